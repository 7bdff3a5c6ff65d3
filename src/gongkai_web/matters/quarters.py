"""Quarters of a year, in their order."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from gongkai_web.matters.kinds import QuarterNumber


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """One quarter of one year.

    >>> Quarter.of(date(2026, 11, 25)).before
    Quarter(year=2026, number=3)
    >>> Quarter(2026, 1).before.last
    datetime.date(2025, 12, 31)
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter that a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    def __str__(self) -> str:
        return f"{self.year}年第{'一二三四'[self.number - 1]}季度"

    @property
    def called(self) -> str:
        """What it is called in the language of the page; `str` is what it is called in records."""
        return _("{year}年{quarter}").format(year=self.year, quarter=QuarterNumber(self.number).label)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after.first - timedelta(1)

    @property
    def after(self) -> "Quarter":
        """The next one."""
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> "Quarter":
        """The one before it."""
        return Quarter.of(self.first - timedelta(1))
