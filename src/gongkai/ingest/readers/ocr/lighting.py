"""Light made even: what a shadow, a lamp to one side or the tone of old paper takes from white is given back.

The paper around a place is the brightest there is near it; by it, brightness is divided. What is as dark as print over
more than a few ems is no print, and stays dark.
"""

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.engine import Pixels

_WHITE, _TONED = 244, 0.02
"""The brightness of paper that needs no more light, and the part of a picture that may have less."""
_SMALL = 480
"""Pixels of the longer side at which paper is looked for: finer than light changes, coarser than print."""
_REACH = 1 / 12
"""The part of the longer side over which some paper is seen between print: a seal's strokes are narrower."""
_DARKEST = 70
"""The brightness below which a place is taken for no paper: the desk around it."""


def evenly_lit(pixels: Pixels) -> Pixels:
    """A grey or coloured picture as if the same light fell on all of its paper, which is white."""
    brightest = pixels if pixels.ndim == 2 else pixels.max(axis=2)
    paper = _paper(brightest)
    if float(np.mean(paper < _WHITE)) <= _TONED:
        return pixels
    height, width = brightest.shape
    light = cv2.resize(np.maximum(paper, _DARKEST), (width, height), interpolation=cv2.INTER_LINEAR).astype(np.float32)
    if pixels.ndim == 2:
        return _divided(pixels, light)
    return np.dstack([_divided(pixels[:, :, at], _tone(pixels, at, light)) for at in range(3)])


def _divided(pixels: Pixels, light: Pixels) -> Pixels:
    lit: Pixels = np.clip(pixels * (255 / light), 0, 255).astype(np.uint8)
    return lit


def _tone(pixels: Pixels, at: int, light: Pixels) -> Pixels:
    """The light on paper in one colour: paper of one tone has it in all places in one proportion."""
    brightest = pixels.max(axis=2)
    paper = brightest[::5, ::5] >= 0.9 * light[::5, ::5]
    share = (
        float(np.median(pixels[::5, ::5, at][paper] / np.maximum(brightest[::5, ::5][paper], 1))) if paper.any() else 1
    )
    return light * min(max(share, 0.5), 1.0)


def _paper(grey: Pixels) -> Pixels:
    """The brightness of paper in every place of a small copy."""
    factor = min(1.0, _SMALL / max(grey.shape))
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    reach = max(3, round(_REACH * max(small.shape))) | 1
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    return cv2.blur(closed, (reach // 2 | 1, reach // 2 | 1))
