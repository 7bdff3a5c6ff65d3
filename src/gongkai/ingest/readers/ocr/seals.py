"""Seals taken off a picture: their ink is made as bright as paper, what is printed under it stays as dark as it was.

Ink of a seal lets some light pass. What it covers is darker by one factor, paper and print alike, so that dividing by
that factor gives back what is under it. Where the ink lies is told by its colour; of a grey copy, by being evenly grey.
"""

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.engine import Pixels
from gongkai.ingest.readers.ocr.inks import RED, WEIGHTS, without_red
from gongkai.ingest.readers.ocr.sheet import Sheet

_BRIGHTEST = 190
"""What is darker than this under ink is print, and made black."""
_SLACK = 0.85
"""The part of white from which on paper under a seal is paper."""
_LEVELS = (64, 215)
"""Between these, grey is neither print nor paper."""
_EVEN, _NEAR = 14, 34
"""By how much the pixels of an even place differ, and those of one ink."""
_ALONG = 3
"""Pixels over which ink goes on into strokes that are too thin to be even."""
_PART = 0.0004
"""The part of a picture that a grey seal covers evenly at the least."""
_REACH, _DENSE = 1 / 10, 0.004
"""The part of a picture's longer side over which a seal is one thing, and how much of that it covers evenly."""


_BLUE_SEAL = (0.00002, 0.5)
"""The part of a picture that blue ink covers at the least, and of its longer side that a seal of it spans at most."""


_MOST_OF, _SPREAD = (15, 85), 0.45
"""Between which hundredths most places lie, and the part of either side over which those of no seal are spread."""


def unsealed(colours: Pixels) -> Sheet:
    """A coloured picture in grey without seals: red, blue, or the grey of a copy."""
    seen = without_red(colours[:, :, ::-1], WEIGHTS[::-1]) if _has_blue_seal(colours) else without_red(colours)
    return seen._replace(grey=without_grey(seen.grey))


def _has_blue_seal(colours: Pixels) -> bool:
    """Whether blue ink lies close together; what is blue all over is print, or paper behind a heading."""
    first, second, third = cv2.split(np.ascontiguousarray(colours))
    blue = cv2.subtract(third, cv2.max(first, second)) > RED
    red = cv2.subtract(first, cv2.max(second, third)) > RED
    least, widest = _BLUE_SEAL
    if blue.sum() <= max(least * blue.size, red.sum()):
        return False
    spans = [np.ptp(np.percentile(np.flatnonzero(blue.any(axis=axis)), (2, 98))) for axis in (0, 1)]
    return bool(max(spans) <= widest * max(blue.shape))


def without_grey(grey: Pixels) -> Pixels:
    """A grey picture without a grey seal: what lies evenly at one level between print and paper, and close together."""
    level = _seal_level(grey)
    if level is None:
        return grey
    like = (np.abs(grey.astype(np.int16) - level) <= _NEAR).astype(np.uint8)
    seeds = (like & _is_even(grey)).astype(np.float32)
    side = max(3, round(_REACH * max(grey.shape)))
    dense = (cv2.boxFilter(seeds, -1, (side, side)) > _DENSE).astype(np.uint8)
    within = cv2.dilate(dense, np.ones((2 * side, 2 * side), np.uint8))
    ink = cv2.morphologyEx(like, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)) * within
    for _step in range(_ALONG):
        ink = np.minimum(cv2.dilate(ink, np.ones((3, 3), np.uint8)), like)
    lighter = (grey > level - _NEAR).astype(np.uint8)
    next_to = np.minimum(cv2.dilate(ink, np.ones((5, 5), np.uint8)), lighter)
    around = np.maximum(cv2.dilate(ink, np.ones((3, 3), np.uint8)), next_to).astype(np.float32)
    return _cleared(_lifted(grey.astype(np.float32), around, level), around)


def _lifted(grey: Pixels, covered: Pixels, level: float) -> Pixels:
    """Brightness, divided by what ink of a level lets pass where it covers the paper."""
    lifted: Pixels = grey / (1 - (1 - max(level, 1) / 255) * covered)
    return lifted


def _cleared(seen: Pixels, covered: Pixels) -> Pixels:
    """What is seen through ink, from black to white."""
    seen = np.clip(seen, 0, 255)
    dark = float(np.percentile(seen[covered > 0.9], 1)) if (covered > 0.9).any() else 0.0
    black = dark if dark < _BRIGHTEST else 0.0
    spread = np.clip((seen - black) / (255 * _SLACK - black) * 255, 0, 255)
    cleared: Pixels = (seen + (spread - seen) * covered).astype(np.uint8)
    return cleared


def _seal_level(grey: Pixels) -> int | None:
    """The grey of a seal: the commonest of what is even and neither print nor paper; None where there is little."""
    low, high = _LEVELS
    even = _is_even(grey) & (grey > low) & (grey < high)
    if even.sum() < _PART * grey.size or _is_all_over(even):
        return None
    counts = np.convolve(np.bincount(grey[even], minlength=256), np.ones(9), "same")
    return int(counts.argmax())


def _is_all_over(places: Pixels) -> bool:
    """Whether places lie all over a picture, as print does that is not quite black."""
    spans = (np.ptp(np.percentile(np.nonzero(places)[1 - axis], _MOST_OF)) for axis in (0, 1))
    return all(span > _SPREAD * side for span, side in zip(spans, places.shape[::-1], strict=True))


def _is_even(grey: Pixels) -> Pixels:
    """Where a pixel and those around it hardly differ."""
    square = np.ones((3, 3), np.uint8)
    even: Pixels = cv2.subtract(cv2.dilate(grey, square), cv2.erode(grey, square)) <= _EVEN
    return even
