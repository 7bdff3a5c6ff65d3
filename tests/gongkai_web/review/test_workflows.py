"""Wagtail shows the chain as its own workflow, and whatever is done there is one of our steps, or nothing."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from wagtail.models import Task, TaskState, Workflow, WorkflowState

from gongkai.review import POINTS, Ruling
from gongkai_web.library.services import publish, update
from gongkai_web.organs.models import Membership
from gongkai_web.organs.roles import Role
from gongkai_web.review.models import ChainWorkflow, Rule, Step
from gongkai_web.review.pages import address_of
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import allow_emergency, answer, give_back, pass_on, rule, set_rule, submit
from gongkai_web.review.workflows import tasks_of, workflow_of

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]
AJAX = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}


def state_of(document):
    return WorkflowState.objects.for_instance(document).order_by("pk").last()


def shown(document):
    """How each task stands, by its name."""
    return {task.name: task.status for task in state_of(document).all_tasks_with_status()}


def act_at(client, person, document, act, **fields):
    """What somebody does in Wagtail's own window, on the task that is current."""
    task = state_of(document).task_states.filter(status="in_progress").first()
    return act_on(client, person, document, task, act=act, **fields)


def act_on(client, person, document, task, *, act, **fields):
    client.force_login(person)
    address = reverse(document.snippet_viewset.get_url_name("workflow_action"), args=[document.pk, act, task.pk])
    return client.post(address, fields, **AJAX)


def test_a_chain_of_every_rule_is_a_workflow_with_a_task_for_each_level(civil, people):
    long = workflow_of(Rule(levels=3, extra=1))
    assert [task.name for task in tasks_of(long)] == ["一审一校", "二审二校", "三审三校", "保密审查"]
    important = workflow_of(Rule(levels=3, extra=1), important=True)
    assert [task.name for task in tasks_of(important)] == ["一审一校", "二审二校", "加校", "三审三校", "保密审查"]
    set_rule(civil, None, by=people["HEAD"], levels=2, extra=0)
    short = ChainWorkflow.objects.get(levels=2, extra=0)
    assert [task.name for task in tasks_of(short)] == ["初审", "终审", "保密审查"]
    set_rule(civil, None, by=people["HEAD"], levels=3, extra=2)
    short.refresh_from_db()
    assert not short.active, "no rule asks it any more"
    assert ChainWorkflow.objects.get(levels=3, extra=2).active


