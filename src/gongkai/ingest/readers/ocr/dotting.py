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


_LEVEL, _UPRIGHT = _Dots(0.35, 1.3, 4.0), _Dots(0.45, 1.1, 1.5)
"""Upright rules are cut off by every row; what a seal leaves may look like a short level one."""
_ACROSS = 1.5
"""How much higher than wide a dot of a level rule is at the most."""
_LATTICE = 2.6
"""Ems from which on marks that hang together are rules and no character."""


def drawn_through(dark: Pixels, em: float) -> Pixels:
    """The ink with dotted rules, level and upright, as whole ones."""
    upright = cv2.transpose(_runs(cv2.transpose(dark), em, _UPRIGHT))
    return cv2.bitwise_or(dark, cv2.bitwise_or(_runs(dark, em, _LEVEL), upright))


def _runs(dark: Pixels, em: float, dots: _Dots) -> Pixels:
    """The level rules that thin marks make."""
    found = _thin(dark, em)
    for gap, length in ((dots.gap, dots.piece), (_CROSSED, dots.rule)):
        found = cv2.morphologyEx(found, cv2.MORPH_CLOSE, np.ones((1, max(3, round(gap * em))), np.uint8))
        found = cv2.morphologyEx(found, cv2.MORPH_OPEN, np.ones((1, max(4, round(length * em))), np.uint8))
    return found


def _thin(dark: Pixels, em: float) -> Pixels:
    """Marks that are thin, and what is thin of a lattice: where rules cross, their dots touch."""
    most = max(2, round(_THIN * em))
    _count, labels, stats, _middles = cv2.connectedComponentsWithStats(dark, connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    # A dash that lies across is of another rule.
    thin, lattice = (high <= most) & (high <= _ACROSS * wide), np.maximum(wide, high) >= _LATTICE * em
    thin[0] = lattice[0] = False
    thick = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((most + 1, 1), np.uint8))
    found: Pixels = np.where(thin[labels] | (lattice[labels] & (thick == 0)), 255, 0).astype(np.uint8)
    return found
