from dataclasses import replace
from decimal import Decimal

import pytest

from gongkai.basis import Origin
from gongkai.checks import Examination, Fault, Finding, examine, find_check
from gongkai.checks.examples import example, stated
from gongkai.forms import FORM_2021, CellRef, Problem, Report, TableReading, TableState
from gongkai.render.findings import plain_value
from gongkai.render.github import github_annotations, github_refusal
from gongkai.render.terminal import elided, findings_to_text, fitted, place_of, report_to_text, width

FAULTY = example(cells={"requests/received/all": 4})


def test_wide_characters_take_two_columns():
    assert width("表二 a") == 6
    assert width(fitted("一、本年新收政府信息公开申请数量", 12)) == 12
    assert fitted("总计", 8) == "总计    "


def test_a_place_is_counted_from_one():
    assert place_of(Origin(page=3, row=4, column=0)) == "第3页，表内第5行，第1列"
    assert not place_of(Origin())


def test_a_report_is_printed_with_every_number():
    text = report_to_text(FAULTY.report)
    assert "江城县统计局" in text
    line = next(line for line in text.splitlines() if line.startswith("一、本年新收"))
    assert line.split()[-1] == "4"


def test_findings_are_printed_gravest_first_with_what_could_not_be_judged():
    text = findings_to_text(examine(FAULTY), FAULTY.report)
    assert "● A101 错误" in text
    assert "无法判断的规则" in text
    assert text.index("错误") < text.index("无法判断")


def test_an_annotation_is_one_line_whatever_the_message_holds():
    lines = github_annotations(examine(FAULTY), FAULTY.report).splitlines()
    assert lines
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_a_refused_file_is_one_annotation_whatever_it_is_called():
    assert github_refusal("a,b:1.pdf", "已加密\n请另存") == "::error file=a%2Cb%3A1.pdf::已加密%0A请另存\n"


@pytest.mark.parametrize(
    ("text", "columns", "cut"),
    [
        ("（一）予以公开·自然人", 14, "（一）…·自然人"),
        ("总计", 8, "总计    "),
        ("a总计总计", 6, "a总…计"),
    ],
)
def test_a_label_is_cut_in_its_middle_to_the_columns_there_are(text, columns, cut):
    assert elided(text, columns).rstrip() == cut.rstrip()
    assert width(elided(text, columns)) <= columns


def test_no_character_is_cut_in_half():
    assert [fitted("年报", columns) for columns in (1, 2, 3, 4)] == ["…", "… ", "年…", "年报"]


def test_a_report_says_what_its_prose_states_and_what_the_reading_ran_into():
    said = replace(stated("主动公开信息120条，同比增长20%。").report, problems=(Problem("encoding", "按GB18030识读"),))
    text = report_to_text(said)
    assert "正文里的数（2处）" in text
    assert "同比+20%" in text
    assert text.endswith("识读说明\n  按GB18030识读\n")


def test_a_table_that_is_a_picture_or_not_there_prints_no_rows():
    report = Report(FORM_2021, 2023, "某局", {}, tables={"requests": TableReading(TableState.IMAGE, "2021")})
    lines = report_to_text(report).splitlines()
    assert "表三 收到和处理政府信息公开申请情况（是图片，未识读）" in lines
    assert not any("本年新收" in line for line in lines)


def findings(*faults):
    """An examination that found those faults and could judge every rule."""
    return Examination(tuple(Finding(find_check("A101"), fault) for fault in faults), ())


def test_a_finding_shows_the_words_that_it_is_about_unless_its_message_does():
    quoted = Fault("“公开信息”有误", text="公开信息", origin=Origin(line=3))
    apart = Fault("有误", text="公开信息" * 40, suggestion="请核对")
    text = findings_to_text(findings(quoted, apart), FAULTY.report)
    assert text.count("原文：") == 1
    assert text.count("位置：") == text.count("位置：第3行") == 1
    assert "…”" in text
    assert "建议：请核对" in text
    assert "无法判断" not in text


def test_values_of_a_finding_are_plain_all_the_way_down():
    value = {"years": [Decimal("1.50"), CellRef("requests", "received", "all")], 2023: (None, True)}
    assert plain_value(value) == {"years": ["1.50", "requests/received/all"], "2023": [None, True]}
