"""Workbooks as offices fill them in: other sheets beside the report, hidden rows, zeros shown as dashes, formulas."""

import io
import re
import zipfile

import pytest
from openpyxl import load_workbook

from gongkai.checks import Case, examine
from gongkai.ingest import read_bytes
from variants import drafts, sheet

DRAFTS = {name: draft for name, draft in drafts().items() if name in {"busy", "blanks"}}
MAKERS = (sheet.make_single, sheet.make_unmerged, sheet.make_sheets)
FULL_WIDTH = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}


def numbers(book):
    for page in book.worksheets:
        for row in page.iter_rows():
            yield from (cell for cell in row if isinstance(cell.value, int | float))


def formatted(style):
    def change(book):
        for cell in numbers(book):
            cell.number_format = style

    return change


def as_text(respelt):
    def change(book):
        for cell in numbers(book):
            cell.value, cell.number_format = respelt(str(cell.value)), "@"

    return change


def every_seventh_row_hidden(book):
    page = book.worksheets[0]
    for row in range(7, page.max_row + 1, 7):
        page.row_dimensions[row].hidden = True


def a_title_row_above(book):
    page = book.worksheets[0]
    spans = [str(area) for area in page.merged_cells.ranges]
    for area in spans:
        page.unmerge_cells(area)
    page.insert_rows(1, 2)
    page["A1"] = "附件2"
    for area in spans:
        page.merge_cells(re.sub(r"\d+", lambda found: str(int(found[0]) + 2), area))


def other_sheets_beside_it(book):
    for line in (["填表说明"], ["1.本表由各单位填报。"], ["2.数字取整。"]):
        (book["说明"] if "说明" in book.sheetnames else book.create_sheet("说明", 0)).append(line)
    terms = book.create_sheet("字典")
    for number, word in enumerate(("行政许可", "行政处罚", "行政强制"), 1):
        terms.append([number, word, "是"])
    people = book.create_sheet("联系人")
    people.append(["姓名", "电话"])
    people.append(["张三", "12345678"])


def a_summary_behind_it(book):
    page = book.create_sheet("汇总")
    for line in (["单位", "本年新收", "上年结转", "办结"], ["甲局", 5, 0, 4], ["乙局", 7, 1, 8]):
        page.append(line)


HABITS = {
    "a title row above": a_title_row_above,
    "other sheets beside it": other_sheets_beside_it,
    "a summary behind it": a_summary_behind_it,
    "every seventh row hidden": every_seventh_row_hidden,
    "zeros shown as dashes": formatted('#,##0;-#,##0;"-"'),
    "an accountant's format": formatted('_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '),
    "numbers as text with blanks": as_text(" {} ".format),
    "numbers as full-width text": as_text(lambda text: text.translate(FULL_WIDTH)),
}


def saved(maker, draft, change):
    book = load_workbook(io.BytesIO(maker(draft)))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def assert_same(made, maker, draft):
    """Every cell as in the draft, and nothing found that is not found in the workbook without the habit."""
    report, plain = read_bytes(made, "r.xlsx"), read_bytes(maker(draft), "r.xlsx")
    assert {ref: (report[ref].state, report[ref].value) for ref in draft.cells} == draft.expected()
    assert (report.organ, report.year) == (draft.organ, draft.year)
    assert codes(report) <= codes(plain)


def codes(report):
    return {finding.check.code for finding in examine(Case(report)).findings}


@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.parametrize("maker", MAKERS)
@pytest.mark.parametrize("habit", HABITS)
def test_a_report_comes_back_from_a_workbook_of_any_habit(habit, maker, name):
    assert_same(saved(maker, DRAFTS[name], HABITS[habit]), maker, DRAFTS[name])


@pytest.mark.parametrize("maker", MAKERS)
def test_formulas_are_read_by_their_saved_results(maker):
    draft, out = DRAFTS["busy"], io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(maker(draft))) as book, zipfile.ZipFile(out, "w") as made:
        for name in book.namelist():
            content = book.read(name)
            if "worksheets/" in name:
                content = re.sub(rb'(<c (?![^>]*t="s")[^>]*>)\s*<v>', rb"\1<f>SUM(D1:E1)</f><v>", content)
                assert b"<f>SUM" in content or maker is sheet.make_sheets
            made.writestr(name, content)
    assert_same(out.getvalue(), maker, draft)
