"""Rows of a picture whose labels cannot be read, named by where they stand.

A seal covers a label, or a print is too poor for its words while its digits are clear. Within rules, such a row is the
form's at its place: where as many lines stand between two whose labels were read as the form has there, and each holds
what the form has on it. What was read in the place of a label must not be another's.

So it is without rules where all numbers stand in one set of columns. Where numbers lost their label there, as many
lines as the form has must stand between any two that were read, or none is certain.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongkai.forms import Block, Table
from gongkai.forms import Row as FormRow
from gongkai.ingest.document import Borders, Grid, GridCell
from gongkai.ingest.labels import Kind, Label, Role, words_of
from gongkai.ingest.looks import Row
from gongkai.ingest.numbers import UNREADABLE, is_stacked
from gongkai.ingest.readers.normal import UNMAPPED
from gongkai.ingest.rows import Rows
from gongkai.ingest.tokens import Token

_HEADS = frozenset({Kind.COLUMN, Kind.SPAN, Kind.CORNER})
_WORDS = 2
"""Characters of Chinese from which on something in the place of a number is a word."""


class _Item(NamedTuple):
    """What the form prints on one line: the title of a block, its header, or a row."""

    kind: Kind
    key: str
    block: Block


class Named(NamedTuple):
    """The lines of a table with a label in each that has one, and the keys of the rows that only their places name."""

    lines: Sequence[Row]
    rows: tuple[str, ...] = ()


def named(lines: Sequence[Row], rows: Rows, table: Table) -> Named:
    """The lines with the labels that their places tell; `rows` is what was made of them without those."""
    if not all(_is_seen(line, table) for line in lines):
        return Named(lines)
    order = tuple(_order(table))
    bare = any(_is_bare(line, order[0].block) for line in lines)
    lines = _without_pieces(lines, order[0].block) if bare else lines
    read = _read(lines, rows, order)
    if bare and not _is_complete(lines, read, order):
        return Named([_unread(line) for line in lines])
    found = {at: order[item] for at, item in _between(lines, read, order, table)}
    told = {at: order[item] for at, item in read.items() if _is_spotted(lines[at], order[item])}
    renamed = [
        _labelled(line, item, table) if item and item.kind is Kind.ROW else line
        for line, item in ((line, found.get(at) or told.get(at)) for at, line in enumerate(lines))
    ]
    return Named(renamed, tuple(item.key for item in found.values() if item.kind is Kind.ROW))


def _is_seen(line: Row, table: Table) -> bool:
    """Whether a line was seen in a picture, within rules, or in a table whose numbers stand in one set of columns."""
    placed = line.line.grid.borders is Borders.MARKED or len(table.blocks) == 1
    return placed and line.line.cells[0].confidence is not None


def _is_bare(line: Row, block: Block) -> bool:
    """Whether the reader of a table without rules found numbers where it found no label."""
    before, _values = _parts(line, block)
    return line.line.grid.borders is not Borders.MARKED and any(cell.text == UNMAPPED for cell in before[-1:])


def _without_pieces(lines: Sequence[Row], block: Block) -> Sequence[Row]:
    """The lines but for those of words alone among the rows: pieces of a label, or of what lies on it."""
    holds = [_has_digit("".join(cell.text for cell in _parts(line, block)[1])) for line in lines]
    first = holds.index(True) if any(holds) else len(lines)
    return [line for at, line in enumerate(lines) if at < first or _parts(line, block)[1]]


def _is_complete(lines: Sequence[Row], read: Mapping[int, int], order: Sequence[_Item]) -> bool:
    """Whether there are as many lines as the form has, from the header on, between any two that were read."""
    known = [*sorted(read.items()), (len(lines), len(order))]
    steps = ((after - before, item - above) for (before, above), (after, item) in pairwise(known))
    return known[0][1] == 0 and all(lines == rows for lines, rows in steps)


def _unread(line: Row) -> Row:
    """A line of a table in which numbers have lost their label: beside which one they stand is not certain."""
    return line.of([token._replace(found=UNREADABLE) if _has_digit(token.text) else token for token in line.tokens])


def _order(table: Table) -> Iterator[_Item]:
    """What the form prints, line by line. A title stands on its own line where there are several blocks."""
    for number, block in enumerate(table.blocks):
        if len(table.blocks) > 1:
            yield _Item(Kind.TITLE, str(number), block)
        yield _Item(Kind.CORNER, str(number), block)
        yield from (_Item(Kind.ROW, row.key, block) for row in block.rows)


def _read(lines: Sequence[Row], rows: Rows, order: Sequence[_Item]) -> dict[int, int]:
    """Which line is which of the form's by the one label that was read: those of rows and titles, and a header's last.

    Of the headers of several blocks, words alone do not tell which is whose.
    """
    places = {(item.kind, item.key): at for at, item in enumerate(order)}
    where = {id(line.line): at for at, line in enumerate(lines)}
    titles = [(role, token) for role, token in rows.labels if role.kind is Kind.TITLE]
    labels: dict[int, set[int]] = {}
    for role, token in [*titles, *((row.role, row.label) for row in rows.drawn)]:
        at, item = where.get(id(token.line)), places.get((role.kind, role.key))
        if at is not None and item is not None and _is_own(token, lines[at], order[item]):
            labels.setdefault(at, set()).add(item)
    one = {at: next(iter(items)) for at, items in labels.items() if len(items) == 1}
    found = {at: item for at, item in one.items() if _is_drawn(lines[at], order[item])}
    if order[0].kind is Kind.CORNER:
        heads = (where[id(token.line)] for role, token in rows.labels if role.kind in _HEADS)
        above = sorted(at for at in heads if at < min(labels, default=0))
        found |= dict.fromkeys(above[-1:], 0)
    return found


def _is_own(token: Token, line: Row, item: _Item) -> bool:
    """Whether a label stands where that of its line does, and not that of a group before it."""
    return item.kind is not Kind.ROW or token.cell in _parts(line, item.block)[0][-1:]


def _between(
    lines: Sequence[Row], read: Mapping[int, int], order: Sequence[_Item], table: Table
) -> Iterator[tuple[int, int]]:
    """The lines that stand between those known as the form's do, each with its place in the form."""
    start = [(-1, -1)] if order[0].kind is Kind.TITLE else []
    for (before, first), (after, last) in pairwise([*start, *sorted(read.items()), (len(lines), len(order))]):
        inner, due = range(before + 1, after), range(first + 1, last)
        if (
            len(inner) == len(due)
            and all(_follows(*pair) for pair in pairwise(lines[max(0, before) : after + 1]))
            and all(_may_be(lines[at], order[item], table) for at, item in zip(inner, due, strict=True))
        ):
            yield from zip(inner, due, strict=True)


