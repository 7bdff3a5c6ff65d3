"""What has no place is refused on its page, with the rule and its article, and nothing is half done."""

import re
from datetime import date

import pytest
from django.urls import reverse

from gongkai.handling import Kind
from gongkai_web.desk.models import ActNote, Paper, Remark, Request, RequestAct
from gongkai_web.desk.services import act
from gongkai_web.journal.models import Entry

TOLD = (RequestAct, ActNote, Paper, Remark, Entry)
"""What a refused form must leave as it was."""
CORRECTION = {"days": 5, "items": "写明年份"}


@pytest.fixture
def request_(registered):
    """Received on Friday, 20 November 2026: due on 18 December."""
    return registered(arrived=date(2026, 11, 20))


def whole():
    """How much is on record, and how every request stands."""
    return [model.objects.count() for model in TOLD], list(Request.objects.values("state", "due_on", "disposition"))


@pytest.fixture
def refused(client, done):
    """Send a form that must be refused; what the person then reads."""

    def made(person, request, code, **fields):
        before = whole()
        answer = done(person, request, code, **fields)
        if answer.status_code == 302:
            answer = client.get(answer.url)
        else:
            assert answer.status_code == 422
        assert whole() == before
        return answer.content.decode()

    return made


@pytest.mark.parametrize(
    ("code", "fields", "said"),
    [
        ("correction-asked", {"on": "2026-12-02", **CORRECTION}, "2026-12-02还没有到.*“告知补正”.*第三十条"),
        ("correction-asked", {"on": "2026-11-19", **CORRECTION}, "2026-11-19的.*早于收到材料的2026-11-20.*第三十条"),
        ("correction-asked", {"on": "2026-12-01", "days": 5, "items": ""}, "这个字段是必填项|不能为空|required"),
        ("corrected", {"on": "2026-11-30"}, "只能在“待补正”时进行，2026-11-30申请.*第三十条"),
        ("reasons-given", {"on": "2026-11-30"}, "只能在“待说明理由”时进行.*第三十五条"),
        ("delayed", {"on": "2026-11-30", "until": "2027-01-29"}, "请申请人说明理由.*第三十五条"),
        ("extended", {"on": "2026-11-30"}, "不能“告知延期”|先经.*负责人同意"),
        ("reopened", {"on": "2026-11-30", "note": "某复议决定"}, "只能在“已答复”、“已办结”时进行"),
        ("lapsed", {"on": "2026-11-27"}, "2026-11-27申请处于“办理中”"),
        ("lapsed", {"on": "2026-11-30"}, "只能在“待补正”、“待缴费”时进行.*第三十条"),
        ("split", {"on": "2026-11-30", "parts": "只有一件"}, "至少要有两件.*写了1件.*第四条，推断：按件计收"),
        ("signed", {"on": "2026-11-30"}, "只能在“待签收”时进行.*第三十一条第二项"),
    ],
)
def test_a_day_or_an_order_that_cannot_be(refused, officer, request_, code, fields, said):
    page = refused(officer, request_, code, **fields)
    assert re.search(said, page)


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("withdrawn", {"on": "2026-12-01"}),
        ("correction-asked", {"on": "2026-12-01", **CORRECTION}),
        ("consulted", {"on": "2026-12-01", "party": "THIRD_PARTY", "name": "某公司"}),
        ("split", {"on": "2026-12-01", "parts": "甲\n乙"}),
        ("assign", {"officer": "", "why": "休假"}),
    ],
)
def test_of_two_who_opened_the_same_page_the_second_is_told_what_changed(
    refused, officer, head, request_, code, fields
):
    act(request_, Kind.CONSULTED, by=officer, on=date(2026, 11, 30), facts={"party": "第三方", "who": "第三方1"})
    if "officer" in fields:
        fields = fields | {"officer": head.pk}
    page = refused(head if code != "assign" else officer, request_, code, seen=1, **fields)
    assert "又登记了“征求意见”。请重新打开" in page


