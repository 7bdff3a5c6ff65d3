"""Rules that are there only in crumbs: where a rule goes on in its own line, and most of it is ink.

What a seal leaves of a rule between two rows is too short to be seen as a rule by itself. But the rule is known from
the rows above and below, and so is where it has to begin and to end: at the rules that it crosses.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from gongkai.ingest.readers.ocr.bridging import Rect
from gongkai.ingest.readers.ocr.engine import Pixels

_STRAIGHT, _NEAR = 0.25, 0.35
"""Ems between pieces of one rule, and from a rule to one that it meets."""
_INKED, _WHOLE = 0.6, 0.88
"""The part of a stretch that is ink if a rule goes on in it, and if one lies there by itself."""
_AT_ENDS = 0.5
"""The part that is ink of what lies at its ends."""
_LEAST, _LONG = 0.8, 6.0
"""Ems of a stretch that is looked at, and of a rule that goes through a table."""


def traced(dark: Pixels, level: Sequence[Rect], upright: Sequence[Rect], em: float) -> tuple[list[Rect], list[Rect]]:
    """The stretches of level and of upright rules that are mostly ink, from one crossing rule to the next."""
    turned = [[(r[1], r[0], r[3], r[2]) for r in rects] for rects in (level, upright)]
    ups = list(_stretches(dark.T, turned[1], turned[0], em))
    return list(_stretches(dark, level, upright, em)), [(r[1], r[0], r[3], r[2]) for r in ups]


def _stretches(dark: Pixels, level: Sequence[Rect], upright: Sequence[Rect], em: float) -> Iterator[Rect]:
    """What is missing of level rules, between upright ones."""
    sides = _sides(level, em)
    for line in _lines(level, em):
        top, bottom = min(r[1] for r in line), max(r[3] for r in line)
        crossed = [(u[0] + u[2]) // 2 for u in upright if u[1] - _NEAR * em <= bottom and top <= u[3] + _NEAR * em]
        met = sorted([*crossed, *(x for x in sides if crossed and all(abs(x - c) > _LEAST * em for c in crossed))])
        for left, right in pairwise(met):
            known = any(r[0] - _NEAR * em <= left and right <= r[2] + _NEAR * em for r in line)
            goes_on = any(abs(r[2] - left) <= _NEAR * em or abs(r[0] - right) <= _NEAR * em for r in line)
            least = _INKED if goes_on else _WHOLE
            if right - left >= _LEAST * em and not known and _inked(dark[top:bottom, left:right], em) >= least:
                yield left, top, right, bottom


def _sides(level: Sequence[Rect], em: float) -> tuple[int, ...]:
    """Where the rules of a table begin and end, whether or not a rule is seen there."""
    long = [rect for rect in level if rect[2] - rect[0] >= _LONG * em]
    return (min(r[0] for r in long), max(r[2] for r in long)) if long else ()


def _lines(level: Sequence[Rect], em: float) -> Iterator[list[Rect]]:
    """Pieces that lie in one line."""
    line: list[Rect] = []
    for rect in sorted(level, key=lambda r: r[1] + r[3]):
        if line and (rect[1] + rect[3] - line[-1][1] - line[-1][3]) / 2 > _STRAIGHT * em:
            yield line
            line = []
        line.append(rect)
    if line:
        yield line


def _inked(stretch: Pixels, em: float) -> float:
    """The part of a narrow stretch that is ink; nothing where it has none near its ends, as words in a row have not."""
    edge, near = round(0.08 * em), round(0.35 * em)
    inked: Pixels = np.any(stretch, axis=0)
    ends = inked[edge:near], inked[len(inked) - near : len(inked) - edge]
    if any(float(np.mean(end)) < _AT_ENDS for end in ends):
        return 0.0
    return float(np.mean(inked[edge : len(inked) - edge]))
