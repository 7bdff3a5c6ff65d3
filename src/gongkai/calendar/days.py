"""Working days, counted with bisection over one sorted list.

A day is *covered* when the notice that decides it is out. Beyond the last notice the calendar still counts, by the
statutory days alone, and every answer there is provisional (暂定).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from gongkai.basis import Citation, LawError
from gongkai.basis.language import listed, marked
from gongkai.basis.language import translate as _
from gongkai.calendar.festivals import FESTIVALS_BASIS, LAST_YEAR, statutory_days
from gongkai.calendar.notices import Notice, published

WEEKDAYS = (
    marked("周一"),
    marked("周二"),
    marked("周三"),
    marked("周四"),
    marked("周五"),
    marked("周六"),
    marked("周日"),
)

Arranged = tuple[bool, str, str, Citation]
"""Whether a day is worked, a sentence with a place for the name of the holiday, the name, and the notice."""

_OPEN_DECEMBER = 25
"""From 25 December of the last year with a notice, days are not final.

The notice for the next year may still take days around 1 January off, or make the weekend before them working days.
The earliest December day that any notice since 2019 named is the 29th; a week before New Year leaves room.
"""


def weekday(on: date) -> str:
    """The day of the week.

    >>> weekday(date(2026, 9, 29))
    '周二'
    """
    return _(WEEKDAYS[on.weekday()])


@dataclass(frozen=True, slots=True)
class Day:
    """A day, whether it is worked, and why: 周三, 周六, 国庆节放假, 国庆节调休上班.

    `basis` is the notice that arranges the day; None for an ordinary weekday or weekend. `provisional` is true
    where the notice that decides the day is not out.
    """

    on: date
    works: bool
    why: str
    basis: Citation | None = None
    provisional: bool = False


class WorkCalendar:
    """Working days over the years whose notices are given, and provisionally a few years on.

    Raises:
        CalendarError: when there is no notice, or a year between two others has none.

    >>> load().add(date(2026, 9, 1), 20)
    datetime.date(2026, 9, 29)
    """

    def __init__(self, notices: Iterable[Notice]) -> None:
        self.notices = tuple(sorted(notices, key=lambda notice: notice.year))
        if not self.notices:
            raise CalendarError(_("没有任何放假安排通知，无法计算工作日"))
        years = [notice.year for notice in self.notices]
        if years != list(range(years[0], years[0] + len(years))):
            raise CalendarError(_("放假安排通知的年份不连续：{years}").format(years=years))
        self.first = self.notices[0].first
        self.last = date(self.notices[-1].year, 12, _OPEN_DECEMBER - 1)
        self.horizon = date(max(LAST_YEAR, self.notices[-1].year), 12, 31)
        self._arranged = dict(_arranged(self.notices))
        self._worked = [n for n in range(self.first.toordinal(), self.horizon.toordinal() + 1) if self._works(n)]

    def works(self, day: date) -> bool:
        """Whether a day is a working day; beyond the last notice, as far as can be inferred.

        Raises:
            CalendarError: for days before the first notice or beyond what can be inferred.
        """
        return self._works(self._within(day).toordinal())

    def covers(self, day: date) -> bool:
        """Whether the notices that decide this day are all out, so that it is final."""
        return self.first <= day <= self.last

    def add(self, start: date, n: int) -> date:
        """The nth working day after `start`, which is itself not counted; `start` for 0.

        Raises:
            CalendarError: when n is negative, or the count leaves the years that the calendar knows.

        Source: 民法典 art. 201 (the first day is not counted).

        >>> load().add(date(2026, 2, 13), 20)
        datetime.date(2026, 3, 19)
        """
        if n < 0:
            raise CalendarError(_("工作日数不能是负数：{n}").format(n=n))
        if n == 0:
            return self._within(start)
        index = bisect_right(self._worked, self._within(start).toordinal()) + n - 1
        if index >= len(self._worked):
            raise CalendarError(
                _("自{start}起第{n}个工作日超出了本日历能推算的范围（到{horizon}为止）").format(
                    start=start, n=n, horizon=self.horizon
                )
            )
        return date.fromordinal(self._worked[index])

    def between(self, start: date, end: date) -> int:
        """Working days after `start`, up to and including `end`.

        Raises:
            CalendarError: when `end` is before `start`.
        """
        if end < start:
            raise CalendarError(_("结束日{end}早于起始日{start}").format(end=end, start=start))
        after, upto = self._within(start).toordinal(), self._within(end).toordinal()
        return bisect_right(self._worked, upto) - bisect_right(self._worked, after)

    def day(self, on: date) -> Day:
        """A day with the reason that it is worked or not."""
        works, provisional = self.works(on), not self.covers(on)
        if on in self._arranged:
            _works, words, name, basis = self._arranged[on]
            named = listed(_(part) for part in name.split("、"))
            return Day(on, works, _(words).format(name=named), basis, provisional)
        return Day(on, works, weekday(on), None, provisional)

    def days(self, start: date, end: date) -> Iterator[Day]:
        """Every day after `start`, up to and including `end`."""
        for n in range(start.toordinal() + 1, end.toordinal() + 1):
            yield self.day(date.fromordinal(n))

    def _works(self, ordinal: int) -> bool:
        day = date.fromordinal(ordinal)
        arranged = self._arranged.get(day)
        return arranged[0] if arranged else day.weekday() < 5

    def _within(self, day: date) -> date:
        if day < self.first:
            raise CalendarError(
                _("{day}早于本日历收录的第一份放假安排（{year}年），无法计算工作日").format(
                    day=day, year=self.notices[0].year
                )
            )
        if day > self.horizon:
            raise CalendarError(
                _("{day}超出了本日历能推算的范围（到{horizon}为止）").format(day=day, horizon=self.horizon)
            )
        return day


def _arranged(notices: tuple[Notice, ...]) -> Iterator[tuple[date, Arranged]]:
    # What a notice says comes after what is inferred, so that it prevails.
    for year in range(notices[-1].year + 1, LAST_YEAR + 1):
        for day, name in statutory_days(year).items():
            plain = name.removesuffix("补假")
            words = marked("{name}（推算）") if plain == name else marked("{name}补假（推算）")
            yield day, (False, words, plain, FESTIVALS_BASIS)
    for notice in notices:
        for holiday in notice.holidays:
            basis = notice.basis(holiday)
            yield from ((day, (False, marked("{name}放假"), holiday.name, basis)) for day in holiday.off())
            yield from ((day, (True, marked("{name}调休上班"), holiday.name, basis)) for day in holiday.work)


@cache
def load() -> WorkCalendar:
    """The calendar of every notice on record."""
    return WorkCalendar(published())


class CalendarError(LawError):
    """A day or a number of days that the calendar cannot answer for."""
