"""A picture made level: turned by the slope of its lines, and its perspective undone by the rules of its tables."""

from typing import NamedTuple

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.dotting import drawn_through
from gongkai.ingest.readers.ocr.engine import Pixels

_LONG, _SHORT = 2600, 1700
"""Pixels of the longer side between which a picture is brought."""
_STEEPEST = 7.0
"""Degrees by which a picture may be skewed."""
_LEVEL = 0.04
"""Degrees of skew that do not matter."""
_PAPER = 255
_OFF = 2.0
"""Pixels by which a rule may fall or lean over the whole page."""
_MOST_OFF = 0.2
"""How much of its length the steepest rule falls."""
_APART = 0.08
"""The part of a picture over which rules must lie for the change of their lean to tell."""
_QUARTERS = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75))
"""The corners of the middle of a picture."""
_EM = 28.0
"""Pixels of an em of usual print in a picture of that size."""
_STRAY = 0.003
"""By how much a rule may lean otherwise than the others."""
_TABLE, _WIDE = 3, 0.5
"""Level rules of a table at least, and the part of a picture's width of one that is no streak of writing either."""
_Rule = tuple[float, float, float]
"""Where a rule crosses the middle of a picture, how much it leans, and how long it is."""


class Straight(NamedTuple):
    """A level picture, and the matrix that leads from places of the original to its own."""

    pixels: Pixels
    matrix: Pixels

    def back(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """The upright box around a box, in pixels of the original."""
        corners = np.array([[[left, top], [right, top], [right, bottom], [left, bottom]]], np.float64)
        there = cv2.perspectiveTransform(corners, np.linalg.inv(self.matrix))[0]
        (x0, y0), (x1, y1) = there.min(axis=0), there.max(axis=0)
        return round(float(x0), 1), round(float(y0), 1), round(float(x1), 1), round(float(y1), 1)


class Lean(NamedTuple):
    """How much of their length rules lean at place 0 of a picture, and how much more for each pixel from there."""

    start: float
    rise: float

    def at(self, place: float) -> float:
        """How much a rule at a place leans."""
        return self.start + self.rise * place


def straightened(grey: Pixels, quarters: int = 0) -> Straight:
    """A picture at a size that suits the reader, turned by quarters clockwise first, then made level."""
    straight = _turned(_sized(grey), quarters)
    angle = _slope(straight.pixels)
    if abs(angle) > _LEVEL:
        straight = _rotated(straight, angle)
    corners = _leaning(straight.pixels)
    return straight if corners is None else _unwarped(straight, corners)


def ink(grey: Pixels) -> Pixels:
    """What is darker than the paper around it, as 255 on 0, whatever the light."""
    side = max(31, min(grey.shape) // 24 | 1)
    soft = cv2.GaussianBlur(grey, (3, 3), 0)
    return cv2.adaptiveThreshold(soft, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, side, 14)


def _sized(grey: Pixels) -> Straight:
    side = max(grey.shape)
    factor = min(1.0, _LONG / side) if side > _SHORT else min(_SHORT / max(side, 1), 3.0)
    matrix = np.diag([factor, factor, 1.0])
    if factor == 1:
        return Straight(grey, matrix)
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return Straight(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=way), matrix)


def _turned(straight: Straight, quarters: int) -> Straight:
    height, width = straight.pixels.shape
    turns = {
        1: ([[0, -1, height], [1, 0, 0], [0, 0, 1]], cv2.ROTATE_90_CLOCKWISE),
        2: ([[-1, 0, width], [0, -1, height], [0, 0, 1]], cv2.ROTATE_180),
        3: ([[0, 1, 0], [-1, 0, width], [0, 0, 1]], cv2.ROTATE_90_COUNTERCLOCKWISE),
    }
    if quarters % 4 not in turns:
        return straight
    matrix, way = turns[quarters % 4]
    return Straight(cv2.rotate(straight.pixels, way), np.array(matrix, np.float64) @ straight.matrix)


def _slope(grey: Pixels) -> float:
    """The degrees by which lines and writing fall to the right: where rows of ink and of paper are parted best."""
    dark = ink(grey)
    rough = _best(dark, 500, np.arange(-_STEEPEST, _STEEPEST + 0.1, 0.25))
    closer = _best(dark, 1000, np.arange(rough - 0.25, rough + 0.26, 0.05))
    return _best(dark, dark.shape[1], np.arange(closer - 0.04, closer + 0.05, 0.02))


def _best(dark: Pixels, width: int, angles: Pixels) -> float:
    small = cv2.resize(dark, (width, max(1, dark.shape[0] * width // dark.shape[1])), interpolation=cv2.INTER_AREA)
    high, middle = small.shape[0], (width / 2, small.shape[0] / 2)

    def parted(angle: float) -> float:
        turn = cv2.getRotationMatrix2D(middle, angle, 1)
        turned = cv2.warpAffine(small, turn, (width, high), flags=cv2.INTER_LINEAR)
        sums = cv2.reduce(turned, 1, cv2.REDUCE_SUM, dtype=cv2.CV_64F)[:, 0]
        return float(((sums[1:] - sums[:-1]) ** 2).sum())

    return float(max(angles, key=parted))


def _rotated(straight: Straight, angle: float) -> Straight:
    height, width = straight.pixels.shape
    turn = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1), [0, 0, 1]])
    cos, sin = abs(turn[0, 0]), abs(turn[0, 1])
    wide, high = int(width * cos + height * sin), int(height * cos + width * sin)
    turn[0, 2] += (wide - width) / 2
    turn[1, 2] += (high - height) / 2
    pixels = cv2.warpAffine(straight.pixels, turn[:2], (wide, high), flags=cv2.INTER_CUBIC, borderValue=_PAPER)
    return Straight(pixels, turn @ straight.matrix)


def _leaning(grey: Pixels) -> Pixels | None:
    """The corners of an upright rectangle of the paper, by how the rules of its tables lean; None if they do not."""
    dark = ink(grey)
    # What is thick is the edge of the desk behind the paper, or a shadow.
    thick = cv2.dilate(cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)), np.ones((5, 5), np.uint8))
    thin = cv2.subtract(dark, thick)
    # Dots of a rule that leans lie beside each other: they are made a little wider before they are joined.
    thin = cv2.bitwise_or(thin, drawn_through(cv2.dilate(thin, np.ones((3, 3), np.uint8)), _EM, rounds=1))
    height, width = grey.shape
    rules = _rules(thin, 0.25 * width)
    level = _fitted(rules, height) if _draw_table(rules, width) else None
    if level is None:
        return None
    uprights = _rules(cv2.transpose(thin), max(0.1 * height, 0.03 * width))
    upright = _fitted(uprights, width) or Lean(-level.start, 0.0)
    off = max(
        abs(lean.at(place)) * far
        for lean, far, places in ((level, width, (0, height)), (upright, height, (0, width)))
        for place in places
    )
    if off <= _OFF:
        return None
    middle = width / 2, height / 2
    found = [_meeting((x * width, y * height), level, upright, middle) for x, y in _QUARTERS]
    return np.array(found, np.float32)


