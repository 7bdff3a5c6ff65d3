"""What is public already, for whoever is about to apply: found with fewer words where all of them find nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai_web.organs.models import Organ
from gongkai_web.search.asking import asked
from gongkai_web.search.model import Facet, Query
from gongkai_web.search.selectors import find

MOST = 5
LONGEST = 200
_BETWEEN = re.compile(r"关于|有关|以及|[的和与及或]|[，。、；：？！,.;:?!\s]+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that is public already."""

    title: str
    url: str
    organ: str
    day: date


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, by which words, and the organs that published most of it."""

    words: str = ""
    items: tuple[Suggestion, ...] = ()
    organs: tuple[Organ, ...] = ()


def suggested(words: str) -> Found:
    """What the site's search finds for a description in ordinary words; nothing where it finds nothing."""
    given = words.strip()[:LONGEST]
    for narrower in tries(given):
        results = find(Query(narrower, size=MOST))
        if results.hits:
            slugs = [hit.organ for hit in results.hits]
            named = {organ.slug: organ for organ in Organ.objects.filter(slug__in={*slugs, *_most(results.facets)})}
            items = tuple(
                Suggestion("".join(text for text, _ in hit.title), hit.url, str(named.get(hit.organ, "")), hit.day)
                for hit in results.hits
            )
            organs = tuple(named[slug] for slug in _most(results.facets) if slug in named)
            return Found(narrower, items, organs)
    return Found(given)


def tries(words: str) -> Iterator[str]:
    """The question as asked, then in parts that must all be found, then each part, the longest first.

    >>> list(tries("城市低保标准的通知"))
    ['城市低保标准的通知', '城市低保标准 通知', '城市低保标准']
    """
    if len(words) < 2 or not asked(words).phrases:
        return
    yield words
    parts = [part for part in _BETWEEN.split(words) if part and len(part) > 1]
    if len(parts) > 1:
        yield " ".join(parts)
        yield from (part for part in sorted(parts, key=len, reverse=True) if len(part) > 2)


def _most(facets: dict[Facet, tuple[tuple[str, int], ...]]) -> list[str]:
    return [slug for slug, _ in facets.get(Facet.ORGAN, ())[:3]]
