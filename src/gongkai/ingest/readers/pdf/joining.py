"""Tables over page breaks: two tables with nothing between them and the same columns are one."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from gongkai.ingest.readers.pdf.drawn import PdfCell, PdfTable
from gongkai.ingest.readers.pdf.seam import is_number, sewn

_EDGE = 6.0
"""Points by which the outer edges of two parts of a table may differ."""
_COLUMN = 4.0
"""Points by which a line within may stand elsewhere on the next page."""
_HEADER = 6
"""Rows that a header may have."""

Item = TypeVar("Item")


def joined(items: Sequence[Item]) -> list[Item]:
    """The items with every table that goes on over page breaks as one table."""
    kept: list[Item] = []
    for item in items:
        before = kept[-1] if kept else None
        if isinstance(item, PdfTable) and isinstance(before, PdfTable) and _agree(before, item):
            kept[-1] = _one(before, item)  # type: ignore[assignment]  # a table is an Item where a table was one
        else:
            kept.append(item)
    return kept


def _agree(upper: PdfTable, lower: PdfTable) -> bool:
    """Whether a table at the top of a page goes on with the one at the foot of the page before."""
    if lower.page != upper.last_page + 1 or upper.guessed or lower.guessed:
        return False
    moved = _moved(lower.columns, upper.columns[0] - lower.columns[0])
    if abs(moved[-1] - upper.columns[-1]) > _EDGE:
        return False
    few, many = sorted((upper.columns[1:-1], moved[1:-1]), key=len)
    return sum(_near(many, x) for x in few) >= 0.8 * len(few)


def _moved(columns: tuple[float, ...], by: float) -> tuple[float, ...]:
    return tuple(x + by for x in columns)


def _near(columns: Sequence[float], x: float) -> bool:
    return any(abs(other - x) <= _COLUMN for other in columns)


def _one(upper: PdfTable, lower: PdfTable) -> PdfTable:
    """Two parts as one table, laid out by the columns of both."""
    moved = _moved(lower.columns, upper.columns[0] - lower.columns[0])
    columns = _united(upper.columns, moved)
    upper_cells = _relaid(upper.cells, upper.columns, columns)
    lower_cells = _relaid(lower.cells, moved, columns)
    skip = _repeated(upper_cells, lower_cells)
    lower_cells = [_lowered(cell, -skip) for cell in lower_cells if cell.top >= skip]
    broken = not skip and (upper.open_bottom or lower.open_top)
    cells, rows = sewn(upper_cells, lower_cells, upper.rows, broken=broken)
    return replace(
        upper,
        cells=tuple(cells),
        columns=columns,
        rows=rows,
        last_page=lower.last_page,
        open_bottom=lower.open_bottom,
    )


def _united(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    """The lines of both, those that stand near each other as one."""
    inner = [x for x in other[1:-1] if not _near(one, x)]
    return tuple(sorted((*one, *inner)))


def _relaid(cells: Sequence[PdfCell], old: tuple[float, ...], new: tuple[float, ...]) -> list[PdfCell]:
    """Cells with their columns counted by other lines."""
    place = [_nearest(new, x) for x in old]
    return [
        replace(cell, left=place[cell.left], right=place[cell.right])
        for cell in cells
        if place[cell.left] < place[cell.right]
    ]


def _nearest(columns: tuple[float, ...], x: float) -> int:
    index = bisect_left(columns, x)
    if index == len(columns) or (index and x - columns[index - 1] <= columns[index] - x):
        return index - 1
    return index


def _lowered(cell: PdfCell, by: int) -> PdfCell:
    return replace(cell, top=cell.top + by, bottom=cell.bottom + by)


def _repeated(upper: Sequence[PdfCell], lower: Sequence[PdfCell]) -> int:
    """How many rows at the head of the lower part repeat the header of the upper."""
    for count in range(_HEADER, 0, -1):
        head, again = _head(upper, count), _head(lower, count)
        if head and head == again and any(text for *_, text in head) and not any(is_number(t) for *_, t in head):
            return count
    return 0


def _head(cells: Sequence[PdfCell], count: int) -> set[tuple[int, int, int, int, str]]:
    """The first rows as places and words; nothing where a cell reaches below them."""
    inside = [cell for cell in cells if cell.top < count]
    if any(cell.bottom > count for cell in inside) or max((cell.bottom for cell in inside), default=0) < count:
        return set()
    return {(c.top, c.left, c.bottom, c.right, "".join(c.text.split())) for c in inside}
