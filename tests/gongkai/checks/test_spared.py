"""What single rules spare, and what they still find, beyond their two examples."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from gongkai.checks import Case, Severity, Unassessable, find_check
from gongkai.checks.examples import SOUND, example, lost, paragraphs, report, sections, stated
from gongkai.checks.facts import Facts
from gongkai.forms import FORM_2019, Cell, CellRef, Period, State, TableReading, TableState


def judged(code, case):
    return list(find_check(code)(case))


def test_an_office_mailbox_is_an_official_address():
    assert (
        judged("S118", example(preface=paragraphs("如有疑问请联系（电话：0123-4567890，邮箱：tjj@jc.gov.cn）。"))) == []
    )


def test_a_second_row_of_items_that_are_no_measures_leaves_the_two_uncounted():
    five = SOUND.form.sections[4]
    told = "存在的问题：一是内容不够丰富；二是形式单一。在工作中：一是加强学习；二是规范流程；三是完善制度。"
    assert [type(one) for one in judged("S122", example(prose={five: told}))] == [Unassessable]


def test_disputes_may_follow_requests_of_the_year_before():
    before = report({"requests/received/natural": 2, "requests/received/all": 2}, year=2022)
    assert judged("Q102", example({"disputes/review/upheld": 1, "disputes/review/all": 1}, before=before)) == []


@pytest.mark.parametrize(("entry", "found"), [("3.0", 0), ("3.5", 1), ("-3", 1)])
def test_a_whole_number_may_be_written_with_a_nought_behind_the_point(entry, found):
    assert len(judged("S108", example({"disclosure/regulations/issued": entry}))) == found


@pytest.mark.parametrize(
    "title", ["江城县统计局政府信息公开年报（2023）", "江城县统计局2023年度信息公开报告", "2023年江城县统计局公开年报"]
)
def test_a_title_in_other_words_is_no_fault_where_it_says_what_it_is_and_of_which_year(title):
    assert judged("S112", example(title=title)) == []


def test_who_says_how_many_notices_went_out_may_have_as_many_that_were_not_paid():
    six = "其他需要报告的事项"
    cells = {"requests/fee-unpaid/all": 2}
    assert judged("R111", stated("全年发出收费通知3件。", section=six, cells=cells)) == []
    (only,) = judged("R111", stated("全年发出收费通知1件。", section=six, cells=cells))
    assert "写收费通知1件" in only.message


def test_disputes_that_stand_in_a_picture_are_told():
    four = SOUND.form.sections[3]
    made = tuple(replace(s, pictures=("表四.png",)) if s.title == four else s for s in sections())
    assert judged("S127", example(sections=made, tables=lost("disputes", TableState.ABSENT))) == []


def test_the_form_of_2021_in_a_report_of_the_year_before_is_named_by_its_year():
    case = example(year=2020)
    (only,) = judged("S104", case)
    assert "用的是2021年格式" in only.message


def test_the_form_of_2019_has_no_row_for_fees_that_were_not_paid():
    case = example(
        form=FORM_2019,
        year=2020,
        facts=Facts(registers={"fee-notices": 0}),
        tables={table.key: TableReading(TableState.READ, "2019") for table in FORM_2019.tables},
    )
    assert judged("R110", case) == []


def test_the_days_of_years_without_a_holiday_notice_cannot_be_counted():
    case = example({"requests/carried-out/all": 1}, year=2010, facts=Facts(oldest_open=date(2010, 3, 1)))
    assert [type(one) for one in judged("R119", case)] == [Unassessable]


@pytest.mark.parametrize(
    ("code", "text", "cells"),
    [
        ("T119", "全县共制定行政规范性文件3件。", {"disclosure/normative-documents/issued": 1}),
        ("T122", "全县共因政府信息公开引发行政复议5件。", {"disputes/review/upheld": 1, "disputes/review/all": 1}),
    ],
)
def test_what_a_whole_county_did_is_not_held_against_the_table_of_one_organ(code, text, cells):
    assert [type(one) for one in judged(code, stated(text, cells=cells))] == [Unassessable]


def test_the_same_number_in_two_places_is_told_twice_and_no_fault():
    assert judged("T110", stated("全年召开新闻发布会3场。", "加强宣传，召开新闻发布会3场。")) == []


def test_requests_are_counted_in_pieces_and_not_in_lines():
    (only,) = judged("T118", stated("2023年收到政府信息公开申请5条。"))
    assert "以“件”计，这里写作“条”" in only.message


def test_classes_that_are_told_for_two_kinds_in_one_sentence_are_added_to_neither():
    text = "承办人大代表建议3件、政协委员提案6件，建议办理结果为A类3件，提案办理结果为A类5件。"
    assert judged("T116", stated(text)) == []


def test_the_share_of_an_inexact_part_is_not_reckoned():
    assert judged("T112", stated("收到申请10件，其中自然人约6件，占65%。")) == []


def test_an_amount_whose_cell_names_the_yuan_was_given_in_yuan():
    case = example()
    amount = CellRef("disclosure", "fees", "amount")
    made = replace(case.report, cells={**case.report.cells, amount: Cell(Decimal(120), State.NUMBER, "120元")})
    (only,) = judged("S111", Case(made))
    assert "格中写的单位是元" in only.message
    assert "0.012万元" in only.suggestion


def test_a_first_version_of_another_organ_is_no_first_version():
    (only,) = judged("G109", example(published=report(organ="某县财政局")))
    assert isinstance(only, Unassessable)


@pytest.mark.parametrize(
    "text",
    [
        "共公开信息90条，其中：动态类信息60条，公告类信息21条，其他类信息9条。其中主动公开17条，依申请公开28条，不予公开8条。",
        "公开政务信息275条，互动交流信息52条。其中公开预算信息53条，许可信息22条，建议答复19条，提案答复16条。",
        "共收到政府信息公开申请4件，其中1件为当面申请，1件为网上申请，2件为信函申请，4件均已答复。",
        "在受理的5件政府信息公开申请中，按申请方式区分，5件属于网络申请，且1件申请信息属于其他部门职能。",
    ],
)
def test_numbers_that_tell_another_thing_of_the_same_whole_are_not_added_to_its_parts(text):
    assert judged("T108", stated(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "共公开信息90条，其中：动态类信息60条，公告类信息21条，其他类信息9条。其中解读信息70条，图解信息30条。",
        "公开政务信息70条，互动交流信息20条。其中公开预算信息53条，许可信息22条，建议答复19条，提案答复16条。",
    ],
)
def test_parts_of_any_such_list_are_no_more_than_their_whole(text):
    assert len(judged("T108", stated(text))) == 1


def test_a_suit_that_was_won_or_lost_has_its_result_told():
    case = stated("因政府信息公开被提起行政诉讼1件，我局胜诉。", tables=lost("disputes", TableState.IMAGE))
    assert judged("S128", case) == []


def test_a_preface_is_quoted_from_the_name_of_the_section_on():
    listing = (
        "全文包括概述、主动公开政府信息情况、依申请公开政府信息情况、其他相关工作情况以及存在的主要问题和改进措施等。"
    )
    (told,) = [o for o in judged("S116", example(preface=paragraphs(listing))) if "问题" in o.message]
    assert told.values["listed"] == "存在的主要问题和改进措施"


def test_a_year_that_no_title_told_is_not_said_to_stand_in_the_title():
    period = Period(date(2022, 1, 1), date(2022, 12, 31))
    (told,) = judged("S113", example(title="", period=period))
    assert "标题" not in told.message
    assert "报告的是2023年" in told.message


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2022年我局通过信函、电子邮件等形式接受申请，共受理政府信息公开申请3件。", 1),
        ("2022年共受理政府信息公开申请3件，2023年共受理政府信息公开申请5件。", 0),
        ("2022年共受理政府信息公开申请3件，2023年未收到政府信息公开申请。", 0),
        ("与2022年受理政府信息公开申请3件相比，有所减少。", 0),
        ("2023年共受理政府信息公开申请3件。", 0),
    ],
)
def test_the_only_number_of_requests_is_not_of_the_year_before(text, found):
    assert [o.severity for o in judged("S113", stated(text))] == [Severity.WARNING] * found


def test_what_a_new_clause_names_is_no_part_of_the_number_before_it():
    meetings = "完成意见征集8次；及时公开各类重要会议信息，包括常务会议15次、专题会议22次。"
    assert judged("T108", stated(meetings)) == []
    assert len(judged("T108", stated("共召开会议8次；其中常务会议15次、专题会议22次。"))) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("上年结转政府信息公开申请8件，今年收到依申请公开43件，全年办结48件，结转下年继续办理2件。", 1),
        ("上年结转政府信息公开申请8件，今年收到依申请公开42件，全年办结48件，结转下年继续办理2件。", 0),
        ("收到政府信息公开申请50件（含上年结转8件），全年办结48件，结转下年继续办理2件。", 0),
        ("上年结转政府信息公开申请8件，收到依申请公开43件，办结48件，申请人撤回1件，结转下年继续办理2件。", 0),
        ("上年结转政府信息公开申请8件，收到依申请公开40余件，办结48件，结转下年继续办理2件。", 0),
        ("收到依申请公开43件，全年办结48件，结转下年继续办理2件。", 0),
    ],
)
def test_requests_that_came_are_closed_or_carried_out(text, found):
    assert [o.severity for o in judged("T108", stated(text))] == [Severity.WARNING] * found
