from gongkai.basis import Origin
from gongkai.checks import examine
from gongkai.checks.examples import example
from gongkai.render.github import github_annotations
from gongkai.render.terminal import findings_to_text, fitted, place_of, report_to_text, width

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
