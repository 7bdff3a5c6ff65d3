"""How much a scan may cost. Past it a file counts as one that could not be looked into."""

import time
from copy import copy
from dataclasses import dataclass, field

from gongkai.basis import GongkaiError
from gongkai.basis.language import translate as _


class OverBudgetError(GongkaiError):
    """A file that costs more than the caller allows."""


@dataclass(frozen=True, slots=True)
class Budget:
    """The most that one file may have: bytes, seconds, pages, characters, pixels of one picture, files in an archive.

    Time is looked at between pages and parts: one page is the least that a scan takes. Who must not wait for that runs
    the scan in a process of its own.
    """

    size: int = 64 * 2**20
    seconds: float = 60.0
    pages: int = 1000
    characters: int = 20_000_000
    pixels: int = 80_000_000
    members: int = 500
    depth: int = 2


USUAL = Budget()
"""What a file of an office needs, and well more."""


@dataclass(slots=True)
class Watch:
    """A budget that is being spent."""

    budget: Budget
    depth: int = 0
    _until: float = field(init=False)

    def __post_init__(self) -> None:
        self._until = time.monotonic() + self.budget.seconds

    def deeper(self) -> "Watch":
        """The same budget for what is in a container."""
        inner = copy(self)
        inner.depth += 1
        return inner

    def check(self) -> None:
        """Go on only while there is time.

        Raises:
            OverBudgetError: when the time is up.
        """
        if time.monotonic() > self._until:
            raise OverBudgetError(_("超过{seconds}秒没有看完").format(seconds=f"{self.budget.seconds:g}"))

    def allow(self, what: str, there: int, most: int) -> None:
        """Go on only with as much as the budget has.

        Raises:
            OverBudgetError: when there is more.
        """
        if there > most:
            raise OverBudgetError(_("{what}过多：{there}，最多{most}").format(what=_(what), there=there, most=most))
