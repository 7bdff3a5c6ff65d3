"""The characters of a page with their places, as pdfium gives them."""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from pypdfium2 import raw

from gongkai.ingest.readers.normal import UNMAPPED, normal
from gongkai.ingest.readers.pdf.geometry import Box, Handle, Turn

MAX_CHARACTERS = 25_000
"""Characters of one page that are looked at. A page of print has at most a few thousand."""

_SPACES = frozenset((0x20, 0x09, 0xA0, 0x3000, 0x2002, 0x2003, 0x2009))
_NOTHING = frozenset((0x00, 0x0A, 0x0D, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE))
_HYPHEN = 0x02
_SLANT = math.radians(8)
"""How far writing may stand off the level. What is turned further was laid over the page, as a watermark is."""
_WHITE, _PALE = 250, 120
_FAINT = 128
"""The opacity below which black is pale."""


class Ink(IntEnum):
    """How well a character can be seen on white paper."""

    PLAIN = 0
    PALE = 1
    WHITE = 2
    NONE = 3


class Character(NamedTuple):
    """One character: its text, its advance box, its baseline and the height of its em, in reading space.

    Where a font has no mapping to Unicode, `text` is U+FFFD. `piece` is the address of the piece of text that it is of.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    ink: Ink = Ink.PLAIN
    piece: int = 0

    @property
    def box(self) -> Box:
        """The advance box."""
        return Box(self.left, self.top, self.right, self.bottom)

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the box."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PageText:
    """The characters of a page in the order of its content, and the turn that makes most of them upright."""

    characters: list[Character]
    turn: Turn
    cut: bool = False


class _Style(NamedTuple):
    """What the characters of one piece of text share; `quarter` is None for writing at a slant."""

    size: float
    quarter: int | None
    ink: Ink


class _Found(NamedTuple):
    code: int
    x: float
    y: float
    box: tuple[float, float, float, float]
    style: _Style
    piece: int


def characters_of(page: Handle, turn: Turn) -> PageText:
    """The characters of a page.

    Lines that pdfium makes up (its line ends, its guesses at spaces) are left out: where a gap is wide enough for a
    space is for the reader of lines to say.
    """
    handle = raw.FPDFText_LoadPage(page)
    if not handle:
        return PageText([], turn)
    try:
        count = raw.FPDFText_CountChars(handle)
        found = _found(handle, min(max(count, 0), MAX_CHARACTERS))
    finally:
        raw.FPDFText_ClosePage(handle)
    upright = turn.by(_upright(found, turn.quarters))
    width, height = upright.size
    placed = [_placed(each, upright) for each in found]
    visible = _visible([c for c in placed if c is not None], Box(0, 0, width, height))
    return PageText(visible, upright, cut=count > MAX_CHARACTERS)


def _found(handle: Handle, count: int) -> list[_Found]:
    """Every character that stands in the file and is not at a slant, in the page's own space."""
    x, y, rect = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    styles = _Styles(handle)
    found = []
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _NOTHING and raw.FPDFText_HasUnicodeMapError(handle, index) != 1:
            continue
        if code in _SPACES and raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        style = styles.of(index)
        if style.quarter is None or not raw.FPDFText_GetCharOrigin(handle, index, x, y):
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, rect)
        if raw.FPDFText_HasUnicodeMapError(handle, index) == 1:
            code = 0xFFFD
        elif code == _HYPHEN and raw.FPDFText_IsHyphen(handle, index) == 1:
            code = 0x2D
        box = (rect.left, rect.bottom, rect.right, rect.top)
        found.append(_Found(code, x.value, y.value, box, style, styles.piece))
    return found


class _Styles:
    """The styles of the characters of a page, one piece of text after another."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self.piece = 0
        self._style = _Style(0.0, 0, Ink.PLAIN)
        self._matrix = raw.FS_MATRIX()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))

    def of(self, index: int) -> _Style:
        """The style of a character."""
        piece = raw.FPDFText_GetTextObject(self._handle, index)
        address = ctypes.addressof(piece.contents) if piece else 0
        if not address or address != self.piece:
            self.piece = address
            self._style = self._found(index, piece)
        return self._style

    def _found(self, index: int, piece: Handle) -> _Style:
        matrix = self._matrix
        raw.FPDFText_GetMatrix(self._handle, index, matrix)
        size = raw.FPDFText_GetFontSize(self._handle, index) * math.hypot(matrix.c, matrix.d)
        return _Style(size, _quarter(matrix.a, matrix.b), self._ink(piece) if piece else Ink.PLAIN)

    def _ink(self, piece: Handle) -> Ink:
        mode = raw.FPDFTextObj_GetTextRenderMode(piece)
        if mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
            return Ink.NONE
        if mode != raw.FPDF_TEXTRENDERMODE_FILL or not raw.FPDFPageObj_GetFillColor(piece, *self._colour):
            return Ink.PLAIN
        *colours, opacity = (colour.value for colour in self._colour)
        if opacity == 0:
            return Ink.NONE
        if min(colours) >= _WHITE:
            return Ink.WHITE
        return Ink.PALE if min(colours) >= _PALE or opacity < _FAINT else Ink.PLAIN


def _quarter(a: float, b: float) -> int | None:
    """How many quarters, counter-clockwise, writing is turned in the page's own space; None where it is at a slant."""
    turned = math.atan2(b, a) / (math.pi / 2)
    return round(turned) % 4 if abs(turned - round(turned)) * math.pi / 2 <= _SLANT else None


def _upright(found: list[_Found], otherwise: int) -> int:
    """The clockwise quarters that make most of the writing upright."""
    counts = Counter(each.style.quarter for each in found if each.code not in _SPACES)
    return counts.most_common(1)[0][0] or 0 if counts else otherwise


def _placed(found: _Found, turn: Turn) -> Character | None:
    """A character in reading space; None where it has no place that could be drawn."""
    style = found.style
    values = (found.x, found.y, *found.box, style.size)
    if not all(math.isfinite(value) and abs(value) < 1e6 for value in values):
        return None
    x, base = turn.point(found.x, found.y)
    box = turn.box(*found.box)
    size = style.size if style.size > 0.5 else max(box.height, 1.0)
    text = " " if found.code in _SPACES and found.code != 0x3000 else normal(_text(found.code))
    if not text:
        return None
    if box.width < 0.05 or box.height < 0.05:
        box = Box(x, base - 0.8 * size, x + 0.5 * size, base + 0.1 * size)
    left = min(x, box.left) if style.quarter == turn.quarters else box.left
    if style.quarter != turn.quarters:
        base = box.bottom
    return Character(text, left, box.top, box.right, box.bottom, base, size, style.ink, found.piece)


def _text(code: int) -> str:
    """A code point as text; what cannot be a character is U+FFFD."""
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return UNMAPPED
    return chr(code)


def _visible(characters: list[Character], page: Box) -> list[Character]:
    """Characters on the page, and those that run out of it: a number cut by the edge must not lose its last digits."""
    kept: list[Character] = []
    for character in characters:
        if page.holds(*character.middle) or (kept and _runs_on(kept[-1], character)):
            kept.append(character)
    return kept


def _runs_on(one: Character, after: Character) -> bool:
    return abs(after.base - one.base) < 0.1 * one.size and abs(after.left - one.right) < 0.25 * one.size
