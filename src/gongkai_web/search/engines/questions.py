"""Questions as the embedded index takes them."""

from collections.abc import Callable, Sequence

import tantivy
from tantivy import Occur

from gongkai_web.search.asking import Asked, Phrase
from gongkai_web.search.engines import fields
from gongkai_web.search.model import Facet, Query
from gongkai_web.search.numbers import NumberParts

_BOOST = 4.0
"""How much more a phrase counts in a title than in a text."""

_TEXT = (fields.SINGLE, fields.PAIRS, fields.THREES)
"""Where a phrase of one token, of two, and of more is looked for in a text."""
_TITLES = (fields.TITLES,) * 3
"""Where one is looked for in titles."""

Place = Callable[[tantivy.Schema, Phrase], tantivy.Query]
"""Where a phrase is looked for."""


def question(schema: tantivy.Schema, query: Query, asked: Asked, *, years: Sequence[str] = ()) -> tantivy.Query:
    """What must be found: every phrase, and one of the values asked for in every facet; of some years alone."""
    narrowed = [*_narrowed(schema, query), *([_one_of(schema, Facet.YEAR, years)] if years else [])]
    return _all_of(schema, asked, _in_titles if query.titles_only else _in_text, narrowed)


def scored(schema: tantivy.Schema, query: Query, asked: Asked) -> tantivy.Query:
    """The same, with titles counting for more."""
    return _all_of(schema, asked, _in_titles if query.titles_only else _weighed, _narrowed(schema, query))


def titled(schema: tantivy.Schema, query: Query, asked: Asked) -> tantivy.Query:
    """Of the same, those that have a phrase in their titles, weighing as much."""
    titles = tantivy.Query.boolean_query([(Occur.Should, _boosted(schema, phrase)) for phrase in asked.phrases])
    return _all_of(schema, asked, _in_text, [titles, *_narrowed(schema, query)])


def _all_of(schema: tantivy.Schema, asked: Asked, place: Place, others: Sequence[tantivy.Query]) -> tantivy.Query:
    must = [*(place(schema, phrase) for phrase in asked.phrases), *others] or [everything(schema)]
    return tantivy.Query.boolean_query([(Occur.Must, part) for part in must])


def _narrowed(schema: tantivy.Schema, query: Query) -> list[tantivy.Query]:
    return [_one_of(schema, facet, values) for facet, values in query.chosen().items()]


def _one_of(schema: tantivy.Schema, facet: Facet, values: Sequence[str]) -> tantivy.Query:
    return tantivy.Query.const_score_query(tantivy.Query.term_set_query(schema, facet.value, list(values)), 0)


def _weighed(schema: tantivy.Schema, phrase: Phrase) -> tantivy.Query:
    """In the text, or in the title and so in the text too: the quickest way to have titles count for more."""
    both = (_in_text(schema, phrase), _boosted(schema, phrase))
    return tantivy.Query.boolean_query([(Occur.Should, part) for part in both])


def _boosted(schema: tantivy.Schema, phrase: Phrase) -> tantivy.Query:
    return tantivy.Query.boost_query(_in_titles(schema, phrase), _BOOST)


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


def terms(phrase: Phrase, *, in_titles: bool = False) -> list[tuple[str, str]]:
    """The terms by which a phrase is found in a text or in titles, each with the field in which it stands."""
    names = _TITLES if in_titles else _TEXT
    return [(names[min(len(phrase), 3) - 1], term) for _, term in _placed(phrase)]


def _in_text(schema: tantivy.Schema, phrase: Phrase) -> tantivy.Query:
    return _phrase(schema, phrase, _TEXT)


def _in_titles(schema: tantivy.Schema, phrase: Phrase) -> tantivy.Query:
    return _phrase(schema, phrase, _TITLES)


def _phrase(schema: tantivy.Schema, phrase: Phrase, names: tuple[str, str, str]) -> tantivy.Query:
    """Up to three tokens are one term, more are threes in their places."""
    match _placed(phrase):
        case [(_, term)]:
            return tantivy.Query.term_query(schema, names[len(phrase) - 1], term, "freq")
        case placed:
            return tantivy.Query.phrase_query(schema, names[2], [*placed])


def _placed(phrase: Phrase) -> Sequence[tuple[int, str]]:
    """The terms of a phrase and where each begins: as few threes as hold every token."""
    last = max(len(phrase) - 3, 0)
    return [(place, "_".join(phrase[place : place + 3])) for place in (*range(0, last, 3), last)]
