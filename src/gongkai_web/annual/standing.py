"""Where a report stands on its way, and whether its figures are frozen: both follow from what was done to it."""

from collections.abc import Iterable, Mapping

from gongkai_web.annual.kinds import ReportDeed, Stage
from gongkai_web.annual.models import AnnualReport, ReportAct

STAGES: Mapping[str, Stage] = {
    ReportDeed.SUBMITTED: Stage.SUBMITTED,
    ReportDeed.RETURNED: Stage.RETURNED,
    ReportDeed.ACCEPTED: Stage.ACCEPTED,
    ReportDeed.PUBLISHED: Stage.PUBLISHED,
    ReportDeed.REOPENED: Stage.REOPENED,
}
"""Where a report is after each deed that moves it."""

WRITABLE = (Stage.DRAFT, Stage.RETURNED, Stage.REOPENED)
"""Stages in which the report is its writer's."""


def stage_of(report: AnnualReport) -> Stage:
    """Where it is on its way."""
    last = report.acts.filter(deed__in=STAGES).last()
    return STAGES[ReportDeed(last.deed)] if last else Stage.DRAFT


def stages_of(reports: Iterable[AnnualReport]) -> dict[int, Stage]:
    """The same of many reports, by their numbers, in one query."""
    known = {report.pk: Stage.DRAFT for report in reports}
    moved = ReportAct.objects.filter(report__in=known, deed__in=STAGES).order_by("pk")
    return known | {report: STAGES[ReportDeed(deed)] for report, deed in moved.values_list("report_id", "deed")}


def is_frozen(report: AnnualReport) -> bool:
    """Whether its figures are frozen."""
    last = report.acts.filter(deed__in=(ReportDeed.FROZEN, ReportDeed.THAWED)).last()
    return last is not None and last.deed == ReportDeed.FROZEN


def frozen_among(reports: Iterable[AnnualReport]) -> set[int]:
    """The numbers of those whose figures are frozen, in one query."""
    known: dict[int, str] = {}
    deeds = ReportAct.objects.filter(report__in=list(reports), deed__in=(ReportDeed.FROZEN, ReportDeed.THAWED))
    known.update(deeds.order_by("pk").values_list("report_id", "deed"))
    return {report for report, deed in known.items() if deed == ReportDeed.FROZEN}
