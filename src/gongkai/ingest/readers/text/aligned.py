"""Rows of lines whose cells are parted by white space alone, put under each other by their place on the line."""

import re
from collections.abc import Sequence
from itertools import accumulate
from unicodedata import east_asian_width

from gongkai.ingest.readers.text.lines import CELLS, Line, Look, Row, spaced_cells
from gongkai.ingest.readers.text.words import is_value

Placed = list[tuple[str, float]]
"""Cells with the middle of each, in columns of a fixed-width letter."""

_FIRST_WIDE = "\u1100"
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
    middles = [sum(cells[at][1] for cells in skeleton) / len(skeleton) for at in range(width)]
    return [Row(_spread(cells, middles), row.line) for row, cells in zip(rows, placed, strict=True)]


def _placed(text: str) -> Placed:
    """The cells of a line that wide gaps part, each with its middle."""
    line = text.replace("\u3000", "  ").expandtabs()
    places = [0, *accumulate(2 if char >= _FIRST_WIDE and east_asian_width(char) in "WF" else 1 for char in line)]
    return [(found[0].strip(), (places[found.start()] + places[found.end()]) / 2) for found in _WIDE.finditer(line)]


def _spread(cells: Placed, middles: Sequence[float]) -> list[str]:
    """Cells put at the nearest place of the skeleton that leaves room for those after them."""
    if len(cells) >= len(middles):
        return [text for text, _ in cells]
    row = [""] * len(middles)
    at = 0
    for index, (text, middle) in enumerate(cells):
        latest = len(middles) - (len(cells) - index)
        at = min(range(at, latest + 1), key=lambda place: abs(middles[place] - middle))
        row[at] = text
        at += 1
    return row
