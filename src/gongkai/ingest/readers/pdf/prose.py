"""Lines of writing into paragraphs, over line ends and page ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.writing import TextLine, first_word, needs_space

_INDENT = 1.4
"""Ems by which a first line stands in from the edge of the text."""
_AIR = 1.75
"""How many times the usual distance between lines parts paragraphs."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text of a page stands: its left and right edge, and the usual distance between baselines in ems."""

    left: float
    right: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of writing on its page."""

    line: TextLine
    page: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: its text, the page it starts on, and the box of its part there."""

    text: str
    page: int
    box: Box


def frame_of(lines: Sequence[TextLine], width: float) -> Frame:
    """The frame that most lines of pages of one width keep to."""
    long = [line for line in lines if line.right - line.left > 0.5 * width]
    if not long:
        return Frame(0.12 * width, 0.88 * width, 1.8)
    gaps = sorted(
        (after.base - one.base) / one.size
        for one, after in pairwise(lines)
        if 0.9 < (after.base - one.base) / one.size < 3.5
    )
    pitch = gaps[len(gaps) // 3] if gaps else 1.8
    return Frame(_usual([line.left for line in long], lowest=True), _usual([line.right for line in long]), pitch)


def _usual(edges: list[float], *, lowest: bool = False) -> float:
    """The outermost edge that at least a fifth of the lines come near to; of two such, the outer one."""
    ordered = sorted(edges, reverse=not lowest)
    enough = max(1, len(ordered) // 5)
    for edge in ordered:
        if sum(abs(other - edge) <= 3 for other in ordered) >= enough:
            return edge
    return ordered[0]


def passages(lines: Sequence[Placed], frames: dict[int, Frame]) -> list[Passage]:
    """The paragraphs that lines make, in order. `frames` holds the frame of every page."""
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
    boxes = [placed.line.box for placed in group if placed.page == group[0].page]
    box = boxes[0]
    for other in boxes[1:]:
        box = box.joined(other)
    return Passage(text, group[0].page, box)


def _goes_on(group: list[Placed], after: Placed, frames: dict[int, Frame]) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    before = group[-1]
    one, two = before.line, after.line
    frame, next_frame = frames[before.page], frames[after.page]
    if abs(one.size - two.size) > 0.15 * max(one.size, two.size):
        return False
    if two.left - next_frame.left > _INDENT * two.size or _is_set_apart(group, frame):
        return False
    if _room(one, frame) > first_word(two) + 0.3 * one.size:
        return False
    if before.page == after.page:
        return 0 < two.base - one.base <= _AIR * frame.pitch * one.size
    return not one.text.endswith("。") or group[0].line.left - frame.left > _INDENT * one.size


def _is_set_apart(group: list[Placed], frame: Frame) -> bool:
    """Whether the only line so far stands in the middle or at the right: a title or a signature."""
    first = group[0].line
    inset = first.left - frame.left
    return len(group) == 1 and inset > 4.5 * first.size


def _room(line: TextLine, frame: Frame) -> float:
    """The points between the end of a line and the edge of the text."""
    return frame.right - line.right
