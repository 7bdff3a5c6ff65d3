"""A sheet too wide for its paper: numbers printed on another page than their labels are not missing."""

import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.forms import FORM_2021, State
from gongkai.ingest import read_bytes
from press.sheets import SHEETS, printed_sheet
from variants import drafts, html
from variants.handmade import Leaf, grid, pdf

ROWS = FORM_2021.table("requests").blocks[0].rows
COLUMNS = FORM_2021.table("requests").blocks[0].columns
TOP, HIGH = 120, 16
YS = [TOP + HIGH * n for n in range(len(ROWS) + 2)]


def page(xs, head, lines):
    return grid(Leaf(), xs, YS, [head, *lines], size=8)


def labels():
    """The page of the labels, with the first column of numbers."""
    leaf = page([40, 400, 500], ["", COLUMNS[0].label], [[row.label[:40], "0"] for row in ROWS])
    return leaf.text(60, 60, "某市某局2023年政府信息公开工作年度报告").text(
        60, 90, "三、收到和处理政府信息公开申请情况"
    )


def errors(report):
    found = [f for f in examine(Case(report)).findings if f.severity is Severity.ERROR]
    return {f.check.code for f in found if any(ref.table == "requests" for ref in f.fault.cells)}


def test_columns_on_another_page_are_not_held_against_the_report():
    rest = page([40, 110, 180, 250, 320, 390, 460], [column.label for column in COLUMNS[1:]], [["0"] * 6 for _ in ROWS])
    report = read_bytes(pdf(labels(), rest), "a.pdf")
    states = {ref: report[ref].state for ref in FORM_2021.table("requests").refs}
    assert {state for ref, state in states.items() if ref.column == "natural"} == {State.NUMBER}
    assert {state for ref, state in states.items() if ref.column != "natural"} == {State.UNPLACED}
    assert [problem.code for problem in report.problems if "收到和处理" in problem.message] == ["cells-elsewhere"]
    assert not errors(report)


def test_columns_that_are_nowhere_are_missing():
    report = read_bytes(pdf(labels()), "a.pdf")
    assert {report[ref].state for ref in FORM_2021.table("requests").refs if ref.column != "natural"} == {State.MISSING}
    assert errors(report) == {"S107"}


def test_a_row_whose_numbers_cannot_be_told_apart_is_no_error_of_the_report():
    head = "<tr><td>" + "<td>".join(["办理结果", *(column.label for column in COLUMNS)])
    rows = [f"<tr><td>{row.label}" + "<td>1" * 7 for row in ROWS]
    rows[3] = f"<tr><td>{ROWS[3].label}" + "<td>1" * 9
    text = f"<p>三、收到和处理政府信息公开申请情况</p><table>{head}{''.join(rows)}</table>"
    report = read_bytes(text.encode(), "a.html")
    assert {cell.state for ref, cell in report.cells.items() if ref.row == ROWS[3].key} == {State.UNPLACED}
    assert "row-unreadable" in {problem.code for problem in report.problems}
    assert "S108" not in errors(report)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["busy", "blanks", "004"])
@pytest.mark.parametrize("sheet", ["columns on other pages", "columns on other pages, lines of the sheet printed"])
def test_a_printed_workbook_has_no_errors_of_its_print(sheet, name):
    report = read_bytes(printed_sheet(SHEETS[sheet], drafts()[name]), "report.pdf")
    plainly = read_bytes(html.make_plain(drafts()[name]), "report.html")
    found, own = (
        {f.check.code for f in examine(Case(each)).findings if f.severity is Severity.ERROR}
        for each in (report, plainly)
    )
    assert not (found - own) & {"S101", "S103", "S104", "S106", "S107", "S108"}
    assert "cells-elsewhere" in {problem.code for problem in report.problems}
