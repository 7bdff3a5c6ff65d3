"""Habits of print and of pasting: feet with the organ's name, heads repeated, numbers at the right, tabs lost."""

import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.forms import State
from gongkai.ingest import read_bytes
from press.press import Press
from press.setting import printed
from variants import drafts, html
from variants.layout import Layout
from variants.pieces import Heading, pieces
from variants.programs import chromium_pdf

DRAFTS = drafts()
NAMES = ("busy", "blanks", "large")
RULED = "table{border-collapse:collapse;width:100%} td,th{border:1px solid #000;font-size:10px} body{font-size:13px}"
STYLES = {
    "numbers at the right of wide cells": "td{text-align:right;padding-right:14px}",
    "tables on pages across": "@page{size:A4}@page wide{size:A4 landscape} table{page:wide}",
    "heads repeated over high rows": "thead{display:table-header-group} td{height:60px}",
}
UNSURE = {State.MISSING, State.UNREADABLE, State.UNPLACED}


def errors(report):
    return {finding.check.code for finding in examine(Case(report)).findings if finding.severity is Severity.ERROR}


def wrong(report, draft):
    return [ref for ref, cell in draft.expected().items() if (report[ref].state, report[ref].value) != cell]


def assert_no_error(report, draft):
    assert errors(report) <= errors(read_bytes(html.make_plain(draft), "r.html"))


def organ_and_page(leaf, page):
    leaf.text(70, 44, "云岭区石桥镇人民政府文件", 9).text(400, 44, "2023年年度报告", 9)
    leaf.text(leaf.width / 2, leaf.height - 36, f"第{page}页 共12页", 9).text(60, leaf.height - 36, "党政办公室印", 9)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("way", [{"repeat_head": True}, {"cut_rows": True}], ids=["head repeated", "rows cut"])
def test_table_3_over_three_pages_between_heads_and_feet(way, name):
    draft = DRAFTS[name]
    report = read_bytes(printed(Press(table_size=14, over=organ_and_page, **way), draft), "r.pdf")
    assert not wrong(report, draft)
    assert (report.organ, report.year) == (draft.organ, draft.year)
    assert_no_error(report, draft)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["busy", "blanks"])
@pytest.mark.parametrize("style", STYLES)
def test_pages_that_a_browser_prints(style, name):
    draft = DRAFTS[name]
    body = "\n".join(html.plain(piece) for piece in pieces(draft))
    report = read_bytes(chromium_pdf(html.page(body, title=draft.title, css=RULED + STYLES[style])), "r.pdf")
    assert not wrong(report, draft)
    assert_no_error(report, draft)


def pasted(draft, gap, *, numbered=False):
    lines = []
    for piece in pieces(draft):
        if isinstance(piece, Layout):
            rows = [gap.join(cell.text.replace("\n", "") for cell in row) for row in piece.lines()]
            lines += [f"{number:02d}{gap}{row}" if numbered else row for number, row in enumerate(rows, 1)]
        else:
            lines.append(piece.numbered if isinstance(piece, Heading) else piece.text)
    return "\n".join(lines).encode()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("gap", [" ", "  ", "\u3000"])
def test_text_of_which_blanks_take_the_place_of_tabs(gap, name):
    report = read_bytes(pasted(DRAFTS[name], gap), "r.txt")
    assert not wrong(report, DRAFTS[name])


@pytest.mark.parametrize("name", NAMES)
def test_text_of_which_the_tabs_are_lost_holds_no_number_that_can_be_told(name):
    report = read_bytes(pasted(DRAFTS[name], ""), "r.txt")
    assert {report[ref].state for ref in wrong(report, DRAFTS[name])} <= UNSURE
    assert_no_error(report, DRAFTS[name])


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_two_digits_before_rows_are_no_cells(name):
    report = read_bytes(pasted(DRAFTS[name], "\t", numbered=True), "r.txt")
    assert {report[ref].state for ref in wrong(report, DRAFTS[name])} <= UNSURE
    assert_no_error(report, DRAFTS[name])
