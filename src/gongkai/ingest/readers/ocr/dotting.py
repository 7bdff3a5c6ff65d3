"""Dotted and dashed rules, drawn through: marks too thin for writing that follow each other in one line."""

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.engine import Pixels

_THIN = 0.3
"""Ems that a dot of a rule is high at the most."""
_GAP, _PIECE = 0.35, 1.3
"""Ems of paper between dots at the most, and of a row of them: the ones of a column of numbers stand further apart."""
_CROSSED, _RUN = 1.2, 4.0
"""Ems of paper where another rule crosses, and of rows of dots that make a rule."""


def drawn_through(dark: Pixels, em: float) -> Pixels:
    """The ink with dotted rules, level and upright, as whole ones."""
    upright = cv2.transpose(_runs(cv2.transpose(dark), em))
    return cv2.bitwise_or(dark, cv2.bitwise_or(_runs(dark, em), upright))


def _runs(dark: Pixels, em: float) -> Pixels:
    """The level rules that thin marks make."""
    _count, labels, stats, _middles = cv2.connectedComponentsWithStats(dark, connectivity=8)
    thin = stats[:, cv2.CC_STAT_HEIGHT] <= max(2, _THIN * em)
    thin[0] = False
    found: Pixels = np.where(thin[labels], 255, 0).astype(np.uint8)
    for gap, length in ((_GAP, _PIECE), (_CROSSED, _RUN)):
        found = cv2.morphologyEx(found, cv2.MORPH_CLOSE, np.ones((1, max(3, round(gap * em))), np.uint8))
        found = cv2.morphologyEx(found, cv2.MORPH_OPEN, np.ones((1, max(4, round(length * em))), np.uint8))
    return found