def test_sending_in_starts_the_workflow_and_every_step_moves_it(written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    assert shown(document) == {"一审一校": "in_progress", "二审二校": None, "三审三校": None, "保密审查": "in_progress"}
    assert state_of(document).requested_by == people["EDITOR"]
    assert document.current_workflow_task.name == "一审一校"
    seen = way_of(document).content
    pass_on(document, by=people["FIRST_REVIEWER"], seen=seen, checked=list(POINTS), opinion="同意报送")
    rule(document, Ruling.REFERRED, by=people["SECRECY_REVIEWER"], seen=seen, basis="拿不准")
    assert shown(document)["一审一校"] == "approved"
    assert shown(document)["保密审查"] == "in_progress"
    first = TaskState.objects.get(status="approved")
    assert (first.finished_by, first.comment) == (people["FIRST_REVIEWER"], "同意报送")
    answer(document, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=seen, basis="保密局复函")
    for role in ("SECOND_REVIEWER", "THIRD_REVIEWER"):
        pass_on(document, by=people[role], seen=seen, checked=list(POINTS))
    assert set(shown(document).values()) == {"approved"}
    assert state_of(document).status == "approved"
    document.refresh_from_db()
    assert not document.live, "the end of the workflow is not the publication"


def test_what_is_given_back_needs_changes_and_a_change_makes_void(written, passed, people):
    document = passed(written(), "first")
    give_back(document, by=people["SECOND_REVIEWER"], seen=way_of(document).content, opinion="数字不一致")
    assert state_of(document).status == "needs_changes"
    assert shown(document)["二审二校"] == "rejected"
    update(document, by=people["EDITOR"], title="改过的标题")
    submit(document, by=people["EDITOR"])
    assert WorkflowState.objects.for_instance(document).count() == 1
    assert state_of(document).current_task_state.task.name == "一审一校"
    update(document, by=people["EDITOR"], title="又改过的标题")
    assert state_of(document).status == "cancelled"
    assert not TaskState.objects.filter(status="in_progress").exists()


def test_a_secrecy_review_that_closes_stops_the_workflow(written, passed, people):
    document = passed(written())
    rule(document, Ruling.CLOSED, by=people["SECRECY_REVIEWER"], seen=way_of(document).content, basis="涉密")
    assert state_of(document).status == "needs_changes"
    assert shown(document)["保密审查"] == "rejected"


def test_a_new_rule_is_shown_at_once(written, people, civil):
    document = written()
    submit(document, by=people["EDITOR"])
    set_rule(civil, None, by=people["HEAD"], levels=2, extra=0)
    assert list(shown(document)) == ["初审", "终审", "保密审查"]
    assert document.current_workflow_task.name == "初审"


def test_reviews_of_an_emergency_go_on_after_it_is_out(written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    allow_emergency(document, by=people["HEAD"], reason="预警")
    rule(document, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=way_of(document).content, basis="应当公开")
    publish(document, by=people["HEAD"])
    assert state_of(document).status == "in_progress"
    assert document.current_workflow_task.name == "一审一校"


# What is done in Wagtail's own pages.


def test_approval_in_wagtails_window_is_our_step(client, written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    faulty = act_at(client, people["FIRST_REVIEWER"], document, "approve", checked=["links"], comment="看过")
    assert "还没有核对：错字" in messages_after(client)
    assert json.loads(faulty.content)["step"] == "success"
    assert way_of(document).standing.passed == ()
    done = act_at(client, people["FIRST_REVIEWER"], document, "approve", checked=list(POINTS), comment="看过")
    assert json.loads(done.content)["step"] == "success"
    step = Step.objects.get(act="passed")
    assert (step.by, step.stage, step.opinion, step.checked) == (
        people["FIRST_REVIEWER"],
        "first",
        "看过",
        list(POINTS),
    )
    assert document.current_workflow_task.name == "二审二校"


def messages_after(client):
    return client.get("/admin/").content.decode()


def test_the_window_asks_for_the_points_and_for_reasons(client, written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    client.force_login(people["FIRST_REVIEWER"])
    task = document.current_workflow_task_state
    name = document.snippet_viewset.get_url_name("workflow_action")
    page = client.get(reverse(name, args=[document.pk, "approve", task.pk]), **AJAX)
    assert "人名地名职务" in json.loads(page.content)["html"]
    answered = act_at(client, people["FIRST_REVIEWER"], document, "reject", comment="")
    assert json.loads(answered.content)["step"] == "action", "the window stays open"
    act_at(client, people["FIRST_REVIEWER"], document, "reject", comment="数字不一致")
    assert Step.objects.get(act="returned").opinion == "数字不一致"


def test_the_same_person_never_stands_at_two_levels_in_wagtail_either(client, written, people, civil):
    document = written()
    submit(document, by=people["EDITOR"])
    first = people["FIRST_REVIEWER"]
    Membership.objects.create(user=first, organ=civil, role=Role.SECOND_REVIEWER)
    act_at(client, first, document, "approve", checked=list(POINTS))
    task = document.current_workflow_task_state
    assert task.task.name == "二审二校"
    assert act_on(client, first, document, task, act="approve", checked=list(POINTS)).status_code in {302, 403}
    assert [step.stage for step in Step.objects.filter(act="passed")] == ["first"]
    with pytest.raises(PermissionDenied, match="不能是同一个人"):
        task.task.specific.on_action(task, first, "approve", checked=list(POINTS))


def test_who_drafted_reviews_nothing_in_wagtail_either(client, written, people, civil):
    document = written()
    submit(document, by=people["EDITOR"])
    for role in (Role.FIRST_REVIEWER, Role.SECRECY_REVIEWER):
        Membership.objects.create(user=people["EDITOR"], organ=civil, role=role)
    for task in state_of(document).task_states.specific():
        assert task.task.specific.get_actions(document, people["EDITOR"]) == []
        answered = act_on(client, people["EDITOR"], document, task, act="approve", checked=list(POINTS), comment="同意")
        assert answered.status_code in {302, 403}
        with pytest.raises(PermissionDenied, match="起草或者修改过"):
            task.approve(user=people["EDITOR"], comment="同意", checked=list(POINTS))
    assert not Step.objects.exclude(act="submitted").exists()


def test_who_runs_the_site_has_no_part_in_wagtails_moderation(client, written, people, admin_user):
    document = written()
    submit(document, by=people["EDITOR"])
    assert act_at(client, admin_user, document, "approve", checked=list(POINTS)).status_code in {302, 403}
    for act in (
        lambda: document.current_workflow_task_state.approve(user=admin_user, checked=list(POINTS)),
        lambda: document.current_workflow_task_state.reject(user=admin_user, comment="不"),
        lambda: document.current_workflow_task_state.approve(checked=list(POINTS)),
        lambda: document.current_workflow_state.cancel(user=admin_user),
        lambda: document.current_workflow_state.finish(user=admin_user),
    ):
        with pytest.raises(PermissionDenied), transaction.atomic():
            act()
    assert not Step.objects.exclude(act="submitted").exists()
    assert state_of(document).status == "in_progress"


def test_a_state_painted_over_by_hand_clears_nothing(written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    TaskState.objects.update(status="approved")
    WorkflowState.objects.update(status="approved")
    assert not way_of(document).standing.cleared
    with pytest.raises(PermissionDenied, match="先审查、后公开"):
        publish(document, by=people["HEAD"])
    pass_on(document, by=people["FIRST_REVIEWER"], seen=way_of(document).content, checked=list(POINTS))
    assert shown(document)["二审二校"] == "in_progress", "the next step draws the picture anew"


def test_a_task_that_has_passed_is_acted_on_no_more(written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    old = document.current_workflow_task_state
    update(document, by=people["EDITOR"], title="改过的标题")
    submit(document, by=people["EDITOR"])
    old.refresh_from_db()
    with pytest.raises(PermissionDenied, match="已经办过"):
        old.approve(user=people["FIRST_REVIEWER"], checked=list(POINTS))
    current = document.current_workflow_task_state
    assert current.revision_id == document.latest_revision_id
    with pytest.raises(ValidationError, match="还没有核对"):
        current.approve(user=people["FIRST_REVIEWER"])


def test_a_workflow_started_in_wagtail_is_sent_in_by_the_service(written, people):
    document = written()
    flow = Workflow.objects.get(pk=document.get_workflow().pk)
    with pytest.raises(PermissionDenied), transaction.atomic():
        flow.start(document, people["FIRST_REVIEWER"])
    assert not WorkflowState.objects.for_instance(document).exists()
    flow.start(document, people["EDITOR"])
    assert Step.objects.get().act == "submitted"
    give_back(document, by=people["FIRST_REVIEWER"], seen=way_of(document).content, opinion="改")
    state_of(document).resume(people["EDITOR"])
    assert [step.act for step in Step.objects.all()] == ["submitted", "returned", "submitted"]
    assert shown(document)["一审一校"] == "in_progress"


@pytest.mark.parametrize(
    ("act", "ruling"), [("approve", "open"), ("partly", "partly"), ("reject", "closed"), ("referred", "referred")]
)
def test_the_secrecy_review_in_wagtails_window(client, written, people, act, ruling):
    document = written()
    submit(document, by=people["EDITOR"])
    task = state_of(document).task_states.get(task__name="保密审查")
    act_on(client, people["SECRECY_REVIEWER"], document, task, act=act, comment="依据")
    step = Step.objects.get(act="ruled")
    assert (step.by, step.ruling, step.opinion) == (people["SECRECY_REVIEWER"], ruling, "依据")
    if ruling == "referred":
        task = state_of(document).task_states.filter(task__name="保密审查", status="in_progress").get()
        act_on(client, people["SECRECY_REVIEWER"], document, task, act="approve", comment="复函")
        assert Step.objects.get(act="answered").ruling == "open"


def test_the_first_page_lists_each_item_once(client, written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    for role, there in (("FIRST_REVIEWER", True), ("SECOND_REVIEWER", False), ("SECRECY_REVIEWER", True)):
        client.force_login(people[role])
        page = client.get("/admin/").content.decode()
        assert (f'href="{address_of(document)}"' in page) is there, role
        assert "/workflow/action/" not in page, "Wagtail's own list of the same items"
    client.force_login(people["EDITOR"])
    assert document.title in client.get("/admin/").content.decode(), "what they sent in"


def test_the_history_of_the_workflow_names_who_passed_what(client, written, passed, people):
    document = passed(written(), "second")
    client.force_login(people["AUDITOR"])
    view = document.snippet_viewset.get_url_name
    listed = client.get(reverse(view("workflow_history"), args=[document.pk]))
    assert listed.status_code == 200
    detail = client.get(reverse(view("workflow_history_detail"), args=[document.pk, state_of(document).pk]))
    assert "二审二校" in detail.content.decode()
    assert "同意" in detail.content.decode()


def test_the_menu_of_a_draft_sends_in_and_passes_nothing(client, written, people):
    document = written()
    client.force_login(people["EDITOR"])
    edit = reverse(document.snippet_viewset.get_url_name("edit"), args=[document.pk])
    assert "action-submit" in client.get(edit).content.decode()
    submit(document, by=people["EDITOR"])
    page = client.get(edit).content.decode()
    for name in ("action-submit", "action-cancel-workflow", "action-restart-workflow", "workflow-action-name"):
        assert f'name="{name}"' not in page


def test_tasks_say_what_they_are(people):
    for task in Task.objects.filter(active=True).specific():
        if type(task).__name__ in {"StageTask", "SecrecyTask"}:
            assert "审核规则" in task.get_description()


@pytest.mark.parametrize("count", [2, 8])
def test_what_waits_is_found_with_so_many_queries(written, people, count, django_assert_max_num_queries):
    for number in range(count):
        submit(written(title=f"第{number}份通知"), by=people["EDITOR"])
    with django_assert_max_num_queries(45):
        assert TaskState.objects.reviewable_by(people["FIRST_REVIEWER"]).count() == count
