"""Dotted and dashed rules, drawn through: marks too thin for writing that follow each other in one line."""

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.engine import Pixels

_THIN, _LONG = 0.3, 2.0
"""Ems that a dot of a rule is high at the most, and long."""
_APART, _RUN = 1.2, 4.0
"""Ems of paper between dots at the most, where a rule crosses, and of a run of them that is a rule."""
_DENSE = 1.0
"""Dots to an em at the least: the ones of a column of numbers stand further apart."""


def drawn_through(dark: Pixels, em: float) -> Pixels:
    """The ink with dotted rules, level and upright, as whole ones."""
    upright = cv2.transpose(_runs(cv2.transpose(dark), em))
    return cv2.bitwise_or(dark, cv2.bitwise_or(_runs(dark, em), upright))


def _runs(dark: Pixels, em: float) -> Pixels:
    """The level rules that thin marks make."""
    count, labels, stats, middles = cv2.connectedComponentsWithStats(dark, connectivity=8)
    thin = (stats[:, cv2.CC_STAT_HEIGHT] <= max(2, _THIN * em)) & (stats[:, cv2.CC_STAT_WIDTH] <= _LONG * em)
    thin[0] = False
    if count < _RUN * _DENSE or not thin.any():
        return np.zeros_like(dark)
    marks = np.where(thin[labels], 255, 0).astype(np.uint8)
    joined = cv2.morphologyEx(marks, cv2.MORPH_CLOSE, np.ones((1, max(3, round(_APART * em))), np.uint8))
    runs = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, max(8, round(_RUN * em))), np.uint8))
    return _dense(runs, middles[thin], em)


def _dense(runs: Pixels, middles: Pixels, em: float) -> Pixels:
    """The runs in which many marks lie."""
    near = cv2.dilate(runs, np.ones((3, 1), np.uint8))
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(near, connectivity=8)
    columns, rows = middles.round().astype(int).T
    marks = np.bincount(labels[rows, columns], minlength=count)
    dense = marks * em >= _DENSE * stats[:, cv2.CC_STAT_WIDTH]
    dense[0] = False
    return cv2.bitwise_and(runs, np.where(dense[labels], 255, 0).astype(np.uint8))
