"""Wagtail's workflows, kept in step with the rules: one for each chain that some rule asks, important items apart."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Task, WorkflowTask

from gongkai.review import Chain, chain_of
from gongkai_web.review.kinds import Levels
from gongkai_web.review.models import ChainWorkflow, Rule, SecrecyTask, StageTask
from gongkai_web.ui.language import on_record

_LIGHT = Rule(levels=Levels.NONE, extra=0)
"""What particulars come under that have no rule of their own."""


def workflow_of(rule: Rule, *, important: bool = False) -> ChainWorkflow:
    """The workflow of an item that comes under a rule; it is made where there is none yet."""
    extra = rule.extra if important else 0
    found = ChainWorkflow.objects.filter(levels=rule.levels, extra=extra, active=True).first()
    return found or _kept(rule.levels, extra)


@transaction.atomic
def keep_in_step() -> None:
    """Have a workflow for every chain that a rule asks, with the tasks that it asks, and let the others rest.

    One that rests is not offered any more; items that are in it stay there until their next step.
    """
    asked = {(rule.levels, extra) for rule in [Rule(), _LIGHT, *Rule.objects.all()] for extra in (0, rule.extra)}
    for levels, extra in sorted(asked):
        _kept(levels, extra)
    for workflow in ChainWorkflow.objects.filter(active=True):
        if (workflow.levels, workflow.extra) not in asked:
            ChainWorkflow.objects.filter(pk=workflow.pk).update(active=False)


def tasks_of(workflow: ChainWorkflow) -> list[Task]:
    """Its tasks, first to last, as what they are."""
    found = WorkflowTask.objects.filter(workflow=workflow).order_by("sort_order").select_related("task")
    return [each.task.specific for each in found]


def _kept(levels: int, extra: int) -> ChainWorkflow:
    """The workflow of a chain, with exactly its tasks."""
    chain = chain_of(levels, extra=extra)
    with on_record():
        known = {"name": _named(chain, extra), "active": True}
        workflow, _new = ChainWorkflow.objects.update_or_create(levels=levels, extra=extra, defaults=known)
        tasks = [*_stages(levels, chain), _secrecy()]
    there = list(WorkflowTask.objects.filter(workflow=workflow).order_by("sort_order").values_list("task", flat=True))
    if there != [task.pk for task in tasks]:
        WorkflowTask.objects.filter(workflow=workflow).delete()
        WorkflowTask.objects.bulk_create(
            WorkflowTask(workflow=workflow, task=task, sort_order=number) for number, task in enumerate(tasks)
        )
    return workflow


def _named(chain: Chain, extra: int) -> str:
    if not chain.stages:
        return _("保密审查")
    stages = _("、").join(str(stage) for stage in chain.of(important=True))
    called = _("{stages}和保密审查").format(stages=stages)
    return _("重要件：{called}").format(called=called) if extra else called


def _stages(levels: int, chain: Chain) -> Iterable[Task]:
    for stage in chain.of(important=True):
        known = {"name": str(stage), "active": True}
        yield StageTask.objects.update_or_create(levels=levels, stage=stage.code, defaults=known)[0]


def _secrecy() -> Task:
    known = {"name": _("保密审查"), "active": True}
    there = SecrecyTask.objects.order_by("pk").first()
    if there is None:
        return SecrecyTask.objects.create(**known)
    SecrecyTask.objects.filter(pk=there.pk).update(**known)
    return there
