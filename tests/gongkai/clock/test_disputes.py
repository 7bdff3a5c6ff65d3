"""Time limits of review and suit, each worked by hand from the calendar of its year."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.calendar import load
from gongkai.clock import ClockError, Procedure, dispute_due
from gongkai.clock.disputes import ACTS

CALENDAR = load()
SIMPLE, ORDINARY = Procedure.SIMPLE, Procedure.ORDINARY


def due(act, *since, **more):
    return dispute_due(act, date(*since), calendar=CALENDAR, **more)


@pytest.mark.parametrize(
    ("act", "since", "more", "on"),
    [
        # 21 September + 60 = 20 November 2026, a Friday.
        pytest.param("review", (2026, 9, 21), {}, date(2026, 11, 20), id="review law 20: sixty calendar days"),
        # 1 July + 60 = 30 August, a Sunday; Monday follows.
        pytest.param("review", (2026, 7, 1), {}, date(2026, 8, 31), id="civil code 203: off a Sunday"),
        # 3 August + 60 = 2 October, National Day till the 7th; Thursday the 8th works.
        pytest.param("review", (2026, 8, 3), {}, date(2026, 10, 8), id="civil code 203: off a holiday"),
        # 16 December 2025 + 60 = 14 February 2026, a Saturday that works: no move.
        pytest.param("review", (2025, 12, 16), {}, date(2026, 2, 14), id="a make-up Saturday does not move"),
        # 17 December 2025 + 60 = 15 February, Spring Festival till the 23rd; the 24th works.
        pytest.param("review", (2025, 12, 17), {}, date(2026, 2, 24), id="off the whole Spring Festival"),
        pytest.param("review-untold", (2024, 3, 5), {}, date(2025, 3, 5), id="review law 20(3): one year untold"),
        # 21 March + 6 months = 21 September 2026, a Monday.
        pytest.param("suit", (2026, 3, 21), {}, date(2026, 9, 21), id="litigation law 46: six months"),
        # 31 August + 6 months has no 31 February: the 28th, 2026 a Saturday that works.
        pytest.param("suit", (2025, 8, 31), {}, date(2026, 2, 28), id="six months, to the end of a shorter one"),
        pytest.param("suit-untold", (2024, 2, 29), {}, date(2025, 2, 28), id="rules of 2018 art 64: one year untold"),
        # 21 September + 15 = 6 October, National Day; the 8th.
        pytest.param("suit-after-review", (2026, 9, 21), {}, date(2026, 10, 8), id="litigation law 45: fifteen days"),
        # 2 September (Wed): 3, 4, 7.
        pytest.param("copy", (2026, 9, 2), {}, date(2026, 9, 7), id="review law 54, 88: three working days"),
        # 2 September: 3 4 7 8 9 10 11.
        pytest.param("copy", (2026, 9, 2), {"procedure": ORDINARY}, date(2026, 9, 11), id="art 48, 88: seven"),
        # 18 September (Fri): Sunday 20 works, 21 22 23 24.
        pytest.param("answer", (2026, 9, 18), {}, date(2026, 9, 24), id="art 54, 88: five working days"),
        # 18 September: 20 21 22 23 24, 28 29 30, 8 October, 9 October.
        pytest.param("answer", (2026, 9, 18), {"procedure": ORDINARY}, date(2026, 10, 9), id="art 48, 88: ten"),
        # 1 September + 30 = 1 October; the 8th.
        pytest.param("decision", (2026, 9, 1), {}, date(2026, 10, 8), id="art 62: thirty days, simple"),
        # 1 September + 60 = 31 October, a Saturday; Monday 2 November.
        pytest.param("decision", (2026, 9, 1), {"procedure": ORDINARY}, date(2026, 11, 2), id="art 62: sixty days"),
        # 1 September + 90 = 30 November, a Monday: the Saturday within does not count twice.
        pytest.param(
            "decision", (2026, 9, 1), {"procedure": ORDINARY, "extended": 30}, date(2026, 11, 30), id="art 62: and 30"
        ),
        # 1 September + 15 = 16 September.
        pytest.param("defence", (2026, 9, 1), {}, date(2026, 9, 16), id="litigation law 67: fifteen days"),
    ],
)
def test_the_last_day_of_an_act(act, since, more, on):
    assert due(act, *since, **more).on == on


def test_every_act_has_its_article_and_explains_itself():
    for act in ACTS:
        found = due(act, 2026, 3, 2)
        lines = found.explain()
        assert str(found.basis) in lines[1]
        assert lines[-1].startswith(f"到期日：{found.on}，周")


def test_an_explanation_says_why_the_day_moved():
    assert due("decision", 2026, 9, 1).explain() == (
        "自2026-09-01起计算，当日不计算在内（《中华人民共和国民法典》第二百零一条）",
        "简易程序作出复议决定：30日（《中华人民共和国行政复议法》第六十二条）",
        "最后一日2026-10-01休息，顺延至2026-10-08（《中华人民共和国民法典》第二百零三条）",
        "到期日：2026-10-08，周四",
    )
    extended = due("decision", 2026, 9, 1, procedure=ORDINARY, extended=10).explain()
    assert "延长10日（《中华人民共和国行政复议法》第六十二条）" in extended


def test_what_was_not_read_says_so():
    assert not due("defence", 2026, 9, 1).basis.verified
    assert "凭记忆" in "".join(due("defence", 2026, 9, 1).explain())


def test_a_day_without_a_notice_is_provisional():
    assert "暂定" in due("review", 2026, 12, 1).explain()[-1]


@pytest.mark.parametrize(
    ("act", "more", "why"),
    [
        ("appeal", {}, "没有这样的事项：appeal；可以是：review、"),
        ("answer", {"extended": 5}, "只有普通程序"),
        ("decision", {"extended": 5}, "只有普通程序"),
        ("decision", {"procedure": ORDINARY, "extended": 31}, "延长31日；依法最长延长30日"),
        ("decision", {"procedure": ORDINARY, "extended": -1}, "延长-1日"),
    ],
)
def test_what_the_law_does_not_allow_is_refused(act, more, why):
    with pytest.raises(ClockError, match=why):
        due(act, 2026, 9, 1, **more)


def counted(since, days):
    """Working days by another's calendar, one by one."""
    while days:
        since += timedelta(1)
        days -= chinese_calendar.is_workday(since)
    return since


def moved(day):
    """The day itself, or the next that works, by another's calendar."""
    while not chinese_calendar.is_workday(day):
        day += timedelta(1)
    return day


@given(st.dates(date(2020, 1, 1), date(2026, 8, 1)))
def test_another_calendar_counts_the_same(since):
    more = {"calendar": CALENDAR}
    assert dispute_due("answer", since, **more).on == counted(since, 5)
    assert dispute_due("answer", since, procedure=ORDINARY, **more).on == counted(since, 10)
    assert dispute_due("copy", since, **more).on == counted(since, 3)
    assert dispute_due("review", since, **more).on == moved(since + timedelta(60))
    assert dispute_due("suit-after-review", since, **more).on == moved(since + timedelta(15))
    assert dispute_due("decision", since, **more).on == moved(since + timedelta(30))
