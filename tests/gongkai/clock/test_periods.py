from datetime import date

import pytest

from gongkai.basis import LawError, UnknownCodeError
from gongkai.calendar import load
from gongkai.clock import limit_due, publication_due
from gongkai.statute import DUTIES, LIMITS

CALENDAR = load()


@pytest.mark.parametrize(
    ("duty", "formed", "due", "moved"),
    [
        pytest.param("general", date(2026, 9, 18), date(2026, 10, 22), None, id="art 26: twenty working days"),
        pytest.param(
            "general", date(2026, 9, 19), date(2026, 10, 22), None, id="art 26: the day itself is not counted"
        ),
        pytest.param("budget", date(2026, 1, 20), date(2026, 2, 9), None, id="budget law 14: twenty calendar days"),
        pytest.param(
            "budget",
            date(2026, 9, 11),
            date(2026, 10, 8),
            date(2026, 10, 1),
            id="budget law 14: a last day within National Day moves behind it",
        ),
        pytest.param(
            "department-budget",
            date(2026, 1, 25),
            date(2026, 2, 14),
            None,
            id="budget law 14: a Saturday made a working day does not move",
        ),
        pytest.param("penalty-withdrawn", date(2026, 9, 30), date(2026, 10, 10), None, id="penalty law 48: three days"),
    ],
)
def test_publication_is_due(duty, formed, due, moved):
    found = publication_due(DUTIES[duty], formed, calendar=CALENDAR)
    assert found == publication_due(duty, formed, calendar=CALENDAR)
    assert (found.on, found.moved_from) == (due, moved)
    assert found.basis == DUTIES[duty].basis
    assert not found.provisional


@pytest.mark.parametrize(
    ("limit", "since", "due"),
    [
        pytest.param("correction-notice", date(2026, 9, 30), date(2026, 10, 15), id="art 30: seven working days"),
        pytest.param("third-party-opinion", date(2026, 4, 30), date(2026, 5, 25), id="art 32: fifteen working days"),
        pytest.param("fee-payment", date(2026, 9, 18), date(2026, 10, 22), id="fee rules: twenty working days"),
        pytest.param(
            "apply-for-review", date(2026, 7, 1), date(2026, 8, 31), id="review law 20: 60 days, off a Sunday"
        ),
        pytest.param(
            "sue", date(2026, 3, 31), date(2026, 9, 30), id="suit: six months, to the last day of a shorter one"
        ),
        pytest.param("untold-suit", date(2024, 2, 29), date(2025, 2, 28), id="a year on from a leap day"),
        pytest.param(
            "review-answer-simple", date(2026, 9, 18), date(2026, 9, 24), id="review law 88: five are working days"
        ),
    ],
)
def test_a_limit_ends(limit, since, due):
    assert limit_due(LIMITS[limit], since, calendar=CALENDAR).on == due


def test_a_period_that_ends_beyond_the_last_notice_is_provisional():
    assert limit_due(LIMITS["publish"], date(2026, 12, 10), calendar=CALENDAR).provisional
    assert limit_due(LIMITS["apply-for-review"], date(2026, 11, 20), calendar=CALENDAR).provisional


def test_where_the_law_names_no_days_none_are_made_up():
    with pytest.raises(LawError, match="没有规定天数"):
        publication_due("licence", date(2026, 9, 1), calendar=CALENDAR)


@pytest.mark.parametrize("limit", ["publish", "apply-for-review", "sue"])
def test_a_day_at_the_end_of_time_is_refused_and_nothing_breaks(limit):
    with pytest.raises(LawError, match="超出了本日历"):
        limit_due(LIMITS[limit], date.max, calendar=CALENDAR)


def test_an_unknown_duty_is_refused():
    with pytest.raises(UnknownCodeError, match="general"):
        publication_due("rumour", date(2026, 9, 1), calendar=CALENDAR)
