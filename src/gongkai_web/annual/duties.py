"""Who owes a report by which day, and who is late: the days are those of the Regulation, with their article."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q
from django.utils import timezone

from gongkai.statute.reporting import REPORT_DUTIES, ReportDuty
from gongkai_web.annual.figures.answering import reporting
from gongkai_web.annual.kinds import ReportDeed, Stage
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.published import published_reports
from gongkai_web.annual.standing import stages_of
from gongkai_web.organs.kinds import OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.portal.selectors import reported_year


@dataclass(frozen=True, slots=True)
class Owed:
    """One organ's report on a year: the duty, where the report stands, and the days on which things were done."""

    organ: Organ
    year: int
    duty: ReportDuty
    stage: Stage | None
    submitted_on: date | None
    published_on: date | None

    @property
    def due(self) -> date:
        """The last day."""
        return self.duty.due(self.year)

    @property
    def late(self) -> bool:
        """Whether it was published after the last day, or is not while that is over."""
        return (self.published_on or timezone.localdate()) > self.due

    @property
    def days(self) -> int:
        """Days left until the last one; below nought when it is over."""
        return (self.due - timezone.localdate()).days

    @property
    def state(self) -> str:
        """What the grid shows: a key of `board_pages.STATES`.

        An earlier year of which nothing is here is `absent`: whether that report was published elsewhere is not known.
        """
        if self.published_on is not None:
            return "published-late" if self.late else "published"
        if self.stage is None and self.year < timezone.localdate().year - 1:
            return "absent"
        if self.stage is Stage.RETURNED:
            return "returned"
        if self.late:
            return "late"
        return "waiting" if self.stage in {Stage.SUBMITTED, Stage.ACCEPTED} else "open"


def duty_of(organ: Organ) -> ReportDuty:
    """What an organ owes, by its kind."""
    return REPORT_DUTIES[OrganKind(organ.kind).report_duty]


def owed(organs: Iterable[Organ], years: Iterable[int]) -> dict[tuple[int, int], Owed]:
    """What each organ owes for each year, by its number and the year: as many queries for all as for one."""
    kept, spans = list(organs), list(years)
    reports = {(each.organ_id, each.year): each for each in AnnualReport.objects.filter(organ__in=kept, year__in=spans)}
    stages = stages_of(reports.values())
    sent = dict(
        AnnualReport.objects.filter(organ__in=kept, year__in=spans)
        .annotate(sent=Max("acts__on", filter=Q(acts__deed=ReportDeed.SUBMITTED)))
        .values_list("pk", "sent")
    )
    public = {(d.organ_id, reported_year(d)): d.published_on for d in published_reports(kept).order_by("-published_on")}
    found = {}
    for year in spans:
        there = set(reporting(Organ.objects.all(), year).values_list("pk", flat=True))
        for organ in kept:
            if organ.pk in there:
                report = reports.get((organ.pk, year))
                days = (sent.get(report.pk) if report else None, public.get((organ.pk, year)))
                stage = stages[report.pk] if report else None
                found[organ.pk, year] = Owed(organ, year, duty_of(organ), stage, *days)
    return found


def late(organs: Iterable[Organ], year: int) -> list[Owed]:
    """Whoever should have published by today and has not, the longest overdue first."""
    every = owed(organs, [year]).values()
    return sorted((one for one in every if one.published_on is None and one.late), key=lambda one: one.due)
