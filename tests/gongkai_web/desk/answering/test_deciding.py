"""Seven questions to one lawful disposition; nothing is decided without its evidence."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from gongkai.deciding import needs
from gongkai.handling import Kind
from gongkai_web.desk.answering.evidence import EARLIER, evidence_form
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Consulted, Decision, Letter
from gongkai_web.desk.services import act
from gongkai_web.desk.services.deciding import answer, decide, draft_of, evidence_of, file_evidence, put_forward
from gongkai_web.desk.services.repeating import earlier_answers
from gongkai_web.organs.roles import Role

NOT_FOUND = {
    "complete": "complete",
    "nature": "request",
    "repeated": "new",
    "amount": "within",
    "responsible": "ours",
    "held": "not-found",
    "service": "post",
}
SEARCH = {
    "searched_by": "李四",
    "searched_in": ["档案室", "公文系统"],
    "searched_for": ["某项目"],
    "searched_on": date(2026, 9, 8),
}


def answered(request, answers, by):
    for question, said in answers.items():
        answer(request, question, said, by=by)


def test_the_answers_lead_to_article_row_and_letter(registered, officer):
    request = registered()
    answered(request, NOT_FOUND, officer)
    file_evidence(request, SEARCH, by=officer)
    done = decide(request, by=officer)
    assert (done.kind, done.facts) == (Kind.DECIDED, {"disposition": "not-found", "decision": 1, "row": "not-held"})
    request.refresh_from_db()
    assert (request.state, request.disposition) == ("signing", "not-found")
    kept = put_forward(request)
    assert kept.evidence["searched_on"] == date(2026, 9, 8)
    assert kept.evidence["searched_in"] == ["档案室", "公文系统"]
    assert "档案室" not in kept.sealed


@pytest.mark.parametrize("absent", sorted(SEARCH))
def test_a_disposition_without_its_evidence_is_refused_with_the_article(registered, officer, absent):
    request = registered()
    answered(request, NOT_FOUND, officer)
    file_evidence(request, {**SEARCH, absent: None}, by=officer)
    with pytest.raises(ValidationError, match="第三十六条第四项"):
        decide(request, by=officer)
    request.refresh_from_db()
    assert request.state == "handling"


@pytest.mark.parametrize(
    ("ground", "more", "evidence", "lacks"),
    [
        ("secret", {"part": "whole"}, {"secret_marks": "秘密", "secret_term": "10年"}, "定密依据"),
        ("safety", {"part": "whole"}, {}, "公开可能造成的危害（《中华人民共和国政府信息公开条例》第十四条）"),
        ("third-party", {"consent": "objected", "part": "whole"}, {"third_party_harm": "隐私"}, "征求意见的日期"),
        ("internal", {"choice": "withhold", "part": "whole"}, {"why_withheld": "人事"}, "内部事务信息的种类"),
        ("secret", {"part": "separable", "form": "told"}, {"open_parts": "正文"}, "不予公开的部分（逐处标明）"),
    ],
)
def test_each_ground_has_its_own_evidence(registered, officer, ground, more, evidence, lacks):
    request = registered()
    answered(request, {**NOT_FOUND, "held": "held", "ground": ground}, officer)
    answered(request, {**more, "service": "post"}, officer)
    file_evidence(request, evidence, by=officer)
    with pytest.raises(ValidationError) as refusal:
        decide(request, by=officer)
    assert any(lacks in said for said in refusal.value.messages)


def test_an_open_question_decides_nothing(registered, officer):
    request = registered()
    answer(request, "complete", "complete", by=officer)
    with pytest.raises(ValidationError, match="还有问题没有回答"):
        decide(request, by=officer)
    with pytest.raises(ValidationError, match="没有答案"):
        answer(request, "nature", "maybe", by=officer)


def test_answering_anew_takes_later_answers_away(registered, officer):
    request = registered()
    answered(request, NOT_FOUND, officer)
    answer(request, "nature", "petition", by=officer)
    assert draft_of(request).answers == {"complete": "complete", "nature": "petition"}


def test_a_decision_sent_back_is_worked_on_in_a_new_version(registered, officer, head):
    request = registered()
    answered(request, NOT_FOUND, officer)
    file_evidence(request, SEARCH, by=officer)
    decide(request, by=officer)
    act(request, Kind.SENT_BACK, by=head, note="检索范围太窄")
    file_evidence(request, {"searched_in": ["档案室", "公文系统", "各科室"]}, by=officer)
    decide(request, by=officer)
    assert [len(one.evidence["searched_in"]) for one in Decision.objects.filter(request=request)] == [2, 3]
    assert request.acts.last().facts["decision"] == 2


def test_what_lapsed_ends_without_a_letter(registered, officer):
    request = registered()
    asked = act(request, Kind.CORRECTION_ASKED, by=officer, on=date(2026, 9, 4), facts={"days": 10})
    act(request, Kind.REACHED, by=officer, on=date(2026, 9, 4), facts={"of": asked.number})
    answered(request, {"complete": "lacking", "corrected": "not-corrected", "service": "unanswered"}, officer)
    request.refresh_from_db()
    assert decide(request, by=officer).kind == Kind.LAPSED
    request.refresh_from_db()
    assert (request.state, request.disposition) == ("closed", "not-corrected")


def test_a_withdrawal_ends_it_and_a_mere_question_is_owed_a_letter(registered, officer):
    first, second = registered(), registered()
    answered(first, {"complete": "complete", "nature": "withdrawn", "service": "unanswered"}, officer)
    file_evidence(first, {"other_why": "申请人撤回"}, by=officer)
    assert decide(first, by=officer).kind == Kind.WITHDRAWN
    answered(second, {"complete": "complete", "nature": "no-request", "service": "unanswered"}, officer)
    file_evidence(second, {"other_why": "咨询"}, by=officer)
    with pytest.raises(ValidationError, match="书面告知"):
        decide(second, by=officer)


def test_a_withdrawn_case_is_not_decided(registered, officer):
    request = registered()
    answered(request, NOT_FOUND, officer)
    file_evidence(request, SEARCH, by=officer)
    act(request, Kind.WITHDRAWN, by=None)
    with pytest.raises(ValidationError, match="申请人撤回"):
        decide(request, by=officer)
    assert put_forward(request) is None


def test_what_the_case_tells_is_not_asked_again(registered, officer):
    request = registered()
    Consulted.objects.create(request=request, party="第三方", label="第三方1", agreed=False, opinion="涉及商业秘密")
    act(request, Kind.CONSULTED, by=officer, on=date(2026, 9, 2), facts={"who": "第三方1", "party": "第三方"})
    known = evidence_of(request, None)
    assert (known["consulted"], known["third_party"], known["third_party_said"], known["third_party_reasons"]) == (
        date(2026, 9, 2),
        "第三方1",
        "objected",
        "涉及商业秘密",
    )


def test_silence_says_nothing_before_its_time(registered, officer):
    request = registered(arrived=date(2026, 11, 25))
    Consulted.objects.create(request=request, party="第三方", label="第三方1")
    act(request, Kind.CONSULTED, by=officer, on=date(2026, 11, 26), facts={"who": "第三方1", "party": "第三方"})
    assert "third_party_said" not in evidence_of(request, None)


def test_nobody_decides_for_another_organ(registered, member, county):
    with pytest.raises(PermissionDenied):
        answer(registered(), "complete", "complete", by=member(county, Role.DESK_OFFICER))


# ── on the page ──────────────────────────────────────────────────────────────


def post(client, request, **fields):
    return client.post(reverse("answering-decide", args=[request.pk]), fields, follow=True).content.decode()


def test_the_page_leads_from_question_to_disposition(client, registered, officer):
    request = registered()
    client.force_login(officer)
    for question, said in NOT_FOUND.items():
        page = post(client, request, act="answer", question=question, said=said)
    assert "1.本机关不掌握相关政府信息" in page
    assert "第三十六条第四项" in page
    assert "信息不存在告知书" in page
    page = post(client, request, act="decide")
    assert "缺少检索人" in page
    fields = {
        f"evidence-{code}": "\n".join(value) if isinstance(value, list) else value for code, value in SEARCH.items()
    }
    post(client, request, act="file", **fields)
    page = post(client, request, act="decide")
    assert "处理决定已登记" in page
    request.refresh_from_db()
    assert request.state == "signing"


def test_an_earlier_answer_is_chosen_from_the_applicants_own(client, registered, officer):
    before, other = registered(), registered(identity=type(registered().applicant.identity)(name="李四", id_number="1"))
    for request, number in ((before, "某民公复〔2026〕3号"), (other, "某民公复〔2026〕4号")):
        told = {"code": "granted", "disposition": "granted", "title": "答复书", "number": number}
        Letter.objects.create(request=request, sent_on=date(2026, 9, 3), by=officer, **told)
    request = registered()
    client.force_login(officer)
    for question, said in {
        "complete": "complete",
        "nature": "request",
        "repeated": "repeat",
        "service": "post",
    }.items():
        page = post(client, request, act="answer", question=question, said=said)
    assert "某民公复〔2026〕3号" in page
    assert "某民公复〔2026〕4号" not in page
    post(client, request, act="file", **{"evidence-earlier": before.letters.get().pk})
    assert draft_of(request).evidence["earlier_number"] == "某民公复〔2026〕3号"
    page = post(client, request, act="file", **{"evidence-earlier": other.letters.get().pk})
    assert draft_of(request).evidence["earlier_on"] == date(2026, 9, 3)


def test_the_answer_on_the_same_thing_comes_first_and_says_why(registered, officer):
    same, newer = registered(subject="大桥镇2025年征地补偿安置方案"), registered(subject="2024年部门决算")
    for request, on in ((same, date(2026, 9, 3)), (newer, date(2026, 9, 8))):
        told = {"code": "granted", "disposition": "granted", "title": "答复书", "number": f"{request.pk}号"}
        Letter.objects.create(request=request, sent_on=on, by=officer, **told)
    request = registered(subject="请提供2025年度大桥镇的征地补偿安置方案全文")
    (first, why), (second, nothing) = earlier_answers(request)
    assert (first.request, second.request, nothing) == (same, newer, "")
    assert "内容相同" in why
    assert why in str(evidence_form(request, needs("repeat"), {}).fields[EARLIER].choices)


def test_enclosures_are_the_papers_of_this_request(client, registered, officer, kept):
    request, other = registered(), registered()
    kept(request, PaperKind.ENCLOSURE, "批复.pdf")
    kept(other, PaperKind.ENCLOSURE, "别人的.pdf")
    client.force_login(officer)
    asked = {**NOT_FOUND, "held": "held", "ground": "none", "form": "copies", "page-fee": "free"}
    asked["service"] = asked.pop("service")
    for question, said in asked.items():
        post(client, request, act="answer", question=question, said=said)
    page = client.get(reverse("answering-decide", args=[request.pk])).content.decode()
    assert "批复.pdf" in page
    assert "别人的.pdf" not in page


def test_another_organs_case_is_not_there(client, registered, member, county):
    client.force_login(member(county, Role.DESK_OFFICER))
    assert client.get(reverse("answering-decide", args=[registered().pk])).status_code == 404
