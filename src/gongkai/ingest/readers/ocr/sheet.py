"""A sheet of paper as a grey picture, and where ink that was taken off it may have taken print along."""

from typing import NamedTuple

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.engine import Pixels

_NOWHERE = np.zeros((0, 0), np.uint8)
_WORST = 180
"""How doubtful a place is where a small character may be gone."""


class Sheet(NamedTuple):
    """Grey pixels, and how doubtful what they show is where a seal lay, from 0 to 255; `doubtful` may be empty."""

    grey: Pixels
    doubtful: Pixels = _NOWHERE

    def part(self, left: int, top: int, right: int, bottom: int) -> "Sheet":
        """What lies between these pixels."""
        where = np.s_[max(0, top) : bottom, max(0, left) : right]
        return Sheet(self.grey[where], self.doubtful[where])

    def doubt(self, box: tuple[float, float, float, float]) -> float:
        """How doubtful, from 0 to 255, what a box shows is because of a seal that lay on it."""
        left, top, right, bottom = (max(0, round(value)) for value in box)
        within = self.doubtful[top : bottom + 1, left : right + 1]
        return float(within.mean()) if within.size else 0.0

    def veil(self, matrix: Pixels, shape: tuple[int, ...], unit: int) -> Pixels:
        """Where what seems paper may have been print, by places of so many pixels of a picture that was turned."""
        if not self.doubtful.size:
            return np.zeros(shape, bool)
        small = np.diag([1 / unit, 1 / unit, 1]) @ matrix
        veil: Pixels = cv2.warpPerspective(self.doubtful, small, shape[::-1], flags=cv2.INTER_NEAREST) >= _WORST
        return veil
