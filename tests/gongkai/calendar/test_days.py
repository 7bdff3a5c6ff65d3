from datetime import date, timedelta
from time import process_time

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.calendar import CalendarError, WorkCalendar, load, published

CALENDAR = load()
KNOWN = st.dates(CALENDAR.first, date(2029, 12, 31))


def days_of(year):
    first = date(year, 1, 1)
    return [first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_day_agrees_with_two_independent_libraries(year):
    china = holidays.China(years=year)
    for day in days_of(year):
        assert CALENDAR.works(day) == chinese_calendar.is_workday(day) == china.is_working_day(day), day


@pytest.mark.parametrize(
    ("year", "worked"),
    [(2019, 250), (2020, 249), (2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)],
)
def test_working_days_of_a_calendar_year(year, worked):
    assert sum(map(CALENDAR.works, days_of(year))) == worked
    if year > 2019:
        assert CALENDAR.between(date(year - 1, 12, 31), date(year, 12, 31)) == worked


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2020-01-17", 20, "2020-02-21"),
        ("2023-09-28", 20, "2023-11-01"),
        ("2024-02-08", 20, "2024-03-13"),
        ("2025-01-20", 20, "2025-02-21"),
        ("2025-04-25", 7, "2025-05-08"),
        ("2025-09-26", 20, "2025-10-30"),
        ("2026-02-13", 20, "2026-03-19"),
        ("2026-04-30", 15, "2026-05-25"),
        ("2026-09-18", 20, "2026-10-22"),
        ("2026-09-30", 7, "2026-10-15"),
        ("2026-09-01", 0, "2026-09-01"),
    ],
)
def test_adding_working_days(start, n, end):
    assert CALENDAR.add(date.fromisoformat(start), n) == date.fromisoformat(end)


def test_the_notice_of_a_year_decides_the_end_of_december_before():
    assert not CALENDAR.works(date(2022, 12, 30) + timedelta(1))
    assert CALENDAR.works(date(2018, 12, 29))
    assert CALENDAR.covers(date(2018, 12, 31))


def test_the_last_week_of_the_last_year_is_provisional_as_the_next_notice_may_touch_it():
    assert CALENDAR.covers(date(2026, 12, 24))
    assert not CALENDAR.covers(date(2026, 12, 25))
    assert CALENDAR.day(date(2026, 12, 31)).provisional


def test_no_notice_on_record_reached_further_back_than_the_open_days_of_december():
    assert all(n.first >= date(n.year - 1, 12, 25) for n in published())


def test_a_calendar_without_the_latest_notice_is_final_up_to_december_only():
    earlier = WorkCalendar(published()[:-1])
    assert earlier.covers(date(2025, 12, 24))
    assert not earlier.covers(date(2026, 3, 1))
    assert CALENDAR.covers(date(2026, 3, 1))


@pytest.mark.parametrize(
    ("day", "works", "why"),
    [
        ("2026-09-20", True, "国庆节调休上班"),
        ("2026-10-01", False, "国庆节放假"),
        ("2026-09-19", False, "周六"),
        ("2026-09-18", True, "周五"),
        ("2027-02-05", False, "春节（推算）"),
        ("2027-05-03", False, "劳动节补假（推算）"),
    ],
)
def test_a_day_says_why(day, works, why):
    found = CALENDAR.day(date.fromisoformat(day))
    assert (found.works, found.why) == (works, why)


def test_an_arranged_day_cites_its_notice_and_an_inferred_one_says_that_it_is():
    assert "国办发明电〔2025〕7号" in CALENDAR.day(date(2026, 10, 1)).basis.instrument.number
    inferred = CALENDAR.day(date(2027, 1, 1))
    assert not inferred.basis.verified
    assert inferred.provisional


@pytest.mark.parametrize("year", range(2027, 2031))
def test_the_statutory_days_of_years_to_come_are_those_of_an_independent_library(year):
    inferred = {day for day in days_of(year) if "推算" in CALENDAR.day(day).why}
    assert {day for day in days_of(year) if day in holidays.China(years=year, observed=False)} <= inferred
    assert len(inferred) >= 13


def test_a_year_to_come_has_248_working_days_as_every_year_of_thirteen_statutory_days():
    assert CALENDAR.between(date(2026, 12, 31), date(2027, 12, 31)) == 248


@pytest.mark.parametrize(
    "ask",
    [
        pytest.param(lambda c: c.works(date(2018, 1, 1)), id="before the first notice"),
        pytest.param(lambda c: c.works(date(2040, 1, 1)), id="beyond what can be inferred"),
        pytest.param(lambda c: c.add(date(2030, 12, 20), 20), id="counting beyond what can be inferred"),
        pytest.param(lambda c: c.add(date(2026, 1, 1), -1), id="a negative number of days"),
        pytest.param(lambda c: c.between(date(2026, 1, 2), date(2026, 1, 1)), id="an end before its start"),
        pytest.param(lambda _: WorkCalendar(()), id="no notice at all"),
        pytest.param(lambda _: WorkCalendar(n for n in published() if n.year != 2022), id="a year left out"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_sentence(ask):
    with pytest.raises(CalendarError, match=r"[一-龥]"):
        ask(CALENDAR)


@given(KNOWN, st.integers(1, 250))
def test_the_nth_working_day_is_a_working_day_n_days_on(start, n):
    end = CALENDAR.add(start, n)
    assert CALENDAR.works(end)
    assert CALENDAR.between(start, end) == n


@given(KNOWN)
def test_days_between_are_counted_one_by_one(start):
    end = start + timedelta(60)
    assert CALENDAR.between(start, end) == sum(day.works for day in CALENDAR.days(start, end))


def test_twenty_thousand_additions_take_milliseconds():
    start = date(2026, 2, 13)
    before = process_time()
    for _ in range(20_000):
        CALENDAR.add(start, 20)
    assert process_time() - before < 1
