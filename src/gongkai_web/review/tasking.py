"""Wagtail's moderation comes to the services: what it offers a person, what it lists for them, and what it does."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from gongkai.review import POINTS, Ruling
from gongkai_web.accounts.models import User
from gongkai_web.organs.policies import held
from gongkai_web.organs.roles import Role
from gongkai_web.review import services
from gongkai_web.review.contents import content_of
from gongkai_web.review.models import StageTask, StepState
from gongkai_web.review.queues import takes_part
from gongkai_web.review.selectors import Way, may_stand, way_of, ways_of
from gongkai_web.ui.language import later

MOST = 20
"""Items that Wagtail's panel names for each task, the longest waiting first; the desk lists them all."""
Offer = tuple[str, Any, bool]
_OF_STAGES: list[Offer] = [("approve", later("通过"), True), ("reject", later("退回"), True)]
_RULINGS = {
    "approve": Ruling.OPEN,
    "partly": Ruling.PARTLY,
    "reject": Ruling.CLOSED,
    "referred": Ruling.REFERRED,
}


class OpinionForm(forms.Form):
    """What somebody says of it."""

    comment = forms.CharField(label=later("意见"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class GivingBackForm(OpinionForm):
    """Why it is given back, or what a ruling rests on: it must be said."""

    comment = forms.CharField(label=later("理由和依据"), widget=forms.Textarea(attrs={"rows": 3}))


class PassingForm(OpinionForm):
    """The proof-reading, point by point: only what was looked at is passed."""

    checked = forms.MultipleChoiceField(
        label=later("校对要点"),
        choices=lambda: [(point.code, point.label) for point in POINTS.values()],
        widget=forms.CheckboxSelectMultiple,
        help_text=later("逐项核对后勾选；全部核对过才能通过，退回不用"),
    )


class Services:
    """The services, as the tasks ask them."""

    def begin(self, record: Any, by: Any) -> Any:
        """Send an item in; the state of the task that is due then."""
        services.submit(record, by=_person(by))
        state = record.current_workflow_state
        return state.current_task_state if state else None

    def offered(self, task: Any, record: Any, by: Any) -> list[Offer]:
        """What a person may do at a task now."""
        if record.latest_revision is None or not isinstance(by, User):
            return []
        way = way_of(record)
        roles = held(by).get(record.organ_id, frozenset())
        if not _stands(task, way, by, roles):
            return []
        return list(_OF_STAGES) if isinstance(task, StageTask) else _rulings(way)

    def waiting(self, task: Any, by: Any) -> QuerySet[Any]:
        """The states of a task that wait for a person: where they have the role, and nothing bars them."""
        if not isinstance(by, User) or not takes_part(by):
            return TaskState.objects.none()
        roles = held(by)
        asked = {Role(role) for role in task.roles} if isinstance(task, StageTask) else {Role.SECRECY_REVIEWER}
        organs = [organ for organ, own in roles.items() if not asked.isdisjoint(own)]
        open_ = StepState.objects.filter(task=task, status=TaskState.STATUS_IN_PROGRESS, organ__in=organs)
        own = [state.pk for state, way in _ways(open_) if _stands(task, way, by, roles.get(way.record.organ_id, ()))]
        return TaskState.objects.filter(pk__in=own[:MOST])

    def carry_out(self, state: Any, by: Any, act: str, said: dict[str, Any]) -> None:
        """Do it by the service, on the very version that the state is of."""
        if state.status != TaskState.STATUS_IN_PROGRESS:
            raise PermissionDenied(_("这一级已经办过，或者内容已经改动"))
        record, task = state.workflow_state.content_object, state.task.specific
        known: dict[str, Any] = {"by": _person(by), "seen": content_of(state.revision)}
        comment = said.get("comment", "")
        if not isinstance(task, StageTask):
            referred = way_of(record).standing.ruling is Ruling.REFERRED
            (services.answer if referred else services.rule)(record, _RULINGS[act], basis=comment, **known)
        elif act == "approve":
            services.pass_on(record, opinion=comment, checked=said.get("checked", ()), **known)
        else:
            services.give_back(record, opinion=comment, **known)

    def form(self, task: Any, act: str) -> type[OpinionForm]:
        """What is asked of whoever does it."""
        return PassingForm if isinstance(task, StageTask) and act == "approve" else GivingBackForm


def _rulings(way: Way) -> list[Offer]:
    known = {act: ruling for act, ruling in _RULINGS.items() if ruling is not way.standing.ruling}
    return [(act, ruling.label, True) for act, ruling in known.items()]


def _stands(task: Any, way: Way, by: User, roles: Any) -> bool:
    """Whether a person may act at a task now."""
    known = way.standing
    if isinstance(task, StageTask):
        return known.next is not None and known.next.code == task.stage and may_stand(by.pk, roles, known, known.next)
    open_ = known.submitted and known.ruling in {None, Ruling.REFERRED}
    return open_ and Role.SECRECY_REVIEWER in roles and not known.bars_ruling(by.pk)


def _ways(states: QuerySet[StepState]) -> list[tuple[StepState, Way]]:
    """The items of these states, asked for kind by kind, the longest waiting first."""
    found = list(states.select_related("workflow_state").order_by("started_at", "pk"))
    kinds: dict[Any, list[str]] = {}
    for state in found:
        kinds.setdefault(state.workflow_state.base_content_type, []).append(state.workflow_state.object_id)
    known: dict[tuple[int, str], Way] = {}
    for kind, keys in kinds.items():
        model: Any = kind.model_class()
        records = model._default_manager.filter(pk__in=keys).select_related("organ", "latest_revision", "live_revision")
        known |= {(kind.pk, str(way.record.pk)): way for way in ways_of(model, records)}
    keyed = [((state.workflow_state.base_content_type_id, state.workflow_state.object_id), state) for state in found]
    return [(state, known[key]) for key, state in keyed if key in known]


def _person(by: Any) -> User:
    if not isinstance(by, User):
        raise PermissionDenied(_("审核的每一步都要有经办人"))
    return by
