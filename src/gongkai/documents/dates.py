"""Days of a document that cannot all be true."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

EARLIEST = date(1949, 10, 1)
"""No organ of today made anything before this day."""


@dataclass(frozen=True, slots=True)
class DateFault:
    """One day that cannot be. `field` is its name as in `date_faults`; `message` is for the person who typed it."""

    field: str
    message: str


def date_faults(
    *,
    today: date,
    formed_on: date | None = None,
    published_on: date | None = None,
    changed_on: date | None = None,
    effective_on: date | None = None,
    expires_on: date | None = None,
) -> tuple[DateFault, ...]:
    """Every day that cannot be, in the order of the page; a day that is not known is not judged.

    A document may be applied from a day before it was made (it then says so itself): no fault.
    """
    made = (("成文日期", "formed_on", formed_on),)
    later = (("发布日期", "published_on", published_on), ("变更日期", "changed_on", changed_on))
    last = (("有效期至", "expires_on", expires_on),)
    faults = [
        DateFault(field, f"{label}{day}早于{EARLIEST}，请核对年份") for label, field, day in _before(made, EARLIEST)
    ]
    faults += [
        DateFault(field, f"{label}{day}还没有到，今天是{today}")
        for label, field, day in made + later
        if day is not None and day > today
    ]
    for what, start, judged in (("成文日期", formed_on, later + last), ("施行日期", effective_on, last)):
        faults += [DateFault(field, f"{label}{day}早于{what}{start}") for label, field, day in _before(judged, start)]
    return tuple(faults)


def _before(named: Iterable[tuple[str, str, date | None]], start: date | None) -> Iterator[tuple[str, str, date]]:
    """Those of the days that come before `start`; none where it is not known."""
    for label, field, day in named:
        if day is not None and start is not None and day < start:
            yield label, field, day
