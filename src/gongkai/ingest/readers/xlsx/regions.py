"""From the cells of a worksheet to what a person sees on it: lines of text, and tables."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import NamedTuple

from gongkai.ingest.document import GridCell
from gongkai.ingest.readers.prose import is_prose
from gongkai.ingest.readers.xlsx.sheet import MOST_COLUMNS, MOST_ROWS, Place, Sheet

_WIDEST_MERGE = 60
"""Merged cells wider than this run over the sheet's edge and say nothing of a table's width."""
_MOST_MERGED = 1_000_000
"""Places of a sheet that its merged cells may cover together, counted as often as they are covered."""
_MOSTLY = 0.6

Spans = dict[Place, tuple[int, int]]


class Spot(NamedTuple):
    """A cell that says something, where it stands on the sheet."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A row of text outside any table."""

    text: str


@dataclass(frozen=True, slots=True)
class Region:
    """A table on a sheet, every place of it covered by a cell. `ruled` is whether lines between them are seen."""

    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    ruled: bool | None = None


def regions(sheet: Sheet) -> Iterator[Line | Region]:
    """The lines and tables of a sheet, from top to bottom."""
    spans, cells = _merged(sheet)
    rows: dict[int, list[Spot]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    if len(rows) > MOST_ROWS:
        sheet.note("sheet-cut")
        rows = dict(list(rows.items())[:MOST_ROWS])
    texts = _text_rows(sheet, rows)
    for first, *rest in _bands(rows, texts):
        if first in texts:
            yield Line("　".join(cell.text for cell in rows[first]))
        else:
            band = [cell for row in (first, *rest) for cell in rows[row]]
            yield replace(_region(band, spans), ruled=_shows_rules(sheet, band))


def _merged(sheet: Sheet) -> tuple[Spans, list[Spot]]:
    """Every merged cell's span, and the cells that say something; what lies under a merged cell is not seen."""
    right = max((place.column for place in sheet.cells), default=0)
    right = max([right, *(a.right for a in sheet.merged if a.right - a.left < _WIDEST_MERGE)])
    bottom = max((place.row for place in sheet.cells), default=0)
    spans: Spans = {}
    under: set[Place] = set()
    left = _MOST_MERGED
    for area in sheet.merged:
        anchor = Place(area.top, area.left)
        height, width = min(area.bottom, bottom) - area.top + 1, min(area.right, right, MOST_COLUMNS) - area.left + 1
        left -= max(height * width, 1)
        if left < 0:
            sheet.note("sheet-cut")
            break
        if height < 1 or width < 1 or anchor in under:
            continue
        places = {Place(area.top + i, area.left + j) for i in range(height) for j in range(width)}
        if places.isdisjoint(under):
            under |= places
            spans[anchor] = (height, width)
    under -= spans.keys()
    found = (place for place in sorted(sheet.cells) if place not in under)
    return spans, [Spot(sheet.cells[place], *place, *spans.get(place, (1, 1))) for place in found]


def _text_rows(sheet: Sheet, rows: dict[int, list[Spot]]) -> set[int]:
    """The rows that are text and no part of a table.

    They lie outside the lines drawn around the tables, or hold one cell which is no label of a row left blank: it says
    sentences, or stands above the first row of a table.
    """
    crossed = {row for cells in rows.values() for cell in cells for row in range(cell.row + 1, cell.row + cell.rowspan)}
    alone = {row: cells[0] for row, cells in rows.items() if len(cells) == 1 and row not in crossed}
    if len(alone) == len(rows):
        return set(alone)
    ruled = _is_ruled(sheet, [cell for row, cells in rows.items() if row not in alone for cell in cells])
    wide = max(cell.column + cell.colspan for cells in rows.values() for cell in cells)
    found = {row for row, cell in alone.items() if is_prose(cell.text)}
    if ruled:
        found |= {
            row
            for row, cells in rows.items()
            if row not in crossed and not any(Place(row, cell.column) in sheet.ruled for cell in cells)
        }
    else:
        found |= set(_leading(rows, alone))
    pairs = list(pairwise(sorted(rows)))
    beside = {b for a, b in pairs if a in found} | {a for a, b in pairs if b in found}
    return found | {row for row in beside & alone.keys() if _is_wide(alone[row], wide)}


def _is_ruled(sheet: Sheet, cells: list[Spot]) -> bool:
    """Whether the tables of a sheet are drawn with lines."""
    drawn = sum(Place(cell.row, cell.column) in sheet.ruled for cell in cells)
    return bool(cells) and drawn > _MOSTLY * len(cells)


def _shows_rules(sheet: Sheet, cells: list[Spot]) -> bool | None:
    """Whether a table's cells are seen to be parted by lines; None where some are, or the screen's own lines help."""
    if _is_ruled(sheet, cells):
        return True
    drawn = any(Place(cell.row, cell.column) in sheet.ruled for cell in cells)
    return False if sheet.bare and not drawn else None


def _leading(rows: dict[int, list[Spot]], alone: dict[int, Spot]) -> Iterator[int]:
    """The single cells above the first row of more: a title, unless it stands right above and heads the table."""
    for row in sorted(rows):
        if row not in alone:
            return
        if row + 1 in alone or row + 1 not in rows:
            yield row


def _is_wide(cell: Spot, right: int) -> bool:
    return cell.colspan > 1 and cell.column + cell.colspan == right


def _bands(rows: dict[int, list[Spot]], texts: set[int]) -> Iterator[list[int]]:
    """The rows in runs: each row of text by itself, the rows of one table together.

    An empty row ends a table, unless the row after it is cut like the one before it.
    """
    band: list[int] = []
    covered = -1
    for row in sorted(rows):
        apart = row > covered + 1 and bool(band) and _cut(rows[row]) != _cut(rows[band[-1]])
        if band and (row in texts or band[-1] in texts or apart):
            yield band
            band = []
        band.append(row)
        covered = max([covered, *(cell.row + cell.rowspan - 1 for cell in rows[row])])
    if band:
        yield band


def _cut(cells: Iterable[Spot]) -> list[tuple[int, int]]:
    """Where the cells of a row begin and how wide they are."""
    return [(cell.column, cell.colspan) for cell in cells]


def _region(cells: list[Spot], spans: Spans) -> Region:
    """A table of these cells: rows and columns that no cell begins in closed up, blank cells filled in."""
    rows = sorted({cell.row for cell in cells})
    columns = sorted({cell.column for cell in cells})
    said = {Place(cell.row, cell.column): cell for cell in cells}
    blank = (Spot("", row, column, *spans.get(Place(row, column), (1, 1))) for row in rows for column in columns)
    covered: set[tuple[int, int]] = set()
    placed: list[GridCell] = []
    # What is written takes its places first; a blank merged cell may only take what is left.
    for cell in chain(cells, (cell for cell in blank if (cell.row, cell.column) not in said)):
        row, column = bisect_left(rows, cell.row), bisect_left(columns, cell.column)
        if (row, column) in covered:
            continue
        rowspan = bisect_left(rows, cell.row + cell.rowspan) - row
        colspan = bisect_left(columns, cell.column + cell.colspan) - column
        under = {(row + i, column + j) for i in range(rowspan) for j in range(colspan)}
        if not under.isdisjoint(covered):
            under, rowspan, colspan = {(row, column)}, 1, 1
        covered |= under
        placed.append(GridCell(cell.text, row, column, rowspan, colspan))
    placed.sort(key=lambda cell: (cell.row, cell.column))
    return Region(tuple(placed), len(rows), len(columns))
