"""What stands on a level picture: its rules, and pieces of writing between them."""

from functools import partial
from typing import NamedTuple

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.bridging import Rect, bridges
from gongkai.ingest.readers.ocr.dotting import drawn_through
from gongkai.ingest.readers.ocr.engine import Pixels
from gongkai.ingest.readers.ocr.framing import sides
from gongkai.ingest.readers.ocr.specks import without_specks
from gongkai.ingest.readers.ocr.straightening import ink
from gongkai.ingest.readers.ocr.tracing import traced

MAX_PIECES = 4000
"""Pieces of writing on one picture that are looked at. A page of print has some hundreds."""
_LEAST, _MOST = 7, 90
"""Pixels between which a character may be high."""
_STROKE = 0.15
"""The part of a character's height that a stroke by itself is wide at the most: so are the dots of upright rules."""
_THICK = 0.6
"""The part of an em that a rule may be thick."""
_WIDE = 1.4
"""Ems of paper that part two pieces of one line."""
_DOUBLE = 1.25
"""How much more ink level rules have with the paper between those that run side by side, where cells have borders of
their own: then two are one, and those of a narrow cell are short."""
_CUT_OFF = 0.3
"""Ems of width of what is left of a rule where a picture was cut off along it."""

INK = 4
"""Pixels along a side of a place where ink is looked for."""
_SPECK = 100
"""How much of such a place ink covers at the least, of 255: the crumbs of compression are less."""
_MOST_RULES = 600
"""Rules of a picture that are looked at for gaps. A page of tables has a hundred."""


class Print(NamedTuple):
    """A picture taken apart: its pixels without rules, the height of its characters, its rules and its writing.

    `ink` is all that is darker than paper and no rule, writing or not, at a quarter of the size.
    """

    pixels: Pixels
    em: float
    rules: list[Rect]
    pieces: list[Rect]
    ink: Pixels


def taken_apart(grey: Pixels) -> Print | None:
    """The rules and the writing of a level picture; None where nothing on it looks like writing."""
    dark = ink(grey)
    em = em_of(dark)
    if em is None:
        return None
    dark = drawn_through(dark, em)
    level, upright = _rules(dark, em)
    _bridge(dark, level, upright, em)
    lines = cv2.bitwise_or(level, upright)
    wide = cv2.dilate(lines, np.ones((3, 3), np.uint8))
    clean = grey.copy()
    clean[wide > 0] = _paper(grey)
    inked = cv2.subtract(dark, wide)
    pieces = _pieces(without_specks(inked, grey, em), wide, em)
    small = cv2.resize(inked, None, fx=1 / INK, fy=1 / INK, interpolation=cv2.INTER_AREA)
    return Print(clean, em, [*_boxes(level), *_boxes(upright)], pieces, small > _SPECK)


def _bridge(dark: Pixels, level: Pixels, upright: Pixels, em: float) -> None:
    """Draw what is missing of broken rules: what is mostly there first."""
    for missing in (partial(traced, dark), bridges, sides):
        boxes = _boxes(level), _boxes(upright)
        if len(boxes[0]) + len(boxes[1]) > _MOST_RULES:
            return
        for lines, rects in zip((level, upright), missing(boxes[0], boxes[1], em), strict=True):
            for left, top, right, bottom in rects:
                lines[top:bottom, left:right] = 255


def em_of(dark: Pixels) -> float | None:
    """The height of most characters."""
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(dark, connectivity=8)
    if count > 200_000:
        return None
    heights, widths, areas = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_AREA]
    fits = (heights >= _LEAST) & (heights <= _MOST) & (widths <= 1.6 * heights) & (areas > heights)
    if fits.sum() < 4:
        return None
    whole = fits & (widths > _STROKE * _usual(heights[fits], widths[fits]))
    return float(np.percentile(heights[whole if whole.sum() >= 4 else fits], 70)) * 1.15


def _usual(heights: Pixels, widths: Pixels) -> float:
    """The height of what covers most of a page: of characters, however many dots of rules there are."""
    order = np.argsort(heights)
    covered = np.cumsum((heights * widths)[order])
    return float(heights[order][np.searchsorted(covered, covered[-1] / 2)])


def _rules(dark: Pixels, em: float) -> tuple[Pixels, Pixels]:
    """The level rules, and the upright ones that meet them or are long."""
    gap = max(3, round(0.3 * em))
    level = _opened(dark, (1, round(2.6 * em)), (1, gap), em)
    single = cv2.morphologyEx(level, cv2.MORPH_CLOSE, np.ones((gap, 1), np.uint8))
    double = cv2.countNonZero(single) > _DOUBLE * cv2.countNonZero(level)
    if double:
        short = _opened(dark, (1, round(1.45 * em)), (1, gap), em)
        level = _met(short, cv2.dilate(level, np.ones((1, gap * 2 + 1), np.uint8)), len(dark))
        level = cv2.morphologyEx(level, cv2.MORPH_CLOSE, np.ones((gap, 1), np.uint8))
    upright = _opened(dark, (round(1.45 * em), 1), (gap, 1), em)
    kept = _met(upright, cv2.dilate(level, np.ones((gap * 2 + 1, gap * 2 + 1), np.uint8)), 5 * em)
    _clip(kept, level, em)
    return level, cv2.morphologyEx(kept, cv2.MORPH_CLOSE, np.ones((1, gap), np.uint8)) if double else kept


