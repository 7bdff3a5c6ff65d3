"""Tables laid out as one that was read before, and read as that one was.

Which cell of a form stands where in a table that holds every one of them as a plain number, within borders, is a matter
of its labels and spans: the numbers have no say. Such a layout is kept in mind with its places, for the thousands of
reports that one content system publishes. A table with a blank, a dash, a note or a number too many is read anew.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from gongkai.basis import Origin
from gongkai.forms import Cell, CellRef, Form, State, Table
from gongkai.ingest.document import GridCell
from gongkai.ingest.drafts import Draft
from gongkai.ingest.looks import Row, Shape, is_plain
from gongkai.ingest.numbers import read_number

_MOST = 512
"""Layouts that are kept in mind."""

_Layout = tuple[str, Form, tuple[tuple[int, Shape], ...]]


class _Kept(NamedTuple):
    """How a table was read: the labels that are not its form's own, and the line and cell that each cell stood in."""

    table: Table
    form: Form
    labels: tuple[tuple[str, str], ...]
    refs: tuple[CellRef, ...]
    places: tuple[tuple[int, int], ...]
    entered: frozenset[str]
    whole: frozenset[str]


_known: dict[_Layout, _Kept] = {}


def layout_of(lines: Sequence[Row], table: str, default: Form) -> _Layout | None:
    """The layout of a table in one grid of a file with markup; None where the page or the text had a say in it."""
    grid = lines[0].line.grid
    first = lines[0].line.cells[0]
    if first.page is not None or first.line is not None or grid.origin.picture:
        return None
    if any(row.line.grid is not grid or not row.shape or not row.shape[0] for row in lines):
        return None
    return table, default, tuple([(row.line.row, row.shape) for row in lines])


def recalled(layout: _Layout, lines: Sequence[Row]) -> Draft | None:
    """The cells of a table, where its layout is known."""
    kept = _known.get(layout)
    if kept is None:
        return None
    draft = Draft(kept.table, kept.form, lines[0].line.origin(), labels=dict.fromkeys(kept.labels))
    draft.entered, draft.whole = set(kept.entered), set(kept.whole)
    drawn = [row.line.cells for row in lines]
    held = [drawn[row][at] for row, at in kept.places]
    draft.cells.update(zip(kept.refs, _cells(held, lines[0].line.grid.origin), strict=True))
    return draft


def _cells(held: Sequence[GridCell], table: Origin) -> Iterator[Cell]:
    """The cells of a form from the numbers in a grid. By position, and past what names cost: there are 200 a report."""
    new, number, origin = tuple.__new__, State.NUMBER, table[:5]
    for text, row, column, *_ in held:
        place = new(Origin, (*origin, row, column, None, None, text, None, (), None, ""))
        yield new(Cell, (read_number(text).value, number, text, place, None))


def keep(layout: _Layout, draft: Draft, lines: Sequence[Row]) -> None:
    """Keep the layout of a table in mind, if it was read without a doubt and every number of it is a cell's."""
    places = _places(draft, lines)
    if places is None or draft.notes or draft.repeated or draft.again:
        return
    if len(_known) >= _MOST:
        _known.clear()
    _known[layout] = _Kept(
        draft.table,
        draft.form,
        tuple(draft.labels),
        draft.table.refs,
        places,
        frozenset(draft.entered),
        frozenset(draft.whole),
    )


def _places(draft: Draft, lines: Sequence[Row]) -> tuple[tuple[int, int], ...] | None:
    """In which line and cell each cell of the form stands; None where one is no number, or one is nobody's."""
    numbers: dict[tuple[int | None, int | None], tuple[int, int]] = {
        (cell.row, cell.column): (row, at)
        for row, line in enumerate(lines)
        for at, cell in enumerate(line.line.cells)
        if is_plain(cell.text)
    }
    refs = draft.table.refs
    if len(draft.cells) != len(refs) or len(numbers) != len(refs):
        return None
    cells = [draft.cells.get(ref) for ref in refs]
    found = [numbers.pop((cell.origin.row, cell.origin.column), None) for cell in cells if cell and _is_plain(cell)]
    if len(found) != len(refs) or None in found:
        return None
    return tuple(place for place in found if place)


def _is_plain(cell: Cell) -> bool:
    return cell.state is State.NUMBER and is_plain(cell.text)
