"""Table 3 from requests: hand-worked lives, and random ones that every check of arithmetic must pass."""

from dataclasses import replace
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


def parts(whole, *ends):
    """The parts of a whole in their order, each with its end and disposition, or open."""
    known = enumerate(ends, 1)
    return [
        RequestLife(f"{whole.record}-{n}", whole.applicant, whole.received, *end, whole=whole, first=n == 1)
        for n, end in known
    ]


def counted(lives, year):
    """The records of the rows that matter, for all applicants."""
    tally = tally_requests(lives, year)
    rows = ("received", "carried-in", "granted", "not-held", "handled", "carried-out")
    return {row: tally[cell(row)] for row in rows if tally[cell(row)]}


def test_one_split_in_the_next_year_is_carried_once_and_its_parts_are_counted_once():
    """Received on 20 December 2025, on 10 January 2026 split into two: one answered in February, one in 2027."""
    whole = life("1", date(2025, 12, 20), date(2026, 1, 10), parted=True)
    lives = [whole, *parts(whole, (date(2026, 2, 3), "granted"), (date(2027, 1, 6), "not-ours"))]
    assert counted(lives, 2025) == {"received": ("1",), "carried-out": ("1",)}  # as it was before the split
    assert counted(lives, 2026) == {
        "carried-in": ("1",),
        "received": ("1-2",),
        "granted": ("1-1",),
        "handled": ("1-1",),
        "carried-out": ("1-2",),
    }
    assert counted(lives, 2027) == {"carried-in": ("1-2",), "not-held": ("1-2",), "handled": ("1-2",)}
    assert all(not tally_requests(lives, year).not_counted for year in (2025, 2026, 2027))


def test_one_split_in_the_year_of_its_receipt_is_counted_by_its_parts():
    whole = life("1", date(2025, 11, 3), date(2025, 11, 10), parted=True)
    lives = [whole, *parts(whole, (date(2025, 12, 1), "granted"), ())]
    assert counted(lives, 2025) == {
        "received": ("1-1", "1-2"),
        "granted": ("1-1",),
        "handled": ("1-1",),
        "carried-out": ("1-2",),
    }
    assert [left.record for left in tally_requests(lives, 2025).not_counted] == ["1"]
    assert counted(lives, 2026) == {"carried-in": ("1-2",), "carried-out": ("1-2",)}


def test_a_part_that_is_split_again_is_counted_by_its_own_parts():
    """Received in December, split in January, its first part split again in February: three matters, one carried in."""
    whole = life("1", date(2025, 12, 20), date(2026, 1, 10), parted=True)
    first, second = parts(whole, (date(2026, 2, 2),), (date(2026, 2, 3), "granted"))
    first = replace(first, parted=True)
    lives = [whole, first, second, *parts(first, (date(2026, 3, 2), "granted"), (date(2026, 3, 3), "granted"))]
    assert counted(lives, 2025) == {"received": ("1",), "carried-out": ("1",)}
    ended = ("1-1-1", "1-1-2", "1-2")
    assert counted(lives, 2026) == {
        "carried-in": ("1",),
        "received": ("1-1-2", "1-2"),
        "granted": ended,
        "handled": ended,
    }


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
GAPS = st.none() | st.integers(0, 400)
LIVES = st.lists(
    st.tuples(
        DAYS,
        GAPS,
        st.sampled_from(sorted(DISPOSITIONS)),
        st.sampled_from(sorted(APPLICANTS)),
        st.lists(GAPS, min_size=2, max_size=3) | st.just([]),
    ),
    max_size=25,
)


def lived(record, received, days, disposition, applicant, parts_):
    """A request, and where it ended by a split its parts, each ended some days later or open."""
    ended = received + timedelta(days) if days is not None else None
    split = bool(parts_) and ended is not None
    whole = RequestLife(record, applicant, received, ended, disposition if ended and not split else "", split)
    yield whole
    ends = [ended + timedelta(each) if each is not None else None for each in parts_] if split else []
    yield from parts(whole, *((end, disposition) if end else () for end in ends))


@given(LIVES)
def test_random_histories_pass_every_check_of_arithmetic_and_of_years(made):
    lives = [each for n, known in enumerate(made) for each in lived(f"{n:03d}", *known)]
    before = None
    for year in range(2022, 2028):
        tally = tally_requests(lives, year)
        report = Report(form_for(year), year, "江城县统计局", tally.cells("江城县统计局"))
        found = examine(Case(report, before[0] if before else None)).findings
        assert [each.fault.message for each in found if each.check.code[0] == "A" or each.check.code in CARRIED] == []
        if before is not None:
            for column in (*APPLICANTS, "all"):
                assert tally[cell("carried-in", column)] == before[1][cell("carried-out", column)]
        before = report, tally
