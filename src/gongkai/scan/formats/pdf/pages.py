"""One page of a PDF: its text with the box of every sign, and what on it is not seen."""

import ctypes
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as c

from gongkai.scan.values.place import Box

_INVISIBLE = 3
"""Text render mode of text that is neither filled nor stroked."""
_LINE_END = re.compile(r"[ \n]*\n[ \n]*")
_LOOSE = 3
"""Heights of a sign by which a wrapped line may end before the margin."""
_WHITE = 250
_SOLID = 250
_MOSTLY = 0.8
_DEPTH = 4
_MOST_OBJECTS = 60_000


class Thing(NamedTuple):
    """An object drawn on a page: in which order, what it is, where (left, bottom, right, top), how it is painted."""

    order: int
    kind: str
    drawn: pdfium.PdfObject
    bounds: Box
    colour: tuple[int, int, int, int]


_KINDS = {c.FPDF_PAGEOBJ_TEXT: "text", c.FPDF_PAGEOBJ_PATH: "path", c.FPDF_PAGEOBJ_IMAGE: "image"}


class Page:
    """A page that is open. Close it when it is done with."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._page = page
        self._text = page.get_textpage()
        self.width, self.height = page.get_size()
        self.text = self._signs()

    def close(self) -> None:
        """Free what the library holds."""
        self._text.close()
        self._page.close()

    def _signs(self) -> str:
        """The text of the page, one sign for each that the library counts."""
        count = self._text.count_chars()
        text = self._text.get_text_range() if count else ""
        if len(text) != count:
            codes = (c.FPDFText_GetUnicode(self._text.raw, n) for n in range(count))
            text = "".join(chr(code) if code and not 0xD800 <= code < 0xE000 else " " for code in codes)
        return text.replace("\r", " ").replace("\ufffe", "-").replace("\x02", "-")

    def boxes(self) -> list[Box]:
        """The box of every sign of the text, from the top left corner of the page as it is shown; empty for blanks."""
        return [self._device(self._text.get_charbox(n, loose=True)) for n in range(len(self.text))]

    def breaks(self) -> list[tuple[int, int]]:
        """The ends of lines that reach as far right as any on the page: what follows may go on with them."""
        ends = [(found.start(), found.end()) for found in _LINE_END.finditer(self.text) if found.start()]
        boxes = [self._text.get_charbox(start - 1) for start, _end in ends]
        far = max((box[2] for box in boxes), default=0.0)
        return [end for end, box in zip(ends, boxes, strict=True) if box[2] >= far - _LOOSE * (box[3] - box[1])]

    def shown(self, corners: Box) -> Box:
        """A box of the page's own space (left, bottom, right, top) as it is shown, from the top left corner."""
        return self._device(corners)

    def text_within(self, box: Box) -> str:
        """The signs whose middle lies in a box."""
        found = []
        for n in range(len(self.text)):
            left, top, right, bottom = self._device(self._text.get_charbox(n))
            x, y = (left + right) / 2, (top + bottom) / 2
            if box[0] <= x <= box[2] and box[1] <= y <= box[3] and right > left:
                found.append(self.text[n])
        return "".join(found)

    def _device(self, corners: tuple[float, float, float, float]) -> Box:
        """A box of the page's own space (left, bottom, right, top) as it is shown: rotated, and cropped."""
        left, bottom, right, top = corners
        scale = 10
        x, y = ctypes.c_int(), ctypes.c_int()
        seen = []
        for across, up in ((left, bottom), (right, top)):
            size = round(self.width * scale), round(self.height * scale)
            c.FPDF_PageToDevice(self._page.raw, 0, 0, *size, 0, across, up, ctypes.byref(x), ctypes.byref(y))
            seen.append((x.value / scale, y.value / scale))
        (ax, ay), (bx, by) = seen
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)

    @property
    def frame(self) -> Box:
        """What of the page's own space is shown: left, bottom, right, top."""
        return tuple(self._page.get_bbox())

    def _things(self) -> Iterator[Thing]:
        """Everything drawn on the page, in the order of drawing."""
        for order, found in enumerate(self._page.get_objects(max_depth=1)):
            if order > _MOST_OBJECTS:
                return
            if kind := _KINDS.get(found.type):
                yield Thing(order, kind, found, tuple(found.get_bounds()), _colour(kind, found))

    def has_pictures(self) -> bool:
        """Whether a picture is drawn on the page, in a form or by itself."""
        return any(found.type == c.FPDF_PAGEOBJ_IMAGE for found in self._page.get_objects(max_depth=_DEPTH))

    def unseen(self, check: Callable[[], None]) -> Iterator[tuple[str, str, Box]]:
        """Texts that are not seen: why (`outside`, `invisible`, `white`, `covered`), the text, its box as shown.

        `check` is asked before each whether there is time.
        """
        texts: list[Thing] = []
        grounds: list[Thing] = []
        for thing in self._things():
            (texts if thing.kind == "text" else grounds).append(thing)
        frame = self.frame
        most = _MOSTLY * _area(frame)
        # Text behind or over the picture of the page itself is what recognition put there.
        scanned = any(ground.kind == "image" and _overlap(ground.bounds, frame) > most for ground in grounds)
        grounds = [ground for ground in grounds if _may_cover(ground)]
        for thing in texts:
            check()
            reason = "outside" if _overlap(thing.bounds, frame) <= 0 else ""
            reason = reason or ("" if scanned else _reason(thing, grounds))
            if reason and (text := self._text_of(thing.drawn)).strip():
                yield reason, text, self._device(thing.bounds)

    def _text_of(self, found: pdfium.PdfObject) -> str:
        size = c.FPDFTextObj_GetText(found.raw, self._text.raw, None, 0)
        if size <= 2:
            return ""
        buffer = ctypes.create_string_buffer(size)
        c.FPDFTextObj_GetText(found.raw, self._text.raw, ctypes.cast(buffer, ctypes.POINTER(c.FPDF_WCHAR)), size)
        return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _reason(thing: Thing, grounds: list[Thing]) -> str:
    """Why a text within the page is not seen; "" where it is. `grounds` are what may cover it, in order of drawing."""
    if thing.colour[3] == 0 or c.FPDFTextObj_GetTextRenderMode(thing.drawn.raw) == _INVISIBLE:
        return "invisible"
    later = bisect_right(grounds, thing.order, key=_ORDER)
    if any(ground.colour[3] > _SOLID and _covers(ground.bounds, thing.bounds) for ground in grounds[later:]):
        return "covered"
    if min(thing.colour[:3]) < _WHITE:
        return ""
    dark = (g for g in grounds[:later] if g.kind == "image" or min(g.colour[:3]) < _WHITE)
    return "" if any(_covers(ground.bounds, thing.bounds) for ground in dark) else "white"


