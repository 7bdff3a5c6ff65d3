"""Document numbers (发文字号) as people type them: with any brackets or none, or with a part missing."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongkai_web.search.tokens import HAN

_OPEN = r"[^\w]*"
_NUMBER = re.compile(
    rf"(?P<mark>[{HAN}]{{1,30}}?)?{_OPEN}(?P<year>(?:19|20)\d\d)?年?{_OPEN}第?(?P<serial>\d{{1,5}})?号?{_OPEN}"
)


@dataclass(frozen=True, slots=True)
class NumberParts:
    """The parts of a document number; a part that was not given is empty. Orders (令) have no year."""

    mark: str
    year: str
    serial: str

    def __str__(self) -> str:
        """As the standard prints it."""
        return f"{self.mark}〔{self.year}〕{self.serial}号" if self.year else f"{self.mark}第{self.serial}号"


def parse(text: str) -> NumberParts | None:
    """The document number that a text is, or None. At least two of its three parts must be there.

    >>> parse("国办发 [2021] 30 号")
    NumberParts(mark='国办发', year='2021', serial='30')
    >>> parse("国办发30号")
    NumberParts(mark='国办发', year='', serial='30')
    >>> parse("低保标准")
    """
    if len(text) > 60:
        return None
    found = _NUMBER.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    if found is None:
        return None
    number = NumberParts(found["mark"] or "", found["year"] or "", (found["serial"] or "").lstrip("0"))
    return number if sum(map(bool, (number.mark, number.year, number.serial))) > 1 else None


def nearest(asked: NumberParts, candidates: Iterable[str]) -> str:
    """The candidate most like the number asked for, as it is printed; empty where there is none."""
    return max(candidates, key=lambda text: _likeness(asked, text), default="")


def _likeness(asked: NumberParts, text: str) -> tuple[int, float, int, str]:
    """How many parts are the same, how alike the rest is, how near the serials are."""
    known = parse(text) or NumberParts(text, "", "")
    same = (known.mark == asked.mark) + (known.year == asked.year) + (known.serial == asked.serial)
    apart = abs(int(known.serial or 0) - int(asked.serial or 0))
    return same, SequenceMatcher(None, str(known), str(asked)).ratio(), -apart, text
