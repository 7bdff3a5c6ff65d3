"""Projects and public consultations in the back office: who meets what, and what somebody must see to."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from gongkai_web.matters.backoffice import WATCHES
from gongkai_web.matters.models import Consultation, Feedback, Progress, Project
from gongkai_web.matters.watching import past_due, without_feedback, without_progress
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
MODELS = (Project, Progress, Consultation, Feedback)
DRAFTERS = {Role.EDITOR: {"list", "add", "edit", "delete"}, Role.HEAD: {"list", "add", "edit", "delete"}}


def address(model, view, *args):
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


@pytest.fixture
def records(project, progress, consultation, feedback):
    hidden = {"live": False, "published_on": None}
    of, asked = project(**hidden), consultation(**hidden)
    return {Project: of, Progress: progress(of, 3, **hidden), Consultation: asked, Feedback: feedback(asked, **hidden)}


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("role", list(Role))
def test_each_role_meets_what_is_theirs(client, civil, member, records, role, model):
    client.force_login(member(civil, role))
    met = {
        view
        for view in ("list", "add", "edit", "delete")
        if client.get(address(model, view, *([records[model].pk] if view in ("edit", "delete") else []))).status_code
        == 200
    }
    assert met == DRAFTERS.get(role, {"list"})


@pytest.mark.parametrize("model", MODELS)
def test_an_outsider_meets_nothing(client, county, member, records, model):
    client.force_login(member(Organ.objects.get(slug="town"), Role.HEAD))
    for view in ("edit", "delete"):
        assert client.get(address(model, view, records[model].pk)).status_code != 200
    assert str(records[model]) not in client.get(address(model, "list")).content.decode()


SENT = {"year": "2026", "quarter": "3", "state": "under-way", "percent": "60", "text": "完成6个。"}


def test_progress_is_sent_published_and_keeps_its_project(client, head, project, civil):
    of, other = project(), project(title="另一件")
    client.force_login(head)
    client.post(address(Progress, "add"), SENT | {"project": of.pk, "action-publish": "1"})
    told = Progress.objects.get()
    assert told.live
    assert told.organ == civil
    client.post(address(Progress, "edit", told.pk), SENT | {"project": other.pk, "text": "完成7个。"})
    told.refresh_from_db()
    assert told.get_latest_revision_as_object().project == of
    assert told.get_latest_revision_as_object().text == "完成7个。"


def test_progress_on_what_belongs_to_others_is_refused(client, head, project, county):
    of = project(organ=Organ.objects.get(slug="town"))
    client.force_login(head)
    answer = client.post(address(Progress, "add"), SENT | {"project": of.pk})
    assert "project" in answer.context["form"].errors
    assert not Progress.objects.exists()


def test_a_project_is_not_put_into_a_strange_list(client, head, civil, county):
    town = Organ.objects.get(slug="town")
    sent = {
        "organ": civil.pk,
        "kind": "livelihood",
        "year": "2026",
        "number": "",
        "title": "实事",
        "goal": "做好",
        "partners": "",
        "due_on": "2026-12-01",
    }
    client.force_login(head)
    answer = client.post(address(Project, "add"), sent | {"listed_by": town.pk})
    assert "listed_by" in answer.context["form"].errors
    client.post(address(Project, "add"), sent | {"listed_by": county.pk, "action-publish": "1"})
    assert Project.objects.get().live


def test_feedback_is_sent_with_its_opinions_and_a_reason_is_asked_for(client, head, consultation):
    asked = consultation()
    client.force_login(head)

    def sent(reason):
        lines = [{"summary": "免费用餐", "count": "1", "adoption": "not-adopted", "reason": reason}]
        fields = {"consultation": asked.pk, "received": "1", "summary": "", "opinions": inline_formset(lines)}
        return nested_form_data(fields) | {"action-publish": "1"}

    answer = client.post(address(Feedback, "add"), sent(""))
    assert "须写明理由" in str(answer.context["form"].formsets["opinions"].errors)
    client.post(address(Feedback, "add"), sent("财力不足"))
    assert Feedback.objects.get().live
    assert Feedback.objects.get().opinions.get().reason == "财力不足"


# What somebody must see to.


def said(choose, organ, on=TODAY):
    return [reminder.message for reminder in choose(Organ.objects.filter(pk=organ.pk), on)]


def test_a_quarter_of_silence_is_told_with_its_days(civil, project, progress):
    of = project()
    progress(of, 2)
    assert said(without_progress, civil) == ["2026年第三季度没有公布进展（季度结束已56天，最近一次是2026年第二季度）"]
    progress(of, 3)
    assert said(without_progress, civil) == []


@pytest.mark.parametrize(
    ("on", "count"),
    [
        pytest.param(date(2026, 3, 31), 0, id="its first quarter is not over"),
        pytest.param(date(2026, 4, 1), 1, id="the day after"),
    ],
)
def test_the_first_quarter_to_tell_of_is_that_of_publication(civil, project, on, count):
    project(published_on=date(2026, 2, 1))
    assert len(said(without_progress, civil, on)) == count


def test_nothing_is_asked_of_what_is_settled_or_a_draft(civil, project, progress):
    progress(project(), 1, state="done")
    progress(project(), 1, state="not-done")
    project(live=False)
    assert said(without_progress, civil) == said(past_due, civil, date(2027, 2, 1)) == []


def test_a_day_that_is_past_is_told(civil, project):
    project(due_on=date(2026, 11, 24))
    assert said(past_due, civil) == ["计划2026-11-24完成，已过1天；请公布完成情况，没有完成的写明原因"]


def test_an_ended_consultation_without_feedback_is_told(civil, consultation, feedback):
    asked = consultation()
    consultation(closes_on=TODAY)
    assert said(without_feedback, civil) == ["2026-10-08截止，已过48天，还没有公布采纳情况"]
    feedback(asked)
    assert said(without_feedback, civil) == []


@pytest.mark.parametrize("code", WATCHES)
def test_the_lists_show_their_own_organs_and_ask_little(
    client, county, civil, member, project, consultation, code, django_assert_max_num_queries
):
    project(due_on=date(2026, 11, 1))
    consultation()
    page = reverse("matters-watch", args=[code])
    client.force_login(member(Organ.objects.get(slug="town"), Role.HEAD))
    assert "共0件" in client.get(page).content.decode()
    client.force_login(member(county, Role.SUPERVISOR))
    assert "共1件" in client.get(page).content.decode()
    with django_assert_max_num_queries(150) as before:
        client.get(page)
    for _ in range(10):
        project(due_on=date(2026, 11, 1))
        consultation()
    with django_assert_max_num_queries(len(before)):
        client.get(page)


def test_the_lists_are_for_members(client, county, member, django_user_model):
    client.force_login(member(county, Role.SUPERVISOR))
    assert client.get(reverse("matters-watch", args=["nothing"])).status_code == 404
    client.force_login(django_user_model.objects.create_user("nobody", password="words"))
    assert client.get(reverse("matters-watch", args=["past-due"])).status_code != 200
