"""What honest reports do in many ways is not a fault."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gongkai.checks import Case, Facts, OrganKind, Severity, examine, find_check
from gongkai.checks.examples import SOUND, example, paragraphs, report, sections
from gongkai.checks.facts import kind_of, may_make_regulations
from gongkai.checks.model import Fault
from gongkai.forms import FORM_2019, Cell, CellRef, Contact, Problem, Section

OVERVIEW, FIVE, SIX = SOUND.form.sections[0], SOUND.form.sections[4], SOUND.form.sections[5]


def faults(code, case):
    return [o for o in find_check(code)(case) if isinstance(o, Fault)]


@pytest.mark.parametrize(
    "text",
    [
        "实实在在方便群众，层层把关，天天更新，人人知晓，常常回访，一一答复，家家户户受益。",
        "转变工作作风，通过部门门户网站公开财政政策，完善会议议程，提高高质量发展水平，进行行政审批改革。",
        "问题主要存在在线咨询方面；目的的说明；为了了解群众需求；但是是否公开由机关决定。",
        "依法公开开展情况，方面面临的困难，事项项目清单，各地地块信息，社会会计监督。",
        "同比增长……其中，网站公开5条。",
        "依照第三十六条第（一）（二）项答复。",
        "公开信息80条，包括信息条目、动态30条。",
        "“XX项目”之类名称不公开；详见《办法》。",
    ],
)
def test_words_that_double_by_right_are_no_residue(text):
    assert faults("S117", example(prose={OVERVIEW: text})) == []


@pytest.mark.parametrize(
    "text",
    [
        "并在在政府网站公开。",
        "我局和和平路街道共同办理。",
        "政府信息公开工作政府信息公开工作不断推进。",
        "按时更新，，及时答复。",
        "全年公开信息XX条。",
        "见[image: 1705995664987]。",
        "公开&nbsp;信息。",
        "错误！未找到引用源。",
        "##公开情况",
        "发布信息45条，含动态信息43条、政策解读信息条，按期公开预决算信息。",
        "发布信息45条,含动态信息43条,政策解读信息条,按期公开预决算信息。",
        "（二）（一）主动公开。本年度公开信息3条。",
        "公开信息80条，其中公告类信息20条、动态类信息29条、概况类信息条、文件类信息31条。",
    ],
)
def test_residue_is_found(text):
    assert faults("S117", example(prose={OVERVIEW: text}))


@pytest.mark.parametrize(
    ("printed", "due", "severities"),
    [
        ("行政许可（件）", "行政许可", []),
        ("（七）合计", "（七）总计", [Severity.INFO]),
        ("其它", "其他", [Severity.INFO]),
        ("行政处法", "行政处罚", [None]),
    ],
)
def test_a_unit_or_another_word_for_the_same_is_no_slip(printed, due, severities):
    tables = {**SOUND.tables, "disclosure": replace(SOUND.tables["disclosure"], labels=((printed, due),))}
    assert [fault.severity for fault in faults("S110", example(tables=tables))] == severities


@pytest.mark.parametrize(
    "title",
    [
        "江城县统计局2023年政府信息公开工作年度报告",
        "青川市江城县统计局2023年度政府信息公开工作年度报告",
        "江城县统计局2023年政府信息公开年度报告",
        "江城县统计局 2023 年度政府信息公开工作报告",
        "江城县统计局二〇二三年政府信息公开工作年度报告",
        "中共青川市江城县统计局2023年政府信息公开工作年度报告",
    ],
)
def test_usual_titles_are_no_faults(title):
    case = example(title=title, signed_by="江城县统计局", organ="江城县统计局")
    assert faults("S112", case) == []
    assert faults("S113", case) == []


@pytest.mark.parametrize(
    ("heading", "severity"),
    [
        ("政府信息公开行政复议、行政诉讼情况", None),
        ("政府信息公开行政复议及行政诉讼情况", None),
        ("政府信息公开行政复议和行政诉讼的情况", None),
        ("因政府信息公开工作被申请行政复议、提起行政诉讼情况", None),
        ("政府信息公开行政复议、诉讼情况", Severity.WARNING),
    ],
)
def test_other_wordings_of_a_heading_are_never_errors(heading, severity):
    title = SOUND.form.sections[3]
    made = tuple(replace(s, heading=heading) if s.title == title else s for s in sections())
    assert [f.severity for f in faults("S101", example(sections=made))] == ([severity] if severity else [])


def test_headings_without_any_number_are_a_warning_once():
    made = tuple(replace(s, number="") for s in sections())
    (only,) = faults("S102", example(sections=made))
    assert only.severity is Severity.WARNING


def test_a_heading_with_an_arabic_number_that_does_not_fit_is_a_warning():
    first, second, *rest = sections()
    made = (first, replace(second, number="1"), *rest)
    assert [f.severity for f in faults("S102", example(sections=made))] == [Severity.WARNING]
    assert faults("S102", example(sections=(first, replace(second, number="2"), *rest))) == []


def test_a_repeated_and_a_displaced_section_are_errors():
    first, second, *rest = sections()
    assert len(faults("S101", example(sections=(second, first, *rest)))) == 1
    assert any("出现了2次" in f.message for f in faults("S101", example(sections=(first, second, second, *rest))))


@pytest.mark.parametrize(
    "text",
    [
        (
            "政府信息主动公开情况。通过网站公开信息。",
            "政府信息依申请公开情况。收到申请2件。",
            "政府信息管理情况。",
            "平台建设。",
            "监督保障。",
        ),
        ("全年主动公开信息20条，收到公开申请1件。落实保密审查制度，维护政务新媒体，组织业务培训。",),
        ("1.主动公开。", "2.依申请公开。", "3.信息管理。", "4.网站建设。", "5.考核和监督。"),
        ("（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）平台建设。（五）监督保障。",),
    ],
)
def test_the_five_aspects_may_be_told_in_many_ways(text):
    assert faults("S119", example(prose={OVERVIEW: text})) == []


LONG = (
    "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、因政府信息公开工作被申请行政复议和提起行政诉讼情况、"
    "政府信息公开工作存在的主要问题及改进情况，以及其他需要报告的事项。"
)
SHORT = (
    "本报告由总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，"
    "存在的主要问题及改进情况和其他事项六个部分组成。"
)


@pytest.mark.parametrize("text", [LONG, SHORT])
def test_usual_lists_of_contents_are_no_faults(text):
    assert faults("S116", example(preface=paragraphs(text))) == []


def test_a_wrong_number_of_parts_is_told():
    text = (
        "本报告由总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，政府信息公开行政复议、行政诉讼情况，"
        "存在的主要问题及改进情况五部分组成。"
    )
    (only,) = faults("S116", example(preface=paragraphs(text)))
    assert "引言写5部分，实际有6部分" in only.message


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("本机关未收取信息处理费。", None),
        ("本年度没有发生收费情况。", None),
        ("无。", Severity.WARNING),
    ],
)
def test_fees_may_be_told_in_many_words(text, severity):
    assert [f.severity for f in faults("S123", example(prose={SIX: text}))] == ([severity] if severity else [])


def test_fees_before_2021_need_not_be_told():
    assert faults("S123", example(prose={SIX: "无。"}, year=2020)) == []


@pytest.mark.parametrize(
    ("organ", "kind", "power"),
    [
        ("江东省人民政府", OrganKind.GOVERNMENT, True),
        ("上海市", OrganKind.GOVERNMENT, True),
        ("某某壮族自治区人民政府", OrganKind.GOVERNMENT, True),
        ("青川市人民政府", OrganKind.GOVERNMENT, None),
        ("青川市临江市人民政府", OrganKind.GOVERNMENT, False),
        ("江城县人民政府", OrganKind.GOVERNMENT, False),
        ("山水自治县人民政府", OrganKind.GOVERNMENT, False),
        ("青川市东城区", OrganKind.GOVERNMENT, False),
        ("江城县人民政府办公室", OrganKind.DEPARTMENT, False),
        ("青川市公安局", OrganKind.DEPARTMENT, False),
        ("国家某某局", OrganKind.DEPARTMENT, None),
        ("江城县柳河镇人民政府", OrganKind.TOWNSHIP, False),
        ("江城县城关街道办事处", OrganKind.TOWNSHIP, False),
        ("青川经济技术开发区管理委员会", None, None),
        ("江城县第一中学", None, None),
        ("", None, None),
    ],
)
def test_what_a_name_tells_of_an_organ(organ, kind, power):
    assert kind_of(organ) is kind
    assert may_make_regulations(organ, kind) is power


def test_regulations_of_a_city_that_may_be_of_either_rank_are_not_assessable():
    case = example({"disclosure/regulations/in-force": 2}, organ="青川市人民政府")
    assert faults("P101", case) == []
    assert "P101" in {check.code for check, _ in examine(case).not_assessable}
    told = example({"disclosure/regulations/in-force": 2}, organ="青川市人民政府", facts=Facts(rulemaking=False))
    assert len(faults("P101", told)) == 1


@pytest.mark.parametrize(
    ("organ", "severity"),
    [
        ("江东省人民政府办公厅", Severity.WARNING),
        ("青川市人民政府办公室", Severity.WARNING),
        ("江城县人民政府办公室", None),
        ("江东省财政厅", None),
    ],
)
def test_the_office_of_a_government_that_makes_regulations_may_report_for_it(organ, severity):
    (fault,) = faults("P101", example({"disclosure/regulations/in-force": 2}, organ=organ))
    assert fault.severity is severity


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("22（其中修订16件）", True),
        ("55 (含自然失效29件)", True),
        ("22（件）", False),
        ("22（注1）", False),
        ("22①", False),
    ],
)
def test_a_remark_behind_a_number_is_told_and_the_number_kept(text, found):
    ref = CellRef("disclosure", "regulations", "issued")
    case = example({}, organ="江东省人民政府")
    case = replace(case, report=replace(case.report, cells={**case.report.cells, ref: Cell(Decimal(22), text=text)}))
    assert [fault.severity for fault in faults("S108", case)] == [Severity.WARNING] * found


@pytest.mark.parametrize(
    ("organ", "facts", "signed", "expected"),
    [
        ("江城县统计局", Facts(), date(2024, 2, 3), Severity.WARNING),
        ("江城县统计局", Facts(published_on=date(2024, 2, 3)), date(2024, 1, 3), Severity.ERROR),
        ("江城县柳河镇人民政府", Facts(), date(2024, 6, 3), None),
        ("江城县柳河镇人民政府", Facts(deadline=date(2024, 2, 10)), date(2024, 6, 3), Severity.WARNING),
        ("江城县人民政府", Facts(), date(2024, 3, 30), None),
        ("江城县人民政府", Facts(), date(2024, 4, 1), Severity.WARNING),
    ],
)
def test_deadlines(organ, facts, signed, expected):
    found = examine(example(organ=organ, signed_on=signed, facts=facts)).findings
    late = [f.severity for f in found if f.check.code in {"G104", "G105"}]
    assert late == ([expected] if expected else [])


def test_a_form_of_another_year_cannot_be_compared():
    before = report(form=FORM_2019, year=2020)
    examination = examine(Case(report(year=2021), before=before))
    assert {"P102", "P103", "P105"} <= {check.code for check, _ in examination.not_assessable}
    assert "P113" in {f.check.code for f in examination.findings}
    assert all(f.severity is not Severity.ERROR for f in examination.findings)


def test_an_empty_report_raises_nothing():
    empty = replace(SOUND, cells={}, tables={}, sections=(), preface=(), title="", organ="", year=None, period=None)
    empty = replace(empty, signed_by="", signed_on=None, contact=Contact(), problems=(Problem("x", "y"),))
    examine(Case(empty, before=empty, subordinates=(empty,), peers=(empty,), expected=("甲",)))


def test_a_report_of_tables_alone_has_no_error():
    bare = replace(SOUND, sections=(), preface=(), title="", signed_by="", signed_on=None, period=None)
    assert [f for f in examine(Case(bare)).findings if f.severity is Severity.ERROR] == []


def test_sections_with_odd_titles_raise_nothing():
    odd = (*SOUND.sections, Section("七", "附件", "附件"), Section("", "", ""))
    assert [f for f in examine(example(sections=odd)).findings if f.severity is Severity.ERROR] == []


def test_a_numbered_heading_without_a_stop_is_no_broken_paragraph():
    told = ("(一)保障信息发布及时有效,规范政府信息公开管理制度", "落实保密审查。")
    assert not faults("S117", example(prose={OVERVIEW: told}))


@pytest.mark.parametrize(
    "period", ["自2023年1月1日至2023年12月31日", "自2023年1月1日起至12月31日止", "从2023年1月1日到2023年12月31日"]
)
def test_a_period_said_in_plain_words_is_whole(period):
    assert not faults("S114", example(preface=paragraphs(f"统计期限{period}。")))
