"""Numbers of a table that text tore from their rows: they stand in its section, and rows stand there without.

A program that takes the text out of a printed page may give the labels first and the numbers after, or some of each.
Rows then look blank or cut off, while about as many numbers stand beside them. Which is whose nobody can tell: those
cells are entered as not placed, and held against nobody. Where lines hold no more than a cell or a few, and numbers are
left over, no row can be trusted that was put together from several lines.
"""

import re
from collections.abc import Mapping, Sequence

from gongkai.basis.language import translate as _
from gongkai.forms import Cell, CellRef, State
from gongkai.ingest.document import Borders
from gongkai.ingest.drafts import Draft
from gongkai.ingest.flow import RUN, Atom, Line, Para, loose_line
from gongkai.ingest.labels import lexicon, words_of
from gongkai.ingest.locate import TABLES, Located
from gongkai.ingest.looks import DISPUTE_CELLS, Row
from gongkai.ingest.outline import Outline
from gongkai.ingest.tokens import tokens_of

_ABOUT = 0.5
"""The part of the cells without a number that must stand about for them to be these."""
_LONGEST = 80
"""Characters of a paragraph that may be numbers of a table."""
_LEFT_OVER = 2
"""Numbers that no row has taken from which a list is torn: one may be a page's, unless a row has none."""
_PIECE, _PIECES = 30, 3
"""Characters of a line that holds pieces of labels, and pieces from which a table is torn."""
_UNREADABLE = 3
"""Rows with more or fewer numbers than columns from which a list is torn as well."""
_READ = frozenset({State.NUMBER, State.SLASH, State.DASH})


def set_astray(drafts: Mapping[str, Draft], located: Located, atoms: Sequence[Atom], outline: Outline) -> None:
    """Enter the cells whose numbers stand somewhere in the section as not placed, and say so."""
    guessed = {key: lines for key, lines in located.tables.items() if key in drafts and _is_guessed(lines)}
    adrift = _adrift(atoms, located) if guessed else 0
    for key, lines in guessed.items():
        draft = drafts[key]
        numbers = _numbers(atoms, outline, TABLES.index(key) + 1)
        torn = (_is_list(lines) and _is_torn(draft, numbers)) or _is_frayed(atoms, outline, key)
        due = [ref for ref in draft.table.refs if ref.row not in draft.whole] if torn else []
        taken = sum(cell.state not in {State.BLANK, State.MISSING} for cell in draft.cells.values())
        due = due or _due(draft, max(numbers - taken, adrift))
        if due:
            message = _("有{count}格的数与行名分开了，没有读取").format(count=len(due))
            draft.note(message, "cells-astray", draft.origin)
            draft.cells.update(dict.fromkeys(due, Cell(None, State.UNPLACED, "", draft.origin._replace(text=""))))


def _is_guessed(lines: Sequence[Row]) -> bool:
    """Whether a table has lines, and no borders in any of them."""
    return bool(lines) and all(line.line.grid.borders is not Borders.MARKED for line in lines)


def _is_list(lines: Sequence[Row]) -> bool:
    """Whether rows were put together from lines that hold less, or may have been: some have numbers and no label."""
    return any(
        line.line.grid.strung or line.line.grid.caption == RUN or _is_bare(line) for line in lines if line.tokens
    )


def _is_bare(line: Row) -> bool:
    """Whether a line of a text holds several numbers and nothing else; in table 4 its one row does."""
    filled = [token for token in line.tokens if not token.blank]
    several = 1 < len(filled) < DISPUTE_CELLS and line.line.cells[0].page is None
    return several and all(token.is_value for token in filled)


def _is_torn(draft: Draft, numbers: int) -> bool:
    """Whether more numbers stand about than rows took, or several rows have more or fewer than columns."""
    read = sum(cell.state in _READ for cell in draft.cells.values())
    left = {ref.row: len(cell.text.split()) for ref, cell in draft.cells.items() if cell.state is State.UNPLACED}
    over = 1 if _bare(draft) or len(draft.cells) < len(draft.table.refs) else _LEFT_OVER
    return len(left) >= _UNREADABLE or numbers >= read + sum(left.values()) + over


def _bare(draft: Draft) -> list[CellRef]:
    """The cells of rows that have a label and nothing else."""
    return [ref for ref, cell in draft.cells.items() if cell.state is State.BLANK and cell.origin.column is None]


def _is_frayed(atoms: Sequence[Atom], outline: Outline, table: str) -> bool:
    """Whether pieces of a table's labels stand about in its section, which narrow columns broke and nothing joined."""
    known = "\n".join(w for w, roles in lexicon().items() if any(role.table == table for role in roles))
    pieces = (
        words
        for at, heading in enumerate(outline.headings)
        if heading.title.section == TABLES.index(table) + 1
        for place in outline.span(at, len(atoms))
        if isinstance(atom := atoms[place], Para) and len(atom.text) <= _PIECE
        for words in map(words_of, atom.text.split())
    )
    return sum(len(words) > 1 and words in known and words not in lexicon() for words in pieces) >= _PIECES


def _due(draft: Draft, numbers: int) -> list[CellRef]:
    """The cells that lack those numbers: those whose label stands there, those not found, or all, about as many."""
    bare = _bare(draft)
    missing = [ref for ref in draft.table.refs if ref not in draft.cells]
    for due in ([*bare, *missing], bare):
        if due and numbers >= _ABOUT * len(due):
            return due
    return []


def _numbers(atoms: Sequence[Atom], outline: Outline, section: int) -> int:
    """How many numbers stand in the lines of a section that consist of numbers and labels."""
    places = (
        place
        for at, heading in enumerate(outline.headings)
        if heading.title.section == section
        for place in outline.span(at, len(atoms))
    )
    return sum(_in_line(atoms[place]) for place in places)


def _adrift(atoms: Sequence[Atom], located: Located) -> int:
    """How many numbers stand on lines of nothing but numbers that no table has taken, wherever."""
    return sum(
        _in_line(atom)
        for place, atom in enumerate(atoms)
        if isinstance(atom, Para) and place not in located.used and _BARE.fullmatch(atom.text)
    )


_BARE = re.compile(r"[\d\s/—.,-]{1,80}")


def _in_line(atom: Atom) -> int:
    if isinstance(atom, Para) and len(atom.text) <= _LONGEST:
        atom = loose_line(atom)
    if not isinstance(atom, Line):
        return 0
    tokens = tokens_of(atom)
    numbers = sum(token.is_value and not token.blank and token.found.state is not State.MISSING for token in tokens)
    unknown = sum(not token.is_value and token.label is None for token in tokens)
    return numbers if unknown < max(numbers, 1) else 0
