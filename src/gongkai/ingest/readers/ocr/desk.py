"""The desk around a photographed sheet, made as bright as paper: its edge is no rule, and its grey no writing.

A desk lies along the edges of the picture, has one tone that changes slowly, and wherever it ends paper is brighter.
"""

from collections.abc import Iterator

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.engine import Pixels

_STEP = 14
"""By how much neighbours of one tone differ at the most."""
_BRIGHTER, _MOSTLY = 18, 0.7
"""By how much paper is brighter than a desk, and along what part of its edge."""
_WHITE = 235
"""The brightness from which on a place is paper."""
_LEAST = 0.01
"""The part of a picture that a desk covers at the least."""
_NEAR = 0.04
"""The part of a side within which a desk comes to the edges of a picture."""
_COPY = 270
"""Pixels of width of a small copy in which the brightness of paper is looked for."""
_SIDES = 2
"""Edges of a picture that a desk comes to at the least."""
_RIM, _BEYOND = 9, 17
"""Pixels across the edge of a desk that is neither desk nor paper, and across which paper is seen."""
_PRINT = 30
"""By how much what is darker than the desk is no blend of desk and paper, but print."""


def cleared_of_desk(pixels: Pixels) -> Pixels:
    """A grey or coloured picture whose desk is as bright as the paper next to it."""
    bright = pixels if pixels.ndim == 2 else pixels.max(axis=2)
    desks = list(_desks(bright)) if _is_framed(bright) else []
    if not desks:
        return pixels
    gone = np.zeros(bright.shape, bool)
    for desk in desks:
        rim = _wider(desk, _RIM) > 0
        gone |= (desk > 0) | (rim & (bright > _around(bright, desk) - _PRINT))
    away = _wider(np.where(gone, 255, 0).astype(np.uint8), _BEYOND) > 0
    if pixels.ndim == 2:
        return _filled(pixels, gone, away)
    return np.dstack([_filled(pixels[:, :, at], gone, away) for at in range(3)])


def _filled(pixels: Pixels, gone: Pixels, away: Pixels) -> Pixels:
    """One colour of a picture, with that of the paper nearby in the place of its desk."""
    height, width = pixels.shape
    small = (_COPY, max(1, _COPY * height // width))
    kept = cv2.resize((~away).astype(np.float32), small, interpolation=cv2.INTER_AREA)
    paper = cv2.resize(cv2.dilate(pixels, np.ones((9, 9), np.uint8)), small, interpolation=cv2.INTER_NEAREST)
    level = np.full(kept.shape, float(np.median(paper[kept > 0.5])) if (kept > 0.5).any() else 255.0, np.float32)
    for reach in (_COPY, _COPY // 3, _COPY // 9):
        weight = cv2.blur(kept, (reach, reach))
        level = np.where(weight > 1e-3, cv2.blur(paper * kept, (reach, reach)) / np.maximum(weight, 1e-3), level)
    filled = pixels.copy()
    filled[gone] = cv2.resize(level, (width, height), interpolation=cv2.INTER_LINEAR)[gone].clip(0, 255)
    return filled


def _is_framed(bright: Pixels) -> bool:
    """Whether anything along the edges of a picture is darker than paper."""
    near = round(_NEAR * min(bright.shape))
    inner = np.zeros(bright.shape, bool)
    inner[near:-near, near:-near] = True
    return bool(np.count_nonzero((bright < _WHITE) & ~inner) > _LEAST * bright.size)


def _desks(bright: Pixels) -> Iterator[Pixels]:
    """Where a desk is seen, as 255 on 0."""
    square = np.ones((3, 3), np.uint8)
    soft = cv2.GaussianBlur(bright, (3, 3), 0)
    even = (cv2.morphologyEx(soft, cv2.MORPH_GRADIENT, square) <= _STEP).astype(np.uint8)
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(even, connectivity=4)
    for at in range(1, count):
        if stats[at, cv2.CC_STAT_AREA] > _LEAST * bright.size and _reached(stats[at], bright.shape) >= _SIDES:
            part = np.where(labels == at, 255, 0).astype(np.uint8)
            if _ends_at_paper(part, soft):
                yield part


def _reached(stats: Pixels, shape: tuple[int, ...]) -> int:
    """How many edges of a picture a part comes near."""
    x, y, wide, high = (int(value) for value in stats[:4])
    height, width = shape[:2]
    near_x, near_y = _NEAR * width, _NEAR * height
    return sum((x <= near_x, y <= near_y, x + wide >= width - near_x, y + high >= height - near_y))


def _ends_at_paper(part: Pixels, bright: Pixels) -> bool:
    """Whether what lies beyond the edge of a part is mostly brighter."""
    beyond = (_wider(part, _BEYOND) > 0) & (_wider(part, _RIM) == 0)
    if not beyond.any():
        return False
    level = _around(bright, part)
    # A rule along the edge of the sheet is not paper: what lies behind it is.
    brightest = _wider(np.where(part > 0, 0, bright).astype(np.uint8), _BEYOND)
    return float(np.mean(brightest[beyond] >= level[beyond] + _BRIGHTER)) >= _MOSTLY


def _around(bright: Pixels, part: Pixels) -> Pixels:
    """How bright a part is in each place near it."""
    within, size = (part > 0).astype(np.float32), (61, 61)
    level: Pixels = cv2.blur(bright * within, size) / np.maximum(cv2.blur(within, size), 1e-4)
    return level


def _wider(part: Pixels, size: int) -> Pixels:
    wider: Pixels = cv2.dilate(part, np.ones((size, size), np.uint8))
    return wider
