"""Terms that no law fixes and every office may set for itself."""

from datetime import date

EMERGENCY_DAYS = 1
"""Working days within which the reviews of an emergency publication follow, unless the office sets another term."""

REASSESS_MONTHS = 12
"""Months after which what is not open is assessed again (条例第十八条), unless the office sets another term."""


def reassess_on(decided: date, months: int = REASSESS_MONTHS) -> date:
    """The day on which information that is not open is assessed again.

    >>> reassess_on(date(2024, 2, 29))
    datetime.date(2025, 2, 28)
    """
    years, month = divmod(decided.month - 1 + months, 12)
    year, month = decided.year + years, month + 1
    day = next(day for day in range(decided.day, 0, -1) if _exists(year, month, day))
    return date(year, month, day)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
