"""The queue: by days left, in tabs, narrowed, for several at once, with as many questions for any length."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.handling import Kind
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import Applicant, Remark, Request
from gongkai_web.desk.office.queue_pages import _shown
from gongkai_web.desk.office.signs import sign_of
from gongkai_web.desk.office.tabs import TABS, chosen, counts
from gongkai_web.desk.services import act, apply
from gongkai_web.desk.services.assigning import assign, restrict
from gongkai_web.desk.services.surveying import survey
from gongkai_web.journal.models import Entry
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role

TODAY = date(2026, 12, 1)


def numbers(code):
    return [request.number for request in chosen(Request.objects.all(), TABS[code], TODAY)]


def test_few_days_left_come_first_and_what_waits_comes_after(registered, officer, application):
    late, soon, far = (registered(arrived=date(2026, *day)) for day in ((9, 1), (11, 4), (11, 25)))
    waiting = registered(arrived=date(2026, 11, 20))
    act(waiting, Kind.CORRECTION_ASKED, by=officer, on=date(2026, 11, 23), facts={"days": 10})
    fresh, _code = apply(application())
    assert numbers("open") == [each.number for each in (late, soon, far, waiting, fresh)]


@pytest.mark.parametrize(
    ("arrived", "said"),
    [
        pytest.param(date(2026, 11, 25), ("in-time", "○", "还有16个工作日"), id="in time"),  # 12.23
        pytest.param(date(2026, 11, 10), ("soon", "◐", "还有5个工作日"), id="soon"),  # 12.8
        pytest.param(date(2026, 11, 3), ("soon", "◐", "今天到期"), id="today"),
        pytest.param(date(2026, 11, 2), ("late", "●", "超期1个工作日"), id="late"),  # 11.30
    ],
)
def test_the_sign_says_it_in_words_with_a_mark(registered, arrived, said):
    sign = sign_of(registered(arrived=arrived), TODAY, calendar())
    assert (sign.code, sign.mark, sign.words) == said


def test_the_sign_of_what_waits(registered, officer, application):
    fresh, _code = apply(application())
    letter = registered(channel="plain-post", arrived=date(2026, 11, 27))
    post = registered(channel="signed-post")
    asked = registered(arrived=date(2026, 11, 20))
    act(asked, Kind.CORRECTION_ASKED, by=officer, on=date(2026, 11, 23), facts={"days": 3})
    asked.refresh_from_db()
    said = [sign_of(each, TODAY, calendar()).words for each in (fresh, letter, post, asked)]
    assert said == ["今天须联系确认", "到达当日须联系确认", "等签收", "申请人已逾期（2026-11-26）"]


def test_tabs_with_their_counts(registered, officer, head, application):
    apply(application())
    registered(channel="signed-post")
    registered()  # late by now
    asked, party, gone = (registered(arrived=date(2026, 11, 20)) for _ in range(3))
    act(asked, Kind.CORRECTION_ASKED, by=officer, on=date(2026, 11, 23), facts={"days": 10})
    facts = {"party": "第三方", "who": "第三方1"}
    act(party, Kind.CONSULTED, by=officer, on=date(2026, 11, 23), facts=facts)
    act(gone, Kind.WITHDRAWN, by=officer, on=date(2026, 11, 23), facts={"disposition": "other"})
    signing, sending = (registered(arrived=date(2026, 11, 20)) for _ in range(2))
    for each in (signing, sending):
        act(each, Kind.DECIDED, by=officer, on=date(2026, 11, 24), facts={"disposition": "granted"})
    act(sending, Kind.SIGNED_OFF, by=head, on=date(2026, 11, 24))
    fee = registered(arrived=date(2026, 11, 20))
    act(fee, Kind.FEE_NOTICED, by=officer, on=date(2026, 11, 24))
    expected = {
        "open": 8,
        "unconfirmed": 1,
        "unsigned": 1,
        "handling": 2,
        "correcting": 1,
        "consulting": 1,
        "awaiting-fee": 1,
        "signing": 1,
        "sending": 1,
        "overdue": 1,
        "ended": 1,
    }
    assert counts(Request.objects.all(), TODAY) == expected
    assert {code: len(numbers(code)) for code in TABS} == expected


def test_every_tab_opens_and_another_is_not_there(opened, officer, registered):
    request = registered()
    for code in TABS:
        assert str(TABS[code].label) in opened(officer, "desk-tab", code)
    assert request.number in opened(officer, "desk-tab", "overdue")
    opened(officer, "desk-tab", "nothing", status=404)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "污水 批复"}, 1),
        ({"q": "污水 没有"}, 0),
        ({"q": "第三号泵站"}, 1),
        ({"number": "0002"}, 1),
        ({"channel": "fax"}, 1),
        ({"kind": "business"}, 1),
        ({"received_from": "2026-09-02"}, 1),
        ({"received_to": "2026-09-01"}, 1),
        ({"due_from": "2026-09-30", "due_to": "2026-10-31"}, 1),
        ({"due_from": "no day"}, 0),
    ],
)
def test_the_queue_is_narrowed(client, officer, registered, asked, found):
    registered(subject="污水处理厂批复", description="第三号泵站")
    registered(arrived=date(2026, 9, 2), channel="in-person", kind="business")
    registered(channel="fax")
    client.force_login(officer)
    answer = client.get(reverse("desk-queue"), asked)
    assert answer.context["page"].paginator.count == found


def test_narrowed_by_organ_and_officer(client, officer, head, registered):
    assign(registered(), head, by=officer, why="请示重大事项")
    registered()
    client.force_login(officer)
    for asked in ({"officer": head.pk}, {"officer": officer.pk}):
        assert client.get(reverse("desk-queue"), asked).context["page"].paginator.count == 1
    asked = {"organ": registered().organ_id}
    assert client.get(reverse("desk-queue"), asked).context["page"].paginator.count == 3


def test_no_identity_is_in_the_list(opened, officer, registered):
    registered()
    page = opened(officer, "desk-queue")
    assert "某项目的批复" in page
    for secret in ("张三", "11010519491231002X", "13800001234", "某路1号"):
        assert secret not in page


def test_others_do_not_see_the_queue(client, civil, county, member, registered, opened):
    request = registered()
    for role in (Role.EDITOR, Role.AUDITOR, Role.SUPERVISOR):
        client.force_login(member(civil, role))
        assert client.get(reverse("desk-queue")).status_code == 302
    elsewhere = member(county, Role.DESK_OFFICER)
    assert request.number not in opened(elsewhere, "desk-queue")
    opened(elsewhere, "desk-case", request.pk, status=404)


def test_a_restricted_case_is_seen_by_its_officer_and_the_head(opened, civil, member, officer, head, registered):
    request = registered()
    restrict(request, on=True, by=officer)
    other = member(civil, Role.DESK_OFFICER)
    assert request.number in opened(officer, "desk-queue")
    assert request.number in opened(head, "desk-queue")
    assert request.number not in opened(other, "desk-queue")


def bulk(client, person, what, requests, **fields):
    client.force_login(person)
    chosen_ = [request.pk for request in requests]
    answer = client.post(reverse("desk-queue"), {"what": what, "chosen": chosen_, **fields}, follow=True)
    return answer.content.decode()


def test_several_are_assigned_each_checked_and_what_failed_is_said(client, officer, head, registered):
    first, second = registered(), registered()
    Request.objects.filter(pk=first.pk).update(officer=None)
    page = bulk(client, officer, "assign", [first, second], officer=head.pk)
    assert "已分办1件" in page
    assert f"{second.number}：申请{second.number}已有经办人，转办要写明理由" in page
    first.refresh_from_db()
    assert first.officer == head
    page = bulk(client, officer, "assign", [second], officer=head.pk, words="休假")
    assert "已分办1件" in page
    assert Remark.objects.get().text == "转办：休假"


def test_several_are_reminded_of_by_the_head_alone(client, officer, head, registered):
    first, second = registered(), registered()
    act(second, Kind.WITHDRAWN, by=officer, on=date(2026, 9, 2), facts={"disposition": "other"})
    page = bulk(client, head, "remind", [first, second], words="请尽快答复")
    assert "已督办1件" in page
    assert "已经办结，不用督办" in page
    assert Remark.objects.get().reminder
    assert "督办由公开工作机构负责人" in bulk(client, officer, "remind", [first], words="请尽快答复")
    assert Entry.objects.filter(kind="desk.reminded").count() == 1


def test_nothing_chosen_and_nobody_chosen(client, officer, registered):
    assert "请先在清单里勾选" in bulk(client, officer, "assign", [])
    assert "请选择交给哪位" in bulk(client, officer, "assign", [registered()])


def test_as_many_questions_for_many_as_for_few(client, officer, registered):
    def asked():
        with CaptureQueriesContext(
            connection,
        ) as questions:
            assert client.get(reverse("desk-queue")).status_code == 200
        return len(questions)

    client.force_login(officer)
    registered()
    asked()
    few = asked()
    for _ in range(8):
        registered()
    assert asked() == few


def test_the_page_asks_once_for_what_a_person_may_do_and_counts_by_indexes(client, officer, registered):
    registered()
    client.force_login(officer)
    client.get(reverse("desk-queue"))
    with CaptureQueriesContext(connection) as questions:
        client.get(reverse("desk-queue"))
    asked = [each["sql"] for each in questions.captured_queries]
    assert len(asked) <= 23
    assert sum('"description"' in sql or '"sealed"' in sql for sql in asked) == 0
    assert sum("desk_request" in sql for sql in asked) == 4  # the tabs, the ended, the page, whom to call


def test_pages_of_fifty(client, officer, registered, monkeypatch):
    monkeypatch.setattr("gongkai_web.desk.office.queue_pages.ON_A_PAGE", 2)
    for _ in range(3):
        registered()
    client.force_login(officer)
    assert "第1页，共2页" in client.get(reverse("desk-queue")).content.decode()
    assert len(client.get(reverse("desk-queue"), {"page": 2}).context["rows"]) == 1


def test_the_keys_are_told_on_the_page(opened, officer):
    page = opened(officer, "desk-queue")
    assert "键盘：j 下一件，k 上一件，回车打开，x 勾选。" in page


def plan_of(ask):
    """How SQLite goes about the question that takes longest to read."""
    with CaptureQueriesContext(connection) as asked:
        ask()
    found = []
    for query in asked.captured_queries:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            found += [row[3] for row in cursor.fetchall()]
    return [step for step in found if "desk_request" in step or "TEMP" in step]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what it counts itself")
def test_a_long_queue_over_many_organs_is_read_from_its_indexes(registered, county):
    organs = list(Organ.objects.values_list("pk", flat=True))
    first = registered()
    copies = Applicant.objects.bulk_create([Applicant(kind="natural") for _ in range(600)])
    fields = {"channel": "in-person", "subject": "某项目的批复", "state": first.state, "arrived_on": first.arrived_on}
    Request.objects.bulk_create(
        Request(
            organ_id=organs[n % len(organs)],
            number=f"B-{n}",
            submission=uuid.uuid4(),
            applicant=applicant,
            due_on=first.due_on + timedelta(n % 90),
            **fields,
        )
        for n, applicant in enumerate(copies)
    )
    many = Request.objects.filter(organ__in=organs)
    assert plan_of(lambda: counts(many, TODAY))[0].startswith(
        "SEARCH desk_request USING COVERING INDEX desk_tab_counts"
    )
    survey()
    [step] = plan_of(lambda: list(_shown(chosen(many, TABS["open"], TODAY))[:50]))
    assert "desk_queue_of_all" in step  # in order, so that nothing is sorted
