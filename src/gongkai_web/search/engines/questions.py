"""Questions as the embedded index takes them."""

from collections.abc import Callable

import tantivy
from tantivy import Occur

from gongkai_web.search.asking import Asked, Phrase
from gongkai_web.search.engines import fields
from gongkai_web.search.model import Order, Query
from gongkai_web.search.numbers import NumberParts
from gongkai_web.search.tokens import pairs

_TITLE = 4.0
"""How much more a phrase counts in a title than in a text."""

Place = Callable[[tantivy.Schema, Phrase], tantivy.Query]
"""Where a phrase is looked for."""


def question(schema: tantivy.Schema, query: Query, asked: Asked) -> tantivy.Query:
    """What must be found: every phrase, and one of the values asked for in every facet."""
    return _all_of(schema, query, asked, _in_titles if query.titles_only else _in_text)


def scored(schema: tantivy.Schema, query: Query, asked: Asked) -> tantivy.Query:
    """The same, with titles counting for more where the order is by relevance."""
    if query.order is not Order.RELEVANCE or query.titles_only:
        return question(schema, query, asked)
    return _all_of(schema, query, asked, _weighed)


def _all_of(schema: tantivy.Schema, query: Query, asked: Asked, place: Place) -> tantivy.Query:
    must = [(Occur.Must, place(schema, phrase)) for phrase in asked.phrases]
    narrowed = [
        (Occur.Must, tantivy.Query.const_score_query(tantivy.Query.term_set_query(schema, facet.value, values), 0))
        for facet, values in query.chosen().items()
    ]
    return tantivy.Query.boolean_query([*must, *narrowed] or [(Occur.Must, everything(schema))])


def _weighed(schema: tantivy.Schema, phrase: Phrase) -> tantivy.Query:
    """In the text, or in the title and so in the text too: the quickest way to have titles count for more."""
    title = tantivy.Query.boost_query(_in_titles(schema, phrase), _TITLE)
    return tantivy.Query.boolean_query([(Occur.Should, _in_text(schema, phrase)), (Occur.Should, title)])


def everything(schema: tantivy.Schema) -> tantivy.Query:
    """Every entry."""
    return tantivy.Query.term_query(schema, fields.HELD, fields.ENTRY, "basic")


def like_number(schema: tantivy.Schema, number: NumberParts) -> tantivy.Query:
    """Entries whose document number has two of the three parts."""
    given = (
        (fields.MARK, number.mark),
        (fields.NUMBERED, number.year),
        (fields.SERIAL, number.serial),
    )
    terms = [tantivy.Query.term_query(schema, name, value, "basic") for name, value in given if value]
    return tantivy.Query.boolean_query(
        [(Occur.Should, tantivy.Query.boolean_query([(Occur.Must, a), (Occur.Must, b)])) for a, b in _twos(terms)]
    )


def _twos(terms: list[tantivy.Query]) -> list[tuple[tantivy.Query, tantivy.Query]]:
    return [(a, b) for place, a in enumerate(terms) for b in terms[place + 1 :]]


def _in_text(schema: tantivy.Schema, phrase: Phrase) -> tantivy.Query:
    return _phrase(schema, phrase, fields.PAIRS, fields.CHARACTERS)


def _in_titles(schema: tantivy.Schema, phrase: Phrase) -> tantivy.Query:
    return _phrase(schema, phrase, fields.TITLES, fields.TITLES)


def _phrase(schema: tantivy.Schema, phrase: Phrase, paired: str, single: str) -> tantivy.Query:
    """One token is a term, two are a term of pairs, more are a phrase of pairs."""
    match phrase:
        case (token,):
            return tantivy.Query.term_query(schema, single, token, "freq")
        case (first, second):
            return tantivy.Query.term_query(schema, paired, f"{first}_{second}", "freq")
        case _:
            return tantivy.Query.phrase_query(schema, paired, list(pairs(list(phrase))))
