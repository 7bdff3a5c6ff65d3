"""Where the sum of a county and what its organs published differ: each with both numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongkai.forms import CellRef
from gongkai_web.annual.figures import Counted
from gongkai_web.annual.published import cells_of, published_reports
from gongkai_web.annual.rollup import Rollup
from gongkai_web.library.models import Document
from gongkai_web.organs.models import Organ
from gongkai_web.portal.selectors import reported_year


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell of one organ: what was passed on, or added up, and what the public reads. None: no number there."""

    organ: Organ
    document: Document
    label: str
    ours: Decimal
    published: Decimal | None


def differences(found: Rollup) -> list[Difference]:
    """Every cell of a published report that is not what its organ passed on; for the government, not the sum."""
    published = _published([member.organ for member in found.members], found.year)
    made: list[Difference] = []
    for member in found.members:
        counted = found.counted if member.organ.pk == found.organ.pk else member.counted
        document = published.get(member.organ.pk)
        if document is not None and counted is not None:
            made += _between(found, member.organ, document, counted)
    return made


def unpublished(found: Rollup) -> list[Organ]:
    """Organs that are in the sum and have published nothing that could be held against it."""
    published = _published([member.organ for member in found.members], found.year)
    return [member.organ for member in found.members if member.summed and member.organ.pk not in published]


def _between(found: Rollup, organ: Organ, document: Document, counted: Counted) -> Iterator[Difference]:
    read: Mapping[CellRef, Decimal] = cells_of(document)
    for ref in found.form.refs:
        ours, theirs = counted.value(ref), read.get(ref)
        if ours != theirs:
            yield Difference(organ, document, found.form.label(ref), ours, theirs)


def _published(organs: list[Organ], year: int) -> dict[int, Document]:
    kept = published_reports(organs).defer(None).order_by("published_on", "pk")
    return {document.organ_id: document for document in kept if reported_year(document) == year}
