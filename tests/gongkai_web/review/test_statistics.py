"""The report on reviews: figures by organ and person, each of which opens its steps; read by few."""

import csv
import io
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gongkai.review import Count, Period, Ruling
from gongkai_web.library.models import Document, Interpretation
from gongkai_web.library.services import publish, update
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from gongkai_web.review.rulebook import rulebook
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import give_back, rule, set_rule
from gongkai_web.review.statistics import counted, organs_read_by

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]

READERS = {Role.HEAD, Role.SUPERVISOR, Role.AUDITOR}


@pytest.fixture
def worked(written, cleared, passed, people):
    """Three items: one cleared at once and published, one returned, one changed after everything was passed."""
    first = cleared(written(title="甲"))
    publish(first, by=people["HEAD"])
    update(first, by=people["EDITOR"], summary="下一稿")
    second = passed(written(title="乙"), "first")
    give_back(second, by=people["SECOND_REVIEWER"], seen=way_of(second).content, opinion="=表述不准确")
    third = cleared(written(title="丙"))
    update(third, by=people["EDITOR"], summary="改动")
    return first, second, third


@pytest.fixture
def today():
    return Period(timezone.localdate(), timezone.localdate())


def test_figures_of_an_organ(worked, civil, today):
    figures = counted(Organ.objects.filter(pk=civil.pk), today).by_organ[civil.pk]
    assert {what: len(keys) for what, keys in figures.counted.items()} == {
        Count.SENT: 3,
        Count.CLEARED: 1,
        Count.FIRST_TIME: 1,
        Count.RETURNED: 1,
        Count.VOIDED: 4,
    }
    assert figures.average() == 0


def test_what_went_out_is_not_void_for_the_draft_that_follows_it(worked, civil, today):
    (passage,) = counted(Organ.objects.filter(pk=civil.pk), today).passages[civil.pk][:1]
    assert passage.cleared
    assert not passage.voided


def test_figures_of_people(worked, civil, people, today):
    found = counted(Organ.objects.filter(pk=civil.pk), today)
    editor, second = (found.of_person(people[name].pk) for name in ("EDITOR", "SECOND_REVIEWER"))
    assert [len(editor[what]) for what in (Count.SENT, Count.FIRST_TIME, Count.SENT_BACK, Count.UNDONE)] == [3, 1, 1, 4]
    assert [len(second[what]) for what in (Count.PASSED, Count.RETURNED, Count.VOIDED)] == [2, 1, 1]


def test_figures_are_those_of_the_rule_in_force_at_the_time(written, passed, people, civil, today):
    set_rule(civil, None, by=people["HEAD"], levels=2, extra=0)
    document = passed(written(), "second")
    rule(document, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=way_of(document).content, basis="不涉及国家秘密")
    publish(document, by=people["HEAD"])
    set_rule(civil, None, by=people["HEAD"], levels=3, extra=1)
    figures = counted(Organ.objects.filter(pk=civil.pk), today).by_organ[civil.pk]
    assert len(figures[Count.CLEARED]) == len(figures[Count.FIRST_TIME]) == 1
    assert way_of(document).standing.lacking(), "today another review would be asked"


def test_a_rulebook_knows_each_setting_and_what_held_before_the_first(people, civil, county):
    before = timezone.now()
    set_rule(civil, None, by=people["HEAD"], levels=2, extra=0)
    between = timezone.now()
    set_rule(civil, Document, by=people["HEAD"], levels=3, extra=2)
    book, after = rulebook([civil, county]), timezone.now()
    assert [len(book.chain(civil, Document, at).stages) for at in (before, between, after)] == [4, 2, 5]
    assert [len(book.chain(civil, Interpretation, at).stages) for at in (before, between, after)] == [4, 2, 2]
    assert [len(book.chain(county, Document, at).stages) for at in (before, between, after)] == [4, 4, 4]


def test_the_number_of_queries_does_not_grow_with_the_items(written, cleared, civil, today, django_assert_num_queries):
    cleared(written(title="甲"))
    organs = Organ.objects.filter(pk=civil.pk)
    with CaptureQueriesContext(connection) as one:
        counted(organs, today)
    cleared(written(title="乙"))
    cleared(written(title="丙"))
    with django_assert_num_queries(len(one)):
        counted(organs, today)


