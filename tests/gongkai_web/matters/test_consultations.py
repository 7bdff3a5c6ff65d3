"""A public consultation lasts as long as the law would have it, and tells what became of the opinions, of no person."""

from datetime import date, timedelta
from io import BytesIO

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai_web.library.services import publish, update, withdraw
from gongkai_web.matters.kinds import ConsultationState, DraftKind
from gongkai_web.matters.models import Consultation, DraftFile, Feedback, Opinion

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
FIELDS = {
    "title": "养老服务办法（征求意见稿）",
    "body": [("text", "<p>第一条　草案。</p>")],
    "opens_on": TODAY,
    "closes_on": TODAY + timedelta(30),
    "phone": "0000-1234567",
    "background": "为了发展养老服务。",
}


@pytest.mark.parametrize(
    ("days", "state"),
    [
        pytest.param((1, 40), ConsultationState.COMING, id="before its first day"),
        pytest.param((0, 0), ConsultationState.OPEN, id="the only day"),
        pytest.param((-30, 0), ConsultationState.OPEN, id="the last day is within"),
        pytest.param((-30, -1), ConsultationState.ENDED, id="the day after"),
    ],
)
def test_the_state_follows_from_the_days(consultation, days, state):
    opens, closes = (TODAY + timedelta(day) for day in days)
    record = consultation(opens_on=opens, closes_on=closes)
    assert record.state is state
    assert [each for each in ConsultationState if Consultation.objects.standing(each).exists()] == [state]


def test_it_is_answered_while_feedback_is_public(consultation, feedback):
    record = consultation()
    told = feedback(record)
    assert record.state is ConsultationState.ANSWERED
    assert Consultation.objects.standing(ConsultationState.ANSWERED).get() == record
    told.live = False
    told.save()
    assert record.state is ConsultationState.ENDED


@pytest.mark.parametrize("kind", [DraftKind.DECISION, DraftKind.REGULATION, DraftKind.BUSINESS])
@pytest.mark.parametrize(("days", "short"), [(30, False), (29, True)])
def test_thirty_days_after_the_first_or_a_reason(drafted, head, kind, days, short):
    record = drafted(Consultation, **FIELDS | {"kind": kind, "closes_on": TODAY + timedelta(days)})
    if not short:
        publish(record, by=head)
        return
    with pytest.raises(ValidationError) as refusal:
        publish(record, by=head)
    (said,) = refusal.value.message_dict["shortened_because"]
    assert "不少于30日" in said
    assert "应不早于2026-12-25截止" in said
    update(record, by=head, shortened_because="防汛形势紧急")
    publish(record, by=head)
    assert any("短于这个天数" in reason for reason in record.period.reasons())


def test_where_no_rule_was_found_the_organ_decides(drafted, head):
    record = drafted(Consultation, public=True, **FIELDS | {"closes_on": TODAY + timedelta(3)})
    assert "没有查到" in " ".join(record.period.reasons())


def test_the_reasons_name_the_article(consultation):
    record = consultation(kind=DraftKind.DECISION)
    said = " ".join(record.period.reasons())
    assert "《重大行政决策程序暂行条例》第十五条" in said
    assert "满30日是2026-10-01" in said


def test_the_time_runs_from_the_day_it_was_public(consultation):
    record = consultation(kind=DraftKind.DECISION, published_on=date(2026, 9, 11))
    assert record.period.earliest == date(2026, 10, 11)
    assert record.period.short


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"body": []}, "body", "草案正文，或者草案文件"),
        ({"phone": ""}, "address", "至少写明一种提意见的方式"),
        ({"kind": "decision", "background": " "}, "background", "须附说明"),
        ({"opens_on": TODAY - timedelta(1)}, "opens_on", "公布以前没有人能提意见"),
    ],
)
def test_what_is_lacking_is_said_at_its_field(drafted, head, fields, field, said):
    record = drafted(Consultation, **FIELDS | fields)
    with pytest.raises(ValidationError) as refusal:
        publish(record, by=head)
    assert said in refusal.value.message_dict[field][0]


def test_an_end_before_the_beginning_is_refused(drafted):
    with pytest.raises(ValidationError, match="早于起始日"):
        drafted(Consultation, **FIELDS | {"closes_on": TODAY - timedelta(1)})


def test_a_file_is_looked_into_and_had_while_it_is_public(client, consultation):
    record = consultation()
    content, paper = BytesIO(), docx.Document()
    paper.add_paragraph("草案的文件")
    paper.save(content)
    uploaded = SimpleUploadedFile("草案.docx", content.getvalue())
    kept = DraftFile.objects.create(consultation=record, title="草案", file=uploaded)
    assert "草案的文件" in kept.text
    address = f"{record.get_absolute_url()}files/{kept.pk}/"
    answer = client.get(address)
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content) == content.getvalue()
    record.live = False
    record.save()
    assert client.get(address).status_code == 404
    with pytest.raises(ValidationError):
        DraftFile.objects.create(consultation=record, title="坏", file=SimpleUploadedFile("x.docx", b"MZ"))


def answered(record, *opinions, **fields):
    told = Feedback(consultation=record, live=False, **{"received": 1} | fields)
    told.opinions = [Opinion(sort_order=n, **each) for n, each in enumerate(opinions)]
    told.save()
    told.save_revision(clean=False)
    return told


KEPT = {"summary": "延长时间", "adoption": "adopted"}


@pytest.mark.parametrize(
    ("days", "opinions", "fields", "field", "said"),
    [
        (0, [KEPT], {}, "consultation", "截止以后才能公布"),
        (-1, [], {}, "opinions", "逐条"),
        (-1, [KEPT, KEPT], {}, "received", "列出的却有2条"),
        (-1, [KEPT | {"summary": "请拨13800001111"}], {}, "opinions", "“13800001111”像是个人信息"),
        (-1, [KEPT | {"reason": "已告知110101199003078888"}], {}, "opinions", "个人信息"),
        (-1, [], {"received": 0, "summary": "来自 a.b@example.com"}, "opinions", "个人信息"),
    ],
)
def test_feedback_that_is_not_whole_stays_a_draft(consultation, head, days, opinions, fields, field, said):
    told = answered(consultation(closes_on=TODAY + timedelta(days)), *opinions, **fields)
    with pytest.raises(ValidationError) as refusal:
        publish(told, by=head)
    assert said in refusal.value.message_dict[field][0]


def test_feedback_comes_once(consultation, feedback, head):
    record = consultation()
    feedback(record)
    with pytest.raises(ValidationError, match="采纳情况已经公布"):
        publish(answered(record, KEPT), by=head)


def test_nothing_received_is_feedback_too(client, consultation, head):
    record = consultation()
    publish(answered(record, received=0, summary="没有收到意见。"), by=head)
    assert "收到意见0条" in client.get(record.get_absolute_url()).content.decode()


def test_whoever_is_not_followed_is_told_why():
    with pytest.raises(ValidationError, match="须写明理由"):
        Opinion(summary="免费", adoption="partly").clean()
    Opinion(summary="延长", adoption="adopted").clean()


def test_withdrawn_feedback_leaves_a_notice_and_reopens_the_question(client, consultation, head):
    record = consultation()
    told = answered(record, KEPT)
    publish(told, by=head)
    withdraw(told, by=head, reason="漏了一条意见")
    html = client.get(record.get_absolute_url()).content.decode()
    assert "漏了一条意见" in html
    assert "延长时间" not in html
    assert "采纳情况还没有公布" in html
