"""Putting what was done to a report on record."""

from datetime import date
from typing import Any

from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.annual import events
from gongkai_web.annual.kinds import ReportDeed
from gongkai_web.annual.models import AnnualReport, ReportAct
from gongkai_web.journal.services import record as journal


def note(
    report: AnnualReport, deed: ReportDeed, *, by: User, on: date | None = None, said: str = "", **facts: Any
) -> ReportAct:
    """Add an act, and tell the journal; within a transaction that holds the report."""
    day = on or timezone.localdate()
    act = ReportAct.objects.create(report=report, deed=deed, on=day, by=by, note=said, facts=facts)
    kind = events.OF_DEEDS[deed]
    journal(kind, report, by=by, organ=report.organ_id, on=day, title=str(report), what=str(deed.label))
    return act


def locked(report: AnnualReport) -> AnnualReport:
    """The report as it is now, held until the transaction ends."""
    return AnnualReport.objects.select_for_update(of=("self",)).select_related("organ").get(pk=report.pk)
