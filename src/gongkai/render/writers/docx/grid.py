"""A printed form in WordprocessingML: boxes with a label, boxes with words, boxes that are left for a hand.

Statutory tables are drawn by `table`; this is for sheets that an office fills in and files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.render.page import text
from gongkai.render.writers.docx.paper import FANG, HEI
from gongkai.render.writers.docx.parts import fonts
from gongkai.render.writers.docx.table import BORDERS

SIZE = 24
"""小四: what forms are filled in with; the body's 3号 is for letters."""
_LOW = 480
"""The least height of a line, in twips."""
_MARGINS = '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'


@dataclass(frozen=True, slots=True)
class Box:
    """One box. `label` is set in 黑体 in the middle; what is `void` is struck through, and says so in words too.

    `middle` sets a number in the middle.
    """

    words: str
    span: int = 1
    label: bool = False
    void: bool = False
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Boxes side by side. `height` is the least, in twips; a `head` is printed again on every page."""

    boxes: tuple[Box, ...]
    height: int = _LOW
    head: bool = False


def grid(widths: Sequence[int], lines: Sequence[Line], *, name: str) -> str:
    """The form; a paragraph must follow it. `widths` of its columns are in twips, `name` is for who cannot see it.

    Raises:
        ValueError: when a line does not fill the columns.
    """
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar>'
        f'<w:tblCaption w:val="{text(name)}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(_row(widths, line) for line in lines)}</w:tbl>"
    )


def _row(widths: Sequence[int], line: Line) -> str:
    if sum(box.span for box in line.boxes) != len(widths):
        raise ValueError(f"a line of {sum(box.span for box in line.boxes)} columns in a form of {len(widths)}")
    head = "<w:tblHeader/>" if line.head else ""
    props = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{line.height}"/>{head}</w:trPr>'
    return f"<w:tr>{props}{''.join(_cells(widths, line))}</w:tr>"


def _cells(widths: Sequence[int], line: Line) -> Iterator[str]:
    at = 0
    for box in line.boxes:
        width = sum(widths[at : at + box.span])
        span = f'<w:gridSpan w:val="{box.span}"/>' if box.span > 1 else ""
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>'
            f"{''.join(_paragraph(box, words) for words in box.words.splitlines() or [''])}</w:tc>"
        )
        at += box.span


def _paragraph(box: Box, words: str) -> str:
    style = "TableText" if box.label or box.middle else "TableRow"
    struck = "<w:strike/>" if box.void else ""
    face = fonts(HEI if box.label else FANG)
    props = f'{face}{struck}<w:sz w:val="{SIZE}"/><w:szCs w:val="{SIZE}"/>'
    run = f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text(words)}</w:t></w:r>' if words else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'
