"""Tables without lines, known by numbers that stand below each other beside their labels."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from gongkai.ingest.readers.normal import UNMAPPED
from gongkai.ingest.readers.pdf.alignment import Columns, columns_of
from gongkai.ingest.readers.pdf.bare import has_gaps, is_bare, is_stroke, is_whole, levelled, ran_together, unread_label
from gongkai.ingest.readers.pdf.body import COUNTED, BodyLine, body_of
from gongkai.ingest.readers.pdf.drawn import PdfCell, PdfTable
from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.segments import Row, Segment, around_segments, bands, row_of
from gongkai.ingest.readers.pdf.touching import untouched
from gongkai.ingest.readers.pdf.writing import TextLine

_CLOSE = 0.3
"""Ems between headers side by side, where columns are known."""
_LINES = 1.9
"""Ems between lines of one header at most."""
_DENSE = 0.3
"""The part of columns over which a line has headers, if none of them stands over several."""


class _Place(NamedTuple):
    row: int
    left: int
    right: int


class _Frame(NamedTuple):
    """Where the rows of a table stand: its page, the columns before its numbers, the rows above; if in a picture."""

    page: int
    before: int
    top: int
    pictured: bool


class Unruled(NamedTuple):
    """The tables of a page, the lines that are left, and the columns of the last table."""

    tables: list[PdfTable]
    rest: list[TextLine]
    columns: Columns | None


def unruled(lines: Sequence[TextLine], page: int, *, above: Columns | None = None, pictured: bool = False) -> Unruled:
    """The tables that lines of writing make by their places alone.

    `above` are the columns of such a table at the foot of the page before: one row at the top may be its rest.
    `pictured` is whether the page was read in a picture.
    """
    tables: list[PdfTable] = []
    taken: set[int] = set()
    rows = [row_of(line) for line in lines]
    if above is not None and rows and not rows[0].is_prose:
        rows[0] = untouched(rows[0], above)
    last = None
    for band in bands(rows, continued=above is not None):
        body = band if band[-1] is rows[-1] else _trimmed(band)
        columns = columns_of(body)
        if columns is not None and len(columns.spans) + (columns.labels is not None) > 1:
            cut = [untouched(row, columns) for row in band]
            body = cut if band[-1] is rows[-1] else _trimmed(cut)
            tables.append(_table(body, columns, page, pictured=pictured))
            taken.update(id(row.line) for row in body)
            last = columns
    return Unruled(tables, [line for line in lines if id(line) not in taken], last)


def _trimmed(band: Sequence[Row]) -> Sequence[Row]:
    """The band up to its last row of numbers and what its label needs below."""
    last = max(index for index, row in enumerate(band) if row.values)
    end = last + 1
    while end < len(band) and len(band[end].segments) == 1 and not COUNTED.match(band[end].line.text):
        if band[end].base - band[end - 1].base > 1.6 * band[end].line.size:
            break
        end += 1
    return band[:end]


def _table(rows: Sequence[Row], columns: Columns, page: int, *, pictured: bool) -> PdfTable:
    """Rows of writing as a table: headers, then one row for every label or row of numbers."""
    top = next(index for index, row in enumerate(rows) if row.values)
    if all(columns.at(segment) is None for row in rows[:top] for segment in row.segments):
        top = 0
    top = next((index for index in range(max(0, top - 3), top) if _is_label(rows[index], columns)), top)
    below = [_recut(row, columns) for row in rows[top:]]
    body = body_of(levelled(below, columns) if pictured else below, columns)
    body = [line for line in body if not (pictured and is_stroke(line, columns))]
    before = 0 if columns.labels is None else 1 + any(line.groups for line in body)
    cells = _header(rows[:top], columns, before, page)
    height = max((cell.bottom for cell in cells), default=0)
    bare = [line for line in body if not (line.label or (pictured and is_whole(line, columns)))]
    frame = _Frame(page, before, height, pictured)
    cells += _body(body, columns, frame, _lost(rows[:top], bare, columns) if before else set())
    box = around_segments(segment for row in rows for segment in row.segments)
    edges = (*(box.left - 10 * (before - index) for index in range(before)), *columns.starts, box.right)
    return PdfTable(tuple(cells), edges, height + len(body), page, box, page, guessed=True)


def _recut(row: Row, columns: Columns) -> Row:
    """A row whose numbers stand too close for a gap to tell them apart, cut again where columns are known."""
    parts: list[Segment] = []
    for segment in row.segments:
        inside = columns.at(segment) is not None and not segment.is_value
        parts += row_of(segment.line, _CLOSE).segments if inside else (segment,)
    return Row(row.line, tuple(parts))


def _is_label(row: Row, columns: Columns) -> bool:
    """Whether a line of a label that is one of a list stands alone."""
    return COUNTED.match(row.line.text) is not None and all(columns.at(s) is None for s in row.segments)


def _header(rows: Sequence[Row], columns: Columns, before: int, page: int) -> list[PdfCell]:
    """The headers: a row for every line of those that stand over several columns, then one for those over one."""
    rows = [untouched(row_of(row.line, _CLOSE), columns) for row in rows]
    dense = {id(s) for row in rows if len(row.segments) >= _DENSE * len(columns.spans) for s in row.segments}
    single = [s for row in rows for s in row.segments if id(s) in dense or not columns.is_wide(s)]
    stacks = _stacks(single, columns)
    stacked = {id(segment) for stack in stacks.values() for segment in stack}
    cells: list[PdfCell] = []
    corner: list[Segment] = []
    height = 0
    for row in rows:
        rest = [segment for segment in row.segments if id(segment) not in stacked]
        groups = [s for s in rest if columns.at(s) is not None or len(columns.under(s)) > 1]
        corner += [s for s in rest if s not in groups]
        cells += [_cell([s], _over(s, columns, before, height), page) for s in groups]
        height += bool(groups)
    cells += [_cell(parts, _Place(height, before + n, before + n + 1), page) for n, parts in sorted(stacks.items())]
    if corner and before:
        cells.append(_cell(corner, _Place(height, 0, before), page))
    return cells


def _stacks(segments: Sequence[Segment], columns: Columns) -> dict[int, list[Segment]]:
    """The header of each column, from its lowest line upwards as long as lines follow each other closely."""
    over: dict[int, list[Segment]] = {}
    for segment in segments:
        column = columns.at(segment)
        if column is not None:
            over.setdefault(column, []).append(segment)
    pitch = min((b.base - a.base for stack in over.values() for a, b in pairwise(stack)), default=0.0)
    stacks = {}
    for column, stack in over.items():
        start = len(stack) - 1
        close = min(1.15 * pitch + 1, _LINES * stack[-1].line.size)
        while start and stack[start].base - stack[start - 1].base <= close:
            start -= 1
        stacks[column] = stack[start:]
    return stacks


def _over(segment: Segment, columns: Columns, before: int, row: int) -> _Place:
    """The place of a header over the columns that it is seen to stand over."""
    over = columns.under(segment)
    first, last = (over[0], over[-1]) if over else (columns.at(segment) or 0,) * 2
    return _Place(row, before + first, before + last + 1)


def _cells(line: BodyLine, number: int, columns: Columns, *, before: int, shown: range, page: int) -> Iterable[PdfCell]:
    """The cells of one row; every column that is shown has one, an empty one where nothing stands.

    A row without numbers shows none where other numbers have lost their label: they may be its own.
    """
    if line.groups and before > 1:
        yield _cell(line.groups, _Place(number, 0, 1), page)
    if line.label:
        yield _cell(line.label, _Place(number, before - 1, before), page)
    for column in shown:
        place = _Place(number, before + column, before + column + 1)
        parts = line.values.get(column, [])
        if parts:
            found = _cell(parts, place, page)
            yield _in_doubt(found) if len(parts) > 1 and all(part.is_value for part in parts) else found
        else:
            left, right = columns.spans[column]
            yield PdfCell(number, place.left, number + 1, place.right, Box(left, line.middle, right, line.middle), page)


def _body(lines: Sequence[BodyLine], columns: Columns, frame: _Frame, lost: set[int | None]) -> Iterable[PdfCell]:
    """The cells of the rows below the headers; those in the columns that are `lost`, or in part, are in doubt."""
    every = range(len(columns.spans))
    sure = all(line.label for line in lines if line.values) or not frame.before
    covered = frame.pictured and bool(frame.before) and (any(map(is_bare, lines)) or ran_together(lines))
    sure = sure and not covered
    gaps = frame.pictured and bool(frame.before) and has_gaps(lines, columns)
    for number, line in enumerate(lines, frame.top):
        shown = every if sure or line.values else range(0)
        in_part = len(line.values) < len(every)
        if covered and is_bare(line):
            yield unread_label(line, number, frame.before, frame.page)
        for cell in _cells(line, number, columns, before=frame.before, shown=shown, page=frame.page):
            column = cell.left - frame.before
            unseen = not cell.text and (covered or (gaps and is_whole(line, columns)))
            doubted = unseen or (lost and (in_part or column in lost))
            yield _in_doubt(cell) if doubted and column >= 0 else cell


def _lost(head: Sequence[Row], bare: Sequence[BodyLine], columns: Columns) -> set[int | None]:
    """The columns with numbers beside which no label stands, among the rows, of which `bare` have none, or above."""
    lost = [parts for line in bare for parts in line.values.values()]
    lost += [[segment] for row in head for segment in row.segments]
    return {columns.at(parts[0]) for parts in lost if all(part.is_value for part in parts)}


def _in_doubt(cell: PdfCell) -> PdfCell:
    """A cell near numbers that have lost their label: what it holds may be a part, and what it lacks may be theirs."""
    return replace(cell, text=cell.text + UNMAPPED)


def _cell(parts: Sequence[Segment], place: _Place, page: int) -> PdfCell:
    text = "\n".join(part.text for part in parts)
    return PdfCell(place.row, place.left, place.row + 1, place.right, around_segments(parts), page, text)
