"""Table 4 from reviews and suits: each case once."""

from datetime import date

import pytest

from gongkai.forms import CellRef, form_for
from gongkai.tally import DisputeLife, tally_disputes


def case(record="1", kind="review", accepted=date(2026, 3, 2), decided=None, ending="", after=""):
    return DisputeLife(record, kind, accepted, decided, ending, after)


def cells(*lives, year=2026):
    tally = tally_disputes(lives, year)
    return {
        f"{ref.row}/{ref.column}": records for ref, records in tally.records.items() if records and ref.column != "all"
    }


def test_a_review_stands_by_its_result():
    assert cells(case(decided=date(2026, 4, 1), ending="review-upheld")) == {"review/upheld": ("1",)}
    assert cells(case(decided=date(2026, 4, 1), ending="review-ordered")) == {"review/corrected": ("1",)}
    assert cells(case(decided=date(2026, 4, 1), ending="review-mediated")) == {"review/other": ("1",)}


def test_what_is_pending_appears_again_with_its_result():
    life = case(accepted=date(2026, 12, 20), decided=date(2027, 1, 30), ending="review-upheld")
    assert cells(life) == {"review/pending": ("1",)}
    assert cells(life, year=2027) == {"review/upheld": ("1",)}
    assert cells(life, year=2025) == cells(life, year=2028) == {}


def test_a_suit_is_direct_unless_a_review_came_before():
    review = case("1", decided=date(2026, 4, 1), ending="review-upheld")
    after = case("2", "suit", date(2026, 5, 1), date(2026, 7, 1), "suit-rejected", after="1")
    direct = case("3", "suit", date(2026, 5, 1))
    assert cells(review, after, direct) == {
        "review/upheld": ("1",),
        "suit-after-review/upheld": ("2",),
        "direct-suit/pending": ("3",),
    }


def test_two_instances_count_once_by_the_latest():
    first = case("1", "suit", date(2026, 3, 1), date(2026, 5, 1), "suit-rejected")
    second = case("2", "suit", date(2026, 6, 1), date(2026, 9, 1), "suit-quashed", after="1")
    assert cells(first, second) == {"direct-suit/corrected": ("2",)}
    left = tally_disputes([first, second], 2026).not_counted
    assert [each.record for each in left] == ["1"]
    assert not left[0].basis.verified


def test_an_appeal_of_the_next_year_leaves_the_first_result_where_it_was():
    first = case("1", "suit", date(2026, 3, 1), date(2026, 12, 20), "suit-rejected")
    second = case("2", "suit", date(2027, 1, 5), after="1")
    assert cells(first, second) == {"direct-suit/upheld": ("1",)}
    assert cells(first, second, year=2027) == {"direct-suit/pending": ("2",)}


def test_a_ring_of_cases_ends():
    assert cells(case("1", "suit", after="2"), case("2", "suit", after="1"), year=2025) == {}
    assert cells(case("1", "suit", after="1")) == {}


@pytest.mark.parametrize("year", [2020, 2026])
def test_every_cell_is_there(year):
    tally = tally_disputes([case(accepted=date(year, 1, 5))], year)
    assert set(tally.records) == set(form_for(year).table("disputes").refs)
    assert tally[CellRef("disputes", "review", "all")] == ("1",)
