"""Which way up a picture stands: by the words that are clear when it is read so.

Digits stand as well on their heads, and so do single characters. Of words that lie on their side or stand on their
heads hardly one reads clearly.
"""

from collections.abc import Iterable

from gongkai.ingest.readers.ocr.engine import Reading
from gongkai.ingest.readers.ocr.numerals import is_like_number

_CLEAR, _WORD = 0.9, 2
"""The probability from which on a piece is clear, and the characters that make a word."""
_CHARACTERS = range(0x4E00, 0xA000)


def clear_characters(readings: Iterable[Reading]) -> int:
    """How many Chinese characters stand in clear words."""
    return sum(count for reading in readings if reading.sure >= _CLEAR and (count := _count(reading)) >= _WORD)


def clear_part(readings: Iterable[Reading]) -> float:
    """The part of all characters but numbers that those are."""
    words = [reading for reading in readings if not is_like_number(reading)]
    return clear_characters(words) / max(1, sum(max(1, len(reading.text)) for reading in words))


def _count(reading: Reading) -> int:
    return sum(ord(char) in _CHARACTERS for char in reading.text)
