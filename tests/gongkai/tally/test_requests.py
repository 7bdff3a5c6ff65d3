"""Table 3 from requests: hand-worked lives, and random ones that every check of arithmetic must pass."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.calendar import load
from gongkai.checks import Case, examine
from gongkai.forms import CellRef, Report, form_for
from gongkai.handling import Act, Kind
from gongkai.statute import APPLICANTS, DISPOSITIONS
from gongkai.tally import RequestLife, life_of, tally_requests

CALENDAR = load()
CARRIED = {"R104", "R105"}
"""What a year carries out, the next carries in."""


def cell(row, column="all"):
    return CellRef("requests", row, column)


def life(record="1", received=date(2026, 3, 2), ended=None, disposition="", applicant="natural", *, parted=False):
    return RequestLife(record, applicant, received, ended, disposition, parted)


def test_a_request_of_the_year_stands_where_it_came_from_and_where_it_went():
    tally = tally_requests([life(ended=date(2026, 3, 20), disposition="already-public")], 2026)
    assert tally[cell("received", "natural")] == tally[cell("granted", "natural")] == tally[cell("handled")] == ("1",)
    assert tally[cell("carried-in")] == tally[cell("carried-out")] == tally[cell("partial", "business")] == ()


def test_what_a_year_carries_out_the_next_carries_in():
    lives = [life("1", date(2025, 12, 30)), life("2", date(2025, 12, 1), date(2026, 1, 5), "granted", "lawyer")]
    before, after = tally_requests(lives, 2025), tally_requests(lives, 2026)
    assert before[cell("carried-out")] == after[cell("carried-in")] == ("1", "2")
    assert after[cell("carried-out")] == ("1",)
    assert after[cell("granted", "lawyer")] == ("2",)


def test_one_answered_on_the_last_day_is_of_that_year():
    lives = [life(received=date(2026, 12, 1), ended=date(2026, 12, 31), disposition="not-ours")]
    assert tally_requests(lives, 2026)[cell("not-held")] == ("1",)
    assert tally_requests(lives, 2027)[cell("carried-in")] == ()


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (life(received=None), "没有签收或者双方确认"),
        (life(received=None, ended=date(2026, 3, 3), disposition="other"), "以前就已经撤回"),
        (life(ended=date(2026, 3, 3), parted=True), "各件分别计数"),
    ],
)
def test_what_is_not_counted_says_why(known, said):
    tally = tally_requests([known], 2026)
    assert not any(tally.records.values())
    assert said in tally.not_counted[0].why
    assert tally.not_counted[0].basis.verified is not known.parted


def test_what_is_of_another_year_is_not_mentioned():
    others = [life(received=None, ended=date(2025, 3, 3)), life(received=date(2027, 1, 4), parted=True)]
    assert tally_requests(others, 2026).not_counted == ()


def test_the_form_of_2019_has_one_row_for_what_lapses():
    lives = [life(received=date(2020, 3, 2), ended=date(2020, 4, 1), disposition="not-corrected")]
    assert tally_requests(lives, 2020)[cell("other")] == ("1",)
    assert "not-corrected" not in form_for(2020).table("requests").rows


def test_cells_name_their_records():
    tally = tally_requests([life(ended=date(2026, 3, 20), disposition="granted")], 2026)
    cells = tally.cells("江城县统计局")
    assert cells[cell("granted")].value == 1
    assert cells[cell("granted")].origin.parts == (("江城县统计局", "1"),)
    assert cells[cell("partial")].value == 0
    assert set(cells) == set(form_for(2026).table("requests").refs)


def on(day, month=9):
    return date(2026, month, day)


def test_a_life_is_read_from_acts():
    acts = [
        Act(Kind.ARRIVED, on(1), 1),
        Act(Kind.DECIDED, on(10), 2, {"disposition": "granted"}),
        Act(Kind.SIGNED_OFF, on(11), 3),
        Act(Kind.ANSWERED, on(14), 4),
        Act(Kind.REOPENED, on(12, 11), 5),
    ]
    known = {"channel": "in-person", "calendar": CALENDAR}
    assert life_of("7", "natural", acts, asof=on(1, 12), **known) == life("7", on(1), on(14), "granted")
    assert life_of("7", "natural", acts, asof=on(11), **known) == life("7", on(1))
    split = [acts[0], Act(Kind.SPLIT, on(2), 2)]
    assert life_of("7", "natural", split, asof=on(2), **known).parted


DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))
LIVES = st.lists(
    st.builds(
        lambda received, days, disposition, applicant: life(
            "", received, received + timedelta(days) if days is not None else None, disposition, applicant
        ),
        DAYS,
        st.none() | st.integers(0, 400),
        st.sampled_from(sorted(DISPOSITIONS)),
        st.sampled_from(sorted(APPLICANTS)),
    ),
    max_size=25,
)


@given(LIVES)
def test_random_histories_pass_every_check_of_arithmetic_and_of_years(made):
    lives = [
        RequestLife(f"{n:03d}", each.applicant, each.received, each.ended, each.disposition if each.ended else "")
        for n, each in enumerate(made)
    ]
    before = None
    for year in range(2022, 2028):
        tally = tally_requests(lives, year)
        report = Report(form_for(year), year, "江城县统计局", tally.cells("江城县统计局"))
        found = examine(Case(report, before)).findings
        assert [each.fault.message for each in found if each.check.code[0] == "A" or each.check.code in CARRIED] == []
        if before is not None:
            for column in (*APPLICANTS, "all"):
                assert report.value(cell("carried-in", column)) == before.value(cell("carried-out", column))
        before = report