def _follows(above: Row, below: Row) -> bool:
    """Whether no line is lacking between two, in one grid or at a page's end."""
    one, other = above.line, below.line
    if one.grid is other.grid:
        return other.row == one.row + 1 or (one.row < other.row and _is_only_words(one.grid, one.row + 1, other.row))
    return other.row == 0 and one.row + 1 == one.grid.rows and one.grid.columns == other.grid.columns


def _is_only_words(grid: Grid, start: int, end: int) -> bool:
    """Whether some rows of a table without rules have no places for numbers."""
    reach = any(cell.row in range(start, end) and cell.column + cell.colspan == grid.columns for cell in grid.cells)
    return grid.borders is not Borders.MARKED and not reach


def _may_be(line: Row, item: _Item, table: Table) -> bool:
    """Whether a line holds what the form has in that place, as far as anything was read."""
    if not _is_drawn(line, item):
        return False
    match item.kind:
        case Kind.ROW:
            return _has_values(line, item) and not _is_anothers(line, item, table)
        case Kind.CORNER:
            columns = {column.key for column in item.block.columns}
            roles = {role[:3] for token in line.tokens if token.label for role in token.label.roles}
            return any(kind in _HEADS and (kind is not Kind.COLUMN or key in columns) for kind, _table, key in roles)
        case _:
            return True


