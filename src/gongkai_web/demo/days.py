"""Days and chances of the demonstration: always the same for the same day."""

import random
from datetime import date, timedelta

SEED = "澄川县"
YEARS = 3


class Days:
    """Days before `today`, drawn in a fixed order."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.first = date(today.year - YEARS, 1, 1)
        self.chance = random.Random(SEED)  # noqa: S311 - not for secrets

    @property
    def years(self) -> tuple[int, ...]:
        """The last full years, the oldest first: those that annual reports are about."""
        return tuple(range(self.today.year - YEARS, self.today.year))

    def any(self, year: int | None = None) -> date:
        """A working day of a year, or of all the years, early enough that it could be published by today."""
        first = date(year, 1, 4) if year else self.first
        last = min(date(year, 12, 20) if year else self.today, self.today - timedelta(20))
        return min(workday(first + timedelta(self.chance.randrange(max((last - first).days, 1)))), self.today)

    def after(self, day: date, least: int = 1, most: int = 9) -> date:
        """A working day some days after another, today at the latest."""
        return min(workday(day + timedelta(self.chance.randint(least, most))), self.today)


def workday(day: date) -> date:
    """The day, or the Monday after it where it falls on a weekend."""
    return day + timedelta((7 - day.weekday()) if day.weekday() > 4 else 0)


def month_after(day: date) -> date:
    """The first day of the month after next."""
    month = day.month + 1
    return date(day.year + month // 12, month % 12 + 1, 1)


def years_after(day: date, years: int) -> date:
    """The last day of a period of years that begins on `day`."""
    return date(day.year + years, day.month, 1) - timedelta(1)
