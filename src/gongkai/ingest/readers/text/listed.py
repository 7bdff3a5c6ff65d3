"""Rows of a table that came as a list: one label or value after another, all borders lost."""

from collections.abc import Iterable, Sequence
from enum import Enum, auto
from functools import lru_cache

from gongkai.ingest.labels import Kind, label_of
from gongkai.ingest.readers.text.lines import Row
from gongkai.ingest.readers.text.words import is_value, joins


class Part(Enum):
    """What a piece of a list is to the row that it may stand in."""

    VALUE = auto()
    HEAD = auto()
    """A column's label."""
    LEAD = auto()
    """A row's label, or that of a group of rows."""
    OPENING = auto()
    """The label of a block or a corner: a row begins with it."""
    TEXT = auto()


def listed_rows(pieces: Sequence[Row]) -> list[Row]:
    """The rows of a list: each begins with its labels and takes the values that follow.

    Empty pieces are empty cells where the list is set solid; in a list set wide they are only spacing.
    """
    solid = _is_solid(pieces)
    rows: list[Row] = []
    parts: list[Part] = []
    for piece in pieces:
        for text in piece.cells:
            part = _part(text)
            if not text and not (solid and rows):
                continue
            if rows and parts[-1] is not Part.VALUE and joins(rows[-1].cells[-1], text):
                rows[-1].cells[-1] += f"\n{text}"
                parts[-1] = _part(rows[-1].cells[-1].replace("\n", ""))
            elif not rows or _begins(parts, part):
                rows.append(Row([text], piece.line))
                parts = [part]
            else:
                rows[-1].cells.append(text)
                parts.append(part)
            rows[-1].end = piece.line
    return rows


def _is_solid(pieces: Iterable[Row]) -> bool:
    """Whether neighbouring values mostly stand on neighbouring lines."""
    gaps = {True: 0, False: 0}
    last, gap = "", 0
    for piece in pieces:
        text = piece.cells[0] if piece.cells else ""
        if not text:
            gap += 1
            continue
        if is_value(text) and is_value(last):
            gaps[gap == 0] += 1
        last, gap = text, 0
    return gaps[True] > gaps[False]


def _begins(parts: Sequence[Part], part: Part) -> bool:
    """Whether a piece begins a row, after the pieces that the row so far is made of."""
    last = parts[-1]
    match part:
        case Part.VALUE:
            return all(each is Part.HEAD for each in parts)
        case Part.OPENING:
            return True
        case Part.HEAD:
            return last is Part.VALUE or (last is Part.LEAD and parts[0] is not Part.OPENING)
        case Part.LEAD:
            return last in {Part.VALUE, Part.HEAD, Part.OPENING}
        case Part.TEXT:
            return last in {Part.VALUE, Part.HEAD}


@lru_cache(maxsize=4096)
def _part(text: str) -> Part:
    if not text or is_value(text):
        return Part.VALUE
    label = label_of(text)
    if label is None:
        return Part.TEXT
    kinds = {role.kind for role in label.roles}
    if kinds & {Kind.TITLE, Kind.CORNER}:
        return Part.OPENING
    if kinds <= {Kind.COLUMN, Kind.SPAN}:
        return Part.HEAD
    # 总计 and 其他 name columns and rows; as rows they bear a numeral.
    return Part.HEAD if kinds & {Kind.COLUMN, Kind.SPAN} and not label.numeral else Part.LEAD
