"""Where a page break cuts a table: which cells above and below the break are one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from gongkai.ingest.readers.pdf.drawn import NARROW, PADDING, PdfCell

_NUMBER = re.compile(r"[\d０-９,，.．\s/／—\-–－%％]*")
_COUNTED = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．:：]|第[一二三四五六七八九十]+)")

Pair = tuple[PdfCell, PdfCell]


def sewn(upper: Sequence[PdfCell], lower: Sequence[PdfCell], rows: int, *, broken: bool) -> tuple[list[PdfCell], int]:
    """The cells of both parts as one table, and its number of rows.

    `rows` is the number of rows of the upper part. `broken` says that lines run on over the break, so that a row may
    have been cut.
    """
    above = {(cell.left, cell.right): cell for cell in upper if cell.bottom == rows}
    below = {(cell.left, cell.right): cell for cell in lower if cell.top == 0}
    pairs = [(above[place], below[place]) for place in above if place in below]
    split = len(pairs) == len(above) == len(below) and _is_one_row(pairs, broken=broken)
    ones = pairs if split else [pair for pair in pairs if _is_one_group(pair, upper, lower, rows)]
    offset = rows - 1 if split else rows
    gone = {id(cell) for pair in ones for cell in pair}
    cells = [cell for cell in upper if id(cell) not in gone]
    cells += [_down(cell, offset) for cell in lower if id(cell) not in gone]
    cells += [_sewn_cell(one, _down(other, offset)) for one, other in ones]
    total = offset + max((cell.bottom for cell in lower), default=0)
    return sorted(cells, key=lambda cell: (cell.top, cell.left)), max(total, rows)


def _down(cell: PdfCell, rows: int) -> PdfCell:
    return replace(cell, top=cell.top + rows, bottom=cell.bottom + rows)


def _sewn_cell(one: PdfCell, other: PdfCell) -> PdfCell:
    """One cell of two parts: the box and page of the part that has text, of the first where both have."""
    texts = [one.text] if _same(one.text, other.text) else [text for text in (one.text, other.text) if text]
    place = other if other.text and not one.text else one
    return replace(
        place, top=one.top, bottom=other.bottom, text="\n".join(texts), pictures=one.pictures + other.pictures
    )


def _is_one_row(pairs: Sequence[Pair], *, broken: bool) -> bool:
    """Whether the last row above and the first below are one row that the break cuts."""
    if not any(one.bottom - one.top == 1 and other.bottom - other.top == 1 for one, other in pairs):
        return False
    single = [(one, other) for one, other in pairs if one.bottom - one.top == 1 and other.bottom - other.top == 1]
    if any(one.text and other.text and (is_number(one.text) or is_number(other.text)) for one, other in single):
        return False
    if all(not other.text for _, other in single) or all(not one.text for one, _ in single):
        return True
    if any(_COUNTED.match("".join(other.text.split())) for _, other in pairs if not is_number(other.text)):
        return False
    if not (_no_numbers(single, 0) or _no_numbers(single, 1)):
        return False
    labels = [(one, other) for one, other in single if one.text and other.text]
    return broken or all(_runs_on(one, other) for one, other in labels)


def _no_numbers(pairs: Sequence[Pair], side: int) -> bool:
    return not any(is_number(pair[side].text) for pair in pairs)


def _is_one_group(pair: Pair, upper: Sequence[PdfCell], lower: Sequence[PdfCell], rows: int) -> bool:
    """Whether two cells are one label that stands beside rows on both pages."""
    one, other = pair
    if not (_labels_beside(one, upper, rows - 1) and _labels_beside(other, lower, 0)):
        return False
    if not one.text or not other.text or _same(one.text, other.text):
        return True
    several = one.bottom - one.top > 1 or other.bottom - other.top > 1
    return several and not _COUNTED.match("".join(other.text.split())) and _runs_on(one, other)


def _runs_on(one: PdfCell, other: PdfCell) -> bool:
    """Whether the text of one cell may go on in the other: no room was left, or the cell is narrow."""
    return one.box.width < NARROW or one.room < other.need + PADDING


def _labels_beside(cell: PdfCell, cells: Sequence[PdfCell], row: int) -> bool:
    """Whether another label stands to the right of a cell in a row."""
    return any(
        other.left >= cell.right and other.top <= row < other.bottom and other.text and not is_number(other.text)
        for other in cells
    )


def is_number(text: str) -> bool:
    """Whether a text is a number or what stands for one; a blank is not."""
    return bool(text) and _NUMBER.fullmatch(text) is not None


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())
