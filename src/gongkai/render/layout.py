"""A statutory table laid out for print: every header and number with its place and the places that it spans.

One layout, derived from the form, is walked by every writer. A table of several blocks (table 2) prints each block's
title across its full width; a table of one block (table 3) prints it over its columns; a block whose rows stand side
by side (table 4) is all header but its last line.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from operator import itemgetter

from gongkai.forms import NOT_READ, Block, Cell, CellRef, Report, State, Table, tables_of
from gongkai.ingest.labels import label_of
from gongkai.ingest.numbers import read_number
from gongkai.ingest.signs import LACKING, PICTURED, QUOTED, quoted


class Kind(StrEnum):
    """What stands in a place."""

    TITLE = "title"
    """The title of a block, across the table."""
    CORNER = "corner"
    """What stands over the row labels."""
    COLUMN = "column"
    """The label of a column, or of several."""
    ROW = "row"
    """The label of a row, or of several."""
    VALUE = "value"
    """A cell of the form."""


@dataclass(frozen=True, slots=True)
class Place:
    """One printed cell: `row` and `column` count from 0; `ref` is the form's cell where `kind` is VALUE."""

    kind: Kind
    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    ref: CellRef | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A table laid out. `head` lines at the top are headers; `stub` columns at the left are row labels.

    `places` come line by line, from left to right. A table of several blocks has no common head: `head` is 0.
    """

    table: Table
    places: tuple[Place, ...]
    rows: int
    columns: int
    head: int
    stub: int

    def lines(self) -> Iterator[tuple[Place, ...]]:
        """The places that begin in each line, from the top."""
        starting = {row: tuple(places) for row, places in groupby(self.places, key=lambda place: place.row)}
        for row in range(self.rows):
            yield starting.get(row, ())


Path = tuple[str, ...]
Print = Callable[[CellRef], Cell]

SIGNS = {
    State.BLANK: "",
    State.SLASH: "/",
    State.DASH: "—",
    State.MISSING: LACKING,
    State.IMAGE: PICTURED,
}
"""How a cell that holds no number is printed; an unreadable one as the text that was found."""
_PLAIN = re.compile(r"[^\W\d_]+")


def layouts(report: Report) -> tuple[Layout, ...]:
    """The tables of a report of which any cell was found, each as it was drawn."""
    return tuple(layout for table in tables_of(report) if (layout := lay_out(table, report.__getitem__)).places)


def lay_out(table: Table, cell: Print) -> Layout:
    """A table with its numbers. Rows of which nothing was found are left out; so is a block without rows.

    A table that is nothing but a picture is not laid out: two hundred cells would all say the same.
    """
    blocks = [(block, [row.key for row in block.rows if _found(table, block, row.key, cell)]) for block in table.blocks]
    blocks = [(block, keys) for block, keys in blocks if keys]
    if not blocks or all(cell(ref).state is State.IMAGE for ref in table.refs):
        return Layout(table, (), 0, 0, 0, 0)
    if len(table.blocks) > 1:
        return _stacked(table, blocks, cell)
    block, keys = blocks[0]
    return _across(table, block, cell) if block.across else _single(table, block, keys, cell)


def printed(cell: Cell) -> str:
    """A cell as it is printed: a number in plain digits, blank as nothing, the other states as their own sign.

    >>> printed(Cell.of("59237.2449")), printed(Cell(None, State.SLASH)), printed(Cell(None, State.BLANK))
    ('59237.2449', '/', '')
    """
    if cell.state is State.NUMBER:
        return format(cell.value, "f") if cell.value is not None else ""
    if cell.state in NOT_READ:
        return cell.text if cell.state is State.UNREADABLE and _speaks(cell.text) else quoted(cell.state, cell.text)
    return SIGNS[cell.state]


def has_sign(layout: Layout) -> bool:
    """Whether a cell is printed as a sign that needs explaining."""
    return any(place.ref and place.text.startswith((LACKING, PICTURED, *QUOTED.values())) for place in layout.places)


def _speaks(text: str) -> bool:
    """Whether a text says by itself that it is no number: 无, 不适用. Broken digits or a stray label do not."""
    return bool(_PLAIN.fullmatch(text)) and label_of(text) is None and read_number(text).state is State.UNREADABLE


def _found(table: Table, block: Block, row: str, cell: Print) -> bool:
    return any(cell(CellRef(table.key, row, column.key)).state is not State.MISSING for column in block.columns)


def _stacked(table: Table, blocks: Sequence[tuple[Block, list[str]]], cell: Print) -> Layout:
    """Blocks one under the other, all as wide as the widest; the last column of a narrow one takes the rest."""
    width = 1 + max(len(block.columns) for block in table.blocks)
    places: list[Place] = []
    line = 0
    for block, keys in blocks:
        spare = width - len(block.columns)
        last = len(block.columns) - 1
        places.append(Place(Kind.TITLE, block.title, line, 0, colspan=width))
        places.append(Place(Kind.CORNER, block.corner, line + 1, 0))
        for at, column in enumerate(block.columns):
            span = spare if at == last else 1
            places.append(Place(Kind.COLUMN, column.label, line + 1, 1 + at, colspan=span))
        for down, key in enumerate(keys, line + 2):
            places.append(Place(Kind.ROW, table.rows[key].label, down, 0))
            for at, column in enumerate(block.columns):
                ref = CellRef(table.key, key, column.key)
                span = spare if at == last else 1
                places.append(Place(Kind.VALUE, printed(cell(ref)), down, 1 + at, colspan=span, ref=ref))
        line += 2 + len(keys)
    return Layout(table, tuple(places), line, width, 0, 1)


def _single(table: Table, block: Block, keys: Sequence[str], cell: Print) -> Layout:
    """One block: its title over the columns, its corner over the row labels, groups spanning what they hold."""
    over = [(block.title, *column.under, column.label) for column in block.columns]
    beside = [(*table.rows[key].under, table.rows[key].label) for key in keys]
    head = max(map(len, over))
    # The width of the labels is the form's, not that of the rows which happen to be there.
    stub = max(len(row.under) + 1 for row in block.rows)
    places = [Place(Kind.CORNER, block.corner, 0, 0, head, stub)]
    places += [
        Place(Kind.COLUMN, text, level, stub + start, levels, length)
        for text, start, length, level, levels in _spread(over, head)
    ]
    places += [
        Place(Kind.ROW, text, head + start, level, length, levels)
        for text, start, length, level, levels in _spread(beside, stub)
    ]
    for down, key in enumerate(keys, head):
        for at, column in enumerate(block.columns, stub):
            ref = CellRef(table.key, key, column.key)
            places.append(Place(Kind.VALUE, printed(cell(ref)), down, at, ref=ref))
    return Layout(table, _in_order(places), head + len(keys), stub + len(block.columns), head, stub)


def _across(table: Table, block: Block, cell: Print) -> Layout:
    """Rows side by side: their labels above, the column labels under them, and one line of numbers."""
    groups = [(*row.under, row.label) for row in block.rows for _ in block.columns]
    depth = max(map(len, groups))
    places = [
        Place(Kind.COLUMN, text, level, start, levels, length)
        for text, start, length, level, levels in _spread(groups, depth)
    ]
    pairs = [(row, column) for row in block.rows for column in block.columns]
    for at, (row, column) in enumerate(pairs):
        ref = CellRef(table.key, row.key, column.key)
        places.append(Place(Kind.COLUMN, column.label, depth, at))
        places.append(Place(Kind.VALUE, printed(cell(ref)), depth + 1, at, ref=ref))
    return Layout(table, _in_order(places), depth + 2, len(pairs), depth + 1, 0)


def _spread(paths: Sequence[Path], depth: int) -> Iterator[tuple[str, int, int, int, int]]:
    """Nested labels along an axis: (text, start, how many it spans, level, how many levels it spans).

    The last label of a short path reaches down to the numbers.
    """
    for level in range(depth):
        start = 0
        for path, same in groupby(paths, key=itemgetter(slice(level + 1))):
            length = len(list(same))
            if len(path) > level:
                ends = paths[start] == path
                yield path[level], start, length, level, depth - level if ends else 1
            start += length


def _in_order(places: Sequence[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda place: (place.row, place.column)))