def test_other_days_and_other_organs_count_nothing(worked, civil, county, today):
    tomorrow = today.last + timedelta(1)
    assert not counted(Organ.objects.all(), Period(tomorrow, tomorrow)).by_organ
    assert not counted(Organ.objects.exclude(pk=civil.pk), today).by_organ


@pytest.mark.parametrize("role", Role)
def test_heads_supervisors_and_auditors_read_it(worked, client, people, role):
    client.force_login(people[role.name])
    answer = client.get(reverse("review-statistics"))
    assert (answer.status_code == 200) == (role in READERS)
    assert client.get(reverse("review-statistics-steps"), {"what": "sent"}).status_code == (
        200 if role in READERS else answer.status_code
    )


def test_a_head_reads_of_their_own_organ_and_a_supervisor_of_all_below(people, member, county, civil):
    assert [organ.pk for organ in organs_read_by(people["HEAD"])] == [civil.pk]
    assert civil in organs_read_by(member(county, Role.SUPERVISOR, "县监督"))
    assert not organs_read_by(people["EDITOR"])


def test_every_number_opens_as_many_steps_as_it_says(worked, client, people):
    client.force_login(people["HEAD"])
    page = client.get(reverse("review-statistics"))
    numbers = [number for table in page.context["tables"] for row in table.rows for number in row.numbers]
    opened = [number for number in numbers if number.steps]
    assert len(opened) > 15
    for number in opened:
        steps = client.get(number.url)
        assert steps.context["page"].paginator.count == number.steps, parse_qs(urlsplit(number.url).query)


def test_reasons_stand_on_the_page_and_lead_to_the_item(worked, client, people):
    client.force_login(people["HEAD"])
    page = client.get(reverse("review-statistics")).content.decode()
    assert "=表述不准确" in page
    assert reverse("wagtailsnippets_library_document:edit", args=[worked[1].pk]) in page


def test_it_goes_into_spreadsheets(worked, client, people, civil):
    client.force_login(people["HEAD"])
    answer = client.get(reverse("review-statistics"), {"export": "csv"})
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert ["机关", "某县民政局", "送审", "3"] in [line[:4] for line in lines]
    book = openpyxl.load_workbook(io.BytesIO(client.get(reverse("review-statistics"), {"export": "xlsx"}).content))
    assert book.sheetnames == ["机关", "人员", "退回理由"]
    assert [cell.value for cell in book["机关"][2]][:6] == ["某县民政局", 3, 1, 1, 1, 4]
    assert book["退回理由"]["D2"].value == "=表述不准确"
    assert book["退回理由"]["D2"].data_type == "s"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"first": "2026-02-01", "last": "2026-01-01"}, "截止日期早于开始日期"),
        ({"first": "x"}, "日期"),
        ({"organ": "0"}, "选项"),
    ],
)
def test_what_cannot_be_asked_is_said(worked, client, people, query, said):
    client.force_login(people["HEAD"])
    page = client.get(reverse("review-statistics"), query)
    assert said in page.content.decode()
    assert not page.context["tables"]


def test_there_is_nothing_behind_an_unknown_number(worked, client, people):
    client.force_login(people["HEAD"])
    assert client.get(reverse("review-statistics-steps"), {"what": "nothing"}).status_code == 404
    assert client.get(reverse("review-statistics-steps"), {"what": "sent", "person": "0"}).status_code == 200


def test_another_organ_cannot_be_asked_for(worked, client, member, county, civil):
    client.force_login(member(Organ.objects.get(slug="town"), Role.HEAD, "外人"))
    page = client.get(reverse("review-statistics"), {"organ": civil.pk})
    assert not page.context["tables"]
    assert "表述不准确" not in client.get(reverse("review-statistics")).content.decode()


def test_asking_for_more_items_takes_no_more_questions(
    worked, cleared, written, civil, today, django_assert_max_num_queries
):
    for number in range(6):
        cleared(written(title=f"第{number}件"))
    with django_assert_max_num_queries(12):
        assert counted(Organ.objects.filter(pk=civil.pk), today).by_organ
