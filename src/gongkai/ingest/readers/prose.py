"""Tables that hold more than a table: a whole report typed into one, its prose in cells as wide as the page.

Such rows are taken out as text, so that headings and sentences stand where they would stand without the table.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from gongkai.ingest.document import GridCell
from gongkai.ingest.readers.text.words import is_label

_LONG = 60
_MEANT_LINE = 24
_NUMBERED = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十]+[、.．）)]|\d+[、.．]|[（(]\d+[）)])")
_ENDS = frozenset("。！？；：.!?;:）)”…")
_HEADING = re.compile(r"\s*[一二三四五六七八九]\s*[、.．]\s*\S[^。；]{1,30}(?:情况|事项)\s*")


def prose_rows(cells: Iterable[GridCell], columns: int) -> list[int]:
    """The rows that are text and no part of a table: one cell over the whole width, with sentences or a heading.

    A short line over the whole width counts as text only beside such a row, and only if it is no label: it may well be
    a heading within the table.
    """
    wide = {cell.row: cell for cell in cells if cell.rowspan == 1 and cell.colspan == columns}
    found = {row for row, cell in wide.items() if columns == 1 or is_prose(cell.text)}
    beside = {row for row, cell in wide.items() if (row - 1 in found or row + 1 in found) and not is_label(cell.text)}
    return sorted(found | beside)


def is_prose(text: str) -> bool:
    """Whether a text is sentences or the heading of a section, and not a label."""
    return ("。" in text and len(text) > _LONG) or _HEADING.fullmatch(text) is not None


def bands(rows: int, prose: Sequence[int]) -> Iterator[tuple[int, int, bool]]:
    """The rows of a table from top to bottom as (first, past the last, whether it is a row of prose)."""
    edges = sorted({0, rows, *prose, *(row + 1 for row in prose)})
    taken = frozenset(prose)
    for first, last in pairwise(edges):
        yield first, last, first in taken


def within(cells: Iterable[GridCell], first: int, last: int) -> tuple[GridCell, ...]:
    """The cells that begin in those rows, counted from the first of them; spans end with the last."""
    return tuple(
        cell._replace(row=cell.row - first, rowspan=min(cell.rowspan, last - cell.row))
        for cell in cells
        if first <= cell.row < last
    )


def paragraphs(text: str) -> Iterator[str]:
    """A text with line breaks as the paragraphs that were meant.

    A line break is often typed where a new paragraph is meant; a line that is full and goes on in the middle of a
    sentence was only broken to fit the page.
    """
    line = ""
    for piece in filter(None, map(str.strip, text.split("\n"))):
        if line and (len(line) <= _MEANT_LINE or line[-1] in _ENDS or _NUMBERED.match(piece)):
            yield line
            line = ""
        line += piece
    if line:
        yield line