def _met(lines: Pixels, near: Pixels, high: float) -> Pixels:
    """The lines that touch a place near other ones, or are higher than something else than a rule is."""
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(lines, connectivity=8)
    keep = np.zeros(count, bool)
    keep[np.unique(labels[near > 0])] = True
    keep |= stats[:, cv2.CC_STAT_HEIGHT] > high
    keep[0] = False
    met: Pixels = np.where(keep[labels], 255, 0).astype(np.uint8)
    return met


def _clip(upright: Pixels, level: Pixels, em: float) -> None:
    """Take back what sticks out of a table by less than a line: the stroke of a character that touches a border."""
    frames = _boxes(level)
    for left, top, right, bottom in _boxes(upright):
        met = [f for f in frames if f[0] <= right and left <= f[2] and f[1] <= bottom and top <= f[3]]
        if not met:
            continue
        first, last = min(f[1] for f in met), max(f[3] for f in met)
        if 2 < first - top < 1.5 * em:
            upright[top:first, left:right] = 0
        if 2 < bottom - last < 1.5 * em:
            upright[last:bottom, left:right] = 0


def _opened(dark: Pixels, length: tuple[int, int], gap: tuple[int, int], em: float) -> Pixels:
    """Runs of ink in one direction, small gaps closed, without what is too thick for a rule."""
    lines = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones(length, np.uint8))
    lines = cv2.morphologyEx(lines, cv2.MORPH_CLOSE, np.ones(gap, np.uint8))
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(lines, connectivity=8)
    along, across = (
        (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT) if length[0] == 1 else (cv2.CC_STAT_HEIGHT, cv2.CC_STAT_WIDTH)
    )
    thin = (stats[:, cv2.CC_STAT_AREA] <= _THICK * em * stats[:, along]) & (stats[:, across] <= 1.2 * em)
    thin[0] = False
    return np.where(thin[labels], 255, 0).astype(np.uint8) if count > 1 else lines


def _boxes(lines: Pixels) -> list[Rect]:
    _count, _labels, stats, _middles = cv2.connectedComponentsWithStats(lines, connectivity=8)
    return [(int(x), int(y), int(x + w), int(y + h)) for x, y, w, h, _ in stats[1:]]


def _paper(grey: Pixels) -> int:
    return int(np.percentile(grey[::7, ::7], 80))


def _pieces(writing: Pixels, lines: Pixels, em: float) -> list[Rect]:
    """Writing in one line without wide gaps. Rules part what stands on both sides of them."""
    joined = cv2.morphologyEx(writing, cv2.MORPH_CLOSE, np.ones((1, max(3, round(_WIDE * em))), np.uint8))
    joined[lines > 0] = 0
    count, _labels, stats, _middles = cv2.connectedComponentsWithStats(joined, connectivity=8)
    if count > 20 * MAX_PIECES:
        return []
    small = 0.16 * em
    boxes = [
        (int(x), int(y), int(x + w), int(y + h))
        for x, y, w, h, area in stats[1:]
        if max(w, h) >= 2 * small and area >= small * small and h < 6 * em
    ]
    whole = [box for box in _merged(sorted(boxes, key=lambda b: (b[1], b[0])), em) if _is_writing(box, em)]
    return [box for box in whole if not _is_edge(box, writing.shape[1], em)][:MAX_PIECES]


def _is_edge(box: Rect, width: int, em: float) -> bool:
    """Whether a stroke lies at the edge of a picture: the frame of a table was cut off there."""
    near = min(box[0], width - box[2]) < _CUT_OFF * em
    return near and box[2] - box[0] < _CUT_OFF * em


def _is_writing(box: Rect, em: float) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return height >= 0.42 * em or (width >= 0.3 * em and height >= 0.05 * em)


def _merged(boxes: list[Rect], em: float) -> list[Rect]:
    """Boxes with the dots and strokes above and below that are of the same line."""
    merged: list[Rect] = []
    for box in boxes:
        for at in range(len(merged) - 1, max(-1, len(merged) - 60), -1):
            if _is_one(merged[at], box, em):
                one = merged[at]
                merged[at] = (min(one[0], box[0]), min(one[1], box[1]), max(one[2], box[2]), max(one[3], box[3]))
                break
        else:
            merged.append(box)
    return merged


def _is_one(one: Rect, box: Rect, em: float) -> bool:
    overlap = min(one[2], box[2]) - max(one[0], box[0])
    width = min(one[2] - one[0], box[2] - box[0])
    high = max(one[3], box[3]) - min(one[1], box[1])
    gap = max(one[1], box[1]) - min(one[3], box[3])
    limit = max(1.25 * em, one[3] - one[1], box[3] - box[1])
    return overlap > 0.5 * width and gap < 0.4 * em and high <= limit
