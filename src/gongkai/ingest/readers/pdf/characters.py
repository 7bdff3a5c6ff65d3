"""The characters of a page with their places, as pdfium gives them."""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from pypdfium2 import raw

from gongkai.ingest.readers.pdf.geometry import Box, Handle, Turn
from gongkai.ingest.readers.pdf.normal import UNMAPPED, normal

MAX_CHARACTERS = 25_000
"""Characters of one page that are looked at. A page of print has at most a few thousand."""

_SPACES = frozenset((0x20, 0x09, 0xA0, 0x3000, 0x2002, 0x2003, 0x2009))
_NOTHING = frozenset((0x00, 0x0A, 0x0D, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE))
_HYPHEN = 0x02


class Character(NamedTuple):
    """One character: its text, its advance box, its baseline and the height of its em, in reading space.

    Where a font has no mapping to Unicode, `text` is U+FFFD.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float

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
    unmapped: int = 0
    cut: bool = False


class _Found(NamedTuple):
    code: int
    x: float
    y: float
    box: tuple[float, float, float, float]
    size: float
    quarter: int


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
    page_box = Box(0, 0, width, height)
    placed = [_placed(each, upright) for each in found]
    visible = _visible([c for c in placed if c is not None], page_box)
    return PageText(_once(visible), upright, sum(c.text == UNMAPPED for c in visible), cut=count > MAX_CHARACTERS)


def _found(handle: Handle, count: int) -> list[_Found]:
    """Every character that stands in the file, in the page's own space."""
    x, y = ctypes.c_double(), ctypes.c_double()
    rect, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    found = []
    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in _NOTHING and raw.FPDFText_HasUnicodeMapError(handle, index) != 1:
            continue
        if code in _SPACES and raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        if not raw.FPDFText_GetCharOrigin(handle, index, x, y):
            continue
        raw.FPDFText_GetLooseCharBox(handle, index, rect)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        if raw.FPDFText_HasUnicodeMapError(handle, index) == 1:
            code = 0xFFFD
        elif code == _HYPHEN and raw.FPDFText_IsHyphen(handle, index) == 1:
            code = 0x2D
        size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
        box = (rect.left, rect.bottom, rect.right, rect.top)
        found.append(_Found(code, x.value, y.value, box, size, _quarter(matrix.a, matrix.b)))
    return found


def _quarter(a: float, b: float) -> int:
    """How many quarters, counter-clockwise, the writing is turned in the page's own space."""
    return round(math.atan2(b, a) / (math.pi / 2)) % 4


def _upright(found: list[_Found], otherwise: int) -> int:
    """The clockwise quarters that make most of the writing upright."""
    counts = Counter(each.quarter for each in found if each.code not in _SPACES)
    return counts.most_common(1)[0][0] if counts else otherwise


def _placed(found: _Found, turn: Turn) -> Character | None:
    """A character in reading space; None where it has no place that could be drawn."""
    values = (found.x, found.y, *found.box, found.size)
    if not all(math.isfinite(value) and abs(value) < 1e6 for value in values):
        return None
    x, base = turn.point(found.x, found.y)
    box = turn.box(*found.box)
    size = found.size if found.size > 0.5 else max(box.height, 1.0)
    text = " " if found.code in _SPACES and found.code != 0x3000 else normal(_text(found.code))
    if not text:
        return None
    if box.width < 0.05 or box.height < 0.05:
        box = Box(x, base - 0.8 * size, x + 0.5 * size, base + 0.1 * size)
    left = min(x, box.left) if found.quarter == turn.quarters else box.left
    if found.quarter != turn.quarters:
        base = box.bottom
    return Character(text, left, box.top, box.right, box.bottom, base, size)


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


def _once(characters: list[Character]) -> list[Character]:
    """Without characters that were drawn twice in one place to look bold."""
    seen: dict[tuple[str, int, int], list[Character]] = {}
    kept = []
    for character in characters:
        column, row = int(character.left / 4), int(character.base / 4)
        near = (
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in seen.get((character.text, column + dx, row + dy), ())
        )
        if any(_same_place(character, other) for other in near):
            continue
        seen.setdefault((character.text, column, row), []).append(character)
        kept.append(character)
    return kept


def _same_place(one: Character, other: Character) -> bool:
    limit = 0.15 * max(one.size, 1.0)
    return abs(one.left - other.left) < limit and abs(one.base - other.base) < limit
