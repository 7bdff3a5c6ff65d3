"""The search page, and a search as a feed."""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from gongkai_web.portal.searching import KINDS, ORDERS, VALIDITIES, groups, names_of, read, written
from gongkai_web.search.asking import MAX_CHARACTERS, MAX_WORDS, asked
from gongkai_web.search.model import LAST, Facet, Order, Pieces, Query, Results
from gongkai_web.search.selectors import find
from gongkai_web.ui.page import Column, Crumb

FEED_LENGTH = 20


def search(http: HttpRequest) -> HttpResponse:
    """What is found, how it divides, and in which order."""
    query = read(http.GET)
    results = find(query)
    context = {
        "asked": query,
        "words": query.words,
        "results": results,
        "hits": _shown(results),
        "groups": list(groups(query, results)),
        "page": Paginator(range(min(results.total, LAST * query.size)), query.size).get_page(query.page),
        "orders": [
            (label, f"?{written(replace(query, order=order, page=1))}", order is query.order)
            for order, label in ORDERS.items()
        ],
        "suggested": f"?{written(Query(results.suggestion))}" if results.suggestion else "",
        "unnarrowed": f"?{written(replace(query, narrowed=(), page=1))}",
        "cut": asked(query.words).cut,
        "most": (MAX_CHARACTERS, MAX_WORDS),
        "address": http.build_absolute_uri(f"/search/?{written(replace(query, page=1))}"),
        "feed": f"/search/feed/?{written(replace(query, page=1, order=Order.RELEVANCE))}",
        "crumbs": [Crumb(_("检索"))],
        "column_label": Column("检索", "检索"),
    }
    return render(http, "portal/search.html", context)


def feed(http: HttpRequest) -> HttpResponse:
    """The newest of what a search finds, as RSS."""
    query = replace(read(http.GET), order=Order.NEWEST, page=1, size=FEED_LENGTH)
    here = http.build_absolute_uri
    made = Rss201rev2Feed(
        title=_("检索：{words}").format(words=_printable(query.words) or _("全部信息")),
        link=here(f"/search/?{written(replace(query, size=10))}"),
        description=_("检索到的政府信息，最新的在前"),
        language="zh-cn",
        feed_url=here(),
    )
    for hit in find(query).hits:
        made.add_item(
            title=_plain(hit.title),
            link=here(hit.url),
            description=_plain(hit.excerpt),
            unique_id=here(hit.url),
            pubdate=_midnight(hit.day),
        )
    response = HttpResponse(content_type="application/rss+xml; charset=utf-8")
    made.write(response, "utf-8")
    return response


def _shown(results: Results) -> list[dict[str, Any]]:
    """Hits with their codes put into words."""
    organs = names_of(Facet.ORGAN, [hit.organ for hit in results.hits])
    return [
        {
            "hit": hit,
            "organ": organs.get(hit.organ, ""),
            "kind": KINDS.get(hit.kind, ""),
            "validity": VALIDITIES.get(hit.validity, ""),
        }
        for hit in results.hits
    ]


def _plain(pieces: Pieces) -> str:
    return _printable("".join(text for text, _ in pieces))


def _printable(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(character for character in text if character.isprintable())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), get_current_timezone())
