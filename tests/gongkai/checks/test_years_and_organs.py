"""A report beside its predecessor and beside other organs."""

from dataclasses import replace
from datetime import date

import pytest

from gongkai.checks import Case, Facts, Severity, examine, find_check
from gongkai.checks.examples import SOUND, example, lost, paragraphs, report
from gongkai.checks.model import Fault, Unassessable
from gongkai.forms import FORM_2019, Period, TableReading, TableState
from gongkai.ingest import read_bytes

SIX = SOUND.form.sections[5]
IN_FORCE = "disclosure/normative-documents/in-force"


def outcomes(code, case):
    return list(find_check(code)(case))


def severities(code, case):
    check = find_check(code)
    return [o.severity or check.severity for o in check(case) if isinstance(o, Fault)]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("本年度未收取信息处理费。", Severity.ERROR),
        ("经清理，废止和宣布失效行政规范性文件2件。未收取信息处理费。", Severity.WARNING),
        ("因机构改革，划入文件2件。未收取信息处理费。", Severity.WARNING),
    ],
)
def test_a_broken_stock_is_a_warning_where_it_is_explained(text, severity):
    case = example({IN_FORCE: 3}, {SIX: text}, before=report({IN_FORCE: 5}))
    assert severities("P103", case) == [severity]


def test_only_the_kinds_of_applicant_that_moved_are_a_warning():
    before = report({"requests/carried-out/all": 2, "requests/carried-out/natural": 2})
    moved = {"requests/carried-in/all": 2, "requests/carried-in/business": 2}
    assert severities("R104", example(moved, before=before)) == [Severity.WARNING]
    assert severities("R105", example(moved, before=before)) == []


@pytest.mark.parametrize("code", ["P102", "P105", "R104", "R105", "Q103", "Q104"])
def test_an_empty_cell_makes_a_comparison_not_assessable(code):
    keys = ["disclosure/regulations/in-force", "disclosure/regulations/repealed", "requests/carried-in/all"]
    keys += ["disputes/review/all", "disputes/suit-after-review/all"]
    found = outcomes(code, example(dict.fromkeys(keys, ""), before=report()))
    assert any(isinstance(o, Unassessable) for o in found)
    before = report(
        {"disclosure/regulations/in-force": "", "requests/carried-out/all": "", "disputes/review/pending": "/"}
    )
    assert any(isinstance(o, Unassessable) for o in outcomes(code, example(before=before)))


@pytest.mark.parametrize(
    ("now", "then", "found"),
    [(121, 12, 1), (120, 12, 0), (0, 12, 1), (0, 3, 0), (5, 0, 0), ("", 12, 0)],
)
def test_leaps_of_licences(now, then, found):
    key = "disclosure/licences/decisions"
    assert len(severities("P111", example({key: now}, before=report({key: then})))) == found


@pytest.mark.parametrize(
    ("now", "then", "found"), [(120, 12, 1), (119, 12, 0), (20, 0, 0), (1_000_000, 0, 1), ("/", 1, 0)]
)
def test_fees_that_were_given_in_yuan(now, then, found):
    key = "disclosure/fees/amount"
    assert len(severities("S111", example({key: now}, before=report({key: then})))) == found


def test_fees_under_a_header_in_yuan():
    labels = (("本年收费金额（单位：元）", "本年收费金额（单位：万元）"),)
    tables = {**SOUND.tables, "disclosure": TableReading(TableState.READ, "2021", labels=labels)}
    assert severities("S111", example({"disclosure/fees/amount": 5}, tables=tables)) == [Severity.WARNING]


def test_a_report_that_cannot_be_added_makes_the_sum_not_assessable():
    unread = report(tables=lost("requests", TableState.IMAGE))
    old = replace(report(form=FORM_2019), organ="江城县档案局")
    for odd in (unread, old):
        (only,) = outcomes("G101", Case(SOUND, subordinates=(SOUND, odd)))
        assert isinstance(only, Unassessable)
        assert odd.organ in only.reason


def test_cells_that_some_organ_left_blank_are_not_added():
    blank = report({"requests/received/all": ""})
    more = report({"requests/granted/all": 1})
    found = outcomes("G101", Case(SOUND, subordinates=(blank, more)))
    assert {type(o) for o in found} == {Unassessable, Fault}


def test_a_government_without_table_4_cannot_be_added():
    found = outcomes("G102", Case(report(tables=lost("disputes", TableState.ABSENT)), subordinates=(SOUND,)))
    assert [type(o) for o in found] == [Unassessable]


def test_reports_of_another_year_do_not_count_as_filed():
    case = Case(SOUND, subordinates=(report(year=2022, organ="江城县财政局"),), expected=("江城县财政局", SOUND.organ))
    (only,) = outcomes("G103", case)
    assert only.values["missing"] == ["江城县财政局"]


def test_two_organs_whose_texts_are_alike_are_told():
    (only,) = outcomes("G107", Case(SOUND, peers=(SOUND, replace(SOUND, organ="江城县财政局"))))
    assert "江城县财政局" in only.message
    short = report(prose=dict.fromkeys(SOUND.form.sections, "无。"))
    assert [type(o) for o in outcomes("G107", Case(short, peers=(SOUND,)))] == [Unassessable]


