"""Characters into lines of writing, and lines into the text of a cell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.ingest.readers.pdf.characters import Character
from gongkai.ingest.readers.pdf.geometry import Box

_LEVEL = 0.45
"""Part of the em by which baselines of one line may differ."""
_WORD_GAP = 0.2
"""Part of the em between Latin letters or digits that is a space, though none was written."""
_WIDE_GAP = 1.6
"""Part of the em between any characters that is a space."""
_FORBIDDEN = "，。、；：？！”’）〕】》」』…—,.;:?!)]}%％"
"""What may not start a line, so that the character before it goes down with it."""
_TOKEN = re.compile(r"[*#]*(?:[A-Za-z0-9０-９_.\-/:@#?&=%+,]+|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class TextLine:
    """Characters on one baseline, from left to right, without white space at the ends."""

    characters: tuple[Character, ...]

    @property
    def left(self) -> float:
        """Where the first character starts."""
        return self.characters[0].left

    @property
    def right(self) -> float:
        """Where the last character ends."""
        return max(c.right for c in self.characters[-3:])

    @property
    def base(self) -> float:
        """The baseline of its first character."""
        return self.characters[0].base

    @property
    def size(self) -> float:
        """The em of most of its characters."""
        sizes = sorted(c.size for c in self.characters)
        return sizes[len(sizes) // 2]

    @property
    def box(self) -> Box:
        """The box around its characters."""
        cs = self.characters
        return Box(min(c.left for c in cs), min(c.top for c in cs), max(c.right for c in cs), max(c.bottom for c in cs))

    @property
    def text(self) -> str:
        """Its text; a gap that is wide enough for a space is one."""
        parts: list[str] = []
        for index, character in enumerate(self.characters):
            if index and _spaced(self.characters[index - 1], character):
                parts.append(" ")
            parts.append(character.text)
        return "".join(parts)


def lines_of(characters: Iterable[Character]) -> list[TextLine]:
    """Lines of writing from top to bottom."""
    rows: list[list[Character]] = []
    base = size = 0.0
    for character in sorted(characters, key=lambda c: c.base):
        if rows and character.base - base <= _LEVEL * min(size, character.size):
            rows[-1].append(character)
            if character.size > size:
                base, size = character.base, character.size
        else:
            rows.append([character])
            base, size = character.base, character.size
    return [line for row in rows for line in _line(row)]


def _line(row: list[Character]) -> Iterable[TextLine]:
    row.sort(key=lambda c: c.left)
    start, end = 0, len(row)
    while start < end and row[start].text.isspace():
        start += 1
    while end > start and row[end - 1].text.isspace():
        end -= 1
    if start < end:
        yield TextLine(tuple(row[start:end]))


def first_word(line: TextLine) -> float:
    """The width of what could not have been parted from the start of a line."""
    text = "".join(c.text for c in line.characters)
    length = 1 if text[0] in _OPENING else 0
    token = _TOKEN.match(text, length)
    length = token.end() if token else length + 1
    while length < len(text) and (text[length] in _FORBIDDEN or _digits_go_on(text, length) or text[length] == "〔"):
        length += 1
    last = line.characters[min(length, len(line.characters)) - 1]
    return last.right - line.left


_OPENING = "“‘（〔【《「『("
_CLOSING = "）〕】)"


def _digits_go_on(text: str, at: int) -> bool:
    """Whether a digit follows a digit, or a bracket of a document's number: 〔2021〕30号."""
    return text[at].isdigit() and (text[at - 1].isdigit() or text[at - 1] in f"{_CLOSING}〔")


def cell_text(characters: Sequence[Character]) -> str:
    """The text of a cell, its lines as found; upright columns are read downwards from right to left."""
    if not characters:
        return ""
    if is_vertical(characters):
        return "\n".join(_column_text(column) for column in _columns(characters))
    return "\n".join(line.text for line in lines_of(characters))


def is_vertical(characters: Sequence[Character]) -> bool:
    """Whether characters follow each other downwards in the order of the page's content, in several columns."""
    down = along = 0
    for one, after in pairwise(characters):
        dx, dy = after.left - one.left, after.base - one.base
        down += abs(dx) < 0.5 * one.size and 0.6 * one.size < dy < 2.5 * one.size
        along += abs(dy) < 0.3 * one.size and dx > 0
    return down > along and len({round(c.left / max(c.size, 1.0)) for c in characters}) > 1


def _columns(characters: Sequence[Character]) -> list[list[Character]]:
    columns: list[list[Character]] = []
    for character in sorted(characters, key=lambda c: -c.middle[0]):
        if columns and columns[-1][0].middle[0] - character.middle[0] < 0.5 * character.size:
            columns[-1].append(character)
        else:
            columns.append([character])
    return columns


def _column_text(column: list[Character]) -> str:
    return "".join(c.text for c in sorted(column, key=lambda c: c.base)).strip()


def _spaced(one: Character, after: Character) -> bool:
    """Whether the gap between neighbours stands for a space."""
    if one.text == " " or after.text == " ":
        return False
    gap = (after.left - one.right) / max(one.size, after.size)
    return gap > (_WORD_GAP if _latin(one.text) and _latin(after.text) else _WIDE_GAP)


def needs_space(last: str, first: str) -> bool:
    """Whether a space belongs between the last character of a line and the first of the next, joined."""
    return last.isascii() and first.isascii() and last.isalpha() and first.isalpha()


def _latin(text: str) -> bool:
    return text.isascii() and text.isalnum()
