"""Who watches a request is told of every step, and has a list of them."""

from datetime import date

import pytest
from django.core import mail
from django.urls import reverse

from gongkai.handling import Kind
from gongkai_web.desk.services import act
from gongkai_web.desk.services.assigning import restrict, watch
from gongkai_web.desk.services.outbox import send_due


@pytest.fixture
def mailed(settings):
    settings.MAIL, settings.EMAIL_BACKEND = "there is one", "django.core.mail.backends.locmem.EmailBackend"

    def made(request, by):
        mail.outbox.clear()
        act(request, Kind.REASONS_ASKED, by=by, on=date(2026, 9, 2), note="张三来电")
        send_due()
        return [(letter.to, letter.subject, letter.body) for letter in mail.outbox]

    return made


def having_mail(person):
    person.email = f"{person.pk}@example.gov.cn"
    person.save()
    return person


def test_watchers_are_told_of_each_step_by_number(registered, officer, head, mailed):
    request = registered()
    for person in (officer, head):
        watch(request, on=True, by=having_mail(person))
    ((to, subject, body),) = mailed(request, officer)  # not to who did it
    assert to == [head.email]
    assert subject == f"公开申请{request.number}：要求说明理由"
    assert f"/requests/{request.pk}/" in body
    for secret in ("张三", "某项目"):
        assert secret not in subject + body


def test_who_may_no_longer_open_it_is_told_nothing(registered, officer, member, civil, head, mailed):
    request = registered()
    other = having_mail(member(civil, "desk-officer", "另一经办人"))
    watch(request, on=True, by=other)
    restrict(request, on=True, by=head)
    assert mailed(request, officer) == []


def test_without_a_mail_server_nothing_is_sent(registered, officer, head, mailed, settings):
    request = registered()
    watch(request, on=True, by=having_mail(head))
    settings.MAIL = ""
    assert mailed(request, officer) == []


def test_the_watched_are_a_list_of_ones_own(client, registered, officer, head):
    mine, other = registered(), registered()
    watch(mine, on=True, by=officer)
    watch(other, on=True, by=head)
    client.force_login(officer)
    answer = client.get(reverse("desk-queue"), {"watched": "on"})
    assert [row.request for row in answer.context["rows"]] == [mine]
    assert "我关注的" in client.get(reverse("desk-queue")).content.decode()
