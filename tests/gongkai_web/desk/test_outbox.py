"""The outbox: everything that the desk sends is queued with what it tells of, tried again, kept, and seen."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from gongkai.handling import Kind
from gongkai_web.desk.models import Message, Reader
from gongkai_web.desk.models.sealing import opened
from gongkai_web.desk.services import act, apply
from gongkai_web.desk.services.assigning import restrict, watch
from gongkai_web.desk.services.co_handling import ask_division
from gongkai_web.desk.services.notifying import tell_applicant
from gongkai_web.desk.services.outbox import TRIES, Sent, awake, queue, send_again, send_due
from gongkai_web.desk.services.remarks import remind
from gongkai_web.desk.turning import turn_of_day
from gongkai_web.organs.models import DisclosureOffice
from gongkai_web.organs.roles import Role

from .conftest import ZHANG

TODAY = date(2026, 12, 1)
OFFICE = "office@example.gov.cn"


@pytest.fixture(autouse=True)
def _mailed(settings, tmp_path):
    settings.DATA = tmp_path
    settings.MAIL, settings.EMAIL_BACKEND = "there is one", "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def office(civil):
    return DisclosureOffice.objects.create(organ=civil, name="办公室", email=OFFICE)


@pytest.fixture
def sms(settings, monkeypatch):
    sent = []
    settings.SMS = "somewhere.send"
    monkeypatch.setattr("gongkai_web.desk.services.outbox.backend", lambda: lambda to, text: sent.append((to, text)))
    return sent


@pytest.fixture
def broken(monkeypatch):
    """A mail server that is gone: every letter meets it."""
    tried = []

    def refused(self, letters):
        tried.extend(letters)
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refused)
    return tried


def to_office(organ, title="x"):
    return queue(Sent(Reader.OFFICE, OFFICE, title, "y", organ), "email")


def with_mail(person):
    person.email = f"{person.pk}@example.gov.cn"
    person.save()
    return person


def test_a_message_carries_a_number_and_an_address_and_no_word_of_the_request(registered, sms, settings):
    request = registered(identity=replace(ZHANG, email="zhang@example.com"))
    for message in tell_applicant(request):
        said = opened(message.sealed)
        assert request.number in said["text"]
        assert settings.ADDRESS in said["text"]
        assert not any(word in said["text"] + message.title for word in (request.subject, "张三"))
        assert "13800001234" not in str(Message.objects.values().get(pk=message.pk))
    assert send_due() == 2
    assert [to for to, _text in sms] == ["13800001234"]
    assert mail.outbox[0].to == ["zhang@example.com"]
    assert send_due() == 0


@pytest.mark.parametrize(
    ("at", "goes"),
    [("21:59", "21:59"), ("22:00", "08:00"), ("23:30", "08:00"), ("07:59", "08:00"), ("08:00", "08:00")],
)
def test_nobody_is_disturbed_at_night(at, goes):
    hour, minute = map(int, at.split(":"))
    fit = timezone.localtime(awake(datetime(2026, 9, 21, (hour - 8) % 24, minute, tzinfo=UTC)))
    assert f"{fit:%H:%M}" == goes


def test_quiet_hours_within_a_day(settings):
    settings.QUIET_HOURS = (time(12), time(14))
    assert awake(datetime(2026, 9, 21, 5, tzinfo=UTC)) == datetime(2026, 9, 21, 6, tzinfo=UTC)


def test_what_was_queued_by_day_does_not_go_at_night(civil, time_machine_at):
    to_office(civil)
    time_machine_at.move_to("2026-12-01T23:00:00+08:00")
    assert send_due() == 0
    time_machine_at.move_to("2026-12-02T08:00:00+08:00")
    assert send_due() == 1


def test_the_day_of_each_arrival_the_office_is_told_whom_to_call(office, application):
    made = application()
    request, _code = apply(made)
    apply(made)
    send_due()
    (letter,) = mail.outbox
    assert (letter.to, request.number in letter.subject, "当日联系" in letter.subject) == ([OFFICE], True, True)
    assert not any(secret in letter.subject + letter.body for secret in ("张三", "某项目"))


def test_every_mail_of_the_desk_is_kept(office, registered, officer, head, member, civil, county):
    request = registered(arrived=date(2026, 11, 20))
    watch(request, on=True, by=with_mail(head))
    helper = with_mail(member(civil, Role.DESK_OFFICER, "协办人"))
    ask_division(request, "规划股", date(2026, 12, 4), by=officer, officer=helper)
    remind(request, "请尽快答复", by=member(county, Role.SUPERVISOR, "督查"))
    act(request, Kind.REASONS_ASKED, by=officer, on=TODAY)
    registered(arrived=date(2026, 11, 6))
    turn_of_day(TODAY)
    assert send_due() == 4
    kept = {(each.reader, opened(each.sealed)["to"], each.title) for each in Message.objects.all()}
    assert kept == {
        ("watcher", head.email, f"公开申请{request.number}：要求说明理由"),
        ("helper", helper.email, f"请协办公开申请{request.number}"),
        ("office", OFFICE, f"督办：公开申请{request.number}"),
        ("office", OFFICE, "某县民政局有1件公开申请要办"),
    }
    assert {letter.subject for letter in mail.outbox} == {title for _, _, title in kept}
    assert "请在2026-12-04以前反馈" in next(each.body for each in mail.outbox if each.to == [helper.email])


def test_no_message_stays_of_an_act_that_was_not_recorded(registered, officer, head):
    request = registered()
    watch(request, on=True, by=with_mail(head))

    def half():
        with transaction.atomic():
            act(request, Kind.REASONS_ASKED, by=officer, on=TODAY)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert not Message.objects.exists()


def test_what_fails_is_tried_again_over_two_days_and_then_stands_as_failed(civil, broken, time_machine_at):
    message, began, tried = to_office(civil), timezone.now(), []
    for _ in range(24 * 5):
        before = len(broken)
        send_due()
        if len(broken) > before:
            tried.append(timezone.now() - began)
        time_machine_at.shift(3600)
    message.refresh_from_db()
    assert (message.tries, message.failure, message.sent) == (TRIES, "SMTPServerDisconnected", None)
    assert len(tried) == TRIES
    assert tried[-1] > timedelta(days=2)


def test_a_mail_server_that_comes_back_gets_everything_once(civil, time_machine_at, monkeypatch, broken):
    made = [to_office(civil, f"第{number}件") for number in range(20)]
    assert send_due() == 0
    assert len(broken) == 3  # the rest is left for the next minute: a dead server holds up the tick for three tries
    assert Message.objects.filter(tries=0).count() == 17
    monkeypatch.undo()
    went = 0
    for _ in range(15):
        went += send_due()
        time_machine_at.shift(60)
    assert went == 20
    assert sorted(letter.subject for letter in mail.outbox) == sorted(each.title for each in made)
    assert not Message.objects.filter(sent=None).exists()


def test_a_dead_mail_server_does_not_hold_up_telephones(registered, broken, sms):
    request = registered()
    for _ in range(5):
        to_office(request.organ)
    tell_applicant(request)
    assert send_due() == 1
    assert len(sms) == 1


def test_a_message_is_out_of_the_queue_while_it_is_sent(civil, monkeypatch):
    to_office(civil)
    inner = []
    monkeypatch.setattr("gongkai_web.desk.services.outbox.send_mail", lambda *_: inner.append(send_due()))
    assert send_due() == 1
    assert inner == [0]


def test_one_that_was_being_sent_when_the_power_went_is_tried_again(civil, monkeypatch, time_machine_at):
    to_office(civil)
    with monkeypatch.context() as patched:
        patched.setattr("gongkai_web.desk.services.outbox.send_mail", lambda *_: (_ for _ in ()).throw(SystemExit))
        with pytest.raises(SystemExit):
            send_due()
    assert send_due() == 0
    time_machine_at.shift(601)
    assert send_due() == 1


def test_what_failed_for_good_is_sent_again_by_hand(client, civil, officer, broken, monkeypatch, member, county):
    message = to_office(civil, "督办：公开申请2026-0001")
    with pytest.raises(ValidationError, match="不用再发"):
        send_again(message, by=officer)
    Message.objects.update(tries=TRIES, failure="OSError")
    with pytest.raises(PermissionDenied):
        send_again(message, by=member(county, Role.EDITOR, "编辑"))
    client.force_login(officer)
    assert "再发一次" in client.get(reverse("desk-messages"), {"state": "failed"}).content.decode()
    assert client.get(reverse("desk-message-again", args=[message.pk])).status_code == 405
    client.post(reverse("desk-message-again", args=[message.pk]))
    assert "不用再发" in client.post(reverse("desk-message-again", args=[message.pk]), follow=True).content.decode()
    monkeypatch.undo()
    assert send_due() == 1


def test_the_office_sees_what_was_sent_and_not_where_applicants_are(client, officer, office, registered, sms):
    request = registered(identity=replace(ZHANG, email="zhang@example.com"))
    tell_applicant(request)
    to_office(request.organ, "某县民政局有1件公开申请要办")
    send_due()
    client.force_login(officer)
    page = client.get(reverse("desk-messages")).content.decode()
    for said in (OFFICE, "某县民政局有1件公开申请要办", "有新的进展", "发出"):
        assert said in page
    for secret in ("13800001234", "zhang@example.com", "张三"):
        assert secret not in page
    page = client.get(reverse("desk-messages"), {"case": request.pk}).content.decode()
    assert "要办" not in page
    assert "有新的进展" in page
    assert "没有这样的通知" in client.get(reverse("desk-messages"), {"state": "waiting"}).content.decode()
    assert f"?case={request.pk}" in client.get(reverse("desk-case", args=[request.pk])).content.decode()


def test_messages_of_a_restricted_case_and_of_other_organs_stay_with_their_own(
    client, officer, head, member, civil, county, registered, sms
):
    request = registered()
    tell_applicant(request)
    restrict(request, on=True, by=head)
    for person in (member(civil, Role.DESK_OFFICER, "另一经办人"), member(county, Role.DESK_OFFICER, "县政府")):
        client.force_login(person)
        assert "没有这样的通知" in client.get(reverse("desk-messages")).content.decode()
    client.force_login(member(civil, Role.EDITOR, "编辑"))
    assert client.get(reverse("desk-messages")).status_code == 302


def test_the_list_asks_as_often_for_many_as_for_one(client, officer, civil, django_assert_max_num_queries):
    for number in range(60):
        to_office(civil, f"第{number}件")
    client.force_login(officer)
    client.get(reverse("desk-messages"))
    with django_assert_max_num_queries(30):
        page = client.get(reverse("desk-messages")).content.decode()
    assert page.count("<details>") == 50
