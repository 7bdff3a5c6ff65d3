"""What stands on a page of an OFD file: characters, lines, areas and images, in points of reading space."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from lxml.etree import _Element as Element

from gongkai.ingest.readers.normal import normal
from gongkai.ingest.readers.ofd.package import SPACE, Numbers, numbers
from gongkai.ingest.readers.pdf.characters import MAX_CHARACTERS, Character, Ink
from gongkai.ingest.readers.pdf.drawing import MAX_OBJECTS, THIN, Drawing
from gongkai.ingest.readers.pdf.geometry import Box, around

POINT = 72 / 25.4
"""Points of a millimetre."""

_SAME = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_SLANT = 0.14
"""Rise over run from which writing stands at a slant, as that of a mark over the page does."""
_STEP = re.compile(r"([SMLQBAC])((?:\s+[-+.\deE]+)*)")
_STRAIGHT = 0.2
"""Millimetres by which a level line may rise."""
_NARROW = 0.55
"""The part of an em that a character takes up that is no Chinese one, where nothing says it."""


class Image(NamedTuple):
    """An image: where it stands, and its identity among the resources."""

    box: Box
    identity: str


@dataclass(slots=True)
class Sheet:
    """What stands on one page."""

    characters: list[Character] = field(default_factory=list)
    drawing: Drawing = field(default_factory=Drawing)
    images: list[Image] = field(default_factory=list)


def drawn(contents: Iterable[Element], page: Numbers) -> Sheet:
    """What the contents of a page and its templates draw; `page` is its box in millimetres."""
    sheet = Sheet()
    objects = (thing for content in contents for thing in content.iter(*_KINDS) if thing.get("Visible") != "false")
    for number, thing in enumerate(objects):
        if number >= MAX_OBJECTS or len(sheet.characters) >= MAX_CHARACTERS:
            sheet.drawing.cut = True
            break
        boundary = numbers(thing.get("Boundary"))
        if len(boundary) == 4 and all(math.isfinite(value) and abs(value) < 1e5 for value in boundary):
            _KINDS[thing.tag](thing, _Place.of(thing, boundary, page), sheet)
    return sheet


class _Place(NamedTuple):
    """From an object's own space to the page: its matrix, then the corner of its boundary."""

    matrix: Numbers
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, thing: Element, boundary: Numbers, page: Numbers) -> "_Place":
        matrix = numbers(thing.get("CTM"))
        sound = len(matrix) == 6 and all(map(math.isfinite, matrix))
        return cls(matrix if sound else _SAME, boundary[0] - page[0], boundary[1] - page[1], *boundary[2:])

    @property
    def box(self) -> Box:
        x, y = self.left * POINT, self.top * POINT
        return Box(x, y, x + self.width * POINT, y + self.height * POINT)

    @property
    def scale(self) -> float:
        return math.hypot(self.matrix[2], self.matrix[3])

    @property
    def level(self) -> bool:
        return abs(self.matrix[1]) <= _SLANT * abs(self.matrix[0]) and self.matrix[0] > 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.matrix
        return (a * x + c * y + e + self.left) * POINT, (b * x + d * y + f + self.top) * POINT


def _text(thing: Element, place: _Place, sheet: Sheet) -> None:
    if not place.level:
        return
    size = next(iter(numbers(thing.get("Size"))), 0.0)
    em = size * place.scale * POINT
    if not 0.5 < em < 1000:
        return
    ink = _ink(thing)
    for code in thing.iterfind(f"{SPACE}TextCode"):
        sheet.characters += _characters(code, place, size, ink=ink)


def _characters(code: Element, place: _Place, size: float, *, ink: Ink) -> Iterator[Character]:
    """The characters of a piece of text: where one starts, the next follows by DeltaX, the last by its own width."""
    words = (code.text or "").strip("\r\n")
    x, y = (next(iter(numbers(code.get(axis))), 0.0) for axis in "XY")
    steps = [*deltas(code.get("DeltaX")), *([None] * len(words))]
    em = size * place.scale * POINT
    for word, step in zip(words, steps, strict=False):
        advance = size * (1 if ord(word) > 0x2E7F else _NARROW)
        left, base = place.point(x, y)
        right = max(place.point(x + min(step or advance, 1.2 * size), y)[0], left + 0.1)
        if said := " " if word.isspace() else normal(word):
            yield Character(said, left, base - 0.85 * em, right, base + 0.15 * em, base, em, ink)
        x += advance if step is None else step


def deltas(text: str | None) -> list[float]:
    """The steps of DeltaX, where `g 3 5` stands for 5 5 5 (11.3).

    >>> deltas("g 3 5 2.5")
    [5.0, 5.0, 5.0, 2.5]
    """
    found: list[float] = []
    words = iter((text or "").split())
    try:
        for word in words:
            if word == "g":
                count, step = int(next(words)), float(next(words))
                found += [step] * min(max(count, 0), MAX_CHARACTERS)
            else:
                found.append(float(word))
    except (ValueError, StopIteration):
        return found
    return found


def _ink(thing: Element) -> Ink:
    colour = thing.find(f"{SPACE}FillColor")
    if thing.get("Alpha") == "0" or (colour is not None and colour.get("Alpha") == "0"):
        return Ink.NONE
    shade = numbers(colour.get("Value")) if colour is not None else ()
    return Ink.WHITE if len(shade) == 3 and min(shade) >= 250 else Ink.PLAIN


def _path(thing: Element, place: _Place, sheet: Sheet) -> None:
    data = thing.findtext(f"{SPACE}AbbreviatedData") or ""
    filled = thing.get("Fill") == "true"
    stroked = thing.get("Stroke") != "false"
    for points in paths(data):
        placed = [place.point(x, y) for x, y in points]
        if stroked:
            sheet.drawing.rules += _sides(placed)
        if filled and len(placed) > 2:
            box = around([Box(x, y, x, y) for x, y in placed])
            if min(box.width, box.height) <= THIN:
                sheet.drawing.rules.append(box)
            elif _ink(thing) is Ink.PLAIN:
                sheet.drawing.areas.append(box)
                sheet.drawing.inked.append(box)


def _sides(points: list[tuple[float, float]]) -> Iterator[Box]:
    """The level and upright sides of a path."""
    for (x0, y0), (x1, y1) in pairwise(points):
        if min(abs(x0 - x1), abs(y0 - y1)) <= _STRAIGHT * POINT:
            yield Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def paths(data: str) -> Iterator[list[tuple[float, float]]]:
    """The corners of each subpath of AbbreviatedData (9.1); curves count as lines to their end.

    >>> list(paths("M 0 0 L 5 0 L 5 5 C M 1 1 L 2 2"))
    [[(0.0, 0.0), (5.0, 0.0), (5.0, 5.0), (0.0, 0.0)], [(1.0, 1.0), (2.0, 2.0)]]
    """
    points: list[tuple[float, float]] = []
    for step, rest in _STEP.findall(data):
        values = numbers(rest)
        if step in "SM":
            if len(points) > 1:
                yield points
            points = []
        if step == "C" and points:
            points.append(points[0])
        elif len(values) >= 2:
            points.append((values[-2], values[-1]))
    if len(points) > 1:
        yield points


def _image(thing: Element, place: _Place, sheet: Sheet) -> None:
    sheet.drawing.pictures.append(place.box)
    sheet.images.append(Image(place.box, thing.get("ResourceID", "")))


_KINDS = {f"{SPACE}TextObject": _text, f"{SPACE}PathObject": _path, f"{SPACE}ImageObject": _image}
