"""Tables of which only the words came through: cells glued together, columns and rows lost.

The labels of the form stand there, most of them, and no table does. Such a table was not left out of the report; its
numbers cannot be told apart. It is entered cell for cell as not placed, and held against nobody.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from gongkai.basis.language import translate as _
from gongkai.forms import FORMS, Cell, Form, State
from gongkai.ingest.drafts import Draft
from gongkai.ingest.flow import Atom, Para
from gongkai.ingest.labels import lexicon, words_of
from gongkai.ingest.locate import DISPUTE_SECTION, TABLES, Located
from gongkai.ingest.outline import Outline

_SHARE = 0.7
"""The part of a form's labels that prose hardly ever names, and the words of a table do."""
_SOME, _NUMBERS = 2, 10
"""Labels, however few, beside which so many numbers stand in no other way than in a table."""
_NUMBER = re.compile(r"\d+")
_SHORTEST = 4
_LONGEST = 1500
"""Characters of a paragraph that may be the rest of a table, or all of it: labels and numbers, no sentence."""


def find_unlaid(atoms: Sequence[Atom], outline: Outline, located: Located) -> dict[str, tuple[int, ...]]:
    """The tables that were not found but whose labels stand in their section, with the places of those paragraphs."""
    found: dict[str, tuple[int, ...]] = {}
    for at, heading in enumerate(outline.headings):
        if not 1 <= heading.title.section <= DISPUTE_SECTION:
            continue
        table = TABLES[heading.title.section - 1]
        if located.tables[table] or table in found:
            continue
        places = tuple(_places(atoms, outline.span(at, len(atoms)), table))
        if places:
            found[table] = places
    return found


def unlaid_draft(atoms: Sequence[Atom], places: Sequence[int], table: str, form: Form) -> Draft:
    """A table none of whose numbers can be told apart."""
    origin = next(atom.origin for place in places if isinstance(atom := atoms[place], Para))
    draft = Draft(form.table(table), form, origin)
    draft.note(_("统计表的文字都在，行和列已经散失，没有读取其中的数"), "table-unlaid", origin)
    draft.cells = dict.fromkeys(draft.table.refs, Cell(None, State.UNPLACED, "", origin._replace(text="")))
    return draft


def _places(atoms: Sequence[Atom], span: range, table: str) -> Iterator[int]:
    """The places from the first to the last paragraph that names a label or is all digits, where enough labels are."""
    texts = {
        place: words_of(atom.text)
        for place in span
        if isinstance(atom := atoms[place], Para) and len(atom.text) <= _LONGEST and "。" not in atom.text
    }
    whole = "\n".join(texts.values())
    numbers = sum(len(_NUMBER.findall(atom.text)) for place in texts if isinstance(atom := atoms[place], Para))
    some = numbers >= _NUMBERS and sum(words in whole for words in _words(table)) >= _SOME
    for labels in _labels(table):
        there = [label for label in labels if label in whole]
        if some or len(there) >= _SHARE * len(labels):
            named = [place for place, text in texts.items() if text.isdigit() or any(w in text for w in _words(table))]
            yield from (place for place in texts if named[0] <= place <= named[-1])
            return


@cache
def _words(table: str) -> tuple[str, ...]:
    """All longer words of a table: those of its groups and titles too."""
    return tuple(
        words for words, roles in lexicon().items() if len(words) >= _SHORTEST and any(r.table == table for r in roles)
    )


@cache
def _labels(table: str) -> tuple[frozenset[str], ...]:
    """The words of the longer labels of a table, on each form."""
    tables = [form.table(table) for form in FORMS.values()]
    named = [
        [*(row.label for row in each.rows.values()), *(column.label for column in each.columns.values())]
        for each in tables
    ]
    return tuple(frozenset(words for label in labels if len(words := words_of(label)) >= _SHORTEST) for labels in named)
