"""Text taken off a printed page: labels broken over lines, numbers beside the wrong words or apart from all."""

import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.forms import CellRef, State
from gongkai.forms.shared import SECTIONS
from gongkai.ingest import read_bytes

APPLICANTS = "自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计"
FIRST = "一、本年新收政府信息公开申请数量   4  1  0  0  0  0  5\n二、上年结转政府信息公开申请数量   0  0  0  0  0  0  0"


def report(section, text):
    pieces = ["某市某局2030年政府信息公开工作年度报告"]
    for at, title in enumerate(SECTIONS):
        pieces += [f"{'一二三四五六'[at]}、{title}", text if at == section else "已按要求办理。"]
    return read_bytes("\n".join(pieces).encode(), "a.txt")


def row(found, key, table="requests"):
    return [str(cell.value) for ref, cell in found.cells.items() if (ref.table, ref.row) == (table, key)]


def codes(found):
    return {f.check.code for f in examine(Case(found)).findings if f.severity is Severity.ERROR}


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        ("   （三）不 1.属于国家秘密           4  1  0  0  0  0  5\n   予公开", "secret"),
        ("   （四）无 1.本机关不掌握相关政     4  1  0  0  0  0  5\n   法提供   府信息", "not-held"),
        (
            "  2.申请人逾期未按收费通知要求缴纳费用、行政机关不\n处理    再处理其政府信息公开申请  4  1  0  0  0  0  5",
            "fee-unpaid",
        ),
    ],
)
def test_a_label_that_narrow_columns_broke_keeps_its_numbers(lines, key):
    found = report(2, f"          {APPLICANTS}\n{FIRST}\n三、本年度办理结果\n{lines}\n（七）总计   4  1  0  0  0  0  5")
    assert row(found, key) == ["4", "1", "0", "0", "0", "0", "5"]


def test_numbers_apart_from_their_labels_are_not_placed():
    labels = (
        "第二十条第（五）项\n信息内容\n行政许可\n第二十条第（六）项\n信息内容\n行政处罚\n行政强制\n本年处理决定数量"
    )
    found = report(1, f"{labels}\n\n17\n\n243\n\n5")
    assert {found[CellRef("disclosure", key, "decisions")].state for key in ("licences", "penalties")} == {
        State.UNPLACED
    }


def test_fifteen_numbers_among_the_labels_need_right_totals():
    endings = "结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n"
    rows = "行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n"
    found = report(3, f"{rows}{endings * 2}13 4\n0\n4 4\n0\n1\n0 1\n{endings}4\n1\n2\n0 0\n3")
    assert {cell.state for ref, cell in found.cells.items() if ref.table == "disputes"} <= {State.UNPLACED}
    assert not codes(found) & {"A101"}


def test_a_word_of_a_menu_before_a_row_is_not_its_label():
    menu = f"             {APPLICANTS}\n{FIRST}\n行政许可   2.其他法律行政法规禁止公开   4  1  0  0  0  0  5"
    assert row(report(2, menu), "prohibited") == ["4", "1", "0", "0", "0", "0", "5"]


def test_underlined_headings_draw_no_box():
    rows = "\n".join(f"| {line.replace('  ', ' | ')} |" for line in FIRST.replace("   ", "  ").splitlines())
    head = f"| 情况 | {' | '.join(APPLICANTS.split())} |\n|{' --- |' * 8}"
    pieces = [f"{'一二三四五六'[at]}、{title}\n{'-' * 20}\n\n无。" for at, title in enumerate(SECTIONS)]
    pieces[2] = pieces[2].replace("无。", f"{head}\n{rows}")
    found = read_bytes("\n\n".join(["某市某局2030年政府信息公开工作年度报告", *pieces]).encode(), "a.md")
    assert row(found, "received") == ["4", "1", "0", "0", "0", "0", "5"]
