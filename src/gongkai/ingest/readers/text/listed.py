"""Rows of a table that came as a list: one label or value after another, all borders lost."""

from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import cache, lru_cache

from gongkai.forms import FORMS
from gongkai.ingest.labels import Kind, label_of
from gongkai.ingest.readers.text.lines import Row
from gongkai.ingest.readers.text.words import is_value, joins


class Part(Enum):
    """What a piece of a list is to the row that it may stand in."""

    VALUE = auto()
    HEAD = auto()
    """A column's label, or that of a group of columns."""
    CHILD = auto()
    """The label of a column that stands under a group's: a head row begins with the first of them."""
    LEAD = auto()
    """A row's label, or that of a group of rows."""
    OPENING = auto()
    """The label of a block or a corner: a row begins with it."""
    TEXT = auto()


def listed_rows(pieces: Sequence[Row], *, blanks: bool = False) -> list[Row]:
    """The rows of a list: each begins with its labels and takes the values that follow.

    Empty pieces are empty cells where `blanks` says so or the list is set solid; in a list set wide they are only
    spacing.
    """
    solid = blanks or _is_solid(pieces)
    rows: list[Row] = []
    parts_of: list[list[Part]] = []
    for text, line, end in _whole(pieces):
        if not text and not (solid and rows):
            continue
        part = _part(text.replace("\n", ""))
        if not rows or _begins(parts_of[-1], part):
            rows.append(Row([text], line, end))
            parts_of.append([part])
        else:
            rows[-1].strung = rows[-1].strung or (part is Part.VALUE and line != rows[-1].end)
            rows[-1].cells.append(text)
            rows[-1].end = end
            parts_of[-1].append(part)
    for above, below, parts in zip(rows, rows[1:], parts_of[1:], strict=False):
        _put_under(above, below, parts)
    return rows


def _whole(pieces: Iterable[Row]) -> Iterator[tuple[str, int, int]]:
    """The texts of pieces with their first and last line, labels put together that were broken over lines."""
    held: tuple[str, int, int] | None = None
    gaps: list[tuple[str, int, int]] = []
    for piece in pieces:
        for text in piece.cells:
            if not text:
                gaps.append((text, piece.line, piece.end))
            elif held and joins(held[0], text):
                held, gaps = (f"{held[0]}\n{text}", held[1], piece.end), []
            else:
                yield from ([held] if held else [])
                yield from gaps
                held, gaps = (text, piece.line, piece.end), []
    yield from ([held] if held else [])
    yield from gaps


def _put_under(above: Row, below: Row, parts: Sequence[Part]) -> None:
    """Put a row of columns' labels under the label of their group, so that columns stand in the order of print."""
    children = sum(part is Part.CHILD for part in parts)
    span = next((at for at, text in enumerate(above.cells) if _is_span(text)), None)
    if span is not None and parts[0] is Part.CHILD:
        above.cells[span + 1 : span + 1] = [""] * (children - 1)
        below.cells[:0] = [""] * span


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
            # Numbers after one lone label are its own, even where columns bear the same name.
            return len(parts) > 1 and all(each in {Part.HEAD, Part.CHILD} for each in parts)
        case Part.OPENING:
            return True
        case Part.HEAD:
            return last is Part.VALUE or (last is Part.LEAD and parts[0] is not Part.OPENING)
        case Part.CHILD:
            return last in {Part.VALUE, Part.HEAD, Part.LEAD}
        case Part.LEAD:
            return last in {Part.VALUE, Part.HEAD, Part.CHILD, Part.OPENING}
        case Part.TEXT:
            return last in {Part.VALUE, Part.HEAD, Part.CHILD}


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
    # 总计 and 其他 name columns and rows; as rows they bear a numeral.
    if not kinds & {Kind.COLUMN, Kind.SPAN} or (label.numeral and not kinds <= {Kind.COLUMN, Kind.SPAN}):
        return Part.LEAD
    return Part.CHILD if any((role.table, role.key) in _children() for role in label.roles) else Part.HEAD


@lru_cache(maxsize=1024)
def _is_span(text: str) -> bool:
    label = label_of(text)
    return label is not None and any(role.kind is Kind.SPAN for role in label.roles)


@cache
def _children() -> frozenset[tuple[str, str]]:
    """The columns that stand under the label of a group, as (table, column)."""
    return frozenset(
        (table.key, column.key)
        for form in FORMS.values()
        for table in form.tables
        for block in table.blocks
        for column in block.columns
        if column.under
    )
