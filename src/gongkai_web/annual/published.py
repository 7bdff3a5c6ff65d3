"""What was published: the cells of a report as the public reads them, from the page itself."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils.html import escape

from gongkai.basis import GongkaiError
from gongkai.forms import CellRef, Report
from gongkai.ingest import read_bytes
from gongkai_web.library.kinds import REPORTS
from gongkai_web.library.models import Document
from gongkai_web.library.selectors import public_documents
from gongkai_web.organs.models import Organ
from gongkai_web.portal.selectors import reported_year

_KEPT = 30 * 24 * 3600


def published_reports(organs: Iterable[Organ] | None = None) -> QuerySet[Document]:
    """Annual reports that the public reads, of some organs or all."""
    found = public_documents().filter(topic=REPORTS)
    return found if organs is None else found.filter(organ__in=list(organs))


def report_on(organ: Organ, year: int) -> Document | None:
    """The published report of an organ on a year: the newest, where there are several."""
    several = [each for each in published_reports([organ]).order_by("published_on") if reported_year(each) == year]
    return several[-1] if several else None


def published_cells(organ: Organ, year: int) -> dict[CellRef, Decimal] | None:
    """The numbers of a published report; None where nothing was published."""
    document = report_on(organ, year)
    return None if document is None else cells_of(document)


def cells_of(document: Document) -> dict[CellRef, Decimal]:
    """The numbers that the engine reads in a published page; a cell that holds no number is not there.

    A version is read once and remembered: nothing but a new version changes what it says.
    """
    key = f"annual-cells-{document.pk}-{document.live_revision_id}"
    kept: Mapping[str, str] | None = cache.get(key)
    if kept is None:
        read = reading_of(document)
        kept = {} if read is None else {str(r): f"{c.value:f}" for r, c in read.cells.items() if c.value is not None}
        cache.set(key, kept, _KEPT)
    return {CellRef.parse(ref): Decimal(value) for ref, value in kept.items()}


def reading_of(document: Document) -> Report | None:
    """The published page as the engine reads it; None where it is no report that can be read."""
    title, body = escape(document.title), "".join(str(block) for block in document.body)
    page = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{body}</body></html>"
    try:
        return read_bytes(page.encode(), "report.html")
    except GongkaiError:
        return None
