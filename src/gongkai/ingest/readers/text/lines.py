"""The lines of a text and what each looks like by itself."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from gongkai.ingest.readers.text import words
from gongkai.ingest.readers.text.emphasis import headings_joined


class Look(Enum):
    """What a line looks like before its neighbours are known."""

    BLANK = auto()
    SECTION = auto()
    PICTURE = auto()
    PAGE = auto()
    """A page number or a page break that came along with the text."""
    RULE = auto()
    """A line drawn between rows: `---|---`, `+---+`, `├──┤`."""
    PIPED = auto()
    TABBED = auto()
    COMMAS = auto()
    SPACED = auto()
    LABEL = auto()
    VALUE = auto()
    PROSE = auto()


CELLS = frozenset({Look.PIPED, Look.TABBED, Look.COMMAS, Look.SPACED})
"""Lines whose cells are separated."""
TABLE = CELLS | {Look.RULE, Look.LABEL, Look.VALUE}
"""Lines that may stand in a table."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text without the line break, its number from 1, and its look."""

    text: str
    number: int
    look: Look


@dataclass(slots=True)
class Row:
    """A row being put together: its cells as found, and the numbers of its first and last line.

    `strung` is whether values of it stood on other lines than what stands before them.
    """

    cells: list[str]
    line: int
    end: int = 0
    strung: bool = False

    def __post_init__(self) -> None:
        self.end = self.end or self.line


PICTURE = re.compile(
    r"!\[(?P<alt>[^\]\n]{0,200})\]\((?P<src>[^)\s]{0,2000})[^)\n]{0,200}\)|\[(?:image|图片|img)[:：]\s*(?P<name>[^\]\n]{0,300})\]"
)
_BREAK = re.compile(r"\r\n?|\n")
_BOX = str.maketrans("│┃║｜┆┊", "||||||")
_RULED = re.compile(r"[\s|+:=\-─━═┄┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛]*\Z")
_DRAWN = re.compile(r"-{3,}|:-+|-+:|={3,}|─{2,}|━{2,}|═{2,}|\+-{2,}")
_PAGE = re.compile(r"[-—–－]\s?\d{1,3}\s?[-—–－]\Z|第\s?\d{1,3}\s?页(?:[，,\s/]*共\s?\d{1,3}\s?页)?\Z|\f+\s*\d{0,3}\Z")
_WIDE = re.compile(r"\s{2,}|　+")
_MANY_COMMAS = 2
_MANY_TABS = 2
"""Tabs in a line that part its cells, whatever else stands in it."""
_PARTING = re.compile(r"(?:\A|\s)\||\|(?:\Z|\s)")
_LONG = 60
_FLAT = 12
_KNOWN = 0.8


def lines_of(text: str, before: int = 0) -> list[Line]:
    """The lines of a text, each with its look. `before` is how many lines stand above it."""
    parts = headings_joined(_BREAK.split(text.removeprefix("\ufeff").translate(_BOX)))
    return [Line(line, number, look_of(line)) for number, line in enumerate(parts, before + 1)]


def look_of(line: str) -> Look:
    """What a line looks like by itself."""
    bare = line.strip()
    if not bare:
        return Look.PAGE if "\f" in line else Look.BLANK
    if (bare[0] == "第" or not bare[0].isalnum()) and (look := _drawn(bare, line)):
        return look
    if "|" in bare and (line.count("\t") < _MANY_TABS or _PARTING.search(bare)):
        return _piped(bare)
    if words.is_section(bare):
        return Look.SECTION
    return _tabbed(bare) if "\t" in line.strip(" \u3000") else _worded(bare)


def _drawn(bare: str, line: str) -> Look | None:
    """The look of a line that begins with a sign, where the sign tells."""
    if _RULED.match(bare) and _DRAWN.search(bare):
        return Look.RULE
    if _PAGE.match(line.strip(" \t\u3000")):
        return Look.PAGE
    found = PICTURE.match(bare)
    return Look.PICTURE if found and not PICTURE.sub("", bare).strip() else None


