"""The days of a document in the archive: by when it is filed, until when it is kept, when it is handed over."""

from dataclasses import dataclass
from datetime import date

from gongkai.statute import archiving as law
from gongkai.statute.archiving import Retention


@dataclass(frozen=True, slots=True)
class Archiving:
    """The days that follow from the day a document was made, and from how long it is kept.

    `file_by` is the last day for handing it to the organ's own archive. `kept_until` is the last day of its term, None
    for one that is kept for ever; `hand_over_on` the day from which it goes to the state archive, None for one that
    does not.
    """

    file_by: date
    kept_until: date | None
    hand_over_on: date | None


def archive_days(formed_on: date, retention: Retention, *, county: bool) -> Archiving:
    """The days of a document in the archive.

    Args:
        formed_on: the day it was made.
        retention: how long it is kept.
        county: whether the archive of a county takes it over, as it does from a county's organs and townships.

    Source: `gongkai.statute.archiving`; what ends with its term is not handed over, which is our reading.

    >>> from gongkai.statute.archiving import RETENTIONS
    >>> archive_days(date(2025, 3, 4), RETENTIONS["permanent"], county=True)
    Archiving(file_by=datetime.date(2026, 6, 30), kept_until=None, hand_over_on=datetime.date(2035, 3, 4))
    >>> archive_days(date(2025, 3, 4), RETENTIONS["10-years"], county=True).kept_until
    datetime.date(2035, 12, 31)
    """
    file_by = date(formed_on.year + 1, law.FILING_MONTH, law.FILING_DAY)
    if retention.years is not None:
        return Archiving(file_by, date(formed_on.year + retention.years, 12, 31), None)
    years = law.HAND_OVER_YEARS_COUNTY if county else law.HAND_OVER_YEARS
    return Archiving(file_by, None, _after(formed_on, years))


def filing_due_through(last: date) -> date:
    """The last day on which a document was made that must be filed by `last`.

    >>> filing_due_through(date(2026, 6, 29)), filing_due_through(date(2026, 6, 30))
    (datetime.date(2024, 12, 31), datetime.date(2025, 12, 31))
    """
    reached = (last.month, last.day) >= (law.FILING_MONTH, law.FILING_DAY)
    return date(last.year - (1 if reached else 2), 12, 31)


def _after(day: date, years: int) -> date:
    """The same day so many years later; the first of March where there is no such day."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
