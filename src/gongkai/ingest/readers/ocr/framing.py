"""The sides of a table that are not seen: where its rules all end in one line though other rules cross them.

A table is a closed thing. Its side may be cut off with the margin, lie in a fold or be dotted too faintly; a table that
has no rules of that direction at all has none to be closed.
"""

from collections.abc import Iterator, Sequence

from gongkai.ingest.readers.ocr.bridging import Rect

_NEAR = 0.5
"""Ems within which rules end in one line, or a rule lies at their ends."""
_INSIDE = 1.0
"""Ems from a side to a rule that is within a table."""


def sides(level: Sequence[Rect], upright: Sequence[Rect], em: float) -> tuple[list[Rect], list[Rect]]:
    """Level and upright rules that close tables."""
    turned = [[_turned(rect) for rect in rects] for rects in (level, upright)]
    ends = [_turned(rect) for rect in _ends(turned[1], turned[0], em)]
    return ends, list(_ends(level, upright, em))


def _ends(level: Sequence[Rect], upright: Sequence[Rect], em: float) -> Iterator[Rect]:
    """Upright rules at the left and at the right of level ones."""
    yield from _left(level, upright, em)
    turned = [_mirrored(rect) for rect in level], [_mirrored(rect) for rect in upright]
    yield from (_mirrored(rect) for rect in _left(*turned, em))


def _left(level: Sequence[Rect], upright: Sequence[Rect], em: float) -> Iterator[Rect]:
    """An upright rule from each level one to the next that begins below it."""
    ordered = sorted(level, key=lambda rect: rect[1])
    for at, rule in enumerate(ordered):
        below = (r for r in ordered[at + 1 :] if abs(r[0] - rule[0]) <= _NEAR * em and r[1] - rule[3] > _INSIDE * em)
        other = next(below, None)
        if other is None:
            continue
        across = [u for u in upright if u[1] <= rule[3] + _NEAR * em and u[3] >= other[1] - _NEAR * em]
        left = min(rule[0], other[0])
        closed = any(u[0] <= max(rule[0], other[0]) + _NEAR * em and u[2] >= left - _NEAR * em for u in across)
        reach = min(rule[2], other[2])
        if not closed and any(left + _INSIDE * em < u[0] < reach for u in across):
            yield left, rule[1], left + max(1, rule[3] - rule[1]), other[3]


def _turned(rect: Rect) -> Rect:
    left, top, right, bottom = rect
    return top, left, bottom, right


def _mirrored(rect: Rect) -> Rect:
    left, top, right, bottom = rect
    return -right, top, -left, bottom