def _is_drawn(line: Row, item: _Item) -> bool:
    """Whether a line has the cells that the form has in that place, and what stands in them are not two lines."""
    cells = line.line.cells
    match item.kind:
        case Kind.ROW:
            values = [cell.text for cell in _parts(line, item.block)[1]]
            return bool(values) and not any(map(_is_wordy, values)) and len(values) > 2 * sum(map(is_stacked, values))
        case Kind.CORNER:
            return len(cells) == len(item.block.columns) + 1 and not any(map(_has_digit, (c.text for c in cells[1:])))
        case _:
            return len(cells) == 1


def _has_digit(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_wordy(text: str) -> bool:
    """Whether words stand in the place of a number."""
    return sum("\u4e00" <= char <= "\u9fff" for char in text) >= _WORDS


def _parts(line: Row, block: Block) -> tuple[Sequence[GridCell], Sequence[GridCell]]:
    """The cells of a line before its values, and as many cells of values, side by side to the edge of the table."""
    cells = line.line.cells
    count = len(block.columns)
    before, values = cells[:-count], cells[-count:]
    whole = len(before) > 0 and all(cell.rowspan == 1 for cell in (before[-1], *values))
    ends = [cell.column + cell.colspan for cell in (before[-1:] + values)] if whole else []
    starts = [*(cell.column for cell in values), line.line.grid.columns]
    return (before, values) if ends == starts else ((), ())


def _has_values(line: Row, item: _Item) -> bool:
    """Whether numbers stand in most of the cells in which a row has them."""
    _before, values = _parts(line, item.block)
    return 2 * sum(_has_digit(cell.text) for cell in values) > len(values)


def _is_anothers(line: Row, item: _Item, table: Table) -> bool:
    """Whether what was read before the values of a line is of another row or group than the one it must be."""
    before, _values = _parts(line, item.block)
    row = table.rows[item.key]
    own = {(Kind.ROW, table.key, row.key), *((Kind.GROUP, table.key, group) for group in row.under)}
    labels = [token.label for token in line.tokens if token.label and token.cell in before]
    if any(own.isdisjoint(role[:3] for role in label.roles) for label in labels):
        return True
    words = set(words_of(before[-1].text))
    shared = {each.key: _shared(words, each) for each in table.rows.values()}
    return max(shared.values()) > shared[row.key]


def _shared(words: set[str], row: FormRow) -> int:
    """How many characters a text has in common with the label of a row."""
    return max(len(words & set(words_of(label))) for label in (row.label, *row.aka))


def _is_spotted(line: Row, item: _Item) -> bool:
    """Whether something stands beside a row's label, or beside a number, in its own cell: the strokes of a seal."""
    if item.kind is not Kind.ROW:
        return False
    before, values = _parts(line, item.block)
    return any(len(_within(cell, line)) > 1 for cell in (*before[-1:], *values))


def _within(cell: GridCell, line: Row) -> list[Token]:
    return [token for token in line.tokens if token.cell is cell]


def _labelled(line: Row, item: _Item, table: Table) -> Row:
    """A line with the label of its row, and nothing else before its values but labels of groups; one value in a cell.

    What of several in a cell is the number, nobody can tell.
    """
    before, values = _parts(line, item.block)
    if not values:
        return line
    label = before[-1]
    role = Role(Kind.ROW, table.key, item.key, ())
    text = table.rows[item.key].label
    said = Label(text, words_of(text), "", (role,), frozenset({Kind.ROW}), frozenset({table.key}))
    name = Token(text, label, line.line, label.column, values[0].column, UNREADABLE, said, is_value=False, blank=False)
    groups = [token for token in line.tokens if token.label and token.cell in before[:-1]]
    return line.of([*groups, name, *(_whole(_within(cell, line)) for cell in values)])


def _whole(tokens: Sequence[Token]) -> Token:
    """The one token of a cell, or all of them as one that says nothing."""
    first = tokens[0]
    if len(tokens) == 1:
        return first
    return first._replace(text=first.cell.text.strip(), found=UNREADABLE, label=None, is_value=False, blank=False)
