"""Documents as lines of a list: what a line shows, and nothing else of them; and the library's own list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils import timezone

from gongkai.documents import Course, Validity
from gongkai_web.library.facets import ORDERS, Asked, Facet, facets, total
from gongkai_web.library.kinds import POLICIES
from gongkai_web.library.models import Document
from gongkai_web.library.selectors import public_documents
from gongkai_web.library.tally import bits

PAGE = 20

_COLUMNS = (
    *("pk", "title", "number", "organ__short_name", "organ__name", "formed_on", "published_on"),
    *("kind", "amended_on", "ends_on", "ends_as"),
)
"""Every one stands in the index by which the newest are found: no row of the table is read."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One document in a list; `state` is None where it is of a kind that is not in force or otherwise."""

    url: str
    title: str
    number: str
    organ: str
    formed_on: date
    published_on: date
    state: Validity | None


def listed(documents: QuerySet[Document]) -> list[Listed]:
    """The lines of documents, in their order."""
    day = timezone.localdate()
    return [_line(row, day) for row in documents.values_list(*_COLUMNS)]


def listed_page(documents: QuerySet[Document], size: int, number: str | None) -> Page[Listed]:
    """A page of documents as lines."""
    return _lined(Paginator(documents, size).get_page(number), listed)


def listed_by_key(keys: Iterable[int]) -> list[Listed]:
    """The lines of the documents with these keys, in the order of the keys."""
    known = list(keys)
    lines = {line.url: line for line in listed(Document.objects.filter(pk__in=known).order_by())}
    return [line for key in known if (line := lines.get(_url(key)))]


def page_of(asked: Asked, number: str | None) -> tuple[Page[Listed], tuple[Facet, ...]]:
    """A page of the library narrowed as asked, and how what was found divides.

    Words are looked for once, in every title and number; without words no document is read but those of the page.
    """
    found = asked.narrow(public_documents()).order_by(*ORDERS[asked.order])
    keys = list(found.values_list("pk", flat=True)) if asked.words else None
    divided = facets(asked, None if keys is None else bits(keys))
    pages: Paginator[Any] = Paginator(found if keys is None else keys, PAGE)
    pages.count = total(divided)  # counted already
    return _lined(pages.get_page(number), listed if keys is None else listed_by_key), divided


def _lined(page: Page[Any], lines: Callable[[Any], list[Listed]]) -> Page[Listed]:
    page.object_list = lines(page.object_list)
    return page


def _line(row: tuple[Any, ...], day: date) -> Listed:
    key, title, number, short_name, name, formed_on, published_on, kind, amended_on, ends_on, ends_as = row
    ending = Validity(ends_as) if ends_as else None
    state = Course(amended_on, ends_on, ending).on(day) if kind in POLICIES else None
    return Listed(_url(key), title, number, short_name or name, formed_on, published_on, state)


def _url(key: int) -> str:
    """As `Document.get_absolute_url` says."""
    return f"/documents/{key}/"
