"""What is drawn on a page: strokes and fills that may be the rules of a table, and pictures."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from typing import NamedTuple

from pypdfium2 import raw

from gongkai.ingest.readers.pdf.geometry import Box, Handle, Turn

MAX_OBJECTS = 80_000
"""Objects of one page that are looked at. A page whose borders are dots has some ten thousand."""
MAX_SEGMENTS = 400_000
"""Path segments of one page that are looked at."""
MAX_DEPTH = 8
"""Drawings within drawings that are followed."""
MAX_CLIPS = 64
"""Clip paths of one object, and segments of one clip path, that are looked at."""
THIN = 3.6
"""Points up to which a filled rectangle is a rule and not an area."""

_Matrix = tuple[float, float, float, float, float, float]
_SAME: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_WHITE = 250


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page, in reading space.

    `rules` are thin things that can be seen: strokes and bars, each as its box, dots and dashes among them. `areas` are
    filled rectangles, and white bars: their edges bound cells where nothing better does. `inked` is what is filled with
    a colour other than white. `pictures` are images. `clips` are what pieces of text are cut down to, by the address of
    the piece. `shapes` counts what is no rule.
    """

    rules: list[Box] = field(default_factory=list)
    areas: list[Box] = field(default_factory=list)
    inked: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    clips: dict[int, Box] = field(default_factory=dict)
    shapes: int = 0
    cut: bool = False


class _Part(NamedTuple):
    """A subpath: its box, and whether it has only level and upright sides."""

    box: Box
    sides: tuple[tuple[float, float, float, float], ...]


def drawing_of(page: Handle, turn: Turn) -> Drawing:
    """What is drawn on a page, without what lies outside it."""
    pen = _Pen(turn)
    pen.walk(_objects(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject), _SAME, 0)
    width, height = turn.size
    drawing = pen.drawing
    for boxes in (drawing.rules, drawing.areas, drawing.pictures):
        boxes[:] = [b for b in boxes if b.right >= 0 and b.bottom >= 0 and b.left <= width and b.top <= height]
    return drawing


def _objects(holder: Handle, count: Handle, get: Handle) -> Iterator[Handle]:
    for index in range(min(count(holder), MAX_OBJECTS)):
        thing = get(holder, index)
        if thing:
            yield thing