def _piped(bare: str) -> Look:
    """Pipes, unless one stands in a sentence."""
    if bare.count("|") == 1 and bare[0] != "|" and bare[-1] != "|" and (len(bare) > _LONG or words.is_sentence(bare)):
        return Look.PROSE
    return Look.PIPED


def _tabbed(bare: str) -> Look:
    """Tabs, unless they only indent a sentence or part it once."""
    inner = bare.count("\t")
    head, _, tail = bare.rpartition("\t")
    if inner <= 1 and words.is_sentence(bare) and not (inner and (words.is_value(tail) or words.is_piece(head))):
        return Look.PROSE
    return Look.TABBED


def _worded(bare: str) -> Look:
    """The look of a line without marks: spaced or comma-parted cells, a label, or prose."""
    if words.is_value(bare):
        return Look.VALUE
    if is_flat(bare):
        return Look.SPACED
    if words.is_sentence(bare):
        return Look.PROSE
    if bare.count(",") >= _MANY_COMMAS and _says_table([part.strip(' "') for part in bare.split(",")]):
        return Look.COMMAS
    if any(sign in bare for sign in " \u3000\xa0"):
        parts = spaced_cells(bare)
        if len(parts) > 1 and _says_table(parts):
            return Look.SPACED
    return Look.LABEL if words.is_piece(bare) or words.is_label(bare) else Look.PROSE


def is_flat(bare: str) -> bool:
    """Whether a line is a whole table, its rows one behind the other: labels and numbers and hardly anything else."""
    tokens = bare.split()
    if len(tokens) < _FLAT:
        return False
    values = [words.is_value(token) for token in tokens]
    known = sum(value or words.is_piece(token) for value, token in zip(values, tokens, strict=True))
    rows = sum(above and not below for above, below in pairwise(values))
    return known > _KNOWN * len(tokens) and (rows > 1 or (any(values) and values.count(False) > _FLAT))


def flat_cells(bare: str) -> list[str]:
    """The cells of a line that is a whole table, labels put together that a space parted."""
    cells: list[str] = []
    for token in bare.split():
        if cells and words.joins(cells[-1], token):
            cells[-1] = f"{cells[-1]} {token}"
        else:
            cells.append(token)
    return cells


def spaced_cells(bare: str) -> list[str]:
    """The cells of a line parted by white space: by wide gaps where there are any, else by single spaces."""
    parts = [part for part in _WIDE.split(bare) if part]
    if len(parts) > 1:
        return [piece for part in parts for piece in _tail_values(part)]
    return _tail_values(bare)


def _tail_values(part: str) -> list[str]:
    """A label and the numbers after it, which single spaces part; or labels that single spaces part."""
    tokens = part.split()
    end = len(tokens)
    while end and words.is_value(tokens[end - 1]):
        end -= 1
    head = tokens[:end]
    if end == len(tokens):
        return _parted_labels(tokens) or [part]
    if len(head) > 1 and words.is_label("".join(head)) and not all(words.is_label(token) for token in head):
        head = [" ".join(head)]
    return [*(_parted_labels(head) or ([" ".join(head)] if head else [])), *tokens[end:]]


def _parted_labels(tokens: list[str]) -> list[str]:
    """Tokens put together into whole labels, or nothing where one of them is no part of a label."""
    labels: list[str] = []
    for token in tokens:
        if labels and words.joins(labels[-1], token):
            labels[-1] = f"{labels[-1]} {token}"
        elif words.is_piece(token):
            labels.append(token)
        else:
            return []
    return labels


def _says_table(parts: list[str]) -> bool:
    """Whether parted text is a row of a table: numbers behind a label, numbers alone, or labels alone."""
    values = sum(map(words.is_value, parts))
    rest = [part for part in parts if part and not words.is_value(part)]
    if not rest:
        return values > 1
    known = sum(map(words.is_label, rest))
    return known == len(rest) or (known > 0 and values > 0) or (values > 2 and len(rest) <= 2)
