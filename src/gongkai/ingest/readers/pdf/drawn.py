"""Tables and cells as drawn, between the page and the grid."""

from dataclasses import dataclass

from gongkai.ingest.readers.pdf.geometry import Box

NARROW = 64.0
"""Points up to which a cell's text is broken so often that the room at its end says nothing."""
PADDING = 18.0
"""Points of a cell's width that its text may not use."""


@dataclass(frozen=True, slots=True)
class PdfCell:
    """A cell as drawn: its rows and columns (ends not included), its box in reading space, its page and its text.

    `room` is the width that its last line leaves free, `need` the width of its first word, in points.
    """

    top: int
    left: int
    bottom: int
    right: int
    box: Box
    page: int
    text: str = ""
    pictures: tuple[str, ...] = ()
    room: float = 0.0
    need: float = 0.0


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table as drawn on one page, or joined over several.

    `columns` are the places of its upright lines, `rows` those of its level ones on its last page. `guessed` says
    that no lines stand behind it.
    """

    cells: tuple[PdfCell, ...]
    columns: tuple[float, ...]
    rows: int
    page: int
    box: Box
    last_page: int
    open_top: bool = False
    open_bottom: bool = False
    guessed: bool = False
