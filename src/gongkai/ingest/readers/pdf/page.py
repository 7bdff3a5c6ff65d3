"""One page as read: its tables, the lines of writing outside them, and its pictures."""

from dataclasses import dataclass

from gongkai.ingest.readers.normal import UNMAPPED
from gongkai.ingest.readers.pdf.characters import Character, Ink, characters_of
from gongkai.ingest.readers.pdf.drawing import Drawing, drawing_of
from gongkai.ingest.readers.pdf.drawn import PdfTable
from gongkai.ingest.readers.pdf.file import turn_of
from gongkai.ingest.readers.pdf.geometry import Box, Handle, turned
from gongkai.ingest.readers.pdf.pictures import pictures_of
from gongkai.ingest.readers.pdf.seen import seen
from gongkai.ingest.readers.pdf.tables import tables_of
from gongkai.ingest.readers.pdf.writing import TextLine, lines_of


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, in reading space; `number` counts from 1.

    `shown` is how many quarters the page is shown turned from the way it reads. `invisible` counts characters that are
    not painted and were read all the same, `hidden` those that cannot be seen and were left out. `pictured` is whether
    it was read in a picture.
    """

    number: int
    size: tuple[float, float]
    tables: tuple[PdfTable, ...] = ()
    lines: tuple[TextLine, ...] = ()
    pictures: tuple[Box, ...] = ()
    shown: int = 0
    unmapped: int = 0
    invisible: int = 0
    hidden: int = 0
    characters: int = 0
    shapes: int = 0
    cut: bool = False
    pictured: bool = False

    def as_shown(self, box: Box) -> Box:
        """A box of this page as the page is shown."""
        return turned(box, self.size, self.shown)


def _hidden(characters: list[Character]) -> int:
    """How many characters cannot be seen on white paper."""
    return sum(c.ink in {Ink.NONE, Ink.WHITE} and not c.text.isspace() for c in characters)


def read_page(page: Handle, number: int) -> Page:
    """What stands on a page."""
    shown = turn_of(page)
    text = characters_of(page, shown)
    drawing = drawing_of(page, text.turn)
    characters = seen(text.characters, drawing)
    tables, rest = tables_of(drawing, characters, number, text.turn.size)
    return Page(
        number=number,
        size=text.turn.size,
        tables=tuple(tables),
        lines=tuple(lines_of(rest)),
        pictures=tuple(pictures_of(drawing.pictures, text.turn.size)),
        shown=(shown.quarters - text.turn.quarters) % 4,
        unmapped=sum(c.text == UNMAPPED for c in characters),
        invisible=sum(c.ink is Ink.NONE for c in characters),
        hidden=_hidden(text.characters) - _hidden(characters),
        characters=len(characters),
        shapes=drawing.shapes,
        cut=text.cut or drawing.cut,
    )


def laid_page(characters: list[Character], drawing: Drawing, number: int, size: tuple[float, float]) -> Page:
    """A page that something else than pdfium laid out, upright and of that size in points."""
    visible = seen(characters, drawing)
    tables, rest = tables_of(drawing, visible, number, size)
    return Page(
        number=number,
        size=size,
        tables=tuple(tables),
        lines=tuple(lines_of(rest)),
        pictures=tuple(pictures_of(drawing.pictures, size)),
        hidden=_hidden(characters) - _hidden(visible),
        characters=len(visible),
        shapes=drawing.shapes,
        cut=drawing.cut,
    )
