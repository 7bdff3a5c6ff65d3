"""Tables that a browser prints without lines and without room: labels touch numbers, headers touch each other."""

import pytest

from gongkai.checks import Case, examine
from gongkai.forms import FORM_2021, State
from gongkai.ingest import read_bytes
from variants import drafts, html
from variants.handmade import Leaf, fill, pdf
from variants.pieces import pieces
from variants.programs import chromium_pdf

XS = [70, 140, 200, 260]
BARE = {
    "as it comes": "",
    "small": "body{font-size:9pt}",
    "across": "@page{size:A4 landscape}",
    "wide": "table{width:100%}",
    "centred": "td,th{text-align:center}table{width:100%}",
    "no room": "td,th{padding:0}table{border-spacing:0}",
    "right": "td,th{text-align:right}table{width:100%}",
    "top": "td,th{vertical-align:top}table{width:100%}body{font-size:10pt}",
    "large": "body{font-size:15pt}",
    "on one line": "@page{size:A3 landscape}td,th{white-space:nowrap}",
    "serif": "body{font-family:'Noto Serif CJK SC'}",
}


def leaf(rows, *, top=100, step=20):
    drawn = Leaf()
    fill(drawn, XS, [top + step * n for n in range(len(rows))], rows)
    return drawn


def test_a_number_that_touches_its_label_stands_in_its_column(read):
    drawn = leaf([["规章", "1", "2", "3"], ["许可", "4", "5", "6"], ["", "", "8", "9"], ["其他", "7", "7", "7"]])
    drawn.text(73, 152, "行政规范性文件").text(143, 152, "0")
    assert read(drawn).rows()[2] == ["行政规范性文件", "0", "8", "9"]


def test_a_number_of_a_label_that_stands_in_no_column_stays_there(read):
    drawn = leaf([["规章", "1", "2", "3"], ["许可", "4", "5", "6"], ["", "", "8", "9"], ["其他", "7", "7", "7"]])
    drawn.text(73, 152, "附件2")
    assert read(drawn).rows()[2] == ["附件2", "", "8", "9"]


def test_headers_that_touch_are_cut_where_columns_start(read):
    xs = [73, 113, 153]
    rows = [["1", "2", "3"], ["4", "5", "6"], ["7", "8", "9"]]
    drawn = Leaf().text(73, 100, "制发件数废止件数有效件数")
    for n, row in enumerate(rows, 1):
        for x, number in zip(xs, row, strict=True):
            drawn.text(x, 100 + 20 * n, number)
    assert read(drawn).rows() == [["制发件数", "废止件数", "有效件数"], *rows]


def test_a_row_at_the_head_of_a_page_goes_on_with_the_table_above(read):
    rows = [["规章", "1", "2", "3"], ["许可", "4", "5", "6"], ["处罚", "7", "8", "9"]]
    over = Leaf().text(73, 60, "行政规范性文件").text(143, 60, "0").text(70, 120, "三、收到和处理政府信息公开申请情况")
    document = read(leaf(rows, top=760), over)
    assert [cell.text for cell in document.grids[-1].cells] == ["行政规范性文件", "0"]
    assert document.paragraphs == ["三、收到和处理政府信息公开申请情况"]


def test_of_two_labels_beside_numbers_the_nearer_is_the_row(read):
    drawn = Leaf()
    rows = [
        ["三、本年度办", "（一）予以公开", "1", "2"],
        ["理结果", "（二）部分公开", "3", "4"],
        ["", "（三）不予公开", "5", "6"],
    ]
    fill(drawn, [70, 160, 300, 360], [100, 120, 140], rows)
    assert [row[-3:] for row in read(drawn).rows()] == [row[1:] for row in rows]


def test_a_row_whose_label_ran_into_another_is_not_missing():
    rows = FORM_2021.table("requests").blocks[0].rows
    drawn = (
        Leaf().text(60, 60, "某市某局2023年政府信息公开工作年度报告").text(60, 90, "三、收到和处理政府信息公开申请情况")
    )
    labels = [f"本机关{row.label[:28]}" if row.key == "received" else row.label[:36] for row in rows]
    fill(drawn, [40, *range(330, 540, 30)], [110 + 22 * n for n in range(len(rows))], [[a, *"0000000"] for a in labels])
    report = read_bytes(pdf(drawn), "a.pdf")
    found = {f.check.code: f.fault.message for f in examine(Case(report)).findings}
    assert "S106" not in found, found


def test_a_label_with_a_character_of_its_neighbour_is_no_misprint():
    rows = FORM_2021.table("requests").blocks[0].rows
    drawn = (
        Leaf().text(60, 60, "某市某局2023年政府信息公开工作年度报告").text(60, 90, "三、收到和处理政府信息公开申请情况")
    )
    labels = [f"{row.label[:4]}果{row.label[4:]}" if row.key == "third-party" else row.label[:28] for row in rows]
    fill(drawn, [40, *range(330, 540, 30)], [110 + 22 * n for n in range(len(rows))], [[a, *"0000000"] for a in labels])
    report = read_bytes(pdf(drawn), "a.pdf")
    assert {cell.value for ref, cell in report.cells.items() if ref.row == "third-party"} == {0}
    assert not [label for label, _due in report.tables["requests"].labels if "第三方" in label]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["003", "busy", "blanks", "form-2019"])
@pytest.mark.parametrize("css", BARE.values(), ids=BARE)
def test_bare_tables_of_a_browser_are_read_right_or_not(css, name):
    draft = drafts()[name]
    body = "\n".join(html.plain(piece) for piece in pieces(draft))
    report = read_bytes(chromium_pdf(html.page(body, title=draft.title, css=css)), "a.pdf")
    expected = draft.expected()
    sure = {ref: cell for ref, cell in report.cells.items() if cell.state is not State.UNPLACED}
    assert {ref: (cell.state, cell.value) for ref, cell in sure.items()} == {ref: expected[ref] for ref in sure}
    assert len(sure) >= 0.65 * len(expected)
    plainly = {f.check.code for f in examine(Case(read_bytes(html.make_plain(draft), "a.html"))).findings}
    found = {f.check.code for f in examine(Case(report)).findings}
    assert not (found - plainly) & {"S101", "S103", "S104", "S106", "S107", "S108", "A101", "A102"}
