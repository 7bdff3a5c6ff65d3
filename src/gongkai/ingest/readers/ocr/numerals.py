"""What a short piece says: a number that its readings agree on, or words."""

import re
from collections.abc import Sequence
from statistics import median

from gongkai.ingest.readers.ocr.engine import Reading

_NUMBER = re.compile(r"[-—]?\d[\d,.]*|/|[-—]+")
_LIKE = frozenset("0123456789/-—.,OoQDUC〇○口日lI|丨イi!Zz一－ー―－／丿θΘōŏóòöôõŌÓÒÖÔ")
"""Characters that a number is taken for."""
_DASHES = re.compile(r"[-—一ー―－]+")
_NUMBERED = frozenset({"—、", "-、", "－、", "―、", "ー、"})
"""The numeral of a first section, which looks like a dash."""
_TWO = 2
_CONFUSED = 0.5
"""What two readings that differ leave of the certainty of either."""


def told(first: Reading, others: Sequence[Reading]) -> tuple[str, float]:
    """The text of a piece and how sure it is; of what looks like a number, the number that was read.

    `others` are readings of the same piece cut out otherwise. Two that agree are as sure as the less sure one; what
    more of them agree on is as sure as they are in the middle.

    >>> told(Reading("O", 0.6, "0", 0.4), [Reading("0", 0.99, "0", 0.98)])
    ('0', 0.4)
    """
    if first.text[:2] in _NUMBERED:
        return "一" + first.text[1:], first.sure
    if not is_like_number(first) or not _NUMBER.fullmatch(first.number):
        return first.text, first.sure
    if _DASHES.fullmatch(first.text):
        return "—", max(first.sure, first.number_sure)
    readings = [first, *others]
    sure = sorted(reading.number_sure for reading in readings)
    if len({reading.number for reading in readings}) == 1:
        return first.number, sure[0] if len(sure) <= _TWO else median(sure)
    better = max(readings, key=lambda reading: reading.number_sure)
    against = max(reading.number_sure for reading in readings if reading.number != better.number)
    return better.number, min(better.number_sure, 1 - min(better.number_sure, against)) * _CONFUSED


def read_as(first: Reading, others: Sequence[Reading]) -> frozenset[str]:
    """The numbers that a piece was read as in one reading or another, if it is one at all."""
    return frozenset(reading.number for reading in (first, *others) if reading.number_sure >= _CONFUSED)


def is_like_number(reading: Reading) -> bool:
    """Whether a piece reads as something that a number is taken for. A point in some typefaces stands before a gap.

    >>> is_like_number(Reading("0. 0077", 0.9, "0.0077", 0.9)), is_like_number(Reading("1 23", 0.9, "123", 0.9))
    (True, False)
    """
    text = reading.text.replace(". ", ".")
    return bool(text) and _LIKE.issuperset(text)
