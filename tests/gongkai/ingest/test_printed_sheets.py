"""Text taken off printed sheets: where labels are cut or wrap, numbers are never given to a neighbour."""

import pytest

from gongkai.basis import Origin
from gongkai.checks import Case, examine
from gongkai.forms import CellRef, State
from gongkai.forms.shared import SECTIONS
from gongkai.ingest import read_bytes
from gongkai.ingest.document import Borders, Grid, GridCell
from gongkai.ingest.flow import Line
from gongkai.ingest.tokens import tokens_of
from variants.handmade import Leaf, pdf

APPLICANTS = "申请人情况  自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计"
FIRST = "一、本年新收政府信息公开申请数量    5    0    0    0    0    0    5"
REST = """第二十条第（五）项
信息内容  本年处理决定数量
行政许可  1015
第二十条第（六）项
信息内容  本年处理决定数量
行政处罚  66
行政强制  54"""


def report(section, table):
    heads = [f"{numeral}、{title}" for numeral, title in zip("一二三四五六", SECTIONS, strict=True)]
    lines = ["某市某局2030年政府信息公开工作年度报告"]
    for at, head in enumerate(heads):
        lines += [head, table if at == section else "已按要求办理。"]
    return read_bytes("\n".join(lines).encode(), "a.txt")


def states(found, table, row):
    return {
        found.cells[ref].state if ref in found.cells else State.MISSING
        for ref in found.form.table(table).refs
        if ref.row == row
    }


def errors(found, *codes):
    return {finding.check.code for finding in examine(Case(found)).findings} & set(codes)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("规章\n件          48      1557    1650", id="the end of a label below it"),
        pytest.param("规章\n48\n1557\n1650\n行政规范性文件", id="numbers above their label"),
        pytest.param("规章\n48 1557 1650", id="numbers without a label"),
    ],
)
def test_a_blank_row_gets_no_numbers_of_the_next_one(rows):
    head = "第二十条第（一）项\n信息内容  本年制发件数  本年废止件数  现行有效件数"
    fees = "第二十条第（八）项\n信息内容  本年收费金额（单位：万元）\n47169.7512\n行政事业性收费"
    if "  48" not in rows:
        head, rest = head.replace("  ", "\n"), REST.replace("  ", "\n")
    else:
        rest = REST
    found = report(1, f"{head}\n{rows}\n{rest}\n{fees}")
    assert states(found, "disclosure", "regulations") <= {State.BLANK, State.UNPLACED}
    assert not errors(found, "P101", "S106", "S108")


def test_a_label_that_wraps_is_not_blank():
    found = report(
        1,
        "第二十条第（六）项\n信息内容   本年处理决定数量\n行政处罚    66\n行政强制    54\n"
        "第二十条第（八）项\n信息内容      本年收费金额（单位：万元）\n行政事业性\n  收费           0.0076",
    )
    assert states(found, "disclosure", "fees") <= {State.NUMBER, State.UNPLACED}
    assert not errors(found, "S109")


def test_rows_of_which_only_the_end_is_printed_are_not_missing():
    rows = ["密  0  0  2  0  0  1  3", "部事务信息", "作", "2.重复申请  1  0  0  0  0  1  2"]
    found = report(2, "\n".join([APPLICANTS, FIRST, *rows, "（七）总计  1  0  2  0  0  2  5"]))
    for row in ("secret", "internal", "not-made"):
        assert states(found, "requests", row) == {State.UNPLACED}


def test_labels_that_interleave_keep_no_numbers():
    first, second = "府信息   0  1  2  2  3  0  8", "行制作   0  1  4  1  1  3  10"
    rows = f"1.本机关不\n掌握相关政\n2.没有现成\n{first}\n信息需要另\n3.补正后申\n{second}"
    found = report(2, f"{APPLICANTS}\n{FIRST}\n{rows}\n（七）总计  0  2  6  3  4  3  18")
    for row in ("not-held", "not-made", "unclear"):
        assert State.NUMBER not in states(found, "requests", row)


def line(*texts, page=1):
    cells = tuple(GridCell(text, 0, at, page=page) for at, text in enumerate(texts))
    return Line(Grid(cells, 1, len(texts), Origin(), Borders.MARKED), 0, cells)


def test_a_label_that_runs_into_the_cell_beside_it_is_whole_and_that_cell_not_told():
    label, beside, last = tokens_of(line("3.补正后申请内容仍", "不明确", "4"))
    assert (label.text, label.label.words) == ("3.补正后申请内容仍不明确", "补正后申请内容仍不明确")
    assert (beside.found.state, last.text) == (State.UNPLACED, "4")


def test_two_labels_side_by_side_are_two():
    assert [token.text for token in tokens_of(line("规章", "不明确", "4"))] == ["规章", "不明确", "4"]


def test_a_numeral_that_hangs_below_its_label_is_no_number():
    assert [token.text for token in tokens_of(line("其他法律行政法规禁止公开\n.2", "0"))] == [
        "其他法律行政法规禁止公开",
        "0",
    ]


def test_a_number_within_a_label_leaves_its_row_not_placed():
    label = "1.申请人无正当理由逾期不补正、行政机关不再处理其0政府信息公开0申请  1  0  0  0  1"
    found = report(2, f"{APPLICANTS}\n{FIRST}\n{label}\n3.其他  0  0  0  0  0  0  0\n（七）总计  1  0  2  0  0  2  5")
    assert found.cells[CellRef("requests", "not-corrected", "all")].state is State.UNPLACED


def test_a_heading_that_a_printed_sheet_clips_is_that_section_and_no_other_wording():
    heads = [f"{numeral}、{title}"[:6] for numeral, title in zip("一二三四五六", SECTIONS, strict=True)]
    leaf = Leaf().text(100, 60, "某市某局2030年政府信息公开工作年度报告", 14)
    for at, head in enumerate(heads):
        leaf.text(70, 100 + 60 * at, head).text(90, 130 + 60 * at, "本年按照要求做好了这一方面的工作。")
    found = read_bytes(pdf(leaf), "a.pdf")
    assert [section.title for section in found.sections] == list(SECTIONS)
    assert not errors(found, "S101")
