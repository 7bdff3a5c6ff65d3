"""What an inexact number may stand for: 680余 is 680 to 689, 约300 is 200 to 400."""

from dataclasses import dataclass
from decimal import Decimal

from gongkai.claims.model import Claim

_OVER = frozenset({"余", "多", "来", "逾", "超", "超过", "突破", "多达", "以上"})


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the greatest value that a number may stand for, both included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Bounds") -> "Bounds":
        return Bounds(self.low + other.low, self.high + other.high)

    def meets(self, other: "Bounds") -> bool:
        """Whether both may stand for one value."""
        return self.low <= other.high and other.low <= self.high

    @property
    def exact(self) -> bool:
        """Whether only one value is possible."""
        return self.low == self.high


def bounds(claim: Claim) -> Bounds:
    """The values that a claim allows: itself, or up to the next unit of its last non-zero place.

    >>> bounds(Claim("other", Decimal(680), hedge="余")), bounds(Claim("other", Decimal(300), hedge="约")).low
    (Bounds(low=Decimal('680'), high=Decimal('689')), Decimal('200'))
    """
    if not claim.hedge:
        return Bounds(claim.value, claim.value)
    step = _step(claim.value)
    if claim.hedge in _OVER:
        return Bounds(claim.value, claim.value + step - 1)
    return Bounds(max(claim.value - step, Decimal(0)), claim.value + step)


def _step(value: Decimal) -> Decimal:
    """One in the last non-zero place, ten at least: nobody writes 余 after an exact number."""
    step = 10
    while value and value % (step * 10) == 0:
        step *= 10
    return Decimal(step)
