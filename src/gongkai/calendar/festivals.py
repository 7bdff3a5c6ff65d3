"""The thirteen statutory days off of years for which no notice is out yet: an inference, never an arrangement.

Source: 全国年节及纪念日放假办法 (2024), articles 2 and 6. The lunar and solar days are facts of the calendar; which
weekend days will be worked, and which days will be taken off with them, nobody knows before the notice.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.basis.instruments import HOLIDAYS
from gongkai.basis.language import marked

FESTIVALS_BASIS = HOLIDAYS.at(
    "第二条、第六条", verified=False, note="当年放假安排通知尚未发布，仅按法定节假日推算，调休未知"
)

# By year: the first day of 春节, then 清明, 端午, 中秋. Past years serve a calendar built without their notices.
_MOVING = {
    2020: (date(2020, 1, 25), date(2020, 4, 4), date(2020, 6, 25), date(2020, 10, 1)),
    2021: (date(2021, 2, 12), date(2021, 4, 4), date(2021, 6, 14), date(2021, 9, 21)),
    2022: (date(2022, 2, 1), date(2022, 4, 5), date(2022, 6, 3), date(2022, 9, 10)),
    2023: (date(2023, 1, 22), date(2023, 4, 5), date(2023, 6, 22), date(2023, 9, 29)),
    2024: (date(2024, 2, 10), date(2024, 4, 4), date(2024, 6, 10), date(2024, 9, 17)),
    2025: (date(2025, 1, 29), date(2025, 4, 4), date(2025, 5, 31), date(2025, 10, 6)),
    2026: (date(2026, 2, 17), date(2026, 4, 5), date(2026, 6, 19), date(2026, 9, 25)),
    2027: (date(2027, 2, 6), date(2027, 4, 5), date(2027, 6, 9), date(2027, 9, 15)),
    2028: (date(2028, 1, 26), date(2028, 4, 4), date(2028, 5, 28), date(2028, 10, 3)),
    2029: (date(2029, 2, 13), date(2029, 4, 4), date(2029, 6, 16), date(2029, 9, 22)),
    2030: (date(2030, 2, 3), date(2030, 4, 5), date(2030, 6, 5), date(2030, 9, 12)),
}

LAST_YEAR = max(_MOVING)
"""The last year for which anything can be said."""


def statutory_days(year: int) -> dict[date, str]:
    """Days off in a year without a notice, with their names.

    A statutory day on a weekend is made up on the next working day (article 6): marked 补假.

    Raises:
        KeyError: for years outside the table.
    """
    days = dict(_festivals(year))
    for day, name in sorted(days.items()):
        if day.weekday() >= 5:
            days[_next_working(day, days)] = f"{name}补假"
    return days


def _festivals(year: int) -> Iterator[tuple[date, str]]:
    spring, tomb, dragon, moon = _MOVING[year]
    yield date(year, 1, 1), marked("元旦")
    for n in range(-1, 3):
        yield spring + timedelta(n), marked("春节")
    yield tomb, marked("清明节")
    for n in (1, 2):
        yield date(year, 5, n), marked("劳动节")
    yield dragon, marked("端午节")
    yield moon, marked("中秋节")
    for n in (1, 2, 3):
        yield date(year, 10, n), marked("国庆节")


def _next_working(day: date, days: dict[date, str]) -> date:
    while day in days or day.weekday() >= 5:
        day += timedelta(1)
    return day
