"""Whether an organ's catalogue (政府信息公开目录) says what Article 12 asks, is nowhere empty, and is kept up."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q

from gongkai.basis import REGULATION
from gongkai.basis.instruments import SITE_CHECKS
from gongkai.statute import Topic as StatutoryTopic
from gongkai_web.library.models import DocumentQuerySet
from gongkai_web.library.selectors import public_documents
from gongkai_web.organs.kinds import OrganKind
from gongkai_web.organs.models import Organ, OrganQuerySet
from gongkai_web.portal.columns import statutory_topics

FIELDS = REGULATION.at("第十二条第三款")
"""The catalogue names the index, the name, a summary and the day of making of each piece of information."""

UPDATED = SITE_CHECKS.at(
    "单项否决指标“栏目不更新”",
    verified=False,
    note="六个月是通知公告、政策文件类栏目的要求；用到法定主动公开的每一项是推定",
)
"""Columns of notices and policies that have not been updated for six months count against a site."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One leaf of the statutory tree that somebody should look at, with when something last came."""

    topic: StatutoryTopic
    newest: date | None


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One organ: documents without a summary, leaves with nothing on them, leaves not updated in time."""

    organ: Organ
    incomplete: int
    empty: list[Leaf]
    stale: list[Leaf]

    @property
    def sound(self) -> bool:
        """Whether there is nothing to look at."""
        return not (self.incomplete or self.empty or self.stale)


def incomplete(organs: OrganQuerySet) -> DocumentQuerySet:
    """Public documents of organs whose entry in the catalogue lacks something, newest first.

    Index and day of making are never missing: the library gives the one and asks for the other.
    """
    return public_documents().filter(Q(summary="") | Q(title=""), organ__in=organs.values("pk"))


def catalogue_rows(organs: OrganQuerySet, on: date, days: int) -> list[CatalogueRow]:
    """The catalogues of organs, each with what to look at. The same few queries however many organs and documents.

    Args:
        organs: whose catalogues.
        on: the day to judge by.
        days: after how many days without anything new a leaf is stale.
    """
    bound = list(organs.existing(on).exclude(kind=OrganKind.INSTITUTION).order_by("path"))
    lacking = Counter(dict(incomplete(organs).order_by().values_list("organ").annotate(Count("pk"))))
    dated = public_documents().filter(organ__in=organs.values("pk")).order_by()
    newest = {
        (organ, topic): day
        for organ, topic, day in dated.values_list("organ", "topic").annotate(day=Max("published_on"))
    }
    return [_row(organ, lacking[organ.pk], newest, on - timedelta(days)) for organ in bound]


def _row(organ: Organ, lacking: int, newest: dict[tuple[int, str], date | None], since: date) -> CatalogueRow:
    leaves = [Leaf(topic, newest.get((organ.pk, topic.code))) for topic in statutory_topics(organ)]
    return CatalogueRow(
        organ,
        lacking,
        empty=[leaf for leaf in leaves if leaf.newest is None],
        stale=[leaf for leaf in leaves if leaf.newest is not None and leaf.newest < since],
    )
