"""From a picture to the page that it shows: characters with their places and probabilities, and rules."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from gongkai.ingest.readers.normal import normal
from gongkai.ingest.readers.ocr.bridging import Rect
from gongkai.ingest.readers.ocr.engine import Pixels, Reading, recogniser
from gongkai.ingest.readers.ocr.numerals import is_like_number, told
from gongkai.ingest.readers.ocr.ruling import INK, Print, taken_apart
from gongkai.ingest.readers.ocr.straightening import Straight, straightened
from gongkai.ingest.readers.ocr.upright import clear_characters, clear_part
from gongkai.ingest.readers.pdf.characters import Character
from gongkai.ingest.readers.pdf.drawing import Drawing
from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.page import Page, laid_page

_EM = 10.5
"""Points of an em of usual print: the scale of a page is taken from its writing."""
_WORDS = 0.5
"""The probability below which a piece is not taken for words: a photograph, handwriting, a smudge."""
_READ = 0.45
"""The part of characters in clear words below which a page is tried turned."""
_FEW = 4
_LONGEST = 24
"""Pieces of a page, the longest, that are read to see which way up it is."""
_DIGIT = 0.5
"""Ems of height from which a mark on the paper may be a digit."""
_MANY = 60
"""Numbers on a page from which on they are of a table that has sums."""
_CLEAR = 0.995
_EDGE, _SPOTS = 0.25, 2
"""Ems along the edge of a cell where the rest of a rule may lie, and places with ink from which it is not empty."""
_NOTHING = np.zeros((0, 0), np.uint8)
_MARGIN, _MARGINS = 0.22, (0.1, 0.35, 0.5)
"""How much paper a piece is cut out with, for its height: at first, and where it is not clear yet."""


class Piece(NamedTuple):
    """A piece of writing: where it stands, in points of the level page, what it says, and how sure that is.

    What cannot be read says nothing: its `text` is empty. `lead` is how sure its first character is.
    """

    box: Box
    text: str
    sure: float
    lead: float = 0.0


@dataclass(slots=True)
class Seen:
    """A picture as read. `scale` is points for a pixel of the level picture, `clear` the part of it in clear words.

    Of its pixels nothing is kept but where ink is, `ink`: a file may have many pages.
    """

    page: Page
    pieces: list[Piece]
    straight: Straight
    scale: float
    clear: float
    ink: Pixels = field(repr=False)

    @property
    def says(self) -> bool:
        """Whether anything on it could be read."""
        return any(piece.text for piece in self.pieces)

    def sure_in(self, box: tuple[float, float, float, float] | None) -> float | None:
        """The probability of the least certain piece in a box of the page; None where nothing is written there.

        Ink that was not taken for writing is not certainly nothing.
        """
        if box is None:
            return None
        where = _grown(Box(*box))
        known = [p.sure for p in self.pieces if (p.text or not p.sure) and where.holds(*p.box.middle, slack=1)]
        return min(known, default=0.0 if self._is_inked(where) else None)

    def lead_in(self, box: tuple[float, float, float, float] | None) -> float:
        """The probability of the first character in a box of the page."""
        within = [piece for piece in self.pieces if box and Box(*box).holds(*piece.box.middle, slack=1)]
        first = min(within, key=lambda piece: (round(piece.box.top / _EM), piece.box.left), default=None)
        return first.lead if first is not None else 0.0

    def _is_inked(self, box: Box) -> bool:
        """Whether there is ink in a box, away from its edges."""
        unit, edge = INK * self.scale, _EDGE * _EM
        left, top = round((box.left + edge) / unit), round((box.top + edge) / unit)
        inside = self.ink[
            max(0, top) : round((box.bottom - edge) / unit), max(0, left) : round((box.right - edge) / unit)
        ]
        return int(np.count_nonzero(inside)) >= _SPOTS

    def as_shown(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box of the page in pixels of the original picture."""
        left, top, right, bottom = (value / self.scale for value in box)
        return self.straight.back(left, top, right, bottom)


def seen_page(grey: Pixels, number: int) -> Seen | None:
    """What a picture shows, the right way up; None where nothing on it looks like writing."""
    best = _read(grey, number, 0)
    if best is not None and best.clear >= _READ:
        return best
    clear, turned = max((_clear_words(grey, quarters), quarters) for quarters in (2, 1, 3))
    other = _read(grey, number, turned) if clear else None
    return max((seen for seen in (best, other) if seen is not None), key=lambda seen: seen.clear, default=None)


def _clear_words(grey: Pixels, quarters: int) -> int:
    """How many characters of the longest pieces of a picture are of clear words, turned by quarters."""
    parts = taken_apart(straightened(grey, quarters).pixels)
    if parts is None or len(parts.pieces) < _FEW:
        return 0
    longest = sorted(parts.pieces, key=lambda piece: piece[0] - piece[2])[:_LONGEST]
    return clear_characters(recogniser().read([_cut(parts, piece, _MARGIN) for piece in longest]))


