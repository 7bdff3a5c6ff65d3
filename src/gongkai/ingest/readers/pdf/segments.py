"""Lines of writing cut where a gap is too wide for a space: what may be a row of a table without lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gongkai.ingest.readers.pdf.characters import Character
from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.writing import TextLine

MAX_ROWS = 250
"""Lines that a table without lines may have on one page."""
_GAP = 0.9
"""Ems between two cells side by side."""
_VALUE_WORD = r"(?:[-+—–－]?[\d０-９][\d０-９,，.．]*%?|[/／]|[—–－-]{1,3}|无)"
_VALUE = re.compile(_VALUE_WORD)
_VALUES = re.compile(rf"{_VALUE_WORD}(?: +{_VALUE_WORD})+")
_DIGITS_GAP = 0.2
"""Ems between two numbers side by side: within a number no gap is so wide."""
HEADING = re.compile(r"[一二三四五六七八九十]{1,2}、.*(?:情况|事项|内容|方面|问题)")
_SENTENCE = re.compile(r".*[。；]")


def is_value(text: str) -> bool:
    """Whether a text is a number, or what is written for none."""
    return _VALUE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a line that stands by itself."""

    line: TextLine

    @property
    def text(self) -> str:
        """Its text."""
        return self.line.text

    @property
    def left(self) -> float:
        """Its left end."""
        return self.line.left

    @property
    def right(self) -> float:
        """Its right end."""
        return self.line.right

    @property
    def centre(self) -> float:
        """Its middle, from left to right."""
        return (self.line.left + self.line.right) / 2

    @property
    def base(self) -> float:
        """Its baseline."""
        return self.line.base

    @property
    def is_value(self) -> bool:
        """Whether it is a number, or what is written for none."""
        return is_value(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of writing as segments."""

    line: TextLine
    segments: tuple[Segment, ...]

    @property
    def base(self) -> float:
        """Its baseline."""
        return self.line.base

    @property
    def values(self) -> tuple[Segment, ...]:
        """The numbers in it, where things stand side by side; before a label there is none, but part of one."""
        if len(self.segments) < 2:
            return ()
        label = next((index for index, s in enumerate(self.segments) if not s.is_value), 0)
        return tuple(s for s in self.segments[label:] if s.is_value)

    @property
    def is_prose(self) -> bool:
        """Whether it is a heading or part of a sentence and no part of a table."""
        if len(self.segments) > 1:
            return False
        text = self.line.text
        return HEADING.fullmatch(text) is not None or _SENTENCE.match(text) is not None


def row_of(line: TextLine, gap: float = _GAP) -> Row:
    """A line cut at gaps that are wider than `gap` ems; numbers side by side are cut at narrower ones."""
    parts: list[Segment] = []
    for segment in _cut(line, gap):
        parts += _cut(segment.line, _DIGITS_GAP) if _VALUES.fullmatch(segment.text) else [segment]
    return Row(line, tuple(parts))


def _cut(line: TextLine, gap: float) -> list[Segment]:
    parts: list[list[Character]] = []
    for character in line.characters:
        if character.text.isspace():
            continue
        if parts and character.left - parts[-1][-1].right <= gap * max(character.size, parts[-1][-1].size):
            parts[-1].append(character)
        else:
            parts.append([character])
    return [Segment(TextLine(tuple(part))) for part in parts]


def around_segments(segments: Iterable[Segment]) -> Box:
    """The box around segments."""
    boxes = [segment.line.box for segment in segments]
    box = boxes[0]
    for other in boxes[1:]:
        box = box.joined(other)
    return box


def bands(rows: Sequence[Row], *, continued: bool = False) -> list[list[Row]]:
    """Runs of lines that may be one table without lines each: no heading and no sentence within, rows not far apart.

    `continued` lets one row of numbers at the very top be a table.
    """
    found: list[list[Row]] = [[]]
    for row in rows:
        far = found[-1] and row.base - found[-1][-1].base > 9 * row.line.size
        if row.is_prose or far:
            found.append([])
        if not row.is_prose:
            found[-1].append(row)
    found = [band for band in found if 0 < len(band) <= MAX_ROWS]
    return [band for band in found if _is_tabular(band, least=1 if continued and band[0] is rows[0] else 3)]


def _is_tabular(band: Sequence[Row], least: int) -> bool:
    counts = [len(row.values) for row in band]
    return sum(count > 0 for count in counts) >= least or max(counts, default=0) >= 4