def test_an_entry_that_leaves_no_place_for_a_later_one_names_the_day_that_was_entered(refused, officer, request_):
    act(request_, Kind.CONSULTED, by=officer, on=date(2026, 11, 30), facts={"party": "第三方", "who": "第三方1"})
    page = refused(officer, request_, "withdrawn", on="2026-11-25")
    assert "申请已于2026-11-25“申请人撤回”，不能在2026-11-30“征求意见”" in page
    page = refused(officer, request_, "correction-asked", on="2026-11-27", **CORRECTION)
    assert "不能登记2026-11-27的“告知补正”：“征求意见”只能在" in page


@pytest.mark.parametrize("code", ["withdrawn", "correction-asked"])
def test_a_form_sent_twice_is_done_once(done, refused, officer, request_, code):
    fields = {"on": "2026-12-01", "seen": 1} | (CORRECTION if code == "correction-asked" else {})
    assert done(officer, request_, code, **fields).status_code == 302
    page = refused(officer, request_, code, **fields)
    assert f"申请{request_.number}" in page
    assert "不能在" in page or "只能在" in page
    assert request_.acts.filter(kind=code).count() == 1


def test_an_extension_after_the_due_day(refused, officer, registered):
    late = registered(arrived=date(2026, 10, 30))  # November 2-6 (5), 9-13, 16-20, 23-27 (20): due on the 27th
    page = refused(officer, late, "propose-extension", days=5, reason="检索量大")
    assert "答复期限已于2026-11-27届满" in page
    assert "第三十三条第二款" in page


@pytest.mark.parametrize("code", ["correction-asked", "consulted", "split", "propose-extension", "assign", "corrected"])
def test_nothing_is_done_to_a_withdrawn_case(refused, officer, head, request_, code):
    act(request_, Kind.WITHDRAWN, by=None)
    fields = {"on": "2026-12-01", "party": "THIRD_PARTY", "name": "某公司", "parts": "甲\n乙", "officer": head.pk}
    page = refused(officer, request_, code, **fields, **CORRECTION, reason="检索", why="休假")
    assert "已办结" in page or "申请人撤回" in page


def test_a_withdrawn_case_is_not_answered(client, officer, request_):
    act(request_, Kind.WITHDRAWN, by=None)
    client.force_login(officer)
    before = whole()
    draft = client.get(reverse("answering-draft", args=[request_.pk, "receipt"]), follow=True)
    assert "不能起草" in draft.content.decode()
    wizard = reverse("answering-decide", args=[request_.pk])
    said = client.post(wizard, {"act": "answer", "question": "complete", "said": "complete"}, follow=True)
    assert "申请人撤回" in said.content.decode() or "已办结" in said.content.decode()
    assert whole() == before


def test_a_disposition_without_its_evidence(client, officer, request_):
    client.force_login(officer)
    wizard = reverse("answering-decide", args=[request_.pk])
    way = {"complete": "complete", "nature": "request", "repeated": "new", "amount": "within", "responsible": "ours",
           "held": "not-found", "service": "direct"}  # fmt: skip
    for question, said in way.items():
        client.post(wizard, {"act": "answer", "question": question, "said": said})
    acts = request_.acts.count()
    page = client.post(wizard, {"act": "decide"}, follow=True).content.decode()
    assert "第三十六条第四项" in page
    assert request_.acts.count() == acts
    request_.refresh_from_db()
    assert (request_.state, request_.disposition) == ("handling", "")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"arrived": "2026-12-02"}, "还没有到"),
        ({"channel": "signed-post", "arrived": "2026-11-30", "signed": "2026-11-29"}, "早于"),
        ({"channel": "signed-post", "arrived": "2026-11-30", "signed": "2026-12-02"}, "还没有到"),
    ],
)
def test_an_arrival_that_cannot_be_leaves_no_application(client, officer, civil, fields, said):
    client.force_login(officer)
    known = {"submission": "6f0e3c0e-2a9f-4d4e-9b9e-3a4f1d2c5b6a", "organ": civil.pk, "channel": "in-person",
             "arrived": "2026-12-01", "kind": "natural", "name": "李四", "id_kind": "id-card", "phone": "13800001234",
             "id_number": "11010519491231002X", "subject": "批复", "form": "paper", "delivery": "post"}  # fmt: skip
    answer = client.post(reverse("desk-register"), known | fields)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Request.objects.exists()
