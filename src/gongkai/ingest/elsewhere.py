"""Tables that a sheet too wide for its paper left on several pages: labels on one, numbers on another.

Numbers on a page of their own cannot be given back to their rows. Where cells of a table were not found and about as
many stand without any label in the same file, the table has them: they are entered as not placed, and held against
nobody.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from gongkai.basis import Origin
from gongkai.basis.language import translate as _
from gongkai.forms import Cell, State
from gongkai.ingest.drafts import Draft
from gongkai.ingest.flow import Atom, Line
from gongkai.ingest.tokens import tokens_of

_ABOUT = 0.5
"""The part of the cells not found that must stand about for them to be these."""


def set_apart(drafts: Mapping[str, Draft], atoms: Sequence[Atom]) -> None:
    """Enter the cells that stand on other pages than their labels as not placed, and say so."""
    lacking = {key: [ref for ref in draft.table.refs if ref not in draft.cells] for key, draft in drafts.items()}
    there = {key: {ref.row for ref in draft.cells} for key, draft in drafts.items()}
    due = sum(ref.row in there[key] for key, refs in lacking.items() for ref in refs) or sum(map(len, lacking.values()))
    if not due:
        return
    placed = {_place(cell.origin) for draft in drafts.values() for cell in draft.cells.values()}
    adrift = list(_adrift(atoms, placed))
    if len(adrift) < _ABOUT * due:
        return
    for key, refs in lacking.items():
        if refs:
            message = _("有{count}格的数与行名不印在同一页上，没有读取").format(count=len(refs))
            drafts[key].note(message, "cells-elsewhere", adrift[0])
            drafts[key].cells.update(dict.fromkeys(refs, Cell(None, State.UNPLACED, "", adrift[0]._replace(text=""))))


def _adrift(atoms: Sequence[Atom], placed: Collection[tuple[object, ...]]) -> Iterator[Origin]:
    """The places of cells of printed lines that hold numbers or nothing, no label, and that no row has taken."""
    for atom in atoms:
        if not isinstance(atom, Line) or not atom.cells or atom.cells[0].page is None:
            continue
        origins = [atom.origin(cell) for cell in atom.cells]
        if all(token.is_value for token in tokens_of(atom)) and not any(_place(o) in placed for o in origins):
            yield from origins


def _place(origin: Origin) -> tuple[object, ...]:
    return origin.page, origin.block, origin.row, origin.column
