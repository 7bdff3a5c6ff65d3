"""Tables without lines, known by numbers that stand below each other beside their labels."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from gongkai.ingest.readers.pdf.alignment import Columns, columns_of
from gongkai.ingest.readers.pdf.body import COUNTED, BodyLine, body_of
from gongkai.ingest.readers.pdf.drawn import PdfCell, PdfTable
from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.segments import Row, Segment, around_segments, bands, row_of
from gongkai.ingest.readers.pdf.writing import TextLine


def unruled(lines: Sequence[TextLine], page: int, *, continued: bool = False) -> tuple[list[PdfTable], list[TextLine]]:
    """The tables that lines of writing make by their places alone, and the lines that are left.

    `continued` says that such a table stood at the foot of the page before: one row at the top may then be its rest.
    """
    tables: list[PdfTable] = []
    taken: set[int] = set()
    rows = [row_of(line) for line in lines]
    for band in bands(rows, continued=continued):
        body = band if band[-1] is rows[-1] else _trimmed(band)
        columns = columns_of(body)
        if columns is not None and len(columns.spans) + (columns.labels is not None) > 1:
            tables.append(_table(body, columns, page))
            taken.update(id(row.line) for row in body)
    return tables, [line for line in lines if id(line) not in taken]


def _trimmed(band: Sequence[Row]) -> Sequence[Row]:
    """The band up to its last row of numbers and what its label needs below."""
    last = max(index for index, row in enumerate(band) if row.values)
    end = last + 1
    while end < len(band) and len(band[end].segments) == 1 and not COUNTED.match(band[end].line.text):
        if band[end].base - band[end - 1].base > 1.6 * band[end].line.size:
            break
        end += 1
    return band[:end]


def _table(rows: Sequence[Row], columns: Columns, page: int) -> PdfTable:
    """Rows of writing as a table: headers, then one row for every label or row of numbers."""
    top = next(index for index, row in enumerate(rows) if row.values)
    if all(columns.at(segment) is None for row in rows[:top] for segment in row.segments):
        top = 0
    body = body_of(rows[top:], columns)
    before = 0 if columns.labels is None else 1 + any(line.groups for line in body)
    cells = _header(rows[:top], columns, before, page)
    height = max((cell.bottom for cell in cells), default=0)
    for number, line in enumerate(body, height):
        cells.extend(_cells(line, number, columns, before=before, page=page))
    box = around_segments(segment for row in rows for segment in row.segments)
    edges = (*(box.left - 10 * (before - index) for index in range(before)), *columns.starts, box.right)
    return PdfTable(tuple(cells), edges, height + len(body), page, box, page, guessed=True)


def _header(rows: Sequence[Row], columns: Columns, before: int, page: int) -> list[PdfCell]:
    """The headers: a row for every one that stands over several columns, and one for those that stand over one."""
    cells: list[PdfCell] = []
    single: dict[int, list[Segment]] = {}
    corner: list[Segment] = []
    several = next((index for index, row in enumerate(rows) if len(row.segments) > 1), 0)
    for segment, above in [(segment, index < several) for index, row in enumerate(rows) for segment in row.segments]:
        column, over = columns.at(segment), columns.under(segment)
        if column is None and len(over) < 2:
            corner.append(segment)
        elif above or len(over) > 1:
            span = over if len(over) > 1 else range(len(columns.spans))
            place = _Place(len(cells), before + span[0], before + span[-1] + 1)
            cells.append(_cell([segment], place, page))
        else:
            single.setdefault(column or 0, []).append(segment)
    last = len(cells)
    cells += [_cell(parts, _Place(last, before + n, before + n + 1), page) for n, parts in sorted(single.items())]
    if corner and before:
        cells.append(_cell(corner, _Place(last, 0, before), page))
    return cells


def _cells(line: BodyLine, number: int, columns: Columns, *, before: int, page: int) -> Iterable[PdfCell]:
    """The cells of one row; every column has one, an empty one where nothing stands."""
    if line.groups and before > 1:
        yield _cell(line.groups, _Place(number, 0, 1), page)
    if line.label:
        yield _cell(line.label, _Place(number, before - 1, before), page)
    for column in range(len(columns.spans)):
        place = _Place(number, before + column, before + column + 1)
        parts = line.values.get(column, [])
        if parts:
            yield _cell(parts, place, page)
        else:
            left, right = columns.spans[column]
            yield PdfCell(number, place.left, number + 1, place.right, Box(left, line.middle, right, line.middle), page)


class _Place(NamedTuple):
    row: int
    left: int
    right: int


def _cell(parts: Sequence[Segment], place: _Place, page: int) -> PdfCell:
    text = "\n".join(part.text for part in parts)
    return PdfCell(place.row, place.left, place.row + 1, place.right, around_segments(parts), page, text)
