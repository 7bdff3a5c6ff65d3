"""What every reader makes of its file: paragraphs, grids and pictures in reading order.

Readers know formats and nothing of forms; everything after them knows forms and nothing of formats.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from gongkai.basis import Origin
from gongkai.forms import UNTOLD, Appearance, Problem, Source, State


class TextBlock(NamedTuple):
    """A paragraph: text with line breaks folded, full-width and compatibility forms kept as found.

    `level` is the heading level that the markup gives (1 to 6), 0 for body text.
    """

    text: str
    origin: Origin
    level: int = 0


class GridCell(NamedTuple):
    """One cell of a grid, at its top left place, with the rows and columns it spans.

    `text` keeps inner paragraph breaks as newlines. `pictures` names the images within. `line` counts from 1 in
    plain text, where the rows of one grid need not be neighbours; `page` counts from 1 in a PDF, where one grid may
    stand on several pages, and `box` is on that page. `confidence` is how sure a reading by its looks is, None for
    text. `picture` names the picture on which it stands, where the grid goes on over several. `state` is what a sign of
    a printed report of ours said, None in any other file.
    """

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    box: tuple[float, float, float, float] | None = None
    pictures: tuple[str, ...] = ()
    line: int | None = None
    page: int | None = None
    state: State | None = None
    confidence: float | None = None
    picture: str = ""


class Borders(StrEnum):
    """How sure it is where one cell ends and the next begins."""

    MARKED = "marked"
    """Markup or ruled lines say so: spans are known, every cell is a cell."""
    GUESSED = "guessed"
    """Separators or white space say so: merged cells are lost, columns may be shifted."""


class Grid(NamedTuple):
    """A table as laid out. Cells do not overlap; places that no cell covers were not in the file.

    A grid that continues over a page break may come as several grids. `strung` are its rows whose values stood on other
    lines of a text than what stands before them.
    """

    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    origin: Origin
    borders: Borders = Borders.MARKED
    caption: str = ""
    appearance: Appearance = UNTOLD
    strung: frozenset[int] = frozenset()


class Picture(NamedTuple):
    """An image in the flow of the text. `name` is its file name or id, `alt` its alternative text."""

    name: str
    origin: Origin
    alt: str = ""


Block = TextBlock | Grid | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its blocks in reading order.

    `title` is the file's own title (HTML title, document property), `meta` its named properties (PubDate,
    ContentSource, author, …), both as found. `media` is a package that holds the pictures, where the file itself is
    none.
    """

    source: Source
    blocks: tuple[Block, ...]
    title: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    media: bytes = b""