def _meeting(
    place: tuple[float, float], level: Lean, upright: Lean, middle: tuple[float, float]
) -> tuple[float, float]:
    """Where the level rule that crosses the middle of the page at a height meets the upright one that does at an x."""
    (x, y), (centre, half) = place, middle
    slope, lean = level.at(y), upright.at(x)
    # The one is y' = y + slope (x' - centre), the other x' = x + lean (y' - half).
    high = (y + slope * (x - lean * half - centre)) / (1 - slope * lean)
    return x + lean * (high - half), high


def _draw_table(rules: list[_Rule], width: int) -> bool:
    """Whether level rules are of a table: a streak of writing that looks like one leans anyhow."""
    return len(rules) >= _TABLE or any(long >= _WIDE * width for _place, _lean, long in rules)


def _rules(dark: Pixels, long: float) -> list[_Rule]:
    """The level rules of a picture."""
    length = max(24, dark.shape[1] // 60)
    runs = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    near = cv2.dilate(runs, np.ones((3, 15), np.uint8))
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(near, connectivity=8)
    rules: list[_Rule] = []
    for at in range(1, count):
        x, y, w, h, _area = (int(v) for v in stats[at])
        if w >= long and h <= _MOST_OFF * w + 12:
            rows, columns = np.nonzero((labels[y : y + h, x : x + w] == at) & (runs[y : y + h, x : x + w] > 0))
            points = np.stack([columns, rows], axis=1).astype(np.float32)[:: max(1, len(rows) // 2000)]
            dx, dy, px, py = (float(v) for v in cv2.fitLine(points, cv2.DIST_HUBER, 0, 0.01, 0.01).ravel())
            slope = dy / dx if dx else 0.0
            rules.append((py + y + slope * (dark.shape[1] / 2 - px - x), slope, float(w)))
    return rules


def _fitted(rules: list[_Rule], height: int) -> Lean | None:
    """How rules lean, those left out that do so otherwise than most."""
    if not rules:
        return None
    y, slope, weight = np.array(rules, np.float64).T
    keep = np.abs(slope - np.median(slope)) < _MOST_OFF
    lean = Lean(float(np.median(slope)), 0.0)
    for _round in range(3):
        if keep.sum() < 2 or np.ptp(y[keep]) < _APART * height:
            return Lean(float(np.average(slope[keep], weights=weight[keep])), 0.0) if keep.any() else lean
        rise, start = np.polyfit(y[keep], slope[keep], 1, w=weight[keep])
        lean = Lean(float(start), float(rise))
        away = np.abs(slope - start - rise * y)
        keep = away <= max(_STRAY, 2.5 * float(np.median(away)))
    return lean


def _unwarped(straight: Straight, corners: Pixels) -> Straight:
    """A picture in which what those corners bound is an upright rectangle, about its middle and as large as it was."""
    a, b, c, d = corners.astype(np.float64)
    width = (np.linalg.norm(b - a) + np.linalg.norm(c - d)) / 2
    height = (np.linalg.norm(d - a) + np.linalg.norm(c - b)) / 2
    x, y = corners.mean(axis=0) - (width / 2, height / 2)
    there = np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height]], np.float32)
    warp = cv2.getPerspectiveTransform(corners.astype(np.float32), there)
    high, wide = straight.pixels.shape
    pixels = cv2.warpPerspective(straight.pixels, warp, (wide, high), flags=cv2.INTER_CUBIC, borderValue=_PAPER)
    return Straight(pixels, warp @ straight.matrix)
