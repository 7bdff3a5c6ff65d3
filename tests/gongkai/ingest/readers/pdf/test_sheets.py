"""Printed workbooks: labels that are clipped are read in full where the file holds them, and no cell is wrong."""

import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.forms import State
from gongkai.ingest import read_bytes
from press.sheets import SHEETS, printed_sheet
from variants import drafts
from variants.handmade import Leaf
from variants.html import make_plain
from variants.programs import office
from variants.sheet import make_unmerged

IN_PART = {
    "rows as high as they need",
    "columns on other pages",
    "columns on other pages, lines of the sheet printed",
    "numbers too wide",
}
"""Sheets of which the print itself leaves labels or columns out. Where a label runs over blanks, it is theirs too."""
UNSURE = {State.MISSING, State.UNREADABLE, State.UNPLACED}
DRAFTS = drafts()
PRINTED = {("numbers too wide", "blanks"): {"S108"}, ("numbers too wide", "large"): {"S108"}}
"""What is wrong with a print itself: signs ### where a number had no room."""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["busy", "large", "blanks"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_no_cell_of_a_printed_workbook_is_wrong(sheet, name):
    draft = DRAFTS[name]
    report = read_bytes(printed_sheet(SHEETS[sheet], draft), "report.pdf")
    assert errors(report) - errors(read_bytes(make_plain(draft), "r.html")) <= PRINTED.get((sheet, name), set())
    found = {str(ref): (report[ref].state, report[ref].value) for ref in draft.cells}
    expected = {str(ref): cell for ref, cell in draft.expected().items()}
    wrong = {ref for ref in expected if found[ref] != expected[ref]}
    assert {found[ref][0] for ref in wrong} <= UNSURE
    assert sheet in IN_PART or (name == "blanks" and "right" in sheet) or not wrong


def errors(report):
    return {finding.check.code for finding in examine(Case(report)).findings if finding.severity is Severity.ERROR}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["003", "busy", "blanks"])
def test_a_printed_workbook_without_merged_cells_has_no_row_missing(name):
    draft = DRAFTS[name]
    report = read_bytes(office(make_unmerged(draft), "xlsx", "pdf"), "report.pdf")
    wrong = [ref for ref, cell in draft.expected().items() if (report[ref].state, report[ref].value) != cell]
    assert {report[ref].state for ref in wrong} <= UNSURE
    assert errors(report) <= errors(read_bytes(make_plain(draft), "r.html"))


def clipped(leaf, x, y, words, box):
    left, top, right, bottom = box
    leaf.raw(f"q {left} {leaf.height - bottom} {right - left} {bottom - top} re W n")
    return leaf.text(x, y, words).raw("Q")


def test_a_label_that_is_cut_at_the_side_belongs_to_its_cell(read):
    leaf = Leaf()
    for y in (100, 120):
        leaf.stroke(70, y, 230, y)
    for x in (70, 110, 170, 230):
        leaf.stroke(x, 100, x, 120)
    clipped(leaf, 60, 112, "行政规范性文件", (70, 100, 110, 120))
    leaf.text(130, 112, "12").text(190, 112, "3")
    assert read(leaf).rows() == [["行政规范性文件", "12", "3"]]


def test_a_label_that_is_cut_above_and_below_belongs_to_its_cell(read):
    leaf = Leaf()
    for y in (100, 120, 140):
        leaf.stroke(70, y, 230, y)
    for x in (70, 150, 230):
        leaf.stroke(x, 100, x, 140)
    for row, top in enumerate((100, 120)):
        for line, words in enumerate(("甲乙丙", "丁戊", "己庚")):
            clipped(leaf, 75, top + 2 + 12 * line, words, (70, top, 150, top + 20))
        leaf.text(180, top + 14, str(row))
    assert read(leaf).rows() == [["甲乙丙\n丁戊\n己庚", "0"], ["甲乙丙\n丁戊\n己庚", "1"]]
