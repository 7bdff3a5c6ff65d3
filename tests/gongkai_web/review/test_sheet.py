"""The approval sheet: every step of a version on paper, what is void marked as void."""

import re
from io import BytesIO

import docx
import pytest
from django.urls import reverse
from django.utils.translation import override

from gongkai.review import POINTS, Ruling
from gongkai_web.library.kinds import Attribute
from gongkai_web.library.models import Document
from gongkai_web.library.services import publish, update
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from gongkai_web.review.pages import address_of
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import allow_emergency, give_back, pass_on, rule, set_rule, submit
from gongkai_web.review.sheet import name_of, sheet

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]


def opened(document, revision=None):
    return docx.Document(BytesIO(sheet(document, revision)))


def lines(table):
    """The text of each line; boxes that span columns once."""
    return [" | ".join(dict.fromkeys(cell.text for cell in row.cells)) for row in table.rows]


def test_the_whole_way_stands_on_it(written, cleared, people):
    document = cleared(written(attribute=Attribute.OPEN))
    paper = opened(document)
    facts, steps, hands = (lines(table) for table in paper.tables)
    assert paper.paragraphs[0].text == "政府信息公开审批单"
    assert facts[0] == "标题 | 关于印发某办法的通知"
    assert facts[1] == "公开机关 | 某县民政局 | 起草人 | 编辑"
    assert any("公开属性 | 主动公开" in line for line in facts)
    assert any("审核和保密审查完毕" in line for line in facts)
    stages = [line.split(" | ")[0] for line in steps]
    assert stages == ["环节", "送审", "一审一校：通过", "二审二校：通过", "三审三校：通过", "保密审查"]
    assert "已校对：错字、人名地名职务、数字、表述、链接、个人信息" in steps[2]
    assert "结果：可以公开\n依据：不涉及国家秘密" in steps[5]
    assert re.search(r"\d{4}年\d+月\d+日\n\d\d:\d\d", steps[2])
    assert [line.split(" | ")[0] for line in hands[1:]] == [
        "起草",
        "一审一校",
        "二审二校",
        "三审三校",
        "保密审查",
        "签发",
    ]


def test_the_ground_stands_beside_the_attribute(written):
    document = written(attribute=Attribute.CLOSED, ground="internal", ground_note="会议讨论材料")
    facts = " ".join(lines(opened(document).tables[0]))
    assert "不予公开" in facts
    assert "行政机关的内部事务信息（《中华人民共和国政府信息公开条例》第十六条第一款）\n会议讨论材料" in facts


def test_what_a_change_made_void_is_struck_through_and_says_so(written, cleared, passed, people):
    document = cleared(written())
    update(document, by=people["EDITOR"], title="另一标题")
    passed(document, "first")
    paper = opened(document)
    first = [line for line in lines(paper.tables[1]) if line.startswith("一审一校")]
    assert ["作废：内容后来改动" in line for line in first] == [True, False]
    struck = [run for row in paper.tables[1].rows for cell in row.cells[1:] for p in cell.paragraphs for run in p.runs]
    assert {run.font.strike for run in struck} == {True, None}


def test_a_return_stands_with_its_reasons(written, passed, people):
    document = passed(written(), "first")
    give_back(document, by=people["SECOND_REVIEWER"], seen=way_of(document).content, opinion="第一条\n表述不准确")
    steps = lines(opened(document).tables[1])
    assert "退回理由：第一条\n表述不准确" in steps[-1]
    assert "作废：后来退回或者重新送审" in steps[2]


def test_an_emergency_stands_with_its_reason_and_its_term(written, people):
    document = written()
    allow_emergency(document, by=people["HEAD"], reason="暴雨红色预警")
    steps = " ".join(lines(opened(document).tables[1]))
    assert "应急原因：暴雨红色预警" in steps
    assert "补审期限" in steps


def test_each_time_it_goes_out_has_a_sheet_of_its_own(written, cleared, passed, people):
    document = cleared(written())
    first = document.latest_revision
    publish(document, by=people["HEAD"])
    update(document, by=people["EDITOR"], summary="补充概述")
    document.refresh_from_db()
    assert lines(opened(document).tables[1]) == ["环节 | 意见和依据 | 经办人 | 日期和时间", "还没有审核步骤"]
    passed(document, "first")
    assert len(opened(document).tables[1].rows) == 3
    earlier = lines(opened(document, first).tables[1])
    assert len(earlier) == 6
    assert not any("作废" in line for line in earlier)


def test_stages_are_called_as_the_rule_of_their_time_called_them(client, civil, written, people):
    set_rule(civil, Document, by=people["HEAD"], levels=2, extra=0)
    document = written()
    submit(document, by=people["EDITOR"])
    for role in ("FIRST_REVIEWER", "SECOND_REVIEWER"):
        pass_on(document, by=people[role], seen=way_of(document).content, checked=list(POINTS))
    rule(document, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=way_of(document).content, basis="不涉密")
    publish(document, by=people["HEAD"])
    before = sheet(document)
    set_rule(civil, Document, by=people["HEAD"], levels=3, extra=1)
    assert sheet(document) == before
    facts, steps, hands = (lines(table) for table in opened(document).tables)
    assert [line.split(" | ")[0] for line in steps[2:4]] == ["初审：通过", "终审：通过"]
    assert any("审核和保密审查完毕" in line for line in facts)
    assert [line.split(" | ")[0] for line in hands[2:4]] == ["初审", "终审"]
    client.force_login(people["EDITOR"])
    page = client.get(address_of(document)).content.decode()
    assert "通过 初审" in page
    assert "通过 终审" in page


def test_the_same_steps_give_the_same_bytes_in_whatever_language(written, cleared):
    document = cleared(written())
    with override("en"):
        english = sheet(document)
    assert english == sheet(document)
    assert name_of(document) == "审批单：关于印发某办法的通知.docx"


def test_characters_that_no_file_can_hold_do_not_break_it(written, people):
    document = written(title="关于<某>&“办法”的通知" * 20)
    submit(document, by=people["EDITOR"], opinion="看\x0b过 <b>")
    assert "<b>" in " ".join(lines(opened(document).tables[1]))


def test_who_may_see_the_organ_may_print_it_and_nobody_else(written, cleared, client, people, member, county):
    document = cleared(written())
    address = reverse("review-sheet", args=["library.document", document.pk])
    client.force_login(people["DESK_OFFICER"])
    answer = client.get(address)
    assert answer.status_code == 200
    assert "filename*" in answer["Content-Disposition"]
    assert docx.Document(BytesIO(answer.content)).tables
    client.force_login(member(Organ.objects.get(slug="town"), Role.HEAD, "外人"))
    assert client.get(address).status_code in {302, 403}


def test_there_is_no_sheet_of_what_is_not_reviewed_or_of_anothers_version(written, client, people):
    document, other = written(), written(title="另一件")
    client.force_login(people["EDITOR"])
    for model, pk, query in (
        ("organs.organ", document.organ_id, ""),
        ("library.nothing", 1, ""),
        ("nothing", 1, ""),
        ("library.document", 0, ""),
        ("library.document", document.pk, f"?version={other.latest_revision_id}"),
        ("library.document", document.pk, "?version=x"),
    ):
        assert client.get(reverse("review-sheet", args=[model, pk]) + query).status_code == 404, (model, query)