def _read(grey: Pixels, number: int, quarters: int) -> Seen | None:
    straight = straightened(grey, quarters)
    parts = taken_apart(straight.pixels)
    if parts is None or len(parts.pieces) < _FEW:
        return None
    pieces = _sampled(parts) if not _looks_written(parts) else parts.pieces
    readings = _readings(parts, pieces)
    scale = _EM / parts.em
    found = [
        _piece(_box(piece, scale), *told(*reading))._replace(lead=reading[0].lead)
        for piece, reading in zip(pieces, readings, strict=True)
    ]
    kept = [piece for piece in found if piece.text]
    height, width = straight.pixels.shape
    rules = [_box(rule, scale) for rule in parts.rules]
    drawing = Drawing(rules=rules)
    page = laid_page(_characters(kept), drawing, number, (width * scale, height * scale))
    clear = clear_part(first for first, _ in readings)
    return Seen(page, found, straight._replace(pixels=_NOTHING), scale, clear, parts.ink)


def _piece(box: Box, text: str, sure: float) -> Piece:
    """A piece as it was read, with nothing in it where that is no writing."""
    written = text != "" and (sure >= _WORDS or _is_numeral(text))
    return Piece(box, text, sure) if written else Piece(box, "", 0.0 if box.height >= _DIGIT * _EM else 1.0)


def _looks_written(parts: Print) -> bool:
    """Whether the first pieces read as words: a photograph is not read to its end."""
    sample = _sampled(parts)
    return len(sample) == len(parts.pieces) or float(np.mean([r[0].sure for r in _readings(parts, sample)])) > _WORDS


def _sampled(parts: Print) -> list[Rect]:
    most = 24
    return parts.pieces if len(parts.pieces) <= most else parts.pieces[:: len(parts.pieces) // most][:most]


def _is_numeral(text: str) -> bool:
    return all(char in "0123456789/-—.," for char in text)


def _readings(parts: Print, pieces: Sequence[Rect]) -> list[tuple[Reading, list[Reading]]]:
    """Each piece as read, and what is short as read again with less and with more paper around it.

    Of many numbers, the sums of the form tell which was misread; of few, only another look does.
    """
    read = recogniser().read
    first = read([_cut(parts, piece, _MARGIN) for piece in pieces])
    others: list[list[Reading]] = [[] for _ in pieces]
    numbers = [at for at, reading in enumerate(first) if _is_short(pieces[at], parts.em) and is_like_number(reading)]
    doubted = [at for at in numbers if len(numbers) <= _MANY or first[at].number_sure < _CLEAR]
    for margin in _MARGINS:
        for at, reading in zip(doubted, read([_cut(parts, pieces[at], margin) for at in doubted]), strict=True):
            others[at].append(reading)
        doubted = [at for at in doubted if told(first[at], others[at])[1] < _CLEAR]
    return list(zip(first, others, strict=True))


def _grown(box: Box) -> Box:
    """A place as high as a line: where nothing was read between two columns without rules, it has no height."""
    if box.height >= _DIGIT * _EM:
        return box
    middle = (box.top + box.bottom) / 2
    return Box(box.left - _EM / 2, middle - _EM / 2, box.right + _EM / 2, middle + _EM / 2)


def _is_short(piece: Rect, em: float) -> bool:
    return piece[2] - piece[0] < 5 * em


def _cut(parts: Print, piece: Rect, margin: float) -> Pixels:
    """The pixels of a piece with some paper around it; of a dash, an em of height."""
    left, top, right, bottom = piece
    high = max(bottom - top, 0.9 * parts.em)
    middle = (top + bottom) / 2
    around = margin * high
    height, width = parts.pixels.shape
    up, down = max(0, round(middle - high / 2 - around)), min(height, round(middle + high / 2 + around))
    start, end = max(0, round(left - around)), min(width, round(right + around))
    return parts.pixels[up:down, start:end]


def _box(rect: Rect, scale: float) -> Box:
    left, top, right, bottom = (value * scale for value in rect)
    return Box(left, top, right, bottom)


def _characters(pieces: Sequence[Piece]) -> list[Character]:
    """The characters of pieces, side by side: where exactly each stands within its piece does not matter."""
    found = []
    for piece in pieces:
        box = piece.box
        shares = [1.0 if ord(char) > 0x2E7F else 0.55 for char in piece.text]
        unit = box.width / sum(shares)
        size = min(max(box.height, 0.8 * _EM), 1.8 * max(unit, 0.5 * _EM))
        middle, left = (box.top + box.bottom) / 2, box.left
        for char, share in zip(piece.text, shares, strict=True):
            right = left + unit * share
            said = " " if char.isspace() else normal(char)
            if said:
                base = middle + 0.38 * size
                found.append(Character(said, left, middle - size / 2, right, middle + size / 2, base, size))
            left = right
    return found
