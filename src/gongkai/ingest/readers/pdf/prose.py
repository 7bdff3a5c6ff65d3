"""Lines of writing into paragraphs, over line ends and page ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.writing import TextLine, first_word, needs_space

_INDENT = 1.4
"""Ems by which a first line stands in from the edge of the text."""
_AIR = 1.3
"""How many times the distance of lines within a paragraph parts paragraphs."""
_FULL, _PROSE, _SEVERAL = 0.9, 12, 5
"""The part of the widest line that a full one has, and its characters; and how many of them show the edge of a text."""
_COUNTED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]")
_HANGING = "，。、；：,.;:"
_ENDED = "。！？；：!?;:"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text of a page stands: its left and right edge, and the usual distance between baselines in ems."""

    left: float
    right: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of writing on its page; `column` counts the columns of prose on it from 1, 0 where it has none."""

    line: TextLine
    page: int
    column: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """The page and the column."""
        return self.page, self.column


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: its text, the page it starts on, and the box of its part there."""

    text: str
    page: int
    box: Box


def frame_of(lines: Sequence[TextLine], width: float) -> Frame:
    """The frame that most lines of pages of one width keep to."""
    long = [line for line in lines if line.right - line.left > 0.5 * width] or _narrow(lines)
    if not long:
        return Frame(0.12 * width, 0.88 * width, 1.8)
    left, right = _usual([line.left for line in long], lowest=True), _usual([_within(line) for line in long])
    return Frame(left, right, _pitch(lines, left, right))


def _narrow(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines of a page that keep to a narrow edge: the one column that was filled of two."""
    widest = max((line.right - line.left for line in lines), default=0.0)
    full = [line for line in lines if line.right - line.left > _FULL * widest and len(line.text) >= _PROSE]
    return full if len(full) >= _SEVERAL else []


def _within(line: TextLine) -> float:
    """Where a line ends without a stop, which may hang over the edge of the text."""
    last = line.characters[-1]
    return last.left if last.text in _HANGING else line.right


def _pitch(lines: Sequence[TextLine], left: float, right: float) -> float:
    """The distance of baselines, in ems, of lines that surely belong together: the closest that recurs."""
    gaps = [
        round((after.base - one.base) / one.size, 1)
        for one, after in pairwise(lines)
        if right - one.right < 3 * one.size
        and after.left - left < after.size
        and after.base > one.base
        and one.text[-1] not in _ENDED
    ]
    close = sorted(gap for gap in gaps if 0.9 < gap < 4)
    enough = max(2, len(close) // 8)
    recurring = [gap for gap in close if sum(0 <= other - gap <= 0.1 for other in close) >= enough]
    return next(iter(recurring or close), 1.8)


def _usual(edges: list[float], *, lowest: bool = False) -> float:
    """The outermost edge that at least a fifth of the lines come near to; of two such, the outer one."""
    ordered = sorted(edges, reverse=not lowest)
    enough = max(1, len(ordered) // 5)
    for edge in ordered:
        if sum(abs(other - edge) <= 3 for other in ordered) >= enough:
            return edge
    return ordered[0]


Frames = dict[tuple[int, int], Frame]
"""The frame of every page, and of every column on it."""


def passages(lines: Sequence[Placed], frames: Frames) -> list[Passage]:
    """The paragraphs that lines make, in order."""
    groups: list[list[Placed]] = []
    for placed in lines:
        if groups and _goes_on(groups[-1], placed, frames):
            groups[-1].append(placed)
        else:
            groups.append([placed])
    return [_passage(group) for group in groups]


def _passage(group: list[Placed]) -> Passage:
    text = group[0].line.text
    for one, after in pairwise(group):
        last, first = one.line.characters[-1], after.line.characters[0]
        text += (" " if needs_space(last.text, first.text) else "") + after.line.text
    boxes = [placed.line.box for placed in group if placed.place == group[0].place]
    box = boxes[0]
    for other in boxes[1:]:
        box = box.joined(other)
    return Passage(text, group[0].page, box)


def _goes_on(group: list[Placed], after: Placed, frames: Frames) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    before = group[-1]
    one, two = before.line, after.line
    frame, next_frame = frames[before.place], frames[after.place]
    resized = abs(one.size - two.size) > 0.15 * max(one.size, two.size)
    if resized or (one.text[-1] in _ENDED and _COUNTED.match(two.text)):
        return False
    if _is_wrapped_title(group, after, frame):
        return True
    if two.left - next_frame.left > _INDENT * two.size or _is_set_apart(group, frame):
        return False
    if _room(one, frame) > first_word(two) + 0.3 * one.size:
        return False
    if before.place == after.place:
        return 0 < two.base - one.base <= _AIR * frame.pitch * one.size
    return not one.text.endswith("。") or group[0].line.left - frame.left > _INDENT * one.size


def _is_wrapped_title(group: list[Placed], after: Placed, frame: Frame) -> bool:
    """Whether a line in the middle goes on from a full one: a title that needs two lines."""
    one, two = group[-1].line, after.line
    insets = two.left - frame.left, frame.right - two.right
    centred = min(insets) > 2 * two.size and abs(insets[0] - insets[1]) < 2 * two.size
    close = group[-1].place == after.place and two.base - one.base < 2.5 * one.size
    return centred and close and len(group) == 1 and _room(one, frame) + one.left - frame.left < first_word(two) + 6


def _is_set_apart(group: list[Placed], frame: Frame) -> bool:
    """Whether the only line so far stands in the middle or at the right: a title or a signature."""
    first = group[0].line
    inset = first.left - frame.left
    return len(group) == 1 and inset > 4.5 * first.size


def _room(line: TextLine, frame: Frame) -> float:
    """The points between the end of a line and the edge of the text."""
    return frame.right - line.right
