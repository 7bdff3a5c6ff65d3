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
_DOTTED = 60.0
"""Pixels of paper between the dots of certain rules, for each of an em, from which on a page has dotted ones."""
_ACROSS = 1.5
"""How much higher than wide a dot of a level rule is at the most."""
_LATTICE = 2.6
"""Ems from which on marks that hang together are rules and no character."""


def drawn_through(dark: Pixels, em: float) -> Pixels:
    """The ink with dotted rules, level and upright, as whole ones."""
    thin, turned = _thin(dark, em), cv2.transpose(dark)
    level, upright = _runs(thin, em, _CERTAIN), _runs(_thin(turned, em), em, _CERTAIN)
    between = cv2.subtract(cv2.max(level, cv2.transpose(upright)), dark)
    if cv2.countNonZero(between) > _DOTTED * em:
        level = _runs(cv2.max(thin, _lattice(dark, em)), em, _CERTAIN)
        upright = _runs(cv2.max(_thin(turned, em), _lattice(turned, em)), em, _LIKELY)
    return cv2.max(dark, cv2.max(level, cv2.transpose(upright)))


def _runs(found: Pixels, em: float, dots: _Dots) -> Pixels:
    """The level rules that thin marks make."""
    for gap, length in ((dots.gap, dots.piece), (_CROSSED, dots.rule)):
        found = cv2.morphologyEx(found, cv2.MORPH_CLOSE, np.ones((1, max(3, round(gap * em))), np.uint8))
        found = cv2.morphologyEx(found, cv2.MORPH_OPEN, np.ones((1, max(4, round(length * em))), np.uint8))
    return found


def _thin(dark: Pixels, em: float) -> Pixels:
    """Marks that are thin and lie along a level rule; a dash that lies across is of another rule."""
    _count, labels, stats, _middles = cv2.connectedComponentsWithStats(dark, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    thin = (high <= max(2, _THIN * em)) & (high <= _ACROSS * wide)
    thin[0] = False
    found: Pixels = np.where(thin[labels], 255, 0).astype(np.uint8)
    return found


def _lattice(dark: Pixels, em: float) -> Pixels:
    """What is thin of marks that hang together: where rules cross, their dots touch."""
    _count, labels, stats, _middles = cv2.connectedComponentsWithStats(dark, connectivity=8)
    large = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) >= _LATTICE * em
    large[0] = False
    thick = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(2, round(_THIN * em)) + 1, 1), np.uint8))
    found: Pixels = np.where(large[labels] & (thick == 0), 255, 0).astype(np.uint8)
    return found
