"""Last year's report beside pictures of this year's: it suggests, with its reason, and changes nothing."""

from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.checks.examples import report as example
from gongkai.forms import CellRef, State
from gongkai.ingest.last_year import beside_last_year

CODE = "last-year-suggests"
BEFORE = example({"requests/carried-out/natural": 3, "requests/carried-out/business": 4, "requests/carried-out/all": 7})


def at(column):
    return CellRef("requests", "carried-in", column)


def pictured(numbers, *, out=None, unread=(), confidence=0.8):
    """This year's report as read in a picture: what was carried in, and as much (or `out`) carried out again."""
    rows = {"carried-in": numbers, "carried-out": numbers if out is None else out}
    report = example({f"requests/{row}/{column}": n for row, found in rows.items() for column, n in found.items()})
    cells = dict(report.cells)
    for ref, cell in report.cells.items():
        cells[ref] = cell._replace(origin=cell.origin._replace(confidence=confidence))
    for column in unread:
        cells[at(column)] = cells[at(column)]._replace(value=None, state=State.UNREADABLE)
    return replace(report, cells=cells)


def test_two_numbers_that_nobody_could_read_are_suggested_by_last_year():
    """One sum over two unknown numbers says nothing of either."""
    this = pictured({"natural": 3, "business": 4, "all": 7}, unread=("natural", "business"))
    found = beside_last_year(this, BEFORE)
    assert [found[at(column)].suggested for column in ("natural", "business")] == [3, 4]
    assert [found[at(column)].value for column in ("natural", "business")] == [None, None]
    told = [problem for problem in found.problems if problem.code == CODE]
    assert ["上年报告的结转下年度是3" in told[0].message, "识读不清" in told[0].message] == [True, True]
    assert len(told) == 2


def test_a_misread_digit_that_breaks_a_sum_is_told_from_the_others_by_last_year():
    this = pictured({"natural": 8, "business": 4, "all": 7}, out={"natural": 3, "business": 4, "all": 7})
    found = beside_last_year(this, BEFORE)
    assert found[at("natural")].value == 8
    assert found[at("natural")].suggested == Decimal(3)
    assert found[at("business")].suggested is None
    assert "读出的是8" in next(problem.message for problem in found.problems if problem.code == CODE)


@pytest.mark.parametrize(
    ("this", "before"),
    [
        pytest.param(pictured({"natural": 2, "all": 2}), BEFORE, id="a number that no sum speaks against"),
        pytest.param(pictured({"natural": 8, "all": 7}, confidence=None), BEFORE, id="numbers that no picture shows"),
        pytest.param(pictured({"natural": 8, "business": 1, "all": 7}), BEFORE, id="a number that would not mend it"),
        pytest.param(pictured({"natural": 3, "all": 3}, unread=("all",)), None, id="no report of last year"),
        pytest.param(pictured({"natural": 5, "all": 5}, unread=("all",)), BEFORE, id="what the sums speak against"),
    ],
)
def test_otherwise_nothing_is_said(this, before):
    assert beside_last_year(this, before) is this
