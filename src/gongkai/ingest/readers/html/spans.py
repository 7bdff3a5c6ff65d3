"""Which rows and columns each cell of an HTML table covers, as a browser works it out."""

import re
from collections.abc import Sequence
from functools import lru_cache

MOST_COLUMNS = 1000
_MOST_SPAN = 1000
"""A colspan above this counts as 1 (HTML standard, 4.9.11)."""
_PLAUSIBLE = 60
"""Columns that a table of a report may have; spans beyond the last cell are cut above that."""
_NUMBER = re.compile(r"\s*\+?(\d{1,9})")

Place = tuple[int, int, int, int]
"""The row and column of a cell, and how many of each it covers."""


@lru_cache(maxsize=128)
def rowspan_of(value: str) -> int:
    """A rowspan attribute as a number: 0 means to the end of the row group, nonsense means 1."""
    found = _NUMBER.match(value)
    return int(found[1]) if found else 1


@lru_cache(maxsize=128)
def colspan_of(value: str) -> int:
    """A colspan attribute as a number, nonsense and excess as 1."""
    found = _NUMBER.match(value)
    span = int(found[1]) if found else 1
    return span if 1 <= span <= _MOST_SPAN else 1


def lay_out(rows: Sequence[Sequence[tuple[int, int]]], ends: Sequence[int]) -> tuple[list[list[Place]], int]:
    """The place of every cell, given the (rowspan, colspan) of each, and the number of columns.

    `ends[row]` is the row after the last one of that row's group: no cell reaches beyond. A cell takes the first
    free place; where its width would run over a cell from above, it ends there. Cells beyond the thousandth column
    get a place of no width.
    """
    taken: list[int] = []  # for each column, the first row in which it is free again
    laid: list[list[Place]] = []
    for row, cells in enumerate(rows):
        places: list[Place] = []
        laid.append(places)
        column, known = 0, len(taken)
        for rowspan, colspan in cells:
            while column < known and taken[column] > row:
                column += 1
            if rowspan == colspan == 1 and column < known:
                height = width = 1  # as most cells are, which need no more thought
                taken[column] = row + 1
            else:
                width = _free(taken, row, column, colspan)
                height = min(rowspan or len(rows), ends[row] - row)
                taken[column : column + width] = [row + height] * width
                known = len(taken)
            places.append((row, column, height, width))
            column += width
    columns = len(taken)
    return (laid, columns) if columns <= _PLAUSIBLE else _trimmed(laid)


def _free(taken: Sequence[int], row: int, column: int, colspan: int) -> int:
    """How many places to the right of a free one are free, up to the span and the last column allowed."""
    most = min(colspan, MOST_COLUMNS - column)
    width = min(1, most)
    while width < most and (column + width >= len(taken) or taken[column + width] <= row):
        width += 1
    return width


def _trimmed(laid: list[list[Place]]) -> tuple[list[list[Place]], int]:
    """Spans cut at the last column in which any cell begins."""
    columns = max((column + 1 for row in laid for _, column, _, colspan in row if colspan), default=0)
    cut = [
        [(row, column, height, min(width, columns - column)) for row, column, height, width in places]
        for places in laid
    ]
    return cut, columns
