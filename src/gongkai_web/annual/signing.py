"""The day that a report bears under its name."""

from datetime import date

from django.utils import timezone

from gongkai_web.annual.kinds import ReportDeed
from gongkai_web.annual.models import AnnualReport


def signed_day(report: AnnualReport) -> date:
    """The day on which a report was first handed over to be published; a correction keeps it, its notice has its own.

    Until then today, but no day of the year reported on: a report on a year can be signed only after it.
    """
    handed = report.acts.filter(deed=ReportDeed.PUBLISHED).first()
    return handed.on if handed else max(timezone.localdate(), date(report.year + 1, 1, 1))
