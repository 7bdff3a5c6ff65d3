"""What the portal's pages show."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.statute import Topic as StatutoryTopic
from gongkai.statute.reporting import REPORT_DUTIES
from gongkai_web.library.kinds import REPORTS, DocumentKind
from gongkai_web.library.listing import Listed, listed
from gongkai_web.library.models import Document
from gongkai_web.library.selectors import public_documents
from gongkai_web.organs.kinds import OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.portal.columns import statutory_topics
from gongkai_web.ui.language import later

POLICIES = (DocumentKind.REGULATION, DocumentKind.NORMATIVE, DocumentKind.POLICY)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One leaf of the statutory tree, with how much stands on it and when something last came."""

    topic: StatutoryTopic
    count: int
    newest: date | None


def shelves(organ: Organ) -> list[Shelf]:
    """The statutory tree of an organ, leaf by leaf: one query however many leaves and documents."""
    rows = public_documents().filter(organ=organ).values_list("topic").annotate(Count("pk"), Max("published_on"))
    found = {topic: (count, newest) for topic, count, newest in rows}
    return [Shelf(topic, *found.get(topic.code, (0, None))) for topic in statutory_topics(organ)]


def documents_of(organ: Organ, topic: str) -> QuerySet[Document]:
    """What an organ has published under one leaf, newest first."""
    return public_documents().filter(organ=organ, topic=topic)


def newest_policies(count: int) -> list[Listed]:
    """The newest regulations, normative documents and other policies."""
    return listed(public_documents().filter(kind__in=POLICIES)[:count])


def newest_information(count: int) -> list[Listed]:
    """The newest of everything else."""
    return listed(public_documents().filter(kind=DocumentKind.INFORMATION).exclude(topic=REPORTS)[:count])


@dataclass(frozen=True, slots=True)
class OrganGroup:
    """Organs of one kind, with what they are called together."""

    label: str
    organs: list[Organ]


_GROUPS = (
    (later("县级人民政府和部门"), (OrganKind.GOVERNMENT, OrganKind.DEPARTMENT, OrganKind.AUTHORISED)),
    (later("街道和乡镇"), (OrganKind.SUBDISTRICT, OrganKind.TOWNSHIP)),
)


def organ_groups() -> list[OrganGroup]:
    """Every organ that exists today and publishes by the Regulation, by kind."""
    organs = list(Organ.objects.existing().exclude(kind=OrganKind.INSTITUTION).order_by("path"))
    groups = [OrganGroup(label, [organ for organ in organs if organ.kind in kinds]) for label, kinds in _GROUPS]
    return [group for group in groups if group.organs]


def institutions() -> list[OrganGroup]:
    """Public enterprises and institutions (公共企事业单位), by sector."""
    organs = list(Organ.objects.existing().filter(kind=OrganKind.INSTITUTION).order_by("sector", "path"))
    sectors = Counter(organ.sector for organ in organs)
    return [
        OrganGroup(sector or _("其他"), [organ for organ in organs if organ.sector == sector]) for sector in sectors
    ]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One organ's annual reports by year; None where the year has none."""

    organ: Organ
    years: list[int]
    reports: list[Document | None]

    @property
    def squares(self) -> list[tuple[Document | None, bool]]:
        """The report of each year, and whether it is missing after the last day for it (条例第四十九条).

        Only of the year that is due: what stands elsewhere of earlier years is not known here.
        """
        today, duty = timezone.localdate(), REPORT_DUTIES[OrganKind(self.organ.kind).report_duty]
        return [
            (
                report,
                report is None
                and year == today.year - 1
                and self.organ.exists(date(year, 12, 31))
                and today > duty.due(year),
            )
            for year, report in zip(self.years, self.reports, strict=True)
        ]

    @property
    def several(self) -> bool:
        """Whether there are two years to compare."""
        return sum(report is not None for report in self.reports) > 1


def report_grid(years: list[int]) -> list[ReportRow]:
    """Every organ's reports, year by year. A report on a year is published in the next one."""
    by_organ: dict[int, dict[int, Document]] = {}
    for report in public_documents().filter(topic=REPORTS).order_by("published_on"):
        by_organ.setdefault(report.organ_id, {})[reported_year(report)] = report
    return [
        ReportRow(organ, years, [by_organ.get(organ.pk, {}).get(year) for year in years])
        for group in organ_groups()
        for organ in group.organs
    ]


def report_years() -> list[int]:
    """The years on which any organ has reported, newest first."""
    return sorted({reported_year(report) for report in public_documents().filter(topic=REPORTS)}, reverse=True)


def reported_year(report: Document) -> int:
    """The year that a report is about: the one its title names, else the one before it was made."""
    digits = [report.title[at : at + 4] for at in range(len(report.title) - 4) if report.title[at + 4] == "年"]
    years = [int(text) for text in digits if text.isascii() and text.isdigit()]
    return years[0] if years else report.formed_on.year - 1
