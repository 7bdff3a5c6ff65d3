"""The chain as Wagtail shows it: its workflows and tasks, and how each item stands in them.

They are a picture of the steps, drawn anew after each (`review.projecting`); nothing is decided from them. Whatever
Wagtail does with a task comes to the services, which ask as they ask everybody: `acts` is put here when the app is
ready.
"""

from typing import Any, ClassVar, NoReturn, Protocol

from django.core.exceptions import PermissionDenied
from django.db import models
from django.utils.translation import gettext as _
from wagtail.models import Task, TaskState, Workflow

from gongkai.review import chain_of
from gongkai_web.organs.models import Organ
from gongkai_web.review.kinds import Levels
from gongkai_web.review.models.steps import Step
from gongkai_web.ui.language import later


class Acts(Protocol):
    """What the tasks ask of the services."""

    def begin(self, record: Any, by: Any) -> Any:
        """Send an item in; the state of the task that is due then."""

    def offered(self, task: Any, record: Any, by: Any) -> list[tuple[str, Any, bool]]:
        """What a person may do at a task now: its name, what it is called, and that more is asked."""

    def waiting(self, task: Any, by: Any) -> models.QuerySet[Any]:
        """The states of a task that wait for a person."""

    def carry_out(self, state: Any, by: Any, act: str, said: dict[str, Any]) -> None:
        """Do it, or refuse."""

    def form(self, task: Any, act: str) -> type[Any]:
        """What is asked of whoever does it."""


class ChainWorkflow(Workflow):
    """One chain of reviews with the secrecy review: those of an item of so many levels and extra rounds."""

    levels = models.PositiveSmallIntegerField(later("审核级数"), choices=Levels)
    extra = models.PositiveSmallIntegerField(later("加校"), default=0)

    class Meta:
        verbose_name = later("审核流程")
        verbose_name_plural = later("审核流程")
        constraints = (models.UniqueConstraint(fields=["levels", "extra"], name="review_one_workflow_of_a_chain"),)


class _Reviewed(Task):
    """A task whose every act is one of the services'."""

    acts: ClassVar[Acts]

    class Meta:
        abstract = True

    @classmethod
    def get_task_state_class(cls) -> type[TaskState]:
        """States that nobody sets by hand."""
        return StepState

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        """Send the item in: a workflow begins by no other act."""
        return self.acts.begin(workflow_state.content_object, user)

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Do it by the services."""
        self.acts.carry_out(task_state.specific, user, action_name, kwargs)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """What this person may do now."""
        return self.acts.offered(self, obj, user)

    def get_form_for_action(self, action: str) -> type[Any]:
        """What is asked: the opinion, and what else the act needs."""
        return self.acts.form(self, action)

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> models.QuerySet[Any]:
        """What waits for this person."""
        return self.acts.waiting(self, user)


class StageTask(_Reviewed):
    """One review with its proof-reading, of chains of so many levels."""

    levels = models.PositiveSmallIntegerField(later("审核级数"), choices=Levels)
    stage = models.CharField(later("审级"), max_length=12)

    class Meta:
        verbose_name = later("审核")
        verbose_name_plural = later("审核")
        constraints = (models.UniqueConstraint(fields=["levels", "stage"], name="review_one_task_of_a_stage"),)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of which a person must have one."""
        return chain_of(self.levels, extra=2)[self.stage].roles

    @classmethod
    def get_description(cls) -> str:
        """What it is, where Wagtail lists kinds of tasks."""
        return _("一级审核和校对。由审核规则生成，不要手工增减")


class SecrecyTask(_Reviewed):
    """The secrecy review: it stands beside the chain, and is shown last."""

    class Meta:
        verbose_name = later("保密审查")
        verbose_name_plural = later("保密审查")

    @classmethod
    def get_description(cls) -> str:
        """What it is, where Wagtail lists kinds of tasks."""
        return _("逐件作的保密审查。由审核规则生成，不要手工增减")


class StepState(TaskState):
    """How one item stands at one task; `step` is the one that ended it."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=later("机关"))
    step = models.ForeignKey(Step, models.PROTECT, null=True, related_name="+", verbose_name=later("审核步骤"))

    class Meta:
        verbose_name = later("任务状态")
        verbose_name_plural = later("任务状态")

    def approve(self, user: Any = None, update: bool = True, comment: str = "", **said: Any) -> Any:  # noqa: FBT001, FBT002 - Wagtail's signature
        """Pass it by the service, which asks for the role and for every point of the proof-reading."""
        self.task.specific.on_action(self, user, "approve", comment=comment, **said)
        self.refresh_from_db()
        return self

    def reject(self, user: Any = None, update: bool = True, comment: str = "") -> Any:  # noqa: FBT001, FBT002 - Wagtail's signature
        """Give it back by the service."""
        self.task.specific.on_action(self, user, "reject", comment=comment)
        self.refresh_from_db()
        return self

    def cancel(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: what was sent in stays so until it is changed or given back."""
        raise PermissionDenied(_("送审不能取消：修改内容，原来的送审和审核就作废；审核的人也可以退回"))
