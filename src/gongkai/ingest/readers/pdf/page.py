"""One page as read: its tables, the lines of writing outside them, and its pictures."""

from dataclasses import dataclass

from gongkai.ingest.readers.pdf.characters import characters_of
from gongkai.ingest.readers.pdf.drawing import drawing_of
from gongkai.ingest.readers.pdf.drawn import PdfTable
from gongkai.ingest.readers.pdf.file import turn_of
from gongkai.ingest.readers.pdf.geometry import Box, Handle, turned
from gongkai.ingest.readers.pdf.pictures import pictures_of
from gongkai.ingest.readers.pdf.tables import tables_of
from gongkai.ingest.readers.pdf.writing import TextLine, lines_of


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, in reading space; `number` counts from 1.

    `shown` is how many quarters the page is shown turned from the way it reads.
    """

    number: int
    size: tuple[float, float]
    tables: tuple[PdfTable, ...] = ()
    lines: tuple[TextLine, ...] = ()
    pictures: tuple[Box, ...] = ()
    shown: int = 0
    unmapped: int = 0
    invisible: int = 0
    characters: int = 0
    shapes: int = 0
    cut: bool = False

    def as_shown(self, box: Box) -> Box:
        """A box of this page as the page is shown."""
        return turned(box, self.size, self.shown)


def read_page(page: Handle, number: int) -> Page:
    """What stands on a page."""
    shown = turn_of(page)
    text = characters_of(page, shown)
    drawing = drawing_of(page, text.turn)
    tables, rest = tables_of(drawing, text.characters, number, text.turn.size)
    return Page(
        number=number,
        size=text.turn.size,
        tables=tuple(tables),
        lines=tuple(lines_of(rest)),
        pictures=tuple(pictures_of(drawing.pictures, text.turn.size)),
        shown=(shown.quarters - text.turn.quarters) % 4,
        unmapped=text.unmapped,
        invisible=drawing.invisible,
        characters=len(text.characters),
        shapes=drawing.shapes,
        cut=text.cut or drawing.cut,
    )
