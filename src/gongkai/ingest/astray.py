"""Numbers of a table that text tore from their rows: they stand in its section, and rows stand there without.

A program that takes the text out of a printed page may give the labels first and the numbers after, or some of each.
Rows then look blank or cut off, while about as many numbers stand beside them. Which is whose nobody can tell: those
cells are entered as not placed, and held against nobody.
"""

from collections.abc import Mapping, Sequence

from gongkai.basis.language import translate as _
from gongkai.forms import Cell, CellRef, State
from gongkai.ingest.document import Borders
from gongkai.ingest.drafts import Draft
from gongkai.ingest.flow import Atom, Line, Para, loose_line
from gongkai.ingest.locate import TABLES, Located
from gongkai.ingest.outline import Outline
from gongkai.ingest.tokens import tokens_of

_ABOUT = 0.5
"""The part of the cells without a number that must stand about for them to be these."""
_LONGEST = 80
"""Characters of a paragraph that may be numbers of a table."""


def set_astray(drafts: Mapping[str, Draft], located: Located, atoms: Sequence[Atom], outline: Outline) -> None:
    """Enter the cells whose numbers stand somewhere in the section as not placed, and say so."""
    for key, draft in drafts.items():
        lines = located.tables[key]
        if not lines or any(line.line.grid.borders is Borders.MARKED for line in lines):
            continue
        taken = sum(cell.state not in {State.BLANK, State.MISSING} for cell in draft.cells.values())
        due = _due(draft, _numbers(atoms, outline, TABLES.index(key) + 1) - taken)
        if due:
            message = _("有{count}格的数与行名分开了，没有读取").format(count=len(due))
            draft.note(message, "cells-astray", draft.origin)
            draft.cells.update(dict.fromkeys(due, Cell(None, State.UNPLACED, "", draft.origin._replace(text=""))))


def _due(draft: Draft, numbers: int) -> list[CellRef]:
    """The cells that lack those numbers: those whose label stands there, those not found, or all, about as many."""
    bare = [ref for ref, cell in draft.cells.items() if cell.state is State.BLANK and cell.origin.column is None]
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


def _in_line(atom: Atom) -> int:
    if isinstance(atom, Para) and len(atom.text) <= _LONGEST:
        atom = loose_line(atom)
    if not isinstance(atom, Line):
        return 0
    tokens = tokens_of(atom)
    numbers = sum(token.is_value and not token.blank and token.found.state is not State.MISSING for token in tokens)
    unknown = sum(not token.is_value and token.label is None for token in tokens)
    return numbers if unknown < max(numbers, 1) else 0
