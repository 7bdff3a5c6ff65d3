"""Progressive fees (超额累进): each unit costs what its own band says, whatever comes after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, count, islice, pairwise, takewhile

from gongkai.basis import Citation, LawError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.statute.tariff import TARIFFS, Band, Mode


@dataclass(frozen=True, slots=True)
class FeeLine:
    """The units from `first` to `last`, both included, that cost `rate` yuan each."""

    first: int
    last: int
    rate: int

    @property
    def units(self) -> int:
        """How many units fall into the line."""
        return self.last - self.first + 1

    @property
    def yuan(self) -> int:
        """What the line costs, in yuan."""
        return self.units * self.rate


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee with the lines that add up to it. `unit` is 件 or 页."""

    mode: Mode
    unit: str
    units: int
    lines: tuple[FeeLine, ...]
    basis: Citation

    @property
    def yuan(self) -> int:
        """The whole fee, in yuan."""
        return sum(line.yuan for line in self.lines)

    def explain(self) -> tuple[str, ...]:
        """The reckoning, one line a band, the total last."""
        line, total, _range = _WORDS[self.mode]
        lines = (
            _(line).format(first=x.first, last=x.last, units=x.units, rate=x.rate, yuan=x.yuan) for x in self.lines
        )
        return (*lines, _(total).format(units=self.units, yuan=self.yuan, basis=self.basis))


_WORDS = {
    Mode.ITEMS: (
        marked("第{first}—{last}件：{units}件×{rate}元＝{yuan}元"),
        marked("按件计收，{units}件共{yuan}元（{basis}）"),
        marked("件数应当在0到{most}之间：{units}"),
    ),
    Mode.PAGES: (
        marked("第{first}—{last}页：{units}页×{rate}元＝{yuan}元"),
        marked("按量计收，{units}页共{yuan}元（{basis}）"),
        marked("页数应当在0到{most}之间：{units}"),
    ),
}
"""By either tariff: a line of the reckoning, the total, and what a number is held to."""


def fee_by_items(items: int) -> Fee:
    """The fee for one applicant's requests of one calendar month, by items (按件).

    Raises:
        LawError: when the number is negative, or beyond a million.

    Source: 国办函〔2020〕109号第四条.

    >>> fee_by_items(41).yuan
    4300
    """
    return fee(items, Mode.ITEMS)


def fee_by_pages(pages: int) -> Fee:
    """The fee for the pages given on one request, by quantity (按量).

    Raises:
        LawError: when the number is negative, or beyond a million.

    Source: 国办函〔2020〕109号第五条.

    >>> fee_by_pages(119).yuan
    1080
    """
    return fee(pages, Mode.PAGES)


def fee(units: int, mode: Mode) -> Fee:
    """The fee for a number of units by one tariff.

    Raises:
        LawError: when the number is negative, or beyond a million.
    """
    tariff = TARIFFS[mode]
    if not 0 <= units <= _MOST_UNITS:
        _line, _total, limits = _WORDS[mode]
        raise LawError(_(limits).format(most=_MOST_UNITS, units=units))
    lines = takewhile(lambda line: line.first <= units, (line for band in tariff.bands for line in _lines(band)))
    cut = tuple(FeeLine(line.first, min(line.last, units), line.rate) for line in lines)
    return Fee(mode, tariff.unit, units, cut, tariff.basis)


def _lines(band: Band) -> Iterator[FeeLine]:
    if band.last is not None:
        yield FeeLine(band.first, band.last, band.rate)
        return
    step = band.step or _ENDLESS
    yield from (
        FeeLine(band.first + n * step, band.first + (n + 1) * step - 1, band.rate + n * band.rise) for n in count()
    )


_ENDLESS = 10**12
_MOST_UNITS = 1_000_000


def reachable(yuan: Decimal | int, mode: Mode | None = None, *, notices: int | None = None) -> bool:
    """Whether fees can add up to an amount: by one tariff, or by the two together when `mode` is None.

    An amount that is reachable may still be wrong; one that is not cannot be right.

    Args:
        yuan: the amount, in yuan.
        mode: the tariff, if the report says which.
        notices: over how many fee notices it was raised, if the report says.

    >>> reachable(1085, Mode.PAGES)
    False
    """
    amount = Decimal(yuan)
    unit = _SMALLEST[mode]
    if notices == 0 or amount == 0:
        return amount == 0 and not notices
    if amount < unit * (notices or 1) or amount % unit:
        return False
    # By items a notice may concern a single request at any rate, so that every multiple of 100 occurs.
    return not (mode is Mode.PAGES and notices == 1) or _is_page_fee(int(amount))


_SMALLEST = {Mode.ITEMS: 100, Mode.PAGES: 10, None: 10}


def _is_page_fee(yuan: int) -> bool:
    lines = [line for band in TARIFFS[Mode.PAGES].bands for line in islice(_lines(band), 1)]
    before = list(accumulate((line.yuan for line in lines), initial=0))
    return any(
        low < yuan <= high and not (yuan - low) % line.rate
        for line, (low, high) in zip(lines, pairwise(before), strict=True)
    )
