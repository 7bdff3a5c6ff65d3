"""Prose whose lines were broken to fit a width: what a program printed, or took off a printed page.

Such lines give themselves away: several end near one edge, none goes far beyond it. A line that reaches the edge goes
on in the next one, unless that begins a paragraph.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from gongkai.ingest.readers.text.lines import Line, Look

_NARROWEST, _WIDEST = 40, 130
"""Between how many columns of a fixed-width letter text is broken; a paragraph of its own is often longer."""
_ROOM = 8
"""Columns that a full line may leave free: the next word did not fit, or letters are narrower than on the page."""
_ENOUGH = 4
_COUNTED = re.compile(r"(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]?\d{1,2}[)）、.．](?!\d)|[#>*+-]\s)")
_INDENT = re.compile(r"[ \t]{2,}|[\u3000\xa0]+")
_DATED = re.compile(
    r"\s*(?:\d{4}|[二〇○零一]{2}[〇○零一二三四五六七八九]{2})\s*[年.\-/][\d一二三四五六七八九十月日.\-/\s]{3,12}\s*"
)
_ENDED = re.compile(r"[。！？；：]\W{0,2}\s*$")
_BROKEN = re.compile(r"[，；。].*\w\s*$")
_LETTERS = re.compile(r"[A-Za-z]\n[A-Za-z]")


class Edge(NamedTuple):
    """Where lines were broken: at a column of a fixed-width letter, or after so many characters; None where not."""

    column: int | None
    characters: int | None

    def reached(self, text: str) -> bool:
        """Whether a line goes as far as it may."""
        wide = self.column is not None and _width(text) >= self.column - _ROOM
        return wide or (self.characters is not None and len(text.rstrip()) >= self.characters - 1)

    def broke(self, text: str) -> bool:
        """Whether a line goes far and stops in the middle of a sentence: digits are narrower on the page than here."""
        far = self.column is not None and _width(text) * 4 >= self.column * 3
        return far and _BROKEN.search(text) is not None


def edge_of(lines: Sequence[Line]) -> Edge:
    """Where the prose of a text was broken: each paragraph may also be one line."""
    texts = [line.text for line in lines if _is_told(line)]
    widths, lengths = list(map(_width, texts)), Counter(len(text.rstrip()) for text in texts)
    widest = max(widths, default=0)
    if not _NARROWEST <= widest <= _WIDEST:
        return Edge(None, None)
    wide = sum(width >= widest - _ROOM for width in widths) >= _ENOUGH
    often = (length for length, count in lengths.items() if count >= _ENOUGH and length * 2 >= _NARROWEST)
    return Edge(widest if wide else None, max(often, default=None))


def rejoined(lines: Sequence[Line], edge: Edge) -> list[Line]:
    """The lines with those put together that were broken at the edge."""
    if edge == (None, None):
        return list(lines)
    joined: list[Line] = []
    last: Line | None = None
    for at, line in enumerate(lines):
        if last is not None and _goes_on(last, line, edge) and not _is_signature(lines, at):
            joined[-1] = Line(_one(joined[-1].text, line.text), joined[-1].number, Look.PROSE)
        else:
            joined.append(line)
        last = line
    return joined


def _is_signature(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands by itself above a date."""
    return at + 1 < len(lines) and _DATED.fullmatch(lines[at + 1].text) is not None


def _goes_on(above: Line, below: Line, edge: Edge) -> bool:
    """Whether a line is the rest of the paragraph above it."""
    if below.number != above.number + 1 or not _is_told(above):
        return False
    if not (edge.reached(above.text) or edge.broke(above.text)):
        return False
    if below.look is Look.SECTION and (not _is_told(below) or _ENDED.search(above.text)):
        return False
    if below.look in {Look.BLANK, Look.RULE, Look.PAGE, Look.PICTURE}:
        return False
    deeper = _indent(below.text) > _indent(above.text) and not _COUNTED.match(above.text.strip())
    return not deeper and not _COUNTED.match(below.text.strip())


def _is_told(line: Line) -> bool:
    """Whether a line is prose; one that names a section and has no numeral may be the middle of a sentence."""
    return line.look is Look.PROSE or (line.look is Look.SECTION and not _COUNTED.match(line.text.strip()))


def _one(above: str, below: str) -> str:
    text = f"{above.rstrip()}\n{below.strip()}"
    return text.replace("\n", " " if _LETTERS.search(text) else "")


def _indent(text: str) -> int:
    found = _INDENT.match(text)
    return _width(found[0]) if found else 0


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text.rstrip())