class _Pen:
    """Goes through the objects of one page and keeps what matters."""

    def __init__(self, turn: Turn) -> None:
        self.drawing = Drawing()
        self._turn = turn
        self._left = MAX_OBJECTS
        self._segments = MAX_SEGMENTS
        self._bounds = tuple(ctypes.c_float() for _ in range(4))
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._point = (ctypes.c_float(), ctypes.c_float())
        self._modes = (ctypes.c_int(), ctypes.c_int())
        self._matrix = raw.FS_MATRIX()

    def walk(self, things: Iterator[Handle], matrix: _Matrix, depth: int) -> None:
        """Go through objects whose space `matrix` carries to the page's own."""
        for thing in things:
            self._left -= 1
            if self._left < 0:
                self.drawing.cut = True
                return
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(thing, matrix)
            elif kind == raw.FPDF_PAGEOBJ_TEXT:
                clip = self._clip(thing, matrix)
                if clip is not None:
                    self.drawing.clips[ctypes.addressof(thing.contents)] = clip
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._image(thing, matrix)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                inner = _times(self._matrix_of(thing), matrix)
                self.walk(_objects(thing, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject), inner, depth + 1)

    def _image(self, thing: Handle, matrix: _Matrix) -> None:
        box, clip = self._box(thing, matrix), self._clip(thing, matrix)
        if box is not None and clip is not None:
            box = box.common(clip)
        if box is not None and not box.is_empty:
            (self.drawing.rules if min(box.width, box.height) <= THIN else self.drawing.pictures).append(box)

    def _path(self, thing: Handle, matrix: _Matrix) -> None:
        fill, stroke = self._modes
        if not raw.FPDFPath_GetDrawMode(thing, fill, stroke):
            return
        filled = fill.value != raw.FPDF_FILLMODE_NONE and self._alpha(thing, raw.FPDFPageObj_GetFillColor) > 0
        stroked = bool(stroke.value) and self._alpha(thing, raw.FPDFPageObj_GetStrokeColor) > 0
        if not (filled or stroked):
            return
        box, clip = self._box(thing, matrix), self._clip(thing, matrix)
        seen = box if box is None or clip is None else box.common(clip)
        if box is None or seen is None or seen.is_empty:
            return
        white = self._white(thing, raw.FPDFPageObj_GetStrokeColor if stroked else raw.FPDFPageObj_GetFillColor)
        if min(box.width, box.height) <= THIN:
            (self.drawing.areas if white else self.drawing.rules).append(seen)
            return
        if filled and not self._white(thing, raw.FPDFPageObj_GetFillColor):
            self.drawing.inked.append(seen)
        rules, areas = len(self.drawing.rules), len(self.drawing.areas)
        self._large_path(thing, matrix, stroked=stroked and not white)
        if clip is not None:
            _cut_off(self.drawing.rules, rules, clip)
            _cut_off(self.drawing.areas, areas, clip)

    def _large_path(self, thing: Handle, matrix: _Matrix, *, stroked: bool) -> None:
        parts = list(self._parts(thing, _times(self._matrix_of(thing), matrix)))
        for index, (box, sides) in enumerate(parts):
            if stroked:
                self.drawing.rules.extend(_side_box(side) for side in sides)
                self.drawing.shapes += not sides
            elif min(box.width, box.height) <= THIN:
                self.drawing.rules.append(box)
            elif len(sides) < 3:
                self.drawing.shapes += 1
            elif index and _frames(parts[index - 1].box, box):
                self.drawing.rules.extend(_side_box(side) for side in sides)
            else:
                self.drawing.areas.append(box)

    def _parts(self, thing: Handle, matrix: _Matrix) -> Iterator[_Part]:
        """The subpaths of a path, in reading space."""
        count = raw.FPDFPath_CountSegments(thing)
        self._segments -= count
        if self._segments < 0:
            self.drawing.cut = True
            return
        points: list[tuple[float, float]] = []
        curved = False
        x, y = self._point
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(thing, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            kind = raw.FPDFPathSegment_GetType(segment)
            point = self._turn.point(*_carried(x.value, y.value, matrix))
            if kind == raw.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    yield _part(points, curved=curved)
                points, curved = [point], False
                continue
            curved = curved or kind == raw.FPDF_SEGMENT_BEZIERTO
            points.append(point)
            if raw.FPDFPathSegment_GetClose(segment) and points[0] != point:
                points.append(points[0])
        if len(points) > 1:
            yield _part(points, curved=curved)

    def _box(self, thing: Handle, matrix: _Matrix) -> Box | None:
        """The box of an object in reading space."""
        if not raw.FPDFPageObj_GetBounds(thing, *self._bounds):
            return None
        left, bottom, right, top = (value.value for value in self._bounds)
        if not all(abs(value) < 1e6 for value in (left, bottom, right, top)):
            return None
        return self._turn.box(*_carried_box((left, bottom, right, top), matrix))

    def _clip(self, thing: Handle, matrix: _Matrix) -> Box | None:
        """The box outside which an object is not painted, in reading space; None where nothing limits it."""
        paths = raw.FPDFPageObj_GetClipPath(thing)
        count = raw.FPDFClipPath_CountPaths(paths) if paths else 0
        boxes = [self._clip_box(paths, index) for index in range(min(count, MAX_CLIPS))]
        limits = [self._turn.box(*_carried_box(box, matrix)) for box in boxes if box is not None]
        return reduce(Box.common, limits) if limits else None

    def _clip_box(self, paths: Handle, index: int) -> tuple[float, float, float, float] | None:
        x, y = self._point
        points = []
        count = min(raw.FPDFClipPath_CountPathSegments(paths, index), MAX_CLIPS)
        for number in range(count):
            segment = raw.FPDFClipPath_GetPathSegment(paths, index, number)
            if segment and raw.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if not points:
            return None
        xs, ys = [px for px, _ in points], [py for _, py in points]
        return min(xs), min(ys), max(xs), max(ys)

    def _matrix_of(self, thing: Handle) -> _Matrix:
        found = self._matrix
        if not raw.FPDFPageObj_GetMatrix(thing, found):
            return _SAME
        return (found.a, found.b, found.c, found.d, found.e, found.f)

    def _alpha(self, thing: Handle, get: Handle) -> int:
        # What has no plain colour is painted with a pattern, which can be seen.
        return int(self._colour[3].value) if get(thing, *self._colour) else 255

    def _white(self, thing: Handle, get: Handle) -> bool:
        return bool(get(thing, *self._colour)) and min(c.value for c in self._colour[:3]) >= _WHITE


def _cut_off(boxes: list[Box], start: int, clip: Box) -> None:
    """Cut what was added since `start` down to what the clip lets be seen."""
    boxes[start:] = [seen for box in boxes[start:] if not (seen := box.common(clip)).is_empty]


def _part(points: list[tuple[float, float]], *, curved: bool) -> _Part:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    sides = tuple(
        (x0, y0, x1, y1) for (x0, y0), (x1, y1) in pairwise(points) if (abs(x0 - x1) < 0.5) != (abs(y0 - y1) < 0.5)
    )
    straight = sides if not curved or len(sides) >= 4 else ()
    return _Part(Box(min(xs), min(ys), max(xs), max(ys)), straight)


def _side_box(side: tuple[float, float, float, float]) -> Box:
    x0, y0, x1, y1 = side
    return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _frames(outer: Box, inner: Box) -> bool:
    """Whether the space between two rectangles is as thin as a border all around."""
    gaps = (
        inner.left - outer.left,
        inner.top - outer.top,
        outer.right - inner.right,
        outer.bottom - inner.bottom,
    )
    return all(0 <= gap <= THIN for gap in gaps)


def _carried_box(box: tuple[float, float, float, float], matrix: _Matrix) -> tuple[float, float, float, float]:
    """A rectangle around a rectangle that a matrix carries."""
    if matrix is _SAME:
        return box
    corners = [_carried(x, y, matrix) for x in box[::2] for y in box[1::2]]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _carried(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    """One matrix that does what `first` and then `then` do."""
    if then is _SAME:
        return first
    a, b, c, d, e, f = first
    origin = _carried(e, f, then)
    across = _carried(a, b, (*then[:4], 0.0, 0.0))
    up = _carried(c, d, (*then[:4], 0.0, 0.0))
    return (*across, *up, *origin)
