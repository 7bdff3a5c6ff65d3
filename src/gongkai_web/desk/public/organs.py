"""Organs to which one can apply, and the ways to each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from gongkai.statute import CHANNELS, TOPICS, Channel
from gongkai_web.library.selectors import public_documents
from gongkai_web.organs.kinds import OrganKind
from gongkai_web.organs.models import Organ, OrganQuerySet

ONLINE = "online"


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways to one organ. `online`: whether it takes applications on this site.

    `office` is what its guide says of the disclosure office, as it was reviewed; empty where it says nothing.
    """

    organ: Organ
    office: Mapping[str, str]
    channels: tuple[Channel, ...]
    online: bool


def asked_organs() -> OrganQuerySet:
    """Every organ that answers requests today; public enterprises follow the rules of their sector (条例第五十五条)."""
    found: OrganQuerySet = Organ.objects.existing().exclude(kind=OrganKind.INSTITUTION).order_by("path")
    return found


def organ_called(slug: str) -> Organ | None:
    """The organ that an address names; None where none answers requests under it."""
    return asked_organs().filter(slug=slug).select_related("guide").first() if slug else None


def ways_to(organ: Organ) -> Ways:
    """The ways to an organ: in person and by post always, the others as its guide announces them.

    An organ that has announced nothing takes what an applicant chooses (国办公开办函〔2017〕19号).
    """
    announced = announced_by(organ)
    online = not announced or ONLINE in announced
    chosen = set(announced) | ({ONLINE} if online else set())
    channels = tuple(each for each in CHANNELS.values() if each.basic or each.code in chosen)
    return Ways(organ, office_of(organ), channels, online)


def announced_by(organ: Organ) -> Collection[str]:
    """The codes of the channels that the organ's guide announces beside those that may never be refused."""
    guide = _public_guide(organ)
    return tuple(guide.channels) if guide else ()


def office_of(organ: Organ) -> Mapping[str, str]:
    """The disclosure office as the organ's guide tells the public of it."""
    guide = _public_guide(organ)
    return guide.office if guide else {}


def _public_guide(organ: Organ) -> Any:
    """The guide of an organ, which the portal above us keeps; None where none is public."""
    guide: Any = getattr(organ, "guide", None)
    return guide if guide and guide.live else None


def holders_of(topic: str) -> list[tuple[Organ, int]]:
    """Organs that have published under a statutory topic, with how much; those with most first."""
    if topic not in TOPICS:
        return []
    rows = public_documents().filter(topic=topic).order_by().values_list("organ").annotate(Count("pk"))
    counts = dict(rows)
    organs = asked_organs().filter(pk__in=counts)
    return sorted(((organ, counts[organ.pk]) for organ in organs), key=lambda pair: -pair[1])
