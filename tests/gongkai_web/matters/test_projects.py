"""A project's state follows from what the public was told; each quarter is told once, and what was wrong stays told."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from gongkai_web.journal.models import Entry
from gongkai_web.library.services import correct, publish, update, withdraw
from gongkai_web.matters.kinds import ProjectState
from gongkai_web.matters.models import Progress, Project
from gongkai_web.matters.quarters import Quarter
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role

pytestmark = pytest.mark.django_db


def test_nothing_has_begun_before_anything_was_told(project):
    assert project().state is ProjectState.NOT_STARTED


def test_the_state_is_that_of_the_latest_quarter_not_of_the_latest_publication(project, progress):
    told = project()
    progress(told, 2, state="done", published_on=date(2026, 7, 5))
    progress(told, 1, state="under-way", published_on=date(2026, 8, 1))
    progress(told, 3, state="not-done", live=False)
    assert told.state is ProjectState.DONE


@pytest.mark.parametrize(
    ("due_on", "state", "overdue"),
    [
        pytest.param(date(2026, 11, 24), "under-way", True, id="the day is past"),
        pytest.param(date(2026, 11, 25), "under-way", False, id="the day itself is in time"),
        pytest.param(date(2026, 11, 24), "done", False, id="done is done"),
        pytest.param(date(2026, 11, 24), "not-done", False, id="it was said why not"),
    ],
)
def test_overdue(project, progress, due_on, state, overdue):
    told = project(due_on=due_on)
    progress(told, 3, state=state)
    assert told.overdue is overdue


def test_a_project_stands_in_the_list_of_its_organ_or_of_one_above(county, civil, project):
    town = Organ.objects.get(slug="town")
    for listed_by in (county, civil):
        project(listed_by=listed_by).full_clean()
    with pytest.raises(ValidationError, match="上级机关"):
        project(listed_by=town).full_clean()


def test_progress_is_published_by_the_head_and_the_journal_says_so(drafted, project, head):
    drafted(Progress, public=True, project=project(), year=2026, quarter=3, text="完成6个。", percent=60)
    told = Progress.objects.get()
    assert told.live
    assert told.organ == told.project.organ
    assert told.published_on == date(2026, 11, 25)
    assert Entry.objects.get(kind="library.published").sentence == (
        "发布《新建社区养老驿站10个：2026年第三季度进展》第1版"
    )


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HEAD])
def test_nobody_else_publishes_it(drafted, project, civil, member, role):
    record = drafted(Progress, project=project(), year=2026, quarter=3, text="完成6个。")
    with pytest.raises(PermissionDenied):
        publish(record, by=member(civil, role))
    assert not Progress.objects.get().live


@pytest.mark.parametrize(
    ("fields", "field", "said"),
    [
        ({"year": 2027, "quarter": 1}, "quarter", "2027年第一季度还没有开始"),
        ({"year": 2025, "quarter": 4}, "year", "早于事项的年度2026"),
        ({"quarter": 2}, "quarter", "2026年第二季度的进展已经公布"),
    ],
)
def test_what_cannot_be_told_stays_a_draft(drafted, project, progress, head, fields, field, said):
    of = project()
    progress(of, 2)
    record = drafted(Progress, project=of, text="做了。", **{"year": 2026, "quarter": 3} | fields)
    with pytest.raises(ValidationError) as refusal:
        publish(record, by=head)
    assert said in refusal.value.message_dict[field][0]


def test_progress_of_a_draft_stays_a_draft(drafted, project, head):
    record = drafted(Progress, project=project(live=False, published_on=None), year=2026, quarter=3, text="做了。")
    with pytest.raises(ValidationError, match="还没有公开，请先发布"):
        publish(record, by=head)


def test_what_is_done_is_done_wholly(drafted, project):
    with pytest.raises(ValidationError, match="完成百分比填100"):
        drafted(Progress, project=project(), year=2026, quarter=3, text="做了。", state="done", percent=90)


def test_a_correction_and_a_withdrawal_stand_in_their_place(client, drafted, project, head):
    of = project()
    first = drafted(Progress, public=True, project=of, year=2026, quarter=1, text="完成3个。")
    second = drafted(Progress, public=True, project=of, year=2026, quarter=2, text="完成6个。", state="done")
    update(first, by=head, text="完成2个。")
    correct(first, by=head, reason="数字有误，完成的是2个")
    withdraw(second, by=head, reason="重复计算")
    html = client.get(of.get_absolute_url()).content.decode()
    assert "数字有误，完成的是2个" in html
    assert "完成3个" not in html
    assert "重复计算" in html
    assert "完成6个" not in html
    assert html.index("2026年第一季度") < html.index("2026年第二季度")
    assert Project.objects.get().state is ProjectState.UNDER_WAY


def test_a_quarter_that_was_withdrawn_can_be_told_anew(client, drafted, project, head):
    of = project()
    record = drafted(Progress, public=True, project=of, year=2026, quarter=1, text="完成3个。")
    withdraw(record, by=head, reason="数字有误")
    drafted(Progress, public=True, project=of, year=2026, quarter=1, text="完成2个。")
    with pytest.raises(ValidationError, match="已经公布"):
        publish(record, by=head)
    html = client.get(of.get_absolute_url()).content.decode()
    assert "数字有误" in html
    assert "完成2个" in html


def test_a_withdrawn_project_leaves_a_notice(client, drafted, county, head):
    fields = {"listed_by": county, "year": 2026, "title": "实事", "goal": "做好", "due_on": date(2026, 12, 1)}
    record = drafted(Project, public=True, **fields)
    withdraw(record, by=head, reason="并入另一项")
    answer = client.get(record.get_absolute_url())
    assert "并入另一项" in answer.content.decode()
    assert "实事" not in answer.content.decode().split("<main")[1].split("</main")[0]
    assert answer["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    ("day", "quarter"), [(date(2026, 1, 1), (2026, 1)), (date(2026, 3, 31), (2026, 1)), (date(2026, 12, 31), (2026, 4))]
)
def test_a_day_lies_in_its_quarter(day, quarter):
    of = Quarter.of(day)
    assert (of.year, of.number) == quarter
    assert of.first <= day <= of.last
    assert of.after.before == of
