"""Letters from draft to delivery: composed, checked, signed off, sent with their act, kept to the byte."""

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from gongkai.handling import Kind
from gongkai.render.letters import default_template
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Consulted, FeeNotice, Letter, LetterTemplate, Look, Message, Paper
from gongkai_web.desk.models.sealing import shut
from gongkai_web.desk.selectors import standing_of
from gongkai_web.desk.services import act
from gongkai_web.desk.services.letters import (
    as_composed,
    discard,
    draft,
    edit,
    enclose,
    lacking,
    send_back,
    sign,
    stale,
)
from gongkai_web.desk.services.papers import read
from gongkai_web.desk.services.sending import Service, delivery_form, label, papers_of, reached, send
from gongkai_web.desk.services.templates import keep_template
from gongkai_web.desk.vault import seal
from gongkai_web.organs.roles import Role

TODAY = date(2026, 9, 21)
DIRECT = Service("direct", TODAY)


@pytest.fixture
def time_machine_at():
    with time_machine.travel("2026-09-21T10:00:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _no_office(monkeypatch, practice):
    """Conversions by LibreOffice take seconds: tests of their own look at them."""
    monkeypatch.setattr("gongkai_web.desk.services.writing.OFFICE", "no-such-program")


def words(paper):
    return "\n".join(each.text for each in docx.Document(read(paper)).paragraphs)


def test_a_partial_answer_goes_from_decision_to_delivery(partial, officer, head, kept):
    request = partial()
    letter = draft(request, "partial", by=officer)
    enclose(letter, [request.papers.get(kind=PaperKind.ENCLOSURE)], by=officer)
    letter.refresh_from_db()
    assert stale(letter) != []  # it has no number yet
    signed = sign(letter, by=head)
    assert (signed.number, signed.signed_by) == ("某民公复〔2026〕1号", head)
    request.refresh_from_db()
    assert request.state == "sending"
    gone = send(signed, DIRECT, by=officer)
    request.refresh_from_db()
    assert (request.state, request.disposition, request.ended_on) == ("answered", "partial", TODAY)
    assert gone.act.kind == Kind.ANSWERED
    assert request.acts.last().kind == Kind.REACHED
    text = words(next(paper for paper in papers_of(gone) if paper.name.endswith("docx")))
    for said in (
        "张三：",
        "第三十七条",
        "附件二中的身份证号码",
        "应当先自收到本答复书之日起60日内向某县人民政府申请行政复议",
    ):
        assert said in text


def test_a_denial_tells_review_first(denied, officer, head):
    request = denied()
    send(sign(draft(request, "withheld", by=officer), by=head), DIRECT, by=officer)
    paper = Paper.objects.filter(request=request, kind=PaperKind.LETTER).first()
    assert "第十六条第一款" in words(paper)
    assert "应当先" in words(paper)


def test_who_is_addressed_is_looked_at_on_record_and_lies_sealed(denied, officer):
    letter = draft(denied(), "withheld", by=officer)
    assert Look.objects.get().why == "起草不予公开告知书"
    assert as_composed(letter).addressee == "张三"
    assert "张三" not in str(Letter.objects.filter(pk=letter.pk).values())


def test_nobody_drafts_without_the_right_to_see_applicants(denied, member, county):
    with pytest.raises(PermissionDenied):
        draft(denied(), "withheld", by=member(county, Role.DESK_OFFICER))


def test_what_is_not_known_is_marked_and_holds_the_letter_back(registered, officer, head):
    request = registered(arrived=date(2026, 9, 18))
    assert lacking(request, "correction-notice") == ("corrections",)
    letter = draft(request, "correction-notice", by=officer)
    assert any("＿＿" in text for text in letter.paragraphs)
    with pytest.raises(ValidationError, match="没有填写"):
        sign(letter, by=head)
    edit(letter, [text.replace("＿＿", "所需信息的名称") for text in letter.paragraphs], by=officer)
    assert sign(letter, by=head).number == "某民公补〔2026〕1号"


def test_the_correction_notice_asks_for_the_correction(registered, officer, head):
    request = registered(arrived=date(2026, 9, 18))
    letter = sign(draft(request, "correction-notice", by=officer, facts={"corrections": ["写明文件名称"]}), by=head)
    send(letter, DIRECT, by=officer)
    request.refresh_from_db()
    assert (request.state, request.wait_until) == ("correcting", date(2026, 10, 19))
    assert standing_of(request).acts[1].facts["days"] == 15


def test_an_extension_is_agreed_by_signing_and_told_by_sending(registered, officer, head):
    request = registered()
    told = {"extension_days": 10, "extension_why": "需要检索纸质档案", "extended_to": date(2026, 10, 20)}
    letter = draft(request, "extension-notice", by=officer, facts=told)
    with pytest.raises(ValidationError, match="应当是2026-10-19"):
        sign(letter, by=head)
    discard(letter, by=officer)
    letter = sign(
        draft(request, "extension-notice", by=officer, facts={**told, "extended_to": date(2026, 10, 19)}), by=head
    )
    assert request.acts.last().kind == Kind.EXTENSION_AGREED
    send(letter, DIRECT, by=officer)
    request.refresh_from_db()
    assert (request.due_on, [each.kind for each in request.acts.all()]) == (
        date(2026, 10, 19),
        ["arrived", "extension-agreed", "extended", "reached"],
    )


def test_an_extension_after_the_due_day_is_refused(registered, officer, head):
    request = registered(arrived=date(2026, 8, 3))
    told = {"extension_days": 10, "extension_why": "x", "extended_to": date(2026, 10, 19)}
    letter = draft(request, "extension-notice", by=officer, facts=told)
    with pytest.raises(ValidationError):
        sign(letter, by=head)
    assert request.acts.count() == 1


def test_a_consultation_names_its_party_and_stops_the_clock(registered, officer, head):
    request = registered()
    party = Consulted.objects.create(request=request, party="第三方", label="第三方1", sealed=shut({"name": "某公司"}))
    with pytest.raises(ValidationError, match="登记征求意见的对象"):
        draft(request, "third-party-consultation", by=officer)
    letter = sign(draft(request, "third-party-consultation", by=officer, party=party), by=head)
    assert as_composed(letter).addressee == "某公司"
    send(letter, DIRECT, by=officer)
    request.refresh_from_db()
    last = next(each for each in request.acts.all() if each.kind == Kind.CONSULTED)
    assert (last.facts["who"], last.facts["party"]) == ("第三方1", "第三方")
    assert "某公司" not in str(list(request.acts.values()))
    assert request.paused_until == date(2026, 10, 19)


def test_another_requests_paper_is_refused_and_nothing_is_chosen(partial, officer, kept):
    request, other = partial(), partial()
    letter = draft(request, "partial", by=officer)
    foreign = other.papers.get(kind=PaperKind.ENCLOSURE)
    with pytest.raises(ValidationError, match="不属于本件"):
        enclose(letter, [request.papers.get(kind=PaperKind.ENCLOSURE), foreign], by=officer)
    with pytest.raises(ValidationError, match="不属于本件"):
        enclose(letter, [kept(request, PaperKind.IDENTITY, "身份证.pdf")], by=officer)
    letter.refresh_from_db()
    assert letter.chosen == {}


@pytest.mark.parametrize("how", ["moved", "changed", "gone"])
def test_a_paper_that_changed_since_does_not_go_out(partial, officer, head, how):
    request = partial()
    letter = draft(request, "partial", by=officer)
    paper = request.papers.get(kind=PaperKind.ENCLOSURE)
    enclose(letter, [paper], by=officer)
    letter = sign(letter, by=head)
    if how == "moved":
        Paper.objects.filter(pk=paper.pk).update(request=partial())
    elif how == "changed":
        Path(paper.file.path).write_bytes(seal(b"%PDF-1.4 another"))
    else:
        paper.file.storage.delete(paper.file.name)
    with pytest.raises(ValidationError, match="选定以后变了"):
        send(letter, DIRECT, by=officer)
    request.refresh_from_db()
    assert (request.state, Paper.objects.filter(kind=PaperKind.LETTER).exists()) == ("sending", False)


def test_sent_back_with_reasons_and_drafted_anew(denied, officer, head):
    request = denied()
    letter = sign(draft(request, "withheld", by=officer), by=head)
    with pytest.raises(ValidationError, match="已经签发"):
        edit(letter, ["x"], by=officer)
    with pytest.raises(ValidationError, match="理由"):
        send_back(letter, by=head, why=" ")
    back = send_back(letter, by=head, why="理由不充分")
    request.refresh_from_db()
    assert (back.signed_on, back.returned, request.state) == (None, "理由不充分", "handling")


def test_only_the_head_signs_and_only_once(denied, officer, head):
    letter = draft(denied(), "withheld", by=officer)
    with pytest.raises(PermissionDenied, match="签发"):
        sign(letter, by=officer)
    sign(letter, by=head)
    with pytest.raises(ValidationError, match="已经签发"):
        sign(letter, by=head)


def test_numbers_run_by_series_and_year_and_a_refusal_takes_none(denied, registered, officer, head):
    first, second = (draft(denied(), "withheld", by=officer) for _ in range(2))
    edit(first, ["某某"], by=officer)
    with pytest.raises(ValidationError):
        sign(first, by=head)
    assert sign(second, by=head).number == "某民公复〔2026〕1号"
    receipt = draft(registered(arrived=TODAY), "receipt", by=officer)
    assert sign(receipt, by=head).number == "某民公登〔2026〕1号"


def test_an_unsigned_letter_does_not_go_and_a_sent_one_not_twice(denied, officer, head):
    letter = draft(denied(), "withheld", by=officer)
    with pytest.raises(ValidationError, match="还没有签发"):
        send(letter, DIRECT, by=officer)
    letter = sign(letter, by=head)
    send(letter, DIRECT, by=officer)
    with pytest.raises(ValidationError, match="已经在2026-09-21发出"):
        send(letter, DIRECT, by=officer)


def test_a_withdrawn_case_is_not_answered(denied, officer, head):
    request = denied()
    letter = sign(draft(request, "withheld", by=officer), by=head)
    act(request, Kind.WITHDRAWN, by=None)
    letter = Letter.objects.select_related("request__organ").get(pk=letter.pk)
    with pytest.raises(ValidationError, match=r"申请人撤回.*不能在.*答复送达.*送达问题的解释"):
        send(letter, DIRECT, by=officer)
    assert not Paper.objects.filter(kind=PaperKind.LETTER).exists()


def test_post_goes_by_the_post_and_counts_from_the_posting(denied, officer, head, time_machine_at, kept):
    request = denied()
    letter = sign(draft(request, "withheld", by=officer), by=head)
    for bad in (Service("post", TODAY, "XA123"), Service("post", TODAY, " ", postal=True)):
        with pytest.raises(ValidationError, match="邮政企业"):
            send(letter, bad, by=officer)
    time_machine_at.move_to("2026-10-09T10:00:00+08:00")
    letter = send(letter, Service("post", date(2026, 9, 29), "XA123", postal=True), by=officer)
    request.refresh_from_db()
    assert (request.ended_on, request.late, letter.reached_on) == (date(2026, 9, 29), False, None)
    letter = reached(
        letter, date(2026, 10, 2), by=officer, proof=("签收单.pdf", kept(request, PaperKind.EVIDENCE).file.open())
    )
    assert letter.reached_on == date(2026, 10, 2)
    assert request.papers.filter(kind=PaperKind.DELIVERY, letter=letter).exists()
    with pytest.raises(ValidationError, match="已经登记"):
        reached(letter, date(2026, 10, 3), by=officer)


def test_mail_carries_the_letter_and_one_that_fails_records_nothing(denied, officer, head, settings, monkeypatch):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    request = denied(email="zhang@example.com")
    letter = sign(draft(request, "withheld", by=officer), by=head)
    with monkeypatch.context() as patched:
        patched.setattr(
            "gongkai_web.desk.services.sending.EmailMessage.send", lambda *_: (_ for _ in ()).throw(OSError("x"))
        )
        with pytest.raises(ValidationError, match="没有登记为发出"):
            send(letter, Service("email", TODAY), by=officer)
    request.refresh_from_db()
    assert request.state == "sending"
    send(letter, Service("email", TODAY), by=officer)
    (out,) = mail.outbox
    assert out.to == ["zhang@example.com"]
    assert "批复" not in out.subject + out.body
    assert [name for name, _content, _kind in out.attachments] == [f"{letter.title}某民公复〔2026〕1号.pdf"]


def test_on_line_asks_for_the_channel_of_review_and_tells_the_applicant(denied, officer, head, settings, practice):
    settings.SMS = "nowhere.send"
    request = denied(service="online")
    letter = draft(request, "withheld", by=officer)
    letter = sign(letter, by=head)
    send(letter, Service("online", TODAY), by=officer)
    assert "互联网渠道提交" in "".join(as_composed(letter).remedy)
    assert Message.objects.filter(request=request, channel="sms").count() == 1


def test_what_was_sent_is_kept_to_the_byte(denied, officer, head):
    request = denied()
    letter = send(sign(draft(request, "withheld", by=officer), by=head), DIRECT, by=officer)
    word, pdf = papers_of(letter)
    assert (word.kind, word.name, pdf.name.endswith(".pdf")) == ("letter", f"{letter.title}{letter.number}.docx", True)
    assert read(pdf).read().startswith(b"%PDF")
    before = read(word).read()
    Letter.objects.filter(pk=letter.pk).update(title="改了")
    assert read(word).read() == before


def test_an_offices_template_is_tried_before_it_is_kept(denied, officer, head, civil):
    for content, said in ((b"x", "不是 Word 文档"), (broken(), "模板")):
        with pytest.raises(ValidationError, match=said):
            keep_template(civil, "withheld", "模板.docx", content, by=head)
    assert not LetterTemplate.objects.exists()
    with pytest.raises(PermissionDenied):
        keep_template(civil, "", "模板.docx", default_template(), by=officer)
    keep_template(civil, "withheld", "模板.docx", own_template(), by=head)
    request = denied()
    letter = send(sign(draft(request, "withheld", by=officer), by=head), DIRECT, by=officer)
    assert "某县民政局自己的模板" in words(papers_of(letter)[0])


FIELDS = (
    "{{ organ }} {{ number }} {{ addressee }} {{ contact }} {{ on }}",
    "{% for one in paragraphs %}{{ one }}{% endfor %}",
    "{% for one in remedy %}{{ one }}{% endfor %}",
    "{% for one in enclosures %}{{ one }}{% endfor %}",
)


def own_template(*texts, text="某县民政局自己的模板"):
    document, out = docx.Document(), BytesIO()
    for line in (text, *(texts or FIELDS)):
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def broken():
    return own_template("{{ nonsense.of }} {% if %}")


@pytest.mark.parametrize(
    ("dropped", "said"),
    [("{{ number }}", "文号"), ("remedy", "救济途径"), ("{{ on }}", "成文日期"), ("paragraphs", "正文")],
)
def test_a_template_that_drops_what_a_letter_must_say_is_not_kept(civil, head, dropped, said):
    lines = [line.replace("{{ number }} ", "").replace("{{ on }}", "") if dropped in line else line for line in FIELDS]
    if not dropped.startswith("{{"):
        lines = [line for line in FIELDS if dropped not in line]
    with pytest.raises(ValidationError, match=f"没有：.*{said}"):
        keep_template(civil, "withheld", "模板.docx", own_template(*lines), by=head)
    assert not LetterTemplate.objects.exists()


def test_hidden_text_is_not_there(civil, head):
    document, out = docx.Document(BytesIO(own_template())), BytesIO()
    for run in document.paragraphs[3].runs:
        run.font.hidden = True
    document.save(out)
    with pytest.raises(ValidationError, match="没有：救济途径"):
        keep_template(civil, "withheld", "模板.docx", out.getvalue(), by=head)


def test_letters_that_carry_no_remedy_need_no_field_for_it(civil, head):
    content = own_template(*(line for line in FIELDS if "remedy" not in line))
    assert keep_template(civil, "receipt", "模板.docx", content, by=head).code == "receipt"
    with pytest.raises(ValidationError, match="救济途径"):
        keep_template(civil, "", "模板.docx", content, by=head)


def test_a_template_that_lost_the_remedy_stops_the_signature(denied, officer, head, civil):
    request = denied()
    letter = draft(request, "withheld", by=officer)
    content = own_template(*(line for line in FIELDS if "remedy" not in line and "number" not in line))
    LetterTemplate.objects.create(organ=civil, name="旧模板.docx", content=content, by=head)
    with pytest.raises(ValidationError, match=r"找不到：文号、.*救济途径各段"):
        sign(letter, by=head)
    LetterTemplate.objects.all().delete()
    sign(letter, by=head)


def test_forms_of_service(denied, officer, head):
    letter = sign(draft(denied(), "withheld", by=officer), by=head)
    for content in (delivery_form(letter, by=officer), label(letter, by=officer)):
        tables = docx.Document(BytesIO(content)).tables
        assert any("张三" in cell.text for table in tables for row in table.rows for cell in row.cells)
    assert Look.objects.count() == 3


def test_a_fee_notice_asks_for_the_fee(registered, officer, head):
    request = registered()
    told = {"fee_mode": "按量", "fee_count": 119, "fee_yuan": 1080, "fee_lines": ["x"], "fee_how": "缴至财政专户"}
    send(sign(draft(request, "fee-notice", by=officer, facts=told), by=head), DIRECT, by=officer)
    request.refresh_from_db()
    owed = FeeNotice.objects.get()
    assert (request.state, owed.yuan, owed.units, owed.mode) == ("awaiting-fee", 1080, 119, "按量")
