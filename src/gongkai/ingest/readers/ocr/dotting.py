"""Dotted and dashed rules, drawn through: marks too thin for writing that follow each other in one line."""

from typing import NamedTuple

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.engine import Pixels

_THIN = 0.3
"""Ems that a dot of a rule is high at the most."""
_CROSSED = 1.2
"""Ems of paper where another rule crosses."""


class _Dots(NamedTuple):
    """Ems of paper between dots at the most, of a row of them at the least, and of rows that make a rule.

    The ones of a column of numbers stand further apart.
    """

    gap: float
    piece: float
    rule: float


_CERTAIN, _LIKELY = _Dots(0.35, 1.3, 4.0), _Dots(0.45, 1.1, 1.5)
"""What no print looks like, and what is a rule where a page has dotted ones: an upright one in one row of a table."""
_DOTTED = 60
"""Gaps between the dots of certain rules from which on a page has dotted ones, however narrow they are."""
_ACROSS = 1.5
"""How much higher than wide a dot of a level rule is at the most."""
_CROSS = 1.1
"""The ink of two dots that cross, for what it is of two as thick as rules and as long as it is wide and high."""
_LATTICE = 2.6
"""Ems from which on marks that hang together are rules and no character."""


class _Marks(NamedTuple):
    """Ink with the marks that it hangs together in: the label of each pixel, what each mark measures, what is thick."""

    dark: Pixels
    labels: Pixels
    stats: Pixels
    thick: Pixels


def drawn_through(dark: Pixels, em: float, rounds: int = 2) -> Pixels:
    """The ink with dotted rules as whole ones; `rounds` is how often level and upright ones are found by each other."""
    turned = cv2.transpose(dark)
    level, upright = (_runs(_thin(ink, em), em, _CERTAIN) for ink in (dark, turned))
    between = cv2.subtract(cv2.max(level, cv2.transpose(upright)), dark)
    if cv2.connectedComponents(between)[0] > _DOTTED:
        lying, standing = _marks(dark, em), _marks(turned, em)
        for _round in range(rounds):
            level = _runs(_apart(lying, upright, em), em, _CERTAIN)
            upright = _runs(_apart(standing, level, em), em, _LIKELY)
    return cv2.max(dark, cv2.max(level, cv2.transpose(upright)))


def _marks(dark: Pixels, em: float) -> _Marks:
    thick = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(2, round(_THIN * em)) + 1, 1), np.uint8))
    return _Marks(dark, *_labelled(dark), thick)


def _labelled(dark: Pixels) -> tuple[Pixels, Pixels]:
    _count, labels, stats, _middles = cv2.connectedComponentsWithStats(dark, connectivity=8)
    return labels, stats


def _runs(found: Pixels, em: float, dots: _Dots) -> Pixels:
    """The level rules that thin marks make."""
    # Without paper around it a picture would have rules go on to its edges.
    edge, width = round(_CROSSED * em) // 2 + 2, found.shape[1]
    found = cv2.copyMakeBorder(found, 0, 0, edge, edge, cv2.BORDER_CONSTANT, value=0)
    for gap, length in ((dots.gap, dots.piece), (_CROSSED, dots.rule)):
        found = cv2.morphologyEx(found, cv2.MORPH_CLOSE, np.ones((1, max(3, round(gap * em))), np.uint8))
        found = cv2.morphologyEx(found, cv2.MORPH_OPEN, np.ones((1, max(4, round(length * em))), np.uint8))
    return found[:, edge : edge + width]


def _apart(marks: _Marks, crossing: Pixels, em: float) -> Pixels:
    """What may be of level rules where those that cross them are taken away: the dots of both hang together."""
    upright = cv2.transpose(crossing)
    wide = cv2.dilate(upright, np.ones((1, 3), np.uint8))
    rest = cv2.subtract(marks.dark, wide)
    return cv2.max(_thin(rest, em), cv2.subtract(_lattice(marks, upright, em), wide))


def _thin(dark: Pixels, em: float) -> Pixels:
    """Marks that are thin and lie along a level rule; a dash that lies across is of another rule."""
    labels, stats = _labelled(dark)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    return _drawn(labels, (high <= max(2, _THIN * em)) & (high <= _ACROSS * wide))


def _drawn(labels: Pixels, which: Pixels) -> Pixels:
    """Some of the marks by themselves."""
    which[0] = False
    drawn: Pixels = np.where(which, 255, 0).astype(np.uint8)[labels]
    return drawn


def _lattice(marks: _Marks, upright: Pixels, em: float) -> Pixels:
    """What is thin of marks that hang together: where rules cross, their dots touch."""
    longer = np.maximum(marks.stats[:, cv2.CC_STAT_WIDTH], marks.stats[:, cv2.CC_STAT_HEIGHT])
    hanging = _drawn(marks.labels, (longer >= _LATTICE * em) | _crosses(marks.stats, upright))
    return cv2.subtract(hanging, marks.thick)


def _crosses(stats: Pixels, upright: Pixels) -> Pixels:
    """Which marks are two dots that cross: in line with an upright rule, and as much ink as two have."""
    long = cv2.countNonZero(cv2.subtract(upright[:, 1:], upright[:, :-1]))
    thick = cv2.countNonZero(upright) / max(1, long)
    left, wide, high = (stats[:, at] for at in (cv2.CC_STAT_LEFT, cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT))
    ruled = np.concatenate([[0], np.cumsum(cv2.reduce(upright, 0, cv2.REDUCE_MAX)[0] > 0)])
    crosses: Pixels = (ruled[left + wide] > ruled[left]) & (
        stats[:, cv2.CC_STAT_AREA] <= _CROSS * thick * (wide + high)
    )
    return crosses
