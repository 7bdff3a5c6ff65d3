"""From the rows of an HTML table to grids."""

from collections.abc import Iterator, Sequence

from gongkai.basis import Origin
from gongkai.forms import UNTOLD, Appearance
from gongkai.ingest.document import Block, Grid, GridCell, Picture, TextBlock
from gongkai.ingest.readers.html.spans import Place
from gongkai.ingest.readers.html.tables import Rows
from gongkai.ingest.readers.prose import bands, prose_rows, within
from gongkai.ingest.readers.text.words import is_value

Content = str | list[Block]
"""What a cell holds: its text, or blocks where it holds more than plain text."""

_WIDTH = 3
"""Where a place says how many columns it covers."""
_LONG = 400
"""Characters that no cell of a table has; more is content that ended up in a cell."""


def is_long(content: Content) -> bool:
    """Whether a cell holds more than a cell of data does."""
    if isinstance(content, str):
        return len(content) > _LONG
    texts = sum(len(block.text) for block in content if isinstance(block, TextBlock))
    return texts > _LONG or any(isinstance(block, Grid) for block in content)


def grids(
    rows: Rows, contents: Sequence[Sequence[Content]], origin: Origin, shown: Appearance = UNTOLD
) -> Iterator[Block]:
    """The grid of a table, parted where rows of prose stand between; then what was too much for a cell."""
    places, columns = rows.places()
    cells, after = _filled(places, contents, origin)
    for start, end, is_prose in bands(len(places), prose_rows(cells, columns)):
        part = within(cells, start, end) if end - start < len(places) else tuple(cells)
        if is_prose:
            yield from (block for cell in part for block in _said(cell, origin))
        elif any(cell.text or cell.pictures for cell in part):
            yield Grid(part, end - start, columns, origin, caption=rows.caption, appearance=shown)
    yield from after


def _filled(
    places: Sequence[Sequence[Place]], contents: Sequence[Sequence[Content]], origin: Origin
) -> tuple[list[GridCell], list[Block]]:
    """The cells of a table, and what was too much for one or found no place."""
    cells: list[GridCell] = []
    after: list[Block] = []
    for row, held in zip(places, contents, strict=True):
        for place, content in zip(row, held, strict=True):
            if isinstance(content, str):
                cell = GridCell(content, *place)
            else:
                cell, rest = _cell(place, content)
                after += rest
            if place[_WIDTH]:
                cells.append(cell)
            elif cell.text:
                after.append(TextBlock(cell.text, origin))
    return cells, after


def _cell(place: Place, content: list[Block]) -> tuple[GridCell, Sequence[Block]]:
    """A cell of a grid, and the blocks that are too much for one."""
    if is_long(content):
        # The end of a table was forgotten: what follows it stands in its last cell, behind the number there.
        match content:
            case [TextBlock(text=text), *rest] if is_value(text):
                return GridCell(text, *place), rest
        return GridCell("", *place), content
    pictures = tuple(block.name for block in content if isinstance(block, Picture))
    text = "\n".join(block.text for block in content if isinstance(block, TextBlock))
    return GridCell(text, *place, pictures=pictures), []


def _said(cell: GridCell, origin: Origin) -> Iterator[Block]:
    """A cell that holds no data, as paragraphs and pictures."""
    for line in cell.text.split("\n"):
        if line:
            yield TextBlock(line, origin)
    for name in cell.pictures:
        yield Picture(name, origin)
