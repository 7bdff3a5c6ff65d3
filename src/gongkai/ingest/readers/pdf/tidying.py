"""Rows that a page break or the way of drawing made up, taken out of a table again."""

from collections.abc import Sequence
from dataclasses import replace

from gongkai.ingest.readers.pdf.drawn import PdfCell


def tidied(cells: Sequence[PdfCell], rows: int) -> tuple[list[PdfCell], int]:
    """The cells without idle rows, and the rows that are left."""
    kept = list(cells)
    for line in range(rows - 1, 0, -1):
        if _is_idle(kept, line):
            kept = _without(kept, line)
    height = max((cell.bottom for cell in kept), default=0)
    if height > 1 and _is_hollow(kept, height - 1):
        kept, height = _cut(kept, height - 1, height), height - 1
    if height > 1 and _is_hollow(kept, 0):
        kept, height = _cut(kept, 0, 1), height - 1
    return kept, height


def _is_idle(cells: Sequence[PdfCell], line: int) -> bool:
    """Whether a level line parts nothing from nothing: every cell above it and every cell below it is empty."""
    above = {(cell.left, cell.right) for cell in cells if cell.bottom == line}
    below = {(cell.left, cell.right) for cell in cells if cell.top == line}
    return above == below and not any(cell.text for cell in cells if line in (cell.top, cell.bottom))


def _without(cells: Sequence[PdfCell], line: int) -> list[PdfCell]:
    """The cells with the line taken out: rows above and below it become one, as do the cells that met at it."""
    below = {(cell.left, cell.right): cell for cell in cells if cell.top == line}
    kept = []
    for cell in cells:
        if cell.top == line:
            continue
        if cell.bottom == line:
            other = below[cell.left, cell.right]
            cell = replace(cell, bottom=other.bottom, box=cell.box.joined(other.box))  # noqa: PLW2901 - the same cell
        kept.append(_closed_up(cell, line))
    return kept


def _closed_up(cell: PdfCell, line: int) -> PdfCell:
    return replace(cell, top=cell.top - (cell.top >= line), bottom=cell.bottom - (cell.bottom >= line))


def _is_hollow(cells: Sequence[PdfCell], row: int) -> bool:
    """Whether a row at the edge has no cell of its own but empty ones that span columns which its neighbour parts."""
    own = [cell for cell in cells if cell.top == row and cell.bottom == row + 1]
    near = row + 1 if row == 0 else row - 1
    parted = {cell.left for cell in cells if cell.top <= near < cell.bottom}
    return not any(cell.text for cell in own) and all(
        any(cell.left < left < cell.right for left in parted) for cell in own
    )


def _cut(cells: Sequence[PdfCell], start: int, end: int) -> list[PdfCell]:
    """The cells without one row."""
    kept = []
    for cell in cells:
        top = cell.top - max(0, min(cell.top, end) - start)
        bottom = cell.bottom - max(0, min(cell.bottom, end) - start)
        if bottom > top:
            kept.append(replace(cell, top=top, bottom=bottom))
    return kept
