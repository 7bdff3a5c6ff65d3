"""Tables and cells as drawn, between the page and the grid."""

from dataclasses import dataclass

from gongkai.ingest.readers.pdf.geometry import Box


@dataclass(frozen=True, slots=True)
class PdfCell:
    """A cell as drawn: its rows and columns (ends not included), its box in reading space, its page and its text.

    `is_full` says that its last line fills it from side to side, so that its text may go on elsewhere.
    """

    top: int
    left: int
    bottom: int
    right: int
    box: Box
    page: int
    text: str = ""
    pictures: tuple[str, ...] = ()
    is_full: bool = False


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
