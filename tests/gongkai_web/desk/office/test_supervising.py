"""The county office sees every organ's requests by status without who applied, reminds, and reads timeliness."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from gongkai.handling import Kind
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import Remark
from gongkai_web.desk.office.timeliness import timeliness
from gongkai_web.desk.services import act
from gongkai_web.desk.services.outbox import send_due
from gongkai_web.desk.turning import turn_of_day
from gongkai_web.journal.models import Entry
from gongkai_web.organs.models import DisclosureOffice, Membership
from gongkai_web.organs.roles import Role

TODAY = date(2026, 12, 1)


@pytest.fixture
def supervisor(county, member):
    return member(county, Role.SUPERVISOR, "督查")


@pytest.fixture
def office(civil):
    return DisclosureOffice.objects.create(organ=civil, name="办公室", email="office@example.gov.cn")


def answered(request, officer, head, on):
    act(request, Kind.DECIDED, by=officer, on=on, facts={"disposition": "granted"})
    act(request, Kind.SIGNED_OFF, by=head, on=on)
    act(request, Kind.ANSWERED, by=officer, on=on)


def test_every_organ_by_status_without_who_applied(opened, supervisor, registered):
    request = registered(description="本人张三的低保金额")
    page = opened(supervisor, "desk-overseen")
    assert "某县民政局" in page
    page = opened(supervisor, "desk-overseen-organ", "civil")
    assert request.number in page
    assert "超期" in page
    page += opened(supervisor, "desk-overseen-case", request.pk)
    assert "第三十一条第一项" in page
    for secret in ("张三", "11010519491231002X", "13800001234"):
        assert secret not in page


def test_free_text_is_read_only_by_who_may_open_the_case(opened, county, civil, member, supervisor, registered):
    request = registered(subject="张三的低保审批表")
    both = member(county, Role.SUPERVISOR, "督查兼经办")
    Membership.objects.create(user=both, organ=civil, role=Role.DESK_OFFICER)
    for name, args in (("desk-overseen", []), ("desk-overseen-organ", ["civil"]), ("desk-overseen-case", [request.pk])):
        assert "张三" not in opened(supervisor, name, *args)
    for name, args in (("desk-overseen-organ", ["civil"]), ("desk-overseen-case", [request.pk])):
        assert "张三的低保审批表" in opened(both, name, *args)
    assert request.number in opened(supervisor, "desk-overseen-organ", "civil")


def test_a_supervisor_opens_no_case_and_no_paper(client, supervisor, registered):
    request = registered()
    client.force_login(supervisor)
    for name in ("desk-case", "desk-identity", "desk-ledger"):
        assert client.get(reverse(name, args=[request.pk])).status_code == 302


def test_only_supervisors_see_the_overview(client, civil, member, registered):
    request = registered()
    for role in (Role.HEAD, Role.DESK_OFFICER, Role.EDITOR):
        client.force_login(member(civil, role))
        assert client.get(reverse("desk-overseen")).status_code == 302
        assert client.get(reverse("desk-overseen-case", args=[request.pk])).status_code == 302


def test_a_reminder_is_a_remark_a_journal_entry_and_a_letter(
    client, opened, officer, supervisor, office, registered, settings
):
    settings.MAIL, settings.EMAIL_BACKEND = "there is one", "django.core.mail.backends.locmem.EmailBackend"
    request = registered()
    client.force_login(supervisor)
    client.post(reverse("desk-overseen-organ", args=["civil"]), {"chosen": [request.pk], "words": "请于三日内答复"})
    send_due()
    assert Remark.objects.get().reminder
    assert Entry.objects.filter(kind="desk.reminded").count() == 1
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [
        (["office@example.gov.cn"], f"督办：公开申请{request.number}")
    ]
    assert "请于三日内答复" in opened(officer, "desk-case", request.pk)
    client.force_login(supervisor)
    client.post(reverse("desk-overseen-case", args=[request.pk]), {"words": "再次督办"})
    assert "再次督办" in opened(supervisor, "desk-overseen-case", request.pk)


def test_timeliness_by_hand(civil, officer, head, registered):
    fast, slow, longer, open_ = (registered() for _ in range(4))
    answered(fast, officer, head, date(2026, 9, 8))  # 5 working days
    answered(slow, officer, head, date(2026, 9, 30))  # 20 on the 29th (27 is not worked here), 21 on the 30th: late
    act(longer, Kind.EXTENSION_AGREED, by=head, on=date(2026, 9, 3), facts={"days": 20})
    act(longer, Kind.EXTENDED, by=officer, on=date(2026, 9, 3), facts={"days": 20})
    answered(longer, officer, head, date(2026, 9, 9))  # 6
    (row,) = timeliness({civil.pk}, date(2026, 9, 1), date(2026, 9, 30), today=TODAY, calendar=calendar())
    assert (row.answered, row.in_time, row.late, row.extended) == (3, 2, 1, 1)
    assert (row.median_days, row.rate, row.overdue_now) == (6, "66.7%", 1)
    assert open_.due_on == date(2026, 9, 29)


def test_timeliness_leaves_as_files(client, supervisor, officer, head, registered):
    answered(registered(), officer, head, date(2026, 9, 8))
    client.force_login(supervisor)
    page = client.get(reverse("desk-timeliness")).content.decode()
    assert "100.0%" in page
    text = client.get(reverse("desk-timeliness"), {"export": "csv"}).content.decode("utf-8-sig")
    assert "某县民政局,1,1,0,0,100.0%,5,0" in text
    assert client.get(reverse("desk-timeliness"), {"export": "xlsx"}).content[:2] == b"PK"
    assert client.get(reverse("desk-timeliness"), {"export": "pdf"}).status_code == 404
    wrong = client.get(reverse("desk-timeliness"), {"first": "2026-12-01", "last": "2026-01-01"})
    assert "截止日期早于开始日期" in wrong.content.decode()


def test_the_queue_leaves_as_a_file_as_it_is_narrowed(client, officer, registered):
    kept, other = registered(subject="污水处理厂批复"), registered()
    client.force_login(officer)
    text = client.get(reverse("desk-export", args=["csv"]), {"q": "污水"}).content.decode("utf-8-sig")
    assert kept.number in text
    assert other.number not in text
    assert "张三" not in text
    assert client.get(reverse("desk-export", args=["xlsx"])).content[:2] == b"PK"


def test_the_office_is_told_once_a_day_of_what_is_due_and_whom_to_call(office, registered, settings):
    settings.MAIL, settings.EMAIL_BACKEND = "there is one", "django.core.mail.backends.locmem.EmailBackend"
    late, soon = registered(), registered(arrived=date(2026, 11, 6))
    call, far = registered(channel="fax", arrived=TODAY), registered(arrived=date(2026, 11, 30))
    assert (turn_of_day(TODAY), turn_of_day(TODAY)) == (1, 0)
    assert send_due() == 1
    (letter,) = mail.outbox
    assert "有3件公开申请要办" in letter.subject
    for request, said in ((late, "已超期，到期日2026-09-29"), (soon, "即将到期"), (call, "当日联系申请人确认")):
        assert f"{request.number}：" in letter.body
        assert said in letter.body
    assert far.number not in letter.body
    for secret in ("张三", "某项目"):
        assert secret not in letter.body


def test_nothing_is_mailed_without_a_server(office, registered):
    registered()
    assert turn_of_day(TODAY) == 0


def test_a_consultation_that_expires_leaves_the_list(registered, officer, time_machine_at):
    request = registered(arrived=date(2026, 11, 20))
    act(request, Kind.CONSULTED, by=officer, on=date(2026, 11, 23), facts={"party": "第三方", "who": "第三方1"})
    request.refresh_from_db()
    assert request.paused_until == date(2026, 12, 14)
    time_machine_at.move_to("2026-12-14T10:00:00+08:00")
    turn_of_day()
    request.refresh_from_db()
    assert request.paused_until is None


def test_the_first_page_says_what_waits(client, officer, registered):
    registered()
    registered(channel="fax", arrived=TODAY)
    client.force_login(officer)
    page = client.get("/admin/").content.decode()
    assert "今天须联系确认" in page
    assert "<strong>1</strong> 超期" in page


def test_an_organ_settles_its_practice(client, civil, member, head, registered, opened):
    client.force_login(head)
    address = reverse("desk-practice", args=["civil"])
    assert "某县民政局" in client.get(reverse("desk-practices")).content.decode()
    fields = {"mark": "某民公复", "correction_days": 7, "reviewer": "某县人民政府", "court": "某县人民法院"}
    assert client.post(address, fields | {"correction_days": 0}).status_code == 422
    assert client.post(address, fields).status_code == 302
    assert civil.practice.mark == "某民公复"
    assert 'value="7"' in opened(head, "desk-do", registered().pk, "correction-asked")
    assert Entry.objects.filter(kind="desk.set").count() == 1
    client.force_login(member(civil, Role.DESK_OFFICER))
    assert client.get(address).status_code == 302