_ORDER = attrgetter("order")
_THIN = 3
"""Points: what is thinner covers no text. A table has hundreds of such lines."""


def _may_cover(ground: Thing) -> bool:
    left, bottom, right, top = ground.bounds
    return ground.colour[3] > 0 and right - left > _THIN and top - bottom > _THIN


def _colour(kind: str, found: pdfium.PdfObject) -> tuple[int, int, int, int]:
    """What an object is painted with: red, green, blue, and how solid. A picture is solid, a bare line is not."""
    if kind == "image":
        return 0, 0, 0, 255
    return (0, 0, 0, 0) if kind == "path" and not _is_filled(found) else _fill(found)


def _fill(found: pdfium.PdfObject) -> tuple[int, int, int, int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not c.FPDFPageObj_GetFillColor(found.raw, *map(ctypes.byref, parts)):
        return 0, 0, 0, 255
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def _is_filled(found: pdfium.PdfObject) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(c.FPDFPath_GetDrawMode(found.raw, ctypes.byref(mode), ctypes.byref(stroke)) and mode.value)


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _overlap(one: Box, other: Box) -> float:
    return _area((max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])))


def _covers(cover: Box, text: Box) -> bool:
    if cover[2] <= text[0] or text[2] <= cover[0] or cover[3] <= text[1] or text[3] <= cover[1]:
        return False
    return _area(text) > 0 and _overlap(cover, text) >= _MOSTLY * _area(text)
