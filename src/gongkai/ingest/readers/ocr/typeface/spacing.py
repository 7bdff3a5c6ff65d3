"""Where the digits of a number stand: all digits of a typeface are as far from each other as any two of them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.engine import Pixels

HIGH, PAPER = 20, 3
"""Pixels to which a digit is brought in height, and of paper that is looked at above and below."""
UP, ASIDE = 2, 3
"""Pixels by which a digit may stand higher and further to the side than it should."""
_MARGIN = 4
_ONE_LINE = 0.2
"""The part of a digit's height by which a number may be higher or lower than others."""
_SLACK, _NARROW = 0.17, 0.2
"""Heights by which a number may be wider or narrower than its digits, and by which a thin one at either end is less."""
_THIN = "17"
_POINT = (0.1, 0.75)
"""Heights that a decimal point takes."""
_LIKELY, _FEWEST = 0.9, 5
"""The probability from which on a number tells of the spacing, and how many numbers do."""


class Shown(NamedTuple):
    """What may be a number on a page: its place among the pieces, what it reads as and how surely, and its pixels.

    `numbers` are what it was read as at any time when it was taken for a number.
    """

    piece: int
    text: str
    sure: float
    pixels: Pixels
    numbers: frozenset[str] = frozenset()

    @property
    def width(self) -> int:
        """Pixels from its left to its right."""
        return int(self.pixels.shape[1]) - 2 * _MARGIN

    @property
    def height(self) -> int:
        """Pixels from its top to its bottom."""
        return int(self.pixels.shape[0]) - 2 * _MARGIN

    @property
    def is_number(self) -> bool:
        """Whether it reads as digits, with a point between them or none."""
        return self.text.replace(".", "", 1).isdecimal() and self.text[0] != "." != self.text[-1]


class Spacing(NamedTuple):
    """From digit to digit, and the width of one, in heights of a digit."""

    pitch: float
    width: float

    @property
    def wide(self) -> int:
        """Pixels in width of what is looked at for a digit."""
        return max(7, round(self.pitch * HIGH)) | 1


def shown(pixels: Pixels, rect: tuple[int, int, int, int], piece: int, said: tuple[str, float]) -> Shown:
    """A piece of a page with paper around it, what it reads as and how surely."""
    left, top, right, bottom = rect
    height, width = pixels.shape
    kept = pixels[max(0, top - _MARGIN) : bottom + _MARGIN, max(0, left - _MARGIN) : right + _MARGIN]
    beyond = (max(0, _MARGIN - top), max(0, bottom + _MARGIN - height))
    beside = (max(0, _MARGIN - left), max(0, right + _MARGIN - width))
    return Shown(piece, *said, np.pad(kept, (beyond, beside), mode="edge"))


def height_of(numbers: Sequence[Shown]) -> float:
    """The height of a digit on a page, in its pixels."""
    return float(np.median([number.height for number in numbers if number.is_number] or [0]))


def spacing_of(pages: Sequence[Sequence[Shown]]) -> Spacing | None:
    """The spacing of a file's digits; None where too few numbers tell it."""
    single: list[tuple[str, float]] = []
    longer: list[tuple[str, float]] = []
    for numbers in pages:
        high = height_of(numbers)
        for number in numbers:
            if number.sure >= _LIKELY and number.text.isdecimal() and is_one_line(number, high):
                (longer if len(number.text) > 1 else single).append((number.text, number.width / high))
    widths = [width for text, width in single if text != "1"]
    if len(widths) < _FEWEST:
        return None
    width = float(np.median(widths))
    pitches = [(long - width) / (len(text) - 1) for text, long in longer if "1" not in (text[0], text[-1])]
    return Spacing(float(np.median(pitches)) if len(pitches) >= _FEWEST else width, width)


def is_one_line(number: Shown, high: float) -> bool:
    """Whether something is as high as digits are."""
    return abs(number.height - high) <= _ONE_LINE * high


def fits(text: str, width: float, spacing: Spacing) -> bool:
    """Whether something is as wide, in heights of a digit, as so many digits are."""
    due = (len(text.replace(".", "")) - 1) * spacing.pitch + spacing.width
    least, most = _POINT if "." in text else (0.0, 0.0)
    narrow = _NARROW * (text[0] in _THIN) + _NARROW * (text[-1] in _THIN)
    return due + least - _SLACK - narrow <= width <= due + most + _SLACK


def cut(number: Shown, text: str, high: float, spacing: Spacing) -> Pixels:
    """The digits of a number that has as many as a text, dark as high values, each with room to be moved."""
    dark = 255 - number.pixels.astype(np.float32)
    scale, middle = HIGH / high, number.pixels.shape[0] / 2
    wide, tall = spacing.wide + 2 * ASIDE, HIGH + 2 * PAPER + 2 * UP
    found = []
    for x in _places(number, text, high, spacing):
        lead = np.array([[scale, 0, wide / 2 - scale * x], [0, scale, tall / 2 - scale * middle]], np.float32)
        found.append(cv2.warpAffine(dark, lead, (wide, tall), flags=cv2.INTER_CUBIC))
    return np.stack(found)


def _places(number: Shown, text: str, high: float, spacing: Spacing) -> Iterator[float]:
    """Where the middle of each digit is: those before a point from the left, those after it from the right."""
    before, _point, after = text.partition(".")
    pitch, half = spacing.pitch * high, spacing.width * high / 2
    start = _MARGIN + half if after else _MARGIN + number.width / 2 - (len(before) - 1) * pitch / 2
    yield from (start + at * pitch for at in range(len(before)))
    end = _MARGIN + number.width - half
    yield from (end - at * pitch for at in reversed(range(len(after))))
