"""From a table's lattice and the characters on the page to the cells of a grid."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from gongkai.ingest.readers.pdf.characters import Character, Ink
from gongkai.ingest.readers.pdf.drawn import PdfCell, PdfTable
from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.lattice import CLOSED, Lattice, Region, regions
from gongkai.ingest.readers.pdf.sharing import shared_out
from gongkai.ingest.readers.pdf.tidying import tidied
from gongkai.ingest.readers.pdf.writing import cell_text, first_word, lines_of

GUTTER = 7.0
"""Points up to which a row or column in which nothing is written is a gap between bordered cells."""


def fill(
    table: Lattice, characters: list[Character], page: int, height: float, *, clips: Mapping[int, Box]
) -> tuple[PdfTable | None, list[Character]]:
    """The table that a lattice encloses with the characters that stand in it, and the characters that do not.

    Cells side by side make a table; one column of boxes is a frame around prose, and no table. `height` is the page's,
    `clips` what its pieces of text are cut down to.
    """
    places = regions(table)
    inside, outside = shared_out(table, places, characters, height, clips=clips)
    xs, ys = [line.at for line in table.upright], [line.at for line in table.level]
    drawn = [
        _cell(region, Box(xs[region.left], ys[region.top], xs[region.right], ys[region.bottom]), page, inside[index])
        for index, region in enumerate(places)
        if inside[index] or _is_closed(table, region)
    ]
    rows = _numbered(ys, {(cell.top, cell.bottom) for cell in drawn if cell.text})
    columns = _numbered(xs, {(cell.left, cell.right) for cell in drawn if cell.text})
    cells = [cell for cell in (_renumbered(cell, rows, columns) for cell in drawn) if cell is not None]
    cells, height = tidied(cells, rows[-1])
    if columns[-1] < 2 or len(cells) < 2:
        return None, characters
    kept = [x for x, n, after in zip(xs, columns, columns[1:], strict=False) if after > n]
    found = PdfTable(
        cells=tuple(cells),
        columns=(*kept, xs[-1]),
        rows=height,
        page=page,
        box=table.box,
        last_page=page,
        open_top=table.open_top,
        open_bottom=table.open_bottom,
    )
    return found, outside


def _cell(region: Region, box: Box, page: int, characters: list[Character]) -> PdfCell:
    characters = _own(characters)
    room = need = box.width
    if characters:
        lines = lines_of(characters)
        room = box.width - (lines[-1].right - lines[-1].left) if lines else room
        need = first_word(lines[0]) if lines else need
    return PdfCell(
        region.top,
        region.left,
        region.bottom,
        region.right,
        box=box,
        page=page,
        text=cell_text(characters),
        room=room,
        need=need,
    )


def _own(characters: list[Character]) -> list[Character]:
    """The characters of a cell without white ones among others: a button that a page keeps over its table."""
    dark = [c for c in characters if c.ink is not Ink.WHITE]
    return dark if any(not c.text.isspace() for c in dark) else characters


def _is_closed(table: Lattice, region: Region) -> bool:
    """Whether lines stand left and right of a region. Above or below a page break may have taken them."""
    top, bottom = table.level[region.top].at, table.level[region.bottom].at
    sides = (table.upright[region.left], table.upright[region.right])
    return all(side.covers(top, bottom) >= CLOSED for side in sides)


def _numbered(lines: list[float], written: set[tuple[int, int]]) -> list[int]:
    """A new number for every line, so that slivers in which nothing is written vanish."""
    numbers = [0]
    for index, (start, end) in enumerate(pairwise(lines)):
        is_place = end - start > GUTTER or (index, index + 1) in written
        numbers.append(numbers[-1] + is_place)
    return numbers


def _renumbered(cell: PdfCell, rows: list[int], columns: list[int]) -> PdfCell | None:
    """The cell at its new place; None where it stood in a sliver."""
    top, bottom = rows[cell.top], rows[cell.bottom]
    left, right = columns[cell.left], columns[cell.right]
    if top == bottom or left == right:
        return None
    return replace(cell, top=top, left=left, bottom=bottom, right=right)
