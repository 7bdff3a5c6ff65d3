"""The map of the site for search engines: what is public, a thousand addresses a file."""

from datetime import date
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import Max, QuerySet

from gongkai_web.gazette.models import Issue
from gongkai_web.gazette.selectors import public_issues
from gongkai_web.library.models import Document, Interpretation
from gongkai_web.library.selectors import public_documents
from gongkai_web.matters.models import Consultation, Project
from gongkai_web.organs.models import Organ
from gongkai_web.portal.columns import SUB_COLUMNS
from gongkai_web.portal.context import SECTIONS
from gongkai_web.portal.models import Question, ReadingPoint, Topic

LIMIT = 1000


class Places(Sitemap[str]):
    """The pages that are always there."""

    def items(self) -> list[str]:
        """Their addresses."""
        return [url for url, _ in SECTIONS]

    def location(self, item: str) -> str:
        """The address itself."""
        return item


class Columns(Sitemap[tuple[Organ, str]]):
    """The column of every organ, with its parts."""

    limit = LIMIT

    def items(self) -> list[tuple[Organ, str]]:
        """Each organ with each part."""
        parts = ("", *(f"{column.key}/" for column in SUB_COLUMNS))
        return [(organ, part) for organ in Organ.objects.existing() for part in parts]

    def location(self, item: tuple[Organ, str]) -> str:
        """Where it stands."""
        organ, part = item
        return f"/organs/{organ.slug}/{part}"


class Records(Sitemap[Any]):
    """Published records of one kind, each with the day on which it was published."""

    limit = LIMIT

    def __init__(self, records: QuerySet[Any]) -> None:
        self._records = records

    def items(self) -> QuerySet[Any]:
        """In an order that does not change under a reader."""
        return self._records.order_by("pk")

    def lastmod(self, item: Any) -> date | None:
        """The day."""
        day: date | None = item.published_on
        return day

    def get_latest_lastmod(self) -> Any:
        """The newest day of all, asked of the database at once."""
        return self._records.order_by().aggregate(newest=Max("published_on"))["newest"]


def sitemaps() -> dict[str, type[Sitemap[Any]] | Sitemap[Any]]:
    """Every section by its name."""
    documents: QuerySet[Document] = public_documents().select_related(None).defer(None).only("pk", "published_on")
    interpretations = Interpretation.objects.filter(live=True).only("pk", "published_on")
    issues: QuerySet[Issue] = public_issues()
    return {
        "pages": Places(),
        "organs": Columns(),
        "documents": Records(documents),
        "interpretations": Records(interpretations),
        "gazette": Records(issues),
        "projects": Records(Project.objects.filter(live=True).only("pk", "published_on")),
        "consultations": Records(Consultation.objects.filter(live=True).only("pk", "published_on")),
        "questions": Records(Question.objects.filter(live=True).only("pk", "published_on")),
        "reading-points": Records(ReadingPoint.objects.filter(live=True).only("pk", "published_on")),
        "topics": Records(Topic.objects.filter(live=True).only("pk", "slug", "published_on")),
    }
