"""The layout of a Word table: which rows and columns each of its cells spans."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from lxml.etree import _Element as Element

from gongkai.ingest.readers.docx import names as n

_MOST_COLUMNS = 1000
_SLIVER = 200
"""Columns narrower than this (in twentieths of a point: 3.5 mm) and no cell's own come from edges drawn by hand."""
_NEAR = 120
"""How far (in twentieths of a point) a cell's edge may lie from a line of the grid and still be on it."""


class Place(NamedTuple):
    """A cell and where it lies. `element` holds its content."""

    element: Element
    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A table as laid out. `deleted` and `hidden` count the rows that were left out of it for that."""

    places: tuple[Place, ...]
    rows: int
    columns: int
    deleted: int = 0
    hidden: int = 0


class _Raw(NamedTuple):
    """A cell of one row: columns `start` up to but not including `end`. `merge` is "" where it is not merged down."""

    element: Element
    start: int
    end: int
    merge: str
    width: int


def layout(table: Element) -> Layout:
    """Where every cell of a `w:tbl` lies."""
    widths = _widths(table)
    found = [(tr, n.properties(tr, n.TR_PR)) for tr in _parts(table, n.TR)]
    deleted = sum(n.DEL in tr_pr for _, tr_pr in found)
    hidden = sum(n.set_on(tr_pr, n.HIDDEN) for _, tr_pr in found)
    rows = [_fitted(_row(tr, tr_pr), tr_pr, widths) for tr, tr_pr in found if not _dropped(tr_pr)]
    rows, columns = _without_slivers(rows, widths)
    return Layout(tuple(_merged(rows)), len(rows), columns, deleted, hidden)


def _parts(parent: Element, kind: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, through content controls and the like."""
    for child in parent:
        if child.tag == kind:
            yield child
        elif child.tag not in {n.TBL, n.TC, n.P, n.DEL, n.MOVE_FROM} and len(child):
            yield from _parts(child, kind)


def _widths(table: Element) -> list[int]:
    grid = table.find(n.TBL_GRID)
    return [] if grid is None else [max(n.integer(col.get(n.WIDTH)), 0) for col in grid.iterfind(n.GRID_COL)]


def _dropped(tr_pr: n.Properties) -> bool:
    """Whether a row was deleted under tracked changes, or is hidden."""
    return n.DEL in tr_pr or n.set_on(tr_pr, n.HIDDEN)


def _row(tr: Element, tr_pr: n.Properties) -> list[_Raw]:
    at = min(max(n.integer(n.said(tr_pr, n.GRID_BEFORE)), 0), _MOST_COLUMNS)
    cells: list[_Raw] = []
    for tc in _parts(tr, n.TC):
        tc_pr = n.properties(tc, n.TC_PR)
        if n.CELL_DEL in tc_pr:
            continue
        end = min(at + max(n.integer(n.said(tc_pr, n.GRID_SPAN), 1), 1), _MOST_COLUMNS)
        if end == at:
            break
        if cells and _merge(tc_pr, n.H_MERGE) == "continue":
            cells[-1] = cells[-1]._replace(end=end, width=cells[-1].width + _width(tc_pr))
        else:
            cells.append(_Raw(tc, at, end, _merge(tc_pr, n.V_MERGE), _width(tc_pr)))
        at = end
    return cells


def _merge(tc_pr: n.Properties, name: str) -> str:
    merge = tc_pr.get(name)
    return "" if merge is None else merge.get(n.VAL, "continue")


def _width(tc_pr: n.Properties) -> int:
    width = tc_pr.get(n.TC_W)
    return n.integer(width.get(n.WIDTH)) if width is not None and width.get(n.TYPE, "dxa") == "dxa" else 0


def _fitted(cells: list[_Raw], tr_pr: n.Properties, widths: list[int]) -> list[_Raw]:
    """The cells of a row that does not fill its grid, put where their widths say, if all of them lie on its lines."""
    short = bool(cells) and cells[-1].end < len(widths) and n.GRID_AFTER not in tr_pr
    if not short or cells[0].start or not all(cell.width > 0 for cell in cells):
        return cells
    lines = list(accumulate(widths, initial=0))
    sides = list(accumulate((cell.width for cell in cells), initial=0))
    edges = [_nearest(lines, side) for side in sides]
    off = max(abs(lines[edge] - side) for edge, side in zip(edges, sides, strict=True))
    if off > _NEAR or edges[-1] != len(widths) or any(a >= b for a, b in pairwise(edges)):
        return cells
    return [cell._replace(start=a, end=b) for cell, (a, b) in zip(cells, pairwise(edges), strict=True)]


def _nearest(lines: list[int], side: int) -> int:
    """The number of the line that is nearest to a place."""
    after = bisect_left(lines, side)
    near = [line for line in (after - 1, after) if 0 <= line < len(lines)]
    return min(near, key=lambda line: abs(lines[line] - side))


def _without_slivers(rows: list[list[_Raw]], widths: list[int]) -> tuple[list[list[_Raw]], int]:
    """The rows with hand-drawn slivers of columns closed up, and how many columns are left."""
    columns = max((row[-1].end for row in rows if row), default=0)
    used = {cell.start for row in rows for cell in row if cell.end - cell.start == 1}
    slivers = {i for i, width in enumerate(widths[:columns]) if 0 < width < _SLIVER and i not in used}
    slivers = {i for i in slivers if i - 1 not in slivers}  # two in a row may hold a cell between them
    if not slivers:
        return rows, columns
    line = [0]
    for i in range(columns):
        line.append(line[-1] + (i not in slivers))
    return [[cell._replace(start=line[cell.start], end=line[cell.end]) for cell in row] for row in rows], line[-1]


def _merged(rows: list[list[_Raw]]) -> Iterator[Place]:
    """The cells with those below them that they are merged with, in order of reading."""
    owners: list[tuple[int, _Raw]] = []
    heights: list[int] = []
    above: dict[tuple[int, int], int] = {}
    for number, row in enumerate(rows):
        here: dict[tuple[int, int], int] = {}
        joined = _joined(row, above) if above else {}
        for cell in row:
            owner = joined.get((cell.start, cell.end))
            if owner is None:
                if cell.merge:
                    here[cell.start, cell.end] = len(owners)
                owners.append((number, cell))
                heights.append(1)
            else:
                first, top = owners[owner]
                here[top.start, top.end] = owner
                heights[owner] = number - first + 1
        above = here
    for (number, cell), height in zip(owners, heights, strict=True):
        yield Place(cell.element, number, cell.start, height, cell.end - cell.start)


def _joined(row: list[_Raw], above: dict[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """Which cells of a row belong to one in the row above: those that cover exactly its columns."""
    below = {cell.start: cell for cell in row if cell.merge == "continue"}
    joined: dict[tuple[int, int], int] = {}
    for (start, end), owner in above.items():
        within, at = [], start
        while at < end and at in below and below[at].end <= end:
            within.append((at, below[at].end))
            at = below[at].end
        if at == end:
            joined.update(dict.fromkeys(within, owner))
    return joined
