"""Seals over a page: round with a star, oval, square; the print shows through them as it does through ink."""

import math
import random

from PIL import Image, ImageChops, ImageDraw, ImageFont

from .drawing import KAI

_Pen = ImageDraw.ImageDraw
_Ink = tuple[int, ...]


def sealed(picture: Image.Image, dpi: int, ink: _Ink, *, shape: str = "round", seed: int = 0) -> Image.Image:
    """The page with a seal of a shape, wherever chance lays it."""
    chance = random.Random(seed)
    radius = min(round(59 * dpi / 72), picture.height // 2, picture.width // 2)
    x = chance.randint(radius, picture.width - radius)
    y = chance.randint(min(radius, picture.height // 2), max(picture.height - radius, picture.height // 2 + 1))
    layer = Image.new("RGB", picture.size, "white")
    _SHAPES[shape](ImageDraw.Draw(layer), (x, y), radius, ink, dpi)
    return ImageChops.multiply(picture, layer)


def _round(pen: _Pen, middle: tuple[int, int], radius: int, ink: _Ink, dpi: int) -> None:
    x, y = middle
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=ink, width=max(3, dpi // 36))
    star = [
        (x + radius * k * math.sin(math.pi * n / 5), y - radius * k * math.cos(math.pi * n / 5))
        for n in range(10)
        for k in (0.4 if n % 2 == 0 else 0.16,)
    ]
    pen.polygon(star, fill=ink)
    for n in range(11):
        a = math.radians(-130 + 26 * n)
        px, py = x + 0.78 * radius * math.sin(a), y - 0.78 * radius * math.cos(a)
        side = radius * 0.09
        pen.rectangle((px - side, py - side, px + side, py + side), outline=ink, width=max(2, dpi // 50))


def _oval(pen: _Pen, middle: tuple[int, int], radius: int, ink: _Ink, dpi: int) -> None:
    (x, y), high = middle, radius * 2 // 3
    pen.ellipse((x - radius, y - high, x + radius, y + high), outline=ink, width=max(2, dpi // 40))
    _words(pen, (x, y - high // 3), "政府信息公开", radius * 0.24, ink)
    _words(pen, (x, y + high // 3), "专用章", radius * 0.3, ink)


def _square(pen: _Pen, middle: tuple[int, int], radius: int, ink: _Ink, dpi: int) -> None:
    (x, y), side = middle, radius * 3 // 4
    pen.rectangle((x - side, y - side, x + side, y + side), outline=ink, width=max(3, dpi // 30))
    _words(pen, (x, y - side // 2), "办公", side * 0.8, ink)
    _words(pen, (x, y + side // 2), "室印", side * 0.8, ink)


_SHAPES = {"round": _round, "oval": _oval, "square": _square}


def _words(pen: _Pen, middle: tuple[int, int], words: str, size: float, ink: _Ink) -> None:
    pen.text(middle, words, font=ImageFont.truetype(KAI, max(8, round(size))), fill=ink, anchor="mm")
