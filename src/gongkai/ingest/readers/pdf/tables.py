"""The tables of one page: first those that lines draw, then those that shading draws, then those that only stand so."""

from collections.abc import Iterable, Iterator

from gongkai.ingest.readers.pdf.cells import fill
from gongkai.ingest.readers.pdf.characters import Character
from gongkai.ingest.readers.pdf.drawing import Drawing
from gongkai.ingest.readers.pdf.drawn import PdfTable
from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.lattice import lattices
from gongkai.ingest.readers.pdf.rules import rules_of

_PAGE = 0.9
"""The part of a page that a background covers."""

Found = tuple[list[PdfTable], list[Character]]


def tables_of(drawing: Drawing, characters: list[Character], number: int, size: tuple[float, float]) -> Found:
    """The tables of a page and the characters outside them."""
    tables: list[PdfTable] = []
    for lattice in lattices(rules_of(drawing.rules)):
        table, characters = fill(lattice, characters, number, size[1], clips=drawing.clips)
        if table is not None:
            tables.append(table)
    for lattice in lattices(rules_of(_edges(drawing, tables, size))):
        table, rest = fill(lattice, characters, number, size[1], clips=drawing.clips)
        if table is not None and _is_regular(table, least=1 if tables else 2):
            tables.append(table)
            characters = rest
    return tables, characters


def _edges(drawing: Drawing, tables: Iterable[PdfTable], size: tuple[float, float]) -> Iterator[Box]:
    """The edges of shaded areas, and the lines, outside the tables that lines alone draw."""
    taken = [table.box for table in tables]
    for area in drawing.areas:
        if area.width * area.height < _PAGE * size[0] * size[1] and not _within(area, taken):
            yield Box(area.left, area.top, area.right, area.top)
            yield Box(area.left, area.bottom, area.right, area.bottom)
            yield Box(area.left, area.top, area.left, area.bottom)
            yield Box(area.right, area.top, area.right, area.bottom)
    if drawing.areas:
        yield from (rule for rule in drawing.rules if not _within(rule, taken))


def _within(box: Box, tables: Iterable[Box]) -> bool:
    return any(table.holds(*box.middle, slack=2) for table in tables)


def _is_regular(table: PdfTable, least: int) -> bool:
    """Whether shading parts rows and columns as a table does: most lines run through more than one row.

    `least` is the least number of rows. Where it is 1, another table of the page has shown that shading draws tables.
    """
    written = [cell for cell in table.cells if cell.text]
    if table.rows < least or len(written) < 2 * least:
        return False
    if least == 1:
        return True
    rows_at = {cell.left: set[int]() for cell in table.cells if cell.left}
    for cell in table.cells:
        if cell.left:
            rows_at[cell.left].update(range(cell.top, cell.bottom))
    return sum(len(rows) > 1 for rows in rows_at.values()) * 2 > len(rows_at)
