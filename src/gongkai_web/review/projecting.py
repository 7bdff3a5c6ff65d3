"""The picture of an item in Wagtail's workflow, drawn from its steps: menus, panels and histories of Wagtail's read it.

The steps are the truth. The picture is drawn anew after every step and after every change of the content, and whoever
paints it over changes nothing but the picture.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone
from wagtail.models import Task, TaskState, WorkflowState

from gongkai.review import Returned, Ruling, standing
from gongkai_web.organs.models import Organ
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import StageTask, Step, StepState
from gongkai_web.review.selectors import Way, steps_of, way_of
from gongkai_web.review.workflows import tasks_of, workflow_of

_RULING = {ReviewAct.RULED, ReviewAct.ANSWERED, ReviewAct.TAKEN_OVER}


@dataclass(frozen=True, slots=True)
class _Stand:
    """How a task stands: Wagtail's word for it, and the step that ended it."""

    status: str
    step: Step | None = None


def after(way: Way, step: Step) -> Way:
    """The way with one step more."""
    steps = (*way.steps, step)
    events = [event for each in steps if (event := each.event)]
    return replace(way, steps=steps, standing=standing(way.rule.chain, events, way.content, way.standing.authors))


def redraw(revision: Any) -> None:
    """Draw an item anew whose newest version was saved; nothing where it was never sent in."""
    record = revision.content_object
    if record is not None and steps_of(record).exists() and revision.is_latest_revision():
        draw(way_of(record, revision))


def redraw_below(organ: Organ) -> None:
    """Draw anew whatever is in review in an organ and below it: the rule has changed."""
    waiting = StepState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, organ__path__startswith=organ.path)
    for state in WorkflowState.objects.filter(pk__in=waiting.values("workflow_state")):
        draw(way_of(state.content_object))


def draw(way: Way) -> WorkflowState | None:
    """Have Wagtail show how an item stands; the state of its workflow, None where it is in none."""
    state = WorkflowState.objects.active().for_instance(way.record).first()
    if not way.standing.submitted and way.standing.returned is None:
        if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
            _void(state)
        return None
    state = state or _begun(way)
    state.workflow = workflow_of(way.rule, important=way.standing.important)
    drawn = [
        (stand, _task(state, task, way, stand)) for task in tasks_of(state.workflow) if (stand := _stand(way, task))
    ]
    open_ = {TaskState.STATUS_IN_PROGRESS, TaskState.STATUS_REJECTED}
    waiting = [shown for stand, shown in drawn if stand.status in open_] or [shown for _stand, shown in drawn[-1:]]
    state.current_task_state = waiting[0] if waiting else None
    state.status = _status(way)
    state.save()
    return state


def _status(way: Way) -> str:
    known = way.standing
    if known.returned or (known.reviewed and known.ruling in {Ruling.PARTLY, Ruling.CLOSED}):
        return str(WorkflowState.STATUS_NEEDS_CHANGES)
    done = known.reviewed and known.ruling is Ruling.OPEN
    return str(WorkflowState.STATUS_APPROVED if done else WorkflowState.STATUS_IN_PROGRESS)


def _begun(way: Way) -> WorkflowState:
    sent = next(step for step in reversed(way.steps) if step.act in {ReviewAct.SUBMITTED, ReviewAct.RETURNED})
    record = way.record
    return WorkflowState(
        content_type=record.get_content_type(),
        base_content_type=record.get_base_content_type(),
        object_id=str(record.pk),
        workflow=workflow_of(way.rule, important=way.standing.important),
        requested_by=sent.by,
    )


def _stand(way: Way, task: Task) -> _Stand | None:
    """How a task stands by the steps; None for one that is not reached."""
    if not isinstance(task, StageTask):
        return _secrecy(way)
    known = way.standing
    if known.returned is not None:
        step = _behind(way, known.returned)
        return _Stand(TaskState.STATUS_REJECTED, step) if step.stage == task.stage else None
    passed = next((event for event in known.passed if event.stage == task.stage), None)
    if passed is not None:
        return _Stand(TaskState.STATUS_APPROVED, _behind(way, passed))
    due = known.next is not None and known.next.code == task.stage
    return _Stand(TaskState.STATUS_IN_PROGRESS) if due else None


def _secrecy(way: Way) -> _Stand | None:
    ruling = way.standing.ruling
    if ruling in {None, Ruling.REFERRED}:
        return _Stand(TaskState.STATUS_IN_PROGRESS) if way.standing.submitted else None
    step = [step for step in way.steps if step.act in _RULING and step.content == way.content][-1]
    return _Stand(TaskState.STATUS_APPROVED if ruling is Ruling.OPEN else TaskState.STATUS_REJECTED, step)


def _behind(way: Way, event: Returned | Any) -> Step:
    """The step that an event tells of: the last that says the same."""
    return next(step for step in reversed(way.steps) if step.event == event)


def _task(state: WorkflowState, task: Task, way: Way, stand: _Stand) -> StepState:
    """The state of a task, as it is or anew."""
    if state.pk is None:
        state.save()
    last = StepState.objects.filter(workflow_state=state, task=task).order_by("-started_at", "-pk").first()
    if last is not None and last.status == stand.status and last.step_id == (stand.step and stand.step.pk):
        return last
    open_ = last is not None and last.status == TaskState.STATUS_IN_PROGRESS
    shown = last if last is not None and open_ else StepState(workflow_state=state, task=task)
    shown.status, shown.step, shown.organ_id = stand.status, stand.step, way.record.organ_id
    shown.revision = stand.step.revision if stand.step else way.revision
    if stand.step:
        shown.finished_at, shown.finished_by = stand.step.recorded, stand.step.by
        shown.comment = stand.step.opinion
    shown.save()
    return shown


def _void(state: WorkflowState) -> None:
    """A change made void what was sent in."""
    waiting = TaskState.objects.filter(workflow_state=state, status=TaskState.STATUS_IN_PROGRESS)
    waiting.update(status=TaskState.STATUS_CANCELLED, finished_at=timezone.now())
    WorkflowState.objects.filter(pk=state.pk).update(status=WorkflowState.STATUS_CANCELLED)
