"""What somebody must see to: projects of which nothing was told for a quarter, consultations without feedback.

Each line says why it is there. Quarterly progress is what local governments say in their reports that they publish; no
national rule with a number of days was found, and none for the feedback: so these are reminders, never breaches of law.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gongkai_web.matters.kinds import ConsultationState
from gongkai_web.matters.models import Consultation, Project
from gongkai_web.matters.quarters import Quarter
from gongkai_web.organs.models import Organ, OrganQuerySet


@dataclass(frozen=True, slots=True)
class Reminder:
    """One thing that somebody must see to."""

    organ: Organ
    record: Any
    message: str


def without_progress(organs: OrganQuerySet, on: date) -> Iterator[Reminder]:
    """Public projects, not settled, of which nothing was told for the last full quarter or a later one."""
    past = Quarter.of(on).before
    for project in _unsettled(organs):
        if project.year > past.year or (project.published_on or on) > past.last:
            continue
        if project.latest is None or project.latest.of < past:
            yield Reminder(project.organ, project, _silence(project, past, on))


def past_due(organs: OrganQuerySet, on: date) -> Iterator[Reminder]:
    """Public projects whose day is past, and of which nobody has said how they ended."""
    for project in _unsettled(organs):
        if project.due_on < on:
            days = (on - project.due_on).days
            said = _("计划{due_on}完成，已过{days}天；请公布完成情况，没有完成的写明原因")
            yield Reminder(project.organ, project, said.format(due_on=project.due_on, days=days))


def without_feedback(organs: OrganQuerySet, on: date) -> Iterator[Reminder]:
    """Public consultations that have ended, and whose opinions nobody has been told of."""
    ended = Consultation.objects.public().standing(ConsultationState.ENDED, on).filter(organ__in=organs.values("pk"))
    for consultation in ended.select_related("organ").defer("body", "body_text").order_by("closes_on", "pk"):
        days = (on - consultation.closes_on).days
        said = _("{closes_on}截止，已过{days}天，还没有公布采纳情况").format(
            closes_on=consultation.closes_on, days=days
        )
        yield Reminder(consultation.organ, consultation, said)


def _unsettled(organs: OrganQuerySet) -> Iterator[Project]:
    mine = Project.objects.public().filter(organ__in=organs.values("pk"))
    for project in mine.select_related("organ").with_progress().order_by("organ__path", "-year", "number", "pk"):
        if not project.state.settled:
            yield project


def _silence(project: Project, past: Quarter, on: date) -> str:
    latest = project.latest
    last = _("最近一次是{quarter}").format(quarter=latest.of.called) if latest else _("还没有公布过进展")
    said = _("{quarter}没有公布进展（季度结束已{days}天，{last}）")
    return said.format(quarter=past.called, days=(on - past.last).days, last=last)
