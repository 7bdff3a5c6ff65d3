"""Red ink taken off print: it vanishes, and what is under it stays.

Where print lets a part p of the light pass and ink covers a part c of the place, brightness is p less p c of what ink
takes, and colour is p c. So p is their sum, however much is covered. But a picture that is compressed keeps its colours
coarsely, and they spread. Brightness tells where they belong: a place has no more colour than makes it as bright as
paper, or than ink has that covers it whole.
"""

from typing import NamedTuple

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.coloured import printed_in_colour
from gongkai.ingest.readers.ocr.engine import Pixels
from gongkai.ingest.readers.ocr.sheet import Sheet

RED = 40
"""By how much red outdoes the other colours in the ink of a seal."""
WEIGHTS = (0.3, 0.59, 0.11)
"""What red, green and blue add to brightness."""
_AROUND = 31
"""Pixels across, around what is red, of a place that may have some of its colour."""
_STRONG = 0.75
"""The part of the reddest red from which on ink covers its place whole."""
_WHITE, _SPILT = 0.93, 0.06
"""The part of white that is bare paper, and how much of all colour lies on it where it is kept most coarsely."""
_TAKEN = 0.9
"""How much brightness red ink takes for its colour. Of blue, colour tells less of what it takes."""
_INKED = 5
"""Pixels across, around what is red, of a place where print was changed."""
_FADED = 0.17
"""What coarse colour lacks of that of ink."""
_SOLID, _SOLID_FROM = 9, 0.6
"""Pixels across of what ink covers evenly, and the part of it that has colour there from which on it does."""
_THICKER, _COARSER = 0.15, 0.07
"""How much more ink there may be at the edge of a stroke than covers it whole, and how much less of that if coarse."""
_SPREAD, _ROUNDS, _PACE = 7, 6, 0.4
"""Pixels across over which colour is spread, how often it is given back to where it belongs, and how much of it."""
_EVENED = 0.4
"""How much coarse places are evened out."""
_PAPER = 0.07
"""What paper under ink may lack of white."""
_CORE, _REACH = (0.25, 0.12, 0.2), 5
"""How much lighter than the dimmest strokes elsewhere the core of one is under ink; more where colours are exact, and
where ink is even. And pixels across that are print around it."""
_DARK, _DIMMEST = 204, 80
"""What is darker than this is print, and which hundredth of its strokes are the dimmest."""


def without_red(colours: Pixels, weights: tuple[float, ...] = WEIGHTS) -> Sheet:
    """A coloured picture in grey, where red ink is as bright as paper: seals vanish, what is under them stays.

    The first colour is that of the ink; `weights` are what the colours add to brightness. What is printed in colour
    becomes black.
    """
    excess = colours[:, :, 0].astype(np.float32) - colours[:, :, 1:].max(axis=2)
    grey: Pixels = colours.astype(np.float32) @ np.array(weights, np.float32)
    if (excess > RED).any():
        _blacken(colours, grey, excess)
    near = cv2.dilate((excess > RED).astype(np.uint8), _square(_AROUND)) > 0
    if not near.any():
        return Sheet(grey.astype(np.uint8))
    left, top, wide, high = cv2.boundingRect(near.astype(np.uint8))
    part = np.s_[top : top + high, left : left + wide]
    ink = _ink_of(grey[part], excess[part])
    grey[part] = np.where(near[part], 255 * ink.under(_dimmest(grey, near) / 255), grey[part])
    inked = cv2.dilate((excess > RED).astype(np.uint8), _square(_INKED))
    return Sheet(grey.astype(np.uint8), inked * np.uint8(255 * ink.doubt))


def _blacken(colours: Pixels, grey: Pixels, excess: Pixels) -> None:
    """Make black what is printed in colour, and take the colour from it."""
    printed = printed_in_colour(excess > RED / 2)
    if printed.any():
        beside = cv2.dilate(printed.astype(np.uint8), _square(7)) > 0
        grey[beside] = colours.min(axis=2)[beside]
        excess[beside] = 0


class _Ink(NamedTuple):
    """What ink lies on: how bright it is and how much colour it has, in parts of white and of that of ink.

    `level` is the brightness of ink, `coarse` how coarsely colours are kept, from 0 to 1, and `doubt` how far from what
    is printed that may lead: the further, the less colour tells of so much brightness.
    """

    bright: Pixels
    colour: Pixels
    level: float
    coarse: float
    doubt: float

    def under(self, dimmest: float) -> Pixels:
        """How bright print is without the ink, where its dimmest strokes elsewhere are as bright as that."""
        solid = np.clip((cv2.blur(self._covered, (_SOLID, _SOLID)) - _SOLID_FROM) / (1 - _SOLID_FROM), 0, 1)
        seen = self.bright + (1 - self.level) * self._own(solid)
        seen += (cv2.GaussianBlur(seen, (0, 0), 0.5) - seen) * _EVENED * self.coarse * self._covered
        around = cv2.dilate(self._covered, _square(_REACH))
        seen *= 1 + around * (1 / (1 - _PAPER * self.coarse * (1 - solid)) - 1)
        least, exact, even = _CORE
        core = seen < dimmest + least + exact * (1 - self.coarse) + even * solid
        kept = (cv2.dilate(core.astype(np.uint8), _square(_REACH)) > 0) | (around < _PAPER)
        cleared: Pixels = np.clip(np.where(kept, seen, 1), 0, 1)
        return cleared

    @property
    def _covered(self) -> Pixels:
        """The part of each place that ink covers, as far as its colour tells."""
        covered: Pixels = np.clip(self.colour, 0, 1)
        return covered

    def _own(self, solid: Pixels) -> Pixels:
        """The colour of each place, where it spread given back to where it belongs."""
        taken, thick = 1 - self.level, 1 + (_THICKER - (_THICKER - _COARSER) * self.coarse) * (1 - solid)
        most = np.minimum((1 - self.bright) / taken, thick * self.bright / np.maximum(1 - thick * taken, 0.01))
        most = np.clip(most, 0, 1 + _THICKER)
        own = self.colour
        for _round in range(_ROUNDS):
            own = np.clip(own, 0, most)
            own += _PACE * (self.colour - cv2.blur(own, (_SPREAD, _SPREAD)))
        return np.clip(own, 0, most)


def _ink_of(grey: Pixels, excess: Pixels) -> _Ink:
    """The ink on a part of a picture. Bare paper has no colour, unless that of ink was spread onto it."""
    strong = excess > _STRONG * float(np.percentile(excess[excess > RED], 90))
    level = max(float(np.median(grey[strong])), 1.0) / 255
    full = float(np.median(excess[strong]))
    bright, colour = grey / 255, excess / full
    near = cv2.dilate((colour > 1 / 3).astype(np.uint8), _square(9)) > 0
    covered = np.clip(colour, 0, 1)
    spilt = float(covered[near & (bright > _WHITE)].sum() / covered[near].sum())
    coarse = min(1.0, spilt / _SPILT)
    doubt = min(1.0, coarse * (1 - level) * 255 / full / _TAKEN)
    return _Ink(bright, colour / (1 - _FADED * coarse), level, coarse, doubt)


def _dimmest(grey: Pixels, near: Pixels) -> float:
    """How bright the dimmest strokes of print are where no ink lies."""
    dark = (grey < _DARK) & ~near
    return float(np.percentile(cv2.erode(grey, _square(3))[dark], _DIMMEST)) if dark.any() else 0.0


def _square(side: int) -> Pixels:
    return np.ones((side, side), np.uint8)
