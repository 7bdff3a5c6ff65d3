"""A search as an address: read from its parameters, written back into them, its facets named for people."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote_plus, urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from gongkai.documents import Validity
from gongkai_web.gazette.search_sources import GAZETTE
from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.search_sources import INTERPRETATION
from gongkai_web.matters.search_sources import CONSULTATION, PROJECT
from gongkai_web.organs.models import Organ
from gongkai_web.portal.search_sources import QUESTION, TOPIC
from gongkai_web.search.model import LAST, Facet, Order, Query, Results
from gongkai_web.search.remembering import Remembered
from gongkai_web.ui.language import later

MOST_WORDS = 2000
"""Characters of a question that are passed on at all."""
MOST_NARROWED = 20
"""Values that a search is narrowed by at most."""
FACETS = {
    Facet.ORGAN: later("公开机关"),
    Facet.YEAR: later("年份"),
    Facet.KIND: later("类型"),
    Facet.THEME: later("主题分类"),
    Facet.VALIDITY: later("有效性"),
}
ORDERS = {Order.RELEVANCE: later("按相关度"), Order.NEWEST: later("最新在前"), Order.OLDEST: later("最早在前")}
KINDS = {
    **{kind.value: kind.label for kind in DocumentKind},
    INTERPRETATION: later("政策解读"),
    GAZETTE: later("政府公报"),
    PROJECT: later("民生实事和重点项目"),
    CONSULTATION: later("意见征集"),
    QUESTION: later("政策问答"),
    TOPIC: later("专题"),
}
VALIDITIES = {state.value: later(state.label) for state in Validity}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: what it is called, how many have it, and the search with it chosen or given up."""

    label: str
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One facet with its values."""

    label: str
    choices: tuple[Choice, ...]
    chosen: bool


def read(given: QueryDict) -> Query:
    """The search that an address asks for; what it cannot be is left out."""
    order = given.get("order", "")
    number = given.get("page", "1")
    narrowed = [(facet, value) for facet in Facet for value in given.getlist(facet.value) if value]
    return Query(
        words=given.get("q", "").strip()[:MOST_WORDS],
        narrowed=tuple(dict.fromkeys(narrowed))[:MOST_NARROWED],
        order=Order(order) if order in set(Order) else Order.RELEVANCE,
        page=min(int(number), LAST) if number.isascii() and number.isdigit() and len(number) < 10 else 1,
        titles_only=given.get("titles") == "1",
    )


def written(query: Query) -> str:
    """The parameters of a search, without those that say nothing: the same search has one address."""
    given = [
        ("q", query.words),
        *((facet.value, value) for facet, value in query.narrowed),
        ("order", "" if query.order is Order.RELEVANCE else query.order.value),
        ("titles", "1" if query.titles_only else ""),
        ("page", "" if query.page <= 1 else str(query.page)),
    ]
    return urlencode([(name, value) for name, value in given if value])


def groups(query: Query, results: Results) -> Iterator[Group]:
    """The facets of what was found, and what has been chosen of them."""
    chosen, added = query.chosen(), _added(query)
    for facet, label in FACETS.items():
        on = chosen.get(facet, [])
        counts = dict(results.facets.get(facet, ()))
        values = [*counts, *(value for value in on if value not in counts)]
        names = names_of(facet, values)
        choices = tuple(
            Choice(names.get(value, value), counts.get(value, 0), url, chosen=value in on)
            for value in values
            for url in [_without(query, facet, value) if value in on else added(facet, value)]
        )
        if choices:
            yield Group(label, choices, bool(on))


def names_of(facet: Facet, values: list[str]) -> Mapping[str, str]:
    """What the values of a facet are called; a value that is its own name may be absent."""
    match facet:
        case Facet.ORGAN:
            return _organs()
        case Facet.KIND:
            return KINDS
        case Facet.VALIDITY:
            return VALIDITIES
        case Facet.YEAR:
            return {year: _("{year}年").format(year=year) for year in values}
        case Facet.THEME:
            return {}


def _names_of_organs() -> dict[str, str]:
    named = Organ.objects.values_list("slug", "short_name", "name")
    return {slug: short_name or name for slug, short_name, name in named}


def _still(names: dict[str, str], changed: Sequence[str]) -> dict[str, str] | None:
    return None if any(key.startswith("organs.") for key in changed) else names


_organs = Remembered(_names_of_organs, _still)


def _without(query: Query, facet: Facet, value: str) -> str:
    """The search with a value given up."""
    kept = tuple(pair for pair in query.narrowed if pair != (facet, value))
    return f"?{written(replace(query, narrowed=kept, page=1))}"


def _added(query: Query) -> Callable[[Facet, str], str]:
    """What gives the search with one more value: of many such addresses only one part differs."""
    mark = "\x00"
    before, _, after = written(replace(query, narrowed=(*query.narrowed, (Facet.YEAR, mark)), page=1)).rpartition(
        urlencode([(Facet.YEAR.value, mark)])
    )
    return lambda facet, value: f"?{before}{facet.value}={quote_plus(value)}{after}"
