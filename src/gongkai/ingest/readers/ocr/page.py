"""From a picture to the page that it shows: characters with their places and probabilities, and rules."""

from collections.abc import Sequence

import numpy as np

from gongkai.ingest.readers.ocr.bridging import Rect
from gongkai.ingest.readers.ocr.engine import Pixels, Reading, recogniser
from gongkai.ingest.readers.ocr.numerals import is_like_number, read_as, told
from gongkai.ingest.readers.ocr.ruling import INK, Print, taken_apart
from gongkai.ingest.readers.ocr.seen import DIGIT, EM, Piece, Seen
from gongkai.ingest.readers.ocr.sheet import Sheet
from gongkai.ingest.readers.ocr.straightening import straightened
from gongkai.ingest.readers.ocr.typeface import Shown, shown
from gongkai.ingest.readers.ocr.upright import clear_characters, clear_part
from gongkai.ingest.readers.pdf.geometry import Box

_WORDS = 0.5
"""The probability below which a piece is not taken for words: a photograph, handwriting, a smudge."""
_READ = 0.45
"""The part of characters in clear words below which a page is tried turned."""
_FEW = 4
_LONGEST = 24
"""Pieces of a page, the longest, that are read to see which way up it is."""
_MANY = 60
"""Numbers on a page from which on they are of a table that has sums."""
_CLEAR = 0.995
_DIGITS, _SHORT = frozenset("0123456789."), 2
"""What numbers with a typeface of their own are written with; and characters of a piece that may be one misread."""
Readings = tuple[Reading, list[Reading]]
"""How a piece was read at first, and what was read of it cut out otherwise."""
_SOME, _MUCH = 20, 120
"""How doubtful, of 255, a piece is of which a seal touched a part, and one of which it covered half."""
_TOUCHED, _VEILED = 0.99, 0.85
"""The probability at the most of either, if it is a number or a dash, as the recogniser alone reads it."""
_NOTHING = np.zeros((0, 0), np.uint8)
_MARGIN, _MARGINS = 0.22, (0.1, 0.35, 0.5)
"""How much paper a piece is cut out with, for its height: at first, and where it is not clear yet."""


def seen_page(sheet: Sheet, number: int) -> Seen | None:
    """What a picture shows, the right way up; None where nothing on it looks like writing."""
    best = _read(sheet, number, 0)
    if best is not None and best.clear >= _READ:
        return best
    clear, turned = max((_clear_words(sheet.grey, quarters), quarters) for quarters in (2, 1, 3))
    other = _read(sheet, number, turned) if clear else None
    return max((seen for seen in (best, other) if seen is not None), key=lambda seen: seen.clear, default=None)


def _clear_words(grey: Pixels, quarters: int) -> int:
    """How many characters of the longest pieces of a picture are of clear words, turned by quarters."""
    parts = taken_apart(straightened(grey, quarters).pixels)
    if parts is None or len(parts.pieces) < _FEW:
        return 0
    longest = sorted(parts.pieces, key=lambda piece: piece[0] - piece[2])[:_LONGEST]
    return clear_characters(recogniser().read([_cut(parts, piece, _MARGIN) for piece in longest]))


def _read(sheet: Sheet, number: int, quarters: int) -> Seen | None:
    straight = straightened(sheet.grey, quarters)
    parts = taken_apart(straight.pixels)
    if parts is None or len(parts.pieces) < _FEW:
        return None
    pieces = _sampled(parts) if not _looks_written(parts) else parts.pieces
    readings = _readings(parts, pieces)
    scale = EM / parts.em
    doubts = [sheet.doubt(straight.back(*piece)) for piece in pieces]
    said = [_doubted(*told(*reading), doubt) for reading, doubt in zip(readings, doubts, strict=True)]
    known = [frozenset() if doubt >= _MUCH else read_as(*found) for found, doubt in zip(readings, doubts, strict=True)]
    found = [
        _piece(_box(piece, scale), *text)._replace(lead=reading[0].lead)
        for piece, text, reading in zip(pieces, said, readings, strict=True)
    ]
    height, width = straight.pixels.shape
    return Seen(
        number=number,
        pieces=found,
        numbers=_numbers(parts, pieces, said, known),
        rules=[_box(rule, scale) for rule in parts.rules],
        size=(width * scale, height * scale),
        straight=straight._replace(pixels=_NOTHING),
        scale=scale,
        clear=clear_part(first for first, _ in readings),
        ink=parts.ink | sheet.veil(straight.matrix, parts.ink.shape, INK),
    )


def _numbers(
    parts: Print, pieces: Sequence[Rect], said: Sequence[tuple[str, float]], known: Sequence[frozenset[str]]
) -> list[Shown]:
    """What reads as a number, or was at any time, and what may be one that could not be read."""
    return [
        shown(parts.pixels, piece, at, text)._replace(numbers=numbers)
        for at, (piece, text, numbers) in enumerate(zip(pieces, said, known, strict=True))
        if _is_short(piece, parts.em) and (len(text[0]) <= _SHORT or _DIGITS.issuperset(text[0]))
    ]


def _piece(box: Box, text: str, sure: float) -> Piece:
    """A piece as it was read, with nothing in it where that is no writing."""
    written = text != "" and (sure >= _WORDS or _is_numeral(text))
    return Piece(box, text, sure) if written else Piece(box, "", 0.0 if box.height >= DIGIT * EM else 1.0)


def _doubted(text: str, sure: float, doubt: float) -> tuple[str, float]:
    """What a piece says and how surely: of a number under a seal there may be less left than there was, or more.

    No number ends with a point. What looks like one is left of a seal.
    """
    if not _is_numeral(text):
        return text, sure
    number = text.rstrip(".,") or text
    most = _VEILED if doubt >= _MUCH or number != text else _TOUCHED if doubt >= _SOME else 1.0
    return number, min(sure, most)


def _looks_written(parts: Print) -> bool:
    """Whether the first pieces read as words: a photograph is not read to its end."""
    sample = _sampled(parts)
    return len(sample) == len(parts.pieces) or float(np.mean([r[0].sure for r in _readings(parts, sample)])) > _WORDS


def _sampled(parts: Print) -> list[Rect]:
    most = 24
    return parts.pieces if len(parts.pieces) <= most else parts.pieces[:: len(parts.pieces) // most][:most]


def _is_numeral(text: str) -> bool:
    return all(char in "0123456789/-—.," for char in text)


def _readings(parts: Print, pieces: Sequence[Rect]) -> list[Readings]:
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
