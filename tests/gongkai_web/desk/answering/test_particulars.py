"""Particulars that were registered wrongly are put right by a further act; what stood before stays, sealed."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from gongkai.handling import Kind
from gongkai_web.desk.models import ActNote, Letter, Look, Message
from gongkai_web.desk.models.sealing import opened
from gongkai_web.desk.public.telling import told
from gongkai_web.desk.selectors import same_applicant
from gongkai_web.desk.services import act, erase
from gongkai_web.desk.services.dividing import split
from gongkai_web.desk.services.letters import as_composed, draft, send_back, sign
from gongkai_web.desk.services.notifying import tell_applicant
from gongkai_web.desk.services.outbox import GIVEN_UP, TRIES
from gongkai_web.desk.services.particulars import correct_particulars
from gongkai_web.desk.services.sending import Service, label, send
from gongkai_web.journal.models import Entry
from gongkai_web.organs.roles import Role

from .conftest import ZHANG

WHY = "登记时看错了证件"
RIGHT = {"name": "章珊", "id_number": "110105194912310177", "address": "另一路8号"}


@pytest.fixture
def time_machine_at():
    with time_machine.travel("2026-09-21T10:00:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _no_office(monkeypatch):
    """Conversions by LibreOffice take seconds: tests of their own look at them."""
    monkeypatch.setattr("gongkai_web.desk.services.writing.OFFICE", "no-such-program")


def corrected(request, officer, fields=RIGHT, **how):
    made = correct_particulars(request, fields, by=officer, why=WHY, **how)
    request.refresh_from_db()
    request.applicant.refresh_from_db()
    return made


def test_an_act_with_a_reason_keeps_what_stood_before_sealed(registered, officer):
    request, other = registered(), registered()
    assert list(same_applicant(other)) == [request]
    made = corrected(request, officer, kind="lawyer")
    assert request.applicant.identity == replace(ZHANG, **RIGHT)
    assert request.applicant.kind == "lawyer"
    assert (made.kind, made.by, made.note) == (Kind.PARTICULARS, officer, WHY)
    assert made.facts == {"fields": ["name", "id_number", "address"], "kinds": ["natural", "lawyer"]}
    assert made.was == {"name": "张三", "id_number": "11010519491231002X", "address": "某路1号"}
    for secret in ("张三", "章珊", "某路", "另一路", WHY):
        assert secret not in ActNote.objects.get(act=made).sealed
        assert not Entry.objects.filter(facts__icontains=secret).exists()
    assert not same_applicant(other).exists()  # found by the number of the proof, which is another now
    assert told(request).lines[-1].sentence.startswith("我们更正了登记的申请人信息")


def test_the_clock_and_the_state_stay_as_they_were(registered, officer):
    request = registered()
    before = (request.state, request.received_on, request.due_on)
    corrected(request, officer)
    assert (request.state, request.received_on, request.due_on) == before


@pytest.mark.parametrize(
    ("fields", "how", "said"),
    [
        ({}, {}, "没有要更正的"),
        ({"name": " 张三 "}, {"kind": "natural"}, "没有要更正的"),
        ({"name": "章珊"}, {"why": ""}, "为什么更正"),
        ({"name": "章珊"}, {"why": "不是张三"}, "不要写姓名"),
        ({"name": "章珊"}, {"why": "应为章珊"}, "不要写姓名"),
        ({}, {"without": ["phone", "address"]}, "至少留一项"),
        ({}, {"without": ["name"]}, "不能删去"),
        ({"name": "章珊"}, {"kind": "martian"}, "没有这一类申请人"),
        ({"name": "章珊"}, {"seen": 0}, "又登记了"),
    ],
    ids=["nothing", "the same", "no reason", "old name", "new name", "unreachable", "nameless", "kind", "stale"],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(registered, officer, fields, how, said):
    request = registered()
    with pytest.raises(ValidationError, match=said):
        correct_particulars(request, fields, by=officer, **{"why": WHY, **how})
    request.applicant.refresh_from_db()
    assert (request.applicant.identity, request.acts.count()) == (ZHANG, 1)


def test_who_handles_it_and_may_see_applicants_does_it(registered, civil, member):
    request = registered()
    for role in (Role.AUDITOR, Role.EDITOR):
        with pytest.raises(PermissionDenied):
            correct_particulars(request, RIGHT, by=member(civil, role), why=WHY)
    assert correct_particulars(request, RIGHT, by=member(civil, Role.HEAD), why=WHY).was["name"] == "张三"


def test_a_correction_is_not_voided_but_corrected_again(registered, officer):
    request = registered()
    made = corrected(request, officer)
    with pytest.raises(ValidationError, match="请再更正一次"):
        act(request, Kind.VOIDED, by=officer, facts={"of": made.number})
    again = corrected(request, officer, {"name": "张三"})
    assert (again.was, request.applicant.identity.name) == ({"name": "章珊"}, "张三")


def test_drafts_and_labels_address_who_it_is_and_a_signed_letter_goes_back_first(denied, officer, head):
    request = denied()
    letter = draft(request, "withheld", by=officer)
    corrected(request, officer)
    letter.refresh_from_db()
    assert as_composed(letter).addressee == "章珊"
    cells = [
        cell.text
        for table in docx.Document(BytesIO(label(letter, by=officer))).tables
        for row in table.rows
        for cell in row.cells
    ]
    assert any("另一路8号" in text for text in cells)
    assert not any("某路1号" in text for text in cells)
    signed = sign(letter, by=head)
    corrected(request, officer, {"name": "张三"})
    signed.refresh_from_db()
    assert as_composed(signed).addressee == "章珊"  # what was signed is changed no more
    with pytest.raises(ValidationError, match="写给“章珊”，申请人是“张三”"):
        send(signed, Service("direct", date(2026, 9, 21)), by=officer)
    send_back(signed, by=head, why="收件人已更正")
    assert as_composed(Letter.objects.get()).addressee == "张三"


def test_a_draft_speaks_to_an_organisation_once_it_is_one(denied, officer):
    request = denied()
    letter = draft(request, "withheld", by=officer)
    assert "你单位" not in "".join(letter.paragraphs)
    corrected(request, officer, {"name": "某某有限公司"}, kind="business")
    letter.refresh_from_db()
    assert "你单位" in "".join(letter.paragraphs)
    assert "你单位" in "".join(draft(request, "withheld", by=officer).paragraphs)  # the decision knew another kind


def test_messages_that_wait_go_to_where_they_are_reached_now(registered, officer, settings):
    settings.SMS, settings.MAIL = "somewhere.send", "there is one"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    request = registered(identity=replace(ZHANG, email="old@example.com"))
    tell_applicant(request)
    Message.objects.update(tries=TRIES, failure="SMSRefused")
    corrected(request, officer, {"phone": "13900005678"}, without=["email"])
    found = {each.channel: (opened(each.sealed)["to"], each.tries) for each in Message.objects.all()}
    assert found == {"sms": ("13900005678", 0), "email": ("", GIVEN_UP)}


def test_parts_of_one_application_are_put_right_together(registered, officer):
    whole, apart = registered(), registered()
    first, second = split(whole, ["甲", "乙"], by=officer)
    corrected(first, officer, kind="research")
    for request in (whole, first, second):
        request.refresh_from_db()
        assert (request.applicant.identity.name, request.applicant.kind) == ("章珊", "research")
        assert [each.kind for each in request.acts.all()][-1] == Kind.PARTICULARS
    act(whole, Kind.VOIDED, by=officer, facts={"of": 2})  # who applied is no work on a part: the split may go
    first.refresh_from_db()
    assert first.into == whole
    apart.applicant.refresh_from_db()
    assert apart.applicant.identity == ZHANG


def test_an_erasure_reaches_what_stood_before(registered, officer, head):
    request = registered()
    made = corrected(request, officer)
    act(request, Kind.WITHDRAWN, by=officer)
    with pytest.raises(ValidationError, match="不要写姓名"):
        erase(request, by=head, why="张三要求")
    erase(request, by=head, why="个人信息保护法第四十七条")
    fresh = request.acts.get(pk=made.pk)
    assert (fresh.was, fresh.note) == ({}, "")
    assert fresh.facts == {"fields": ["name", "id_number", "address"]}
    with pytest.raises(ValidationError, match="已经依法删除"):
        correct_particulars(request, RIGHT, by=officer, why=WHY)


def test_at_the_desk_only_what_is_wrong_is_filled_in(client, registered, officer):
    request = registered()
    client.force_login(officer)
    address = reverse("desk-do", args=[request.pk, "particulars"])
    form = client.get(address).content.decode()
    assert "张三" not in form
    assert not Look.objects.exists()  # nobody was shown who applied
    assert "第二十九条第二款第一项" in form
    sent = client.post(address, {"seen": 1, "address": "另一路8号", "kind": "charity", "why": WHY})
    assert sent.status_code == 302
    page = client.get(reverse("desk-case", args=[request.pk])).content.decode()
    assert "地址；申请人类别由“自然人”改为“社会公益组织”" in page
    assert WHY in page
    assert "某路1号" not in page
    looked = client.post(reverse("desk-identity", args=[request.pk]), {"why": "核对"}).content.decode()
    assert "另一路8号" in looked
    assert "更正以前登记的" in looked
    assert "某路1号" in looked
    assert [each.why for each in Look.objects.all()] == ["核对"]
