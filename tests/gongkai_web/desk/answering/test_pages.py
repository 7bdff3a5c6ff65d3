"""The pages of answering: each act through its form, refused with the reason, and closed to strangers."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.render.letters import default_template
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Complaint, Dispute, FeeNotice, Letter, LetterTemplate, Look
from gongkai_web.desk.services.disputing import open_dispute, update_dispute
from gongkai_web.desk.services.letters import draft, enclose, sign
from gongkai_web.desk.services.sending import Service, send
from gongkai_web.organs.roles import Role

from .conftest import pdf_of

TODAY = date(2026, 9, 21)


@pytest.fixture
def time_machine_at():
    with time_machine.travel("2026-09-21T10:00:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _no_office(monkeypatch, practice):
    monkeypatch.setattr("gongkai_web.desk.services.writing.OFFICE", "no-such-program")


@pytest.fixture
def see(client):
    """A page as a person sees it: `see(person, name, *args, **post)`."""

    def seen(person, name, *args, **post):
        client.force_login(person)
        address = reverse(name, args=args)
        answer = client.post(address, post, follow=True) if post else client.get(address, follow=True)
        assert answer.status_code == 200
        return answer.content.decode()

    return seen


def test_a_partial_answer_on_its_pages(see, partial, officer, head):
    request = partial()
    assert "部分公开告知书" in see(officer, "answering-letters", request.pk)
    see(officer, "answering-draft", request.pk, "partial", go="1")
    letter = Letter.objects.get()
    paper = request.papers.get(kind=PaperKind.ENCLOSURE)
    page = see(officer, "answering-letter", request.pk, letter.pk, act="enclose", papers=[paper.pk])
    assert "方案（遮盖）.pdf" in page
    assert 'value="sign"' not in page
    page = see(head, "answering-letter", request.pk, letter.pk, act="sign")
    assert "某民公复〔2026〕1号" in page
    assert "没有发现问题" in page
    page = see(officer, "answering-letter", request.pk, letter.pk, act="send", method="post", on="2026-09-21")
    assert "邮政企业" in page
    page = see(officer, "answering-letter", request.pk, letter.pk, act="send", method="direct", on="2026-09-21")
    assert "已于2026-09-21发出（直接送达）" in page
    request.refresh_from_db()
    assert request.state == "answered"
    page = see(officer, "desk-case", request.pk)
    assert "box-answer" in page
    assert "已发出" in page


def test_a_forged_choice_of_another_requests_paper_is_refused(see, partial, officer):
    request, other = partial(), partial()
    letter = draft(request, "partial", by=officer)
    foreign = other.papers.get(kind=PaperKind.ENCLOSURE)
    page = see(officer, "answering-letter", request.pk, letter.pk, act="enclose", papers=[foreign.pk])
    assert "方案（遮盖）" in page
    letter.refresh_from_db()
    assert letter.chosen == {}


def test_blanks_are_shown_and_listed(see, registered, officer):
    request = registered(arrived=date(2026, 9, 18))
    see(officer, "answering-draft", request.pk, "correction-notice", corrections="")
    letter = Letter.objects.get()
    page = see(officer, "answering-letter", request.pk, letter.pk)
    assert '<mark class="blank">＿＿</mark>' in page
    assert "没有填写的内容" in page
    page = see(officer, "answering-letter", request.pk, letter.pk, act="edit", p1="只有一段。", p2="")
    letter.refresh_from_db()
    assert letter.paragraphs == ("只有一段。",)
    see(officer, "answering-letter", request.pk, letter.pk, act="discard")
    assert not Letter.objects.exists()


def test_opening_a_letter_is_on_record(see, denied, officer):
    request = denied()
    letter = draft(request, "withheld", by=officer)
    see(officer, "answering-letter", request.pk, letter.pk)
    assert [look.why for look in Look.objects.all()] == ["起草不予公开告知书", f"打开{letter.title}"]


@pytest.mark.parametrize(("what", "begins"), [("word", b"PK"), ("pdf", b"%PDF"), ("delivery", b"PK"), ("label", b"PK")])
def test_files_of_a_letter(client, denied, officer, what, begins):
    request = denied()
    letter = draft(request, "withheld", by=officer)
    client.force_login(officer)
    answer = client.get(reverse("answering-file", args=[request.pk, letter.pk, what]))
    assert answer.content.startswith(begins)
    assert "no-store" in answer["Cache-Control"]


def test_a_paper_is_added_for_enclosing(see, denied, officer):
    request = denied()
    file = SimpleUploadedFile("批复.pdf", pdf_of(2).read())
    assert "2页" in see(officer, "answering-letters", request.pk, file=file, cover="whole")


def test_a_letter_is_given_back_on_its_page(see, denied, officer, head):
    request = denied()
    letter = sign(draft(request, "withheld", by=officer), by=head)
    page = see(head, "answering-letter", request.pk, letter.pk, act="back", why="理由不充分")
    assert "退回：理由不充分" in page


def test_fee_and_payment_on_the_page(see, registered, officer, head, kept):
    request = registered()
    kept(request, PaperKind.ENCLOSURE, "一.pdf", pages=119)
    assert "1080" in see(officer, "answering-fees", request.pk)
    page = see(officer, "answering-fees", request.pk, act="notice", mode="按件")
    assert "不收费" in page
    page = see(officer, "answering-fees", request.pk, act="notice", mode="按量", pages="119")
    assert 'value="1080"' in page  # the draft begins with the reckoning
    see(
        officer,
        "answering-draft",
        request.pk,
        "fee-notice",
        fee_mode="按量",
        fee_count="119",
        fee_yuan="1080",
        fee_lines="第31—100页：70页×10元＝700元",
    )
    send(sign(Letter.objects.get(), by=head), Service("direct", TODAY), by=officer)
    notice = FeeNotice.objects.get()
    page = see(
        officer, "answering-fees", request.pk, act="pay", notice=notice.pk, on="2026-09-21", yuan="1000", voucher="A1"
    )
    assert "应缴1080元" in page
    page = see(
        officer, "answering-fees", request.pk, act="pay", notice=notice.pk, on="2026-09-21", yuan="1080", voucher="A1"
    )
    assert "缴清，票据号A1" in page


@pytest.fixture
def answered(partial, officer, head):
    request = partial()
    letter = draft(request, "partial", by=officer)
    enclose(letter, [request.papers.get(kind=PaperKind.ENCLOSURE)], by=officer)
    send(sign(letter, by=head), Service("direct", TODAY), by=officer)
    request.refresh_from_db()
    return request


def test_a_dispute_on_its_pages(see, client, answered, officer):
    fields = {"kind": "review", "body": "某县人民政府", "simple": "on", "instance": "1", "accepted_on": "2026-09-21"}
    page = see(officer, "answering-disputes", answered.pk, **fields)
    assert "2026-10-21" in page
    found = Dispute.objects.get()
    told = {"body": "某县人民政府", "simple": "on", "copy_on": "2026-09-21", "decided_on": "2026-09-21"}
    page = see(officer, "answering-dispute", answered.pk, found.pk, **told, ending="review-ordered")
    assert "写明涉及的条款" in page
    told |= {"told_on": "2026-09-21", "lost_on": "第十六条第一款"}
    see(officer, "answering-dispute", answered.pk, found.pk, **told, ending="review-ordered")
    bundle = client.post(reverse("answering-evidence", args=[answered.pk]), {"why": "复议"})
    assert bundle["Content-Type"] == "application/zip"
    see(officer, "answering-dispute", answered.pk, found.pk, act="reopen", on="2026-09-21")
    answered.refresh_from_db()
    assert answered.state == "handling"


def test_a_release_on_its_page(see, answered, officer):
    page = see(officer, "answering-release", answered.pk, publish="no", reason="只涉及申请人自己")
    assert "只涉及申请人自己" in page
    page = see(officer, "answering-release", answered.pk, publish="yes", reason="多人申请")
    assert "权限" in page


def test_the_year_of_an_organ_with_its_records(see, answered, officer):
    FeeNotice.objects.create(request=answered, mode="按量", units=31, yuan=10, noticed_on=TODAY)
    review = open_dispute(answered, by=officer, kind="review", accepted_on=TODAY, body="某县人民政府")
    told = {"decided_on": TODAY, "lost_on": "第十六条第一款", "lesson": "先检索"}
    update_dispute(review, by=officer, ending="review-quashed", **told)
    page = see(officer, "answering-year")
    for said in ("发出收费通知1件，总金额10元；实际收取0元", "第十六条第一款", "先检索", answered.number):
        assert said in page


def test_templates_on_their_page(see, civil, head):
    page = see(head, "answering-templates", act="keep", code="", file=SimpleUploadedFile("模板.docx", b"x"))
    assert "不是 Word 文档" in page
    page = see(
        head, "answering-templates", act="keep", code="", file=SimpleUploadedFile("模板.docx", default_template())
    )
    assert "模板.docx" in page
    see(head, "answering-templates", act="drop", template=LetterTemplate.objects.get().pk)
    assert not LetterTemplate.objects.exists()
    see(head, "answering-complaints")


def test_complaints_on_their_pages(see, client, civil, officer, member, county):
    complaint = Complaint.objects.create(organ=civil, about="request", text="逾期没有答复")
    supervisor = member(county, Role.SUPERVISOR)
    assert "逾期没有答复" in see(supervisor, "answering-complaint", complaint.pk)
    assert "请写明整改期限" in see(supervisor, "answering-complaint", complaint.pk, act="order", words="限期答复")
    see(supervisor, "answering-complaint", complaint.pk, act="order", due="2026-10-09", words="限期答复")
    page = see(supervisor, "answering-complaint", complaint.pk, act="upheld", words="已答复")
    assert "已答复，属实" in page
    client.force_login(officer)
    assert client.get(reverse("answering-complaint", args=[complaint.pk])).status_code == 404


def test_strangers_find_nothing(client, denied, officer, member, county):
    request = denied()
    letter = draft(request, "withheld", by=officer)
    client.force_login(member(county, Role.DESK_OFFICER))
    for name, args in (
        ("answering-letters", ()),
        ("answering-letter", (letter.pk,)),
        ("answering-file", (letter.pk, "word")),
        ("answering-fees", ()),
        ("answering-disputes", ()),
        ("answering-evidence", ()),
        ("answering-release", ()),
        ("answering-draft", ("withheld",)),
    ):
        assert client.get(reverse(name, args=[request.pk, *args])).status_code == 404


def test_a_form_sent_twice_is_told_what_changed(client, denied, officer, head):
    letter = sign(draft(denied(), "withheld", by=officer), by=head)
    client.force_login(officer)
    address = reverse("answering-letter", args=[letter.request_id, letter.pk])
    sent = {"act": "send", "method": "direct", "on": "2026-09-21"}
    for said in ("已办", "文书现在不能这样办"):
        assert said in client.post(address, sent, follow=True).content.decode()
    for act in ("edit", "enclose"):
        assert "文书现在不能这样办" in client.post(address, {"act": act}, follow=True).content.decode()
