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
from gongkai_web.library.keys import bits
from gongkai_web.library.kinds import POLICIES
from gongkai_web.library.models import Document, DocumentQuerySet
from gongkai_web.library.selectors import public_documents

PAGE = 20
NEAR = 50
"""Pages whose lines are read by counting off lines: of those before them there are not many."""

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
    page = pages.get_page(number)
    if keys is None and (asked.order == "formed" or page.number > NEAR):
        page.object_list = _keys_of(page, found)
        return _lined(page, listed_by_key), divided
    return _lined(page, listed if keys is None else listed_by_key), divided


def _keys_of(page: Page[Any], found: DocumentQuerySet) -> list[int]:
    """The keys of a page, counted off from the nearer end.

    An index that holds all that is asked of it gives them; with the lines of a list it would have to find, for each
    document passed over, the organ and all that is shown of it.
    """
    keys, count = found.values_list("pk", flat=True), page.paginator.count
    first, last = page.start_index() - 1, page.end_index()
    if first <= count // 2:
        return list(keys[first:last])
    return list(keys.reverse()[count - last : count - first])[::-1]


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
