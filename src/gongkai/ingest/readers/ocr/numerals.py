"""What a short piece says: a number that two readings agree on, or words."""

import re

from gongkai.ingest.readers.ocr.engine import Reading

_NUMBER = re.compile(r"[-—]?\d[\d,.]*|/|[-—]+")
_LIKE = frozenset("0123456789/-—.,OoQDUC〇○口日lI|丨イi!Zz一－ー―－／丿")
"""Characters that a number is taken for."""
_DASHES = re.compile(r"[-—一ー―－]+")
_NUMBERED = frozenset({"—、", "-、", "－、", "―、", "ー、"})
"""The numeral of a first section, which looks like a dash."""
_CONFUSED = 0.5
"""What two readings that differ leave of the certainty of either."""


def told(first: Reading, second: Reading | None) -> tuple[str, float]:
    """The text of a piece and how sure it is; of what looks like a number, the number that was read.

    >>> told(Reading("O", 0.6, "0", 0.4), Reading("0", 0.99, "0", 0.98))
    ('0', 0.4)
    """
    if first.text[:2] in _NUMBERED:
        return "一" + first.text[1:], first.sure
    if not is_like_number(first) or not _NUMBER.fullmatch(first.number):
        return first.text, first.sure
    if _DASHES.fullmatch(first.text):
        return "—", max(first.sure, first.number_sure)
    if second is None:
        return first.number, first.number_sure
    if first.number == second.number:
        return first.number, min(first.number_sure, second.number_sure)
    better = max((first, second), key=lambda reading: reading.number_sure)
    return better.number, min(better.number_sure, 1 - min(first.number_sure, second.number_sure)) * _CONFUSED


def is_like_number(reading: Reading) -> bool:
    """Whether a piece reads as something that a number is taken for."""
    return bool(reading.text) and all(char in _LIKE for char in reading.text)
