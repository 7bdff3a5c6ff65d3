"""Text taken off a printed page: labels broken over lines, numbers beside the wrong words or apart from all."""

import subprocess

import pytest

from gongkai.checks import Case, Severity, examine
from gongkai.forms import FORM_2021, CellRef, State
from gongkai.forms.shared import SECTIONS
from gongkai.ingest import read_bytes
from variants import VARIANTS, drafts

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


BROKEN = "\n".join(
    f"{row.label}\n{'0 0 0' if at else '4 1 0'}\n0\n0"
    for at, row in enumerate(FORM_2021.table("requests").blocks[0].rows)
)


def test_no_row_of_a_torn_list_is_read_but_those_that_stand_whole_on_a_line():
    tails = "总\n其 计\n他\n" + "0 5\n" * 12
    found = report(2, f"{FIRST.splitlines()[0]}\n{BROKEN}\n{tails}\n四、结转下年度继续办理\n\n0\n1\n0\n0\n0\n0 0")
    assert row(found, "received") == ["4", "1", "0", "0", "0", "0", "5"]
    assert {cell.state for ref, cell in found.cells.items() if ref.table == "requests" and ref.row != "received"} == {
        State.UNPLACED
    }
    assert not codes(found) & {"A101", "A102", "S106", "S107", "S108"}


def test_numbers_of_a_table_at_the_end_of_the_file_are_not_missing():
    labels = "\n".join(each.label for each in FORM_2021.table("requests").blocks[0].rows)
    pieces = ["某市某局2030年政府信息公开工作年度报告"]
    for at, title in enumerate(SECTIONS):
        pieces += [f"{'一二三四五六'[at]}、{title}", f"{FIRST}\n{labels}" if at == 2 else "已按要求办理。"]
    found = read_bytes("\n\n".join([*pieces, *["0 0 0 0 0 0 0"] * 23]).encode(), "a.txt")
    assert {cell.state for ref, cell in found.cells.items() if ref.row not in {"received", "carried-in"}} == {
        State.UNPLACED
    }
    assert not {f.check.code for f in examine(Case(found)).findings} & {"S106", "S107", "S109"}


def test_radicals_of_a_printed_page_are_read_as_the_ideographs_they_stand_for():
    found = report(2, f"⾃然⼈  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计\n{FIRST}")
    assert row(found, "received") == ["4", "1", "0", "0", "0", "0", "5"]
    assert (
        read_bytes("某市某局2030年政府信息公开⼯作年度报告\n⼀、总体情况\n⽆。".encode(), "a.txt").sections[0].number
        == "一"
    )


def test_pieces_of_labels_that_nothing_joined_make_no_row_missing():
    lines = f"""{FIRST}
度办理结 （二）部分公开（区
果    分处理的，只计这一
（三）不   1.属于国   4   1   0   0   0   0   5
予公开    家秘密
（四）无   1.本机关
法提供    不掌握相
关政府信
3.要求提   3   0   0   0   0   0   3
供公开出
（七）总计   4   1   0   0   0   0   5"""
    found = report(2, f"          {APPLICANTS}\n{lines}")
    assert row(found, "received") == ["4", "1", "0", "0", "0", "0", "5"]
    states = {
        cell.state for ref, cell in found.cells.items() if ref.row in {"secret", "not-held", "unclear", "publication"}
    }
    assert states == {State.UNPLACED}
    assert not codes(found) & {"S106", "S107"}


def test_lines_of_numbers_without_a_label_are_no_other_rows():
    numbers = "1 0 0 0 0 39 40\n0 0 0 0 0 32 32\n2 0 0 0 0 0 2"
    first = FIRST.replace("   ", " ").replace("  ", " ")
    found = report(2, f"{first}\n三、本年度办理结果\n（六）其他处理\n{numbers}\n（七）总计 1 0 0 0 0 1 2")
    assert row(found, "received") == ["4", "1", "0", "0", "0", "0", "5"]
    assert {cell.state for ref, cell in found.cells.items() if ref.row in {"other", "secret"}} == {State.UNPLACED}
    assert "S104" not in codes(found)


def test_the_form_of_2019_is_not_told_by_a_label_that_ran_into_another():
    rows = [f"{each.label} 0 0 0 0 0 0 0" for each in FORM_2021.table("requests").blocks[0].rows]
    at = next(n for n, text in enumerate(rows) if text.startswith("1.申请人无正当理由"))
    rows[at : at + 3] = [
        "（六）其他处理甲1.申请人无正当理由逾期不补正、行 0 0 0 0 0 0 0",
        "（六）其他处理 0 0 0 0 0 0 0",
    ]
    found = report(2, f"{APPLICANTS}\n" + "\n".join(rows))
    assert found.tables["requests"].form == "2021"
    assert "S104" not in codes(found)


def test_the_numbers_of_table_4_among_the_pieces_of_its_head_are_a_table():
    head = "行政复议\n行政诉讼\n未经复议直接起诉\n复议后起诉\n结果 结果 其他 尚未\n维持 纠正 结果 审结"
    found = report(3, f"{head}\n0 0 8653 0\n8653 甲\n0 0 0 0 0 0 0")
    assert {cell.state for ref, cell in found.cells.items() if ref.table == "disputes"} == {State.UNPLACED}


def test_a_head_of_table_4_that_stands_apart_from_its_numbers_is_there():
    numbers = "  ".join("000000000000000")
    found = report(3, f"甲 行政复议 行政诉讼 乙\n未经复议直接起诉 复议后起诉 丙\n\n{numbers}")
    assert {cell.state for ref, cell in found.cells.items() if ref.table == "disputes"} == {State.NUMBER}
    assert "header-absent" not in {problem.code for problem in found.problems}
    assert "header-absent" in {problem.code for problem in report(3, numbers).problems}


def test_a_heading_within_a_line_is_neither_read_nor_missing():
    pieces = ["某市某局2030年政府信息公开工作年度报告"]
    for at, title in enumerate(SECTIONS):
        pieces += [f"{'一二三四五六'[at]}、{title}", "已按要求办理，全年没有发生需要说明的情形，工作平稳有序。"]
    text = "\n".join(pieces[:7]) + pieces[7] + "\n".join(["", *pieces[8:]])
    found = read_bytes(text.encode(), "a.txt")
    assert [problem.code for problem in found.problems if problem.code == "heading-run-in"] == ["heading-run-in"]
    examined = examine(Case(found))
    assert "S101" not in {f.check.code for f in examined.findings}
    assert "S101" in {check.code for check, _reason in examined.not_assessable}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["003", "busy", "blanks", "form-2019"])
@pytest.mark.parametrize("variant", ["pdf-ruled", "pdf-landscape", "pdf-unruled", "pdf-office"])
def test_what_is_read_of_a_page_as_text_in_the_order_of_drawing_is_right(tmp_path, variant, name):
    draft = drafts()[name]
    (tmp_path / "a.pdf").write_bytes(VARIANTS[variant].make(draft))
    text = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], check=True, capture_output=True, timeout=60).stdout
    found = read_bytes(text, "a.txt")
    expected = draft.expected()
    read = {ref: cell.value for ref, cell in found.cells.items() if cell.state is State.NUMBER}
    assert read == {ref: expected[ref][1] for ref in read}
    assert not codes(found) & {"S101", "S103", "S104", "S106", "S107", "S108", "A101", "A102"}