def test_a_title_and_a_signature_of_different_organs_are_told():
    case = example(title="江城县财政局2023年政府信息公开工作年度报告", signed_by="柳河镇人民政府")
    assert severities("G111", case) == [Severity.WARNING]


@pytest.mark.parametrize(
    ("code", "changes", "expected"),
    [
        ("S104", {"year": 2012}, Unassessable),
        ("S105", {"preface": paragraphs("根据国办公开办函〔2019〕60号编制。")}, Severity.WARNING),
        ("S105", {"preface": paragraphs("根据《政府信息公开工作年度报告格式》编制。")}, Severity.INFO),
        ("S105", {"year": 2020, "preface": ()}, None),
        ("S112", {"title": ""}, Unassessable),
        ("S112", {"title": "江城县统计局政府信息公开工作年度报告"}, Severity.WARNING),
        ("S112", {"title": "江城县统计局2023年工作总结"}, Severity.INFO),
        ("S112", {"title": "江城县统计局2023年政府信息公开工作年度报告公告"}, Severity.INFO),
        ("S112", {"title": "2023年政府信息公开工作年度报告"}, Severity.INFO),
        ("S113", {"title": "", "year": None}, Unassessable),
        ("S113", {"period": Period(date(2022, 1, 1), date(2022, 12, 31))}, Severity.ERROR),
        ("S113", {"preface": paragraphs("现公布江城县统计局2022年度政府信息公开工作年度报告。")}, Severity.WARNING),
        ("S113", {"signed_on": date(2023, 1, 12)}, Severity.WARNING),
        ("S114", {"period": Period(None, date(2023, 12, 31))}, None),
        ("S114", {"period": Period(date(2022, 1, 1), date(2023, 12, 31))}, Severity.ERROR),
        ("S115", {"signed_on": None}, Severity.WARNING),
        ("S102", {"sections": ()}, Unassessable),
        ("S121", {"sections": ()}, Unassessable),
        ("S123", {"sections": ()}, Unassessable),
        ("G106", {"signed_on": date(2024, 3, 1), "facts": Facts(today=date(2024, 2, 1))}, Severity.WARNING),
        ("G105", {"organ": "江城县第一中学"}, Unassessable),
        ("S124", {"organ": "江城县第一中学"}, Unassessable),
        ("P109", {"facts": Facts(licensing=False)}, None),
    ],
)
def test_single_facts(code, changes, expected):
    found = outcomes(code, example(**changes))
    if expected is None:
        assert found == []
    elif expected is Unassessable:
        assert [type(o) for o in found] == [Unassessable]
    else:
        assert severities(code, example(**changes)) == [expected]


def test_a_fee_that_is_told_elsewhere_is_for_information():
    case = example(prose={"总体情况": "（二）依申请公开。未收取任何费用。", SIX: "无。"})
    assert severities("S123", case) == [Severity.INFO]
    asked = example({"requests/fee-unpaid/all": 1}, prose={SIX: "无。"})
    assert severities("S123", asked) == [Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("发出收费通知2件。", None),
        ("发出收费通知1件。", Severity.ERROR),
        ("未发出收费通知。", Severity.ERROR),
        ("收取信息处理费0元。", Severity.WARNING),
    ],
)
def test_unpaid_fees_against_notices(text, severity):
    case = example({"requests/fee-unpaid/all": 2}, prose={SIX: text})
    assert severities("R111", case) == ([severity] if severity else [])


def test_a_table_that_is_blank_throughout_is_an_error_once():
    cells = {str(ref): "" for ref in SOUND.form.table("disputes").refs}
    found = examine(example(cells)).findings
    assert [(f.check.code, f.severity) for f in found if f.severity is not Severity.INFO] == [("S103", Severity.ERROR)]


def test_a_whole_column_that_is_missing_is_named():
    cells = {str(ref): None for ref in SOUND.form.table("requests").refs if ref.column == "lawyer"}
    (only,) = outcomes("S107", example(cells))
    assert "缺1列：“法律服务机构”" in only.message


def test_a_report_older_than_every_form_is_not_judged_by_one():
    text = (
        "某县财政局2016年政府信息公开工作年度报告\n一、概述\n2016年，我局推进公开。\n二、主动公开政府信息情况\n全年120条。\n"
        "三、依申请公开政府信息办理情况\n收到申请3件。\n四、行政复议、行政诉讼情况\n无。\n五、收费情况\n无。\n六、存在问题和改进措施\n无。\n"
        "指标名称\t计量单位\t统计数\n（一）主动公开政府信息数\t条\t120\n（一）收到申请数\t件\t3\n2017年3月20日\n"
    )
    done = examine(Case(read_bytes(text.encode(), "a.txt")))
    assert [finding.check.code for finding in done.findings if finding.severity is Severity.ERROR] == []
    assert "S103" in {check.code for check, why in done.not_assessable if "早于" in why.reason}
