"""Specks: what seals, folds and compression leave on the paper, smaller or fainter than any sign that is written."""

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.engine import Pixels

_TINY, _SMALL, _SIGN = 0.09, 0.4, 0.5
"""Ems within which a speck lies, within which a faint mark is one, and from which on a mark is of a character."""
_FAINT = 0.4
"""The part of how dark characters are that a small mark has to reach."""


def without_specks(writing: Pixels, grey: Pixels, em: float) -> Pixels:
    """The ink of a page without specks. A point in a number is small, but as dark as the digits."""
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(writing, connectivity=8)
    if count < 2:
        return writing
    where = labels > 0
    darkest = np.full(count, 255, np.int16)
    marks: Pixels = labels[where]
    np.minimum.at(darkest, marks, grey[where].astype(np.int16))
    depth = float(np.percentile(grey[::7, ::7], 80)) - darkest
    size = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]) / em
    signs = depth[1:][size[1:] >= _SIGN]
    usual = float(np.median(signs)) if signs.size else 0.0
    keep = (size >= _TINY) & ((size >= _SMALL) | (depth >= _FAINT * usual))
    keep[0] = False
    return np.where(keep[labels], 255, 0).astype(np.uint8)
