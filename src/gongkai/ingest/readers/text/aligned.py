"""Rows of lines whose cells are parted by white space alone, put under each other by their place on the line."""

import re
from collections.abc import Sequence
from itertools import accumulate
from unicodedata import east_asian_width

from gongkai.ingest.readers.text.lines import CELLS, Line, Look, Row, spaced_cells
from gongkai.ingest.readers.text.words import is_value

Placed = list[tuple[str, float, float]]
"""Cells with the two ends of each, in columns of a fixed-width letter."""

_FIRST_WIDE = "\u1100"
_ASIDE = 0.3
"""The part of the way to the next column by which a value may stand aside from its own."""
_WIDE = re.compile(r"(?:\S|(?<=\S) (?=\S))+")


def aligned_rows(run: Sequence[Line]) -> list[Row]:
    """The rows of a run. Places follow the widest row of numbers where wide gaps part all of them."""
    lines = [line for line in run if line.look not in {Look.BLANK, Look.PAGE, Look.RULE}]
    rows = [
        Row(spaced_cells(line.text.strip()) if line.look in CELLS else [line.text.strip()], line.number)
        for line in lines
    ]
    placed = [_placed(line.text) for line in lines]
    if any(len(row.cells) != len(cells) for row, cells in zip(rows, placed, strict=True)):
        return rows
    width = max((len(row.cells) for row in rows if sum(map(is_value, row.cells)) > 1), default=0)
    skeleton = [cells for cells in placed if len(cells) == width]
    if width < 3 or len({len(cells) for cells in placed}) == 1:
        return rows
    middles = [
        sum(start + end for _, start, end in column) / 2 / len(skeleton) for column in zip(*skeleton, strict=True)
    ]
    if not all(_agrees(cells, middles) for cells in skeleton):
        return rows
    return [Row(_spread(cells, middles), row.line) for row, cells in zip(rows, placed, strict=True)]


def _agrees(cells: Placed, middles: Sequence[float]) -> bool:
    """Whether the values of one of the widest rows stand at its middles: else each of those rows lacks another cell."""
    for at in range(1, len(middles)):
        text, start, end = cells[at]
        gap = middles[at] - middles[at - 1]
        if is_value(text) and abs((start + end) / 2 - middles[at]) > _ASIDE * gap:
            return False
    return True


def _placed(text: str) -> Placed:
    """The cells of a line that wide gaps part, each with its ends."""
    line = text.replace("\u3000", "  ").expandtabs()
    places = [0, *accumulate(2 if char >= _FIRST_WIDE and east_asian_width(char) in "WF" else 1 for char in line)]
    return [(found[0].strip(), places[found.start()], places[found.end()]) for found in _WIDE.finditer(line)]


def _spread(cells: Placed, middles: Sequence[float]) -> list[str]:
    """Cells put at the nearest place of the skeleton that leaves room for those after them."""
    if len(cells) >= len(middles):
        return [text for text, _, _ in cells]
    row = [""] * len(middles)
    at = 0
    for index, (text, start, end) in enumerate(cells):
        middle = (start + end) / 2
        latest = len(middles) - (len(cells) - index)
        at = min(range(at, latest + 1), key=lambda place: abs(middles[place] - middle))
        row[at] = text
        at += 1
    return row
