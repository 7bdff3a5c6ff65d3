"""Letters, fees and disputes of the demonstration: sound, seen on every page, and counted in the reports."""

from datetime import date

import pytest
import time_machine
from django.conf import settings as django_settings
from django.db import transaction
from django.urls import reverse

from gongkai.checks import Case, Severity, examine
from gongkai.forms import CellRef
from gongkai.handling import Kind, State
from gongkai_web.accounts.models import User
from gongkai_web.annual.composing import compose
from gongkai_web.annual.figures import figures_within
from gongkai_web.annual.models import AnnualReport
from gongkai_web.demo.after import YUAN, after_plans
from gongkai_web.demo.days import Days
from gongkai_web.demo.loading.answers import load_answers
from gongkai_web.demo.loading.organs import load_organs, load_people
from gongkai_web.demo.loading.requests import load_requests
from gongkai_web.demo.loading.reviews import Staff
from gongkai_web.demo.reports import words_for
from gongkai_web.desk.models import Dispute, FeeNotice, Letter, Request
from gongkai_web.desk.services.charging import fee_totals
from gongkai_web.desk.services.letters import as_composed, sign, stale
from gongkai_web.desk.services.papers import read
from gongkai_web.journal.services import first_broken
from gongkai_web.organs.models import Organ

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel("2026-11-25T10:00:00+08:00", tick=False):
        yield


@pytest.fixture(scope="module")
def county(django_db_setup, django_db_blocker, tmp_path_factory):
    held, django_settings.DATA = django_settings.DATA, tmp_path_factory.mktemp("data")
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel("2026-11-25T10:00:00+08:00"):
        days = Days(TODAY)
        organs, staff = load_organs(days, by=load_people()), Staff()
        load_answers(days, load_requests(days, organs, staff), staff)
        yield organs
        transaction.set_rollback(True)
    django_settings.DATA = held


@pytest.fixture
def civil(county):
    return Organ.objects.get(slug="civil-affairs")


@pytest.mark.parametrize("today", [date(2026, 11, 25), date(2026, 1, 3), date(2026, 2, 20), date(2028, 2, 29)], ids=str)
def test_every_life_is_lawful_whatever_the_day(today):
    plans = list(after_plans(Days(today)))
    assert [plan.tag for plan in plans] == ["reviewed", "charged", "sued", "extended"]
    for plan in plans:
        assert plan.stands(today).state in {State.ANSWERED, State.HANDLING}
        assert not plan.stands(today).late


def test_letters_wait_are_signed_and_went_out_and_nothing_stands_against_them(county):
    stood = {letter.code: (letter.signed_on is not None, letter.sent_on is not None) for letter in Letter.objects.all()}
    assert stood == {
        "not-found": (False, False),
        "already-public": (True, False),
        "extension-notice": (True, True),
        "fee-notice": (True, True),
    }
    signed = Letter.objects.get(code="already-public")
    assert [str(one) for one in stale(signed)] == []
    assert (signed.number, signed.request.state) == ("县民政局公开公复〔2026〕1号", "sending")
    drafted = Letter.objects.get(code="not-found")
    done = sign(drafted, by=User.objects.get(username="head"))
    assert done.request.state == "sending"
    assert done.number.endswith("2号")


def test_what_went_out_can_be_read_and_names_whom_it_was_for(county):
    for letter in Letter.objects.exclude(sent_on=None):
        papers = list(letter.enclosures.all())
        assert sorted(paper.name.rpartition(".")[2] for paper in papers) == ["docx", "pdf"]
        assert read(papers[0]).read(2) == b"PK"
        assert as_composed(letter).addressee == letter.request.applicant.identity.name
        assert letter.act.on == letter.sent_on


def test_one_fee_is_paid_and_one_waits_and_the_totals_say_so(civil):
    paid, waiting = FeeNotice.objects.order_by("noticed_on")
    assert (paid.yuan, paid.paid, waiting.paid_on) == (YUAN, YUAN, None)
    # 45 pages: the first 30 are free, 15 at 10 yuan (国办函〔2020〕109号第五条)
    assert YUAN == 150
    before, now = fee_totals(civil, 2025), fee_totals(civil, 2026)
    assert (before.count, before.yuan, before.received) == (1, 150, 150)
    assert (now.count, now.yuan, now.received) == (1, 150, 0)
    assert waiting.request.state == "awaiting-fee"


def test_a_review_put_the_bureau_right_and_a_suit_is_pending(civil):
    review, suit = Dispute.objects.order_by("accepted_on")
    for dispute in (review, suit):
        dispute.full_clean()
    assert (review.kind, review.ending, review.request.disposition) == ("review", "review-unlawful", "internal")
    assert (suit.kind, suit.ending, suit.request.disposition) == ("suit", "", "not-found")
    counted = {year: figures_within(Organ.objects.filter(pk=civil.pk), year)[civil.pk].counted for year in (2025, 2026)}
    found = {
        (year, str(ref)): int(counted[year].value(ref))
        for year in counted
        for ref in map(CellRef.parse, ("disputes/review/corrected", "disputes/direct-suit/pending"))
    }
    assert found == {
        (2025, "disputes/review/corrected"): 1,
        (2025, "disputes/direct-suit/pending"): 0,
        (2026, "disputes/review/corrected"): 0,
        (2026, "disputes/direct-suit/pending"): 1,
    }


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_report_that_comes_of_it_has_no_error(civil, year):
    counted = figures_within(Organ.objects.filter(pk=civil.pk), year)[civil.pk].counted
    report = AnnualReport.objects.create(organ=civil, year=year, narrative=words_for(counted))
    made = compose(report, counted, signed_on=date(year + 1, 1, 13))
    said = "\n".join(section.text for section in made.sections)
    assert f"发出收费通知1件，收取信息处理费{150 if year == 2025 else 0}元" in said
    found = [each.fault.message for each in examine(Case(made)).findings if each.severity is Severity.ERROR]
    assert found == []
    assert ("在行政复议中被纠正" in said) == (year == 2025)
    codes = {each.check.code for each in examine(Case(made)).findings}
    assert not codes & {"Q106", "S122"}  # what table 4 says is spoken of in words, with what was done about it


def test_a_visitor_sees_them(client, county):
    client.force_login(User.objects.get(username="desk"))
    for tag, said in (
        (Letter.objects.get(code="not-found").request, "草稿"),
        (Letter.objects.get(code="already-public").request, "已签发"),
        (FeeNotice.objects.get(paid_on=None).request, "150元"),
        (Dispute.objects.get(kind="review").request, "确认违法"),
        (Dispute.objects.get(kind="suit").request, "行政诉讼"),
    ):
        assert said in client.get(reverse("desk-case", args=[tag.pk])).content.decode()
    queue = client.get(reverse("desk-queue")).content.decode()
    assert Request.objects.get(acts__kind=Kind.EXTENDED, ended_on=None, organ__slug="civil-affairs").number in queue


def test_the_journal_is_whole(county):
    assert first_broken() is None
