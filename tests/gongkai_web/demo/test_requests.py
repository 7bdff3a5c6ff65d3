"""The requests of the demonstration are lawful, and what the services would have made of the same acts."""

from collections import Counter
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction

from gongkai.handling import Kind, State
from gongkai.statute import DISPOSITIONS
from gongkai_web.accounts.models import User
from gongkai_web.demo.days import Days
from gongkai_web.demo.loading.organs import load_organs, load_people
from gongkai_web.demo.loading.requests import load_requests, submission_of
from gongkai_web.demo.loading.reviews import Staff
from gongkai_web.demo.requests import id_number, requests
from gongkai_web.desk.models import Request
from gongkai_web.desk.selectors import standing_of
from gongkai_web.desk.services import Application, act, register
from gongkai_web.journal.models import Entry
from gongkai_web.journal.services import first_broken

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
COMPUTED = ("state", "arrived_on", "received_on", "due_on", "provisional", "wait_until", "paused_until", "disposition",
            "ended_on", "late")  # fmt: skip


@pytest.fixture(scope="module")
def county(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        days = Days(TODAY)
        organs = load_organs(days, by=load_people())
        load_requests(days, organs, Staff())
        yield organs
        transaction.set_rollback(True)


def test_there_is_one_in_every_state_and_one_that_is_late(county):
    states = Counter(Request.objects.values_list("state", flat=True))
    assert set(states) == {state.code for state in State}
    assert Request.objects.overdue(TODAY).count() == 1
    assert Request.objects.filter(late=True).exists()


def test_nearly_every_disposition_is_among_them(county):
    known = set(Request.objects.values_list("disposition", flat=True))
    assert len(known & set(DISPOSITIONS)) >= 15


@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2026, 2, 20), date(2027, 1, 4), date(2028, 10, 8)])
def test_every_life_is_lawful_whatever_the_day(today):
    for plan in requests(Days(today)):
        plan.stands(today)


def test_what_lists_show_follows_from_the_acts(county):
    for request in Request.objects.prefetch_related("acts")[:60]:
        stands = standing_of(request, asof=TODAY)
        assert (request.state, request.disposition) == (stands.state.code, stands.disposition)


def test_it_is_what_the_services_make_of_the_same_acts(county):
    plans = [plan for plan in requests(Days(TODAY)) if plan.organ.slug == "civil-affairs"][-25:]
    admin = User.objects.get(is_superuser=True)
    with time_machine.travel(TODAY):
        for plan in plans:
            loaded = Request.objects.get(submission=submission_of(plan))
            again = register(
                Application(
                    uuid4(), loaded.organ, plan.kind, loaded.applicant.identity, plan.subject
                ), channel=plan.channel, arrived=plan.acts[0].on, by=admin)  # fmt: skip
            for done in plan.acts[1:]:
                act(again, done.kind, by=admin, on=done.on, facts=done.facts)
            again.refresh_from_db()
            assert [getattr(again, name) for name in COMPUTED] == [getattr(loaded, name) for name in COMPUTED]


def test_the_journal_tells_of_each_act_and_is_whole(county):
    told = Entry.objects.filter(kind__startswith="desk.").count()
    assert told == Request.objects.count() + sum(request.acts.count() for request in Request.objects.all())
    assert first_broken() is None


def test_nobody_of_the_demonstration_exists():
    assert id_number(7).startswith("990101")
    assert len(id_number(7)) == 18


def test_third_parties_have_their_labels(county):
    for request in Request.objects.filter(acts__kind=Kind.CONSULTED):
        assert request.consulted.get().label == "第三方1"
