"""What comes first of what was found, told from a small part of it: what comes first of all is the same.

By day, the counts say which years a page reaches into, and no other year is looked at. By relevance, those that have
what was asked for in their titles are looked at alone; where the last of a page of them weighs more than any text could
by itself, nothing else can stand on that page.
"""

from dataclasses import dataclass
from math import log

import tantivy

from gongkai_web.search.asking import Asked
from gongkai_web.search.engines import fields, questions
from gongkai_web.search.model import Facet, Facets, Order, Query

FEW = 2000
"""Entries that are looked at as they are: to choose among them would take as long."""
_PART = 0.3
"""The part of all, above which those with a phrase in their titles are not few."""
_TEXT = 2.2
"""What a term weighs at most in a text, times its rarity (BM25 with k1 = 1.2)."""

Found = list[tantivy.DocAddress]


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a page reaches into, none where all are looked at, and how many entries come before it."""

    values: list[str]
    offset: int


def years(facets: Facets, query: Query) -> Years:
    """Those of the page that is asked for, when the newest or the oldest come first."""
    counts = dict(facets[Facet.YEAR])
    passed, before, values = 0, 0, []
    for year in sorted(counts, key=int, reverse=query.order is not Order.OLDEST):
        if passed + counts[year] <= query.offset:
            before += counts[year]
        else:
            values.append(year)
        passed += counts[year]
        if passed >= query.offset + query.size:
            break
    return Years(values, query.offset - before)


@dataclass(frozen=True, slots=True)
class First:
    """The entries of a page of what is found."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    query: Query
    asked: Asked

    def page(self, total: int, facets: Facets) -> Found:
        """Where they stand in the index, in their order."""
        if self.query.order is not Order.RELEVANCE or not self.asked.phrases:
            return self._by_day(years(facets, self.query) if total > FEW else Years([], self.query.offset))
        if self._worth_choosing(total) and (found := self._by_title()) is not None:
            return found
        scored = questions.scored(self.schema, self.query, self.asked)
        return _places(self.searcher.search(scored, self.query.size, count=False, offset=self.query.offset))

    def _by_day(self, reached: Years) -> Found:
        found = self.searcher.search(
            questions.question(self.schema, self.query, self.asked, years=reached.values),
            self.query.size,
            count=False,
            offset=reached.offset,
            order_by_field=fields.RANK,
            order=tantivy.Order.Asc if self.query.order is Order.OLDEST else tantivy.Order.Desc,
        )
        return _places(found)

    def _worth_choosing(self, total: int) -> bool:
        """Whether many are found of which few may have a phrase in their titles."""
        if total <= FEW or self.query.titles_only:
            return False
        terms = (questions.terms(phrase, in_titles=True) for phrase in self.asked.phrases)
        return all(min(self._frequency(*term) for term in of_one) < total * _PART for of_one in terms)

    def _by_title(self) -> Found | None:
        """The page, where it holds none but those that have a phrase in their titles; else None."""
        titled = questions.titled(self.schema, self.query, self.asked)
        found = self.searcher.search(titled, self.query.size, count=False, offset=self.query.offset)
        full = len(found.hits) == self.query.size
        return _places(found) if full and found.hits[-1][0] >= self._most() else None

    def _most(self) -> float:
        """More than any text can weigh that has nothing of what was asked for in its title."""
        held = self._frequency(fields.HELD, fields.ENTRY) + self._frequency(fields.KEY, fields.POSITION)
        terms = [term for phrase in self.asked.phrases for term in questions.terms(phrase)]
        return _TEXT * sum(_rarity(held, self._frequency(name, term)) for name, term in terms)

    def _frequency(self, name: str, term: str) -> int:
        """How many entries have a term, those among them that were replaced and still take room."""
        return self.searcher.doc_freq(name, term)


def _rarity(held: int, having: int) -> float:
    return log(1 + (held - having + 0.5) / (having + 0.5))


def _places(found: tantivy.SearchResult) -> Found:
    return [address for _, address in found.hits]
