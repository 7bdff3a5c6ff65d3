"""Numbers read again by their own typeface: what both readers say is certain, what they differ on is not.

The recogniser knows every script and no report; the typeface knows nothing but how the ten digits of this file look.
They err on different things: a three whose ink broke is an eight to the first, and still a three beside thirty others.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from gongkai.ingest.readers.ocr.typeface.likeness import DIGITS, Look, Typeface
from gongkai.ingest.readers.ocr.typeface.spacing import (
    Shown,
    Spacing,
    cut,
    fits,
    height_of,
    is_one_line,
    spacing_of,
)

CONFIRMED = 0.9999
"""The probability of a number that both readers read alike."""
LIKELY = 0.99
"""That of one whose digits may be others, which the recogniser knows not to be there and the typeface does not know."""
_OWN = 0.85
"""That of one which the typeface alone reads so: a sum has to hold with it."""
_ONCE = 0.95
"""That of one which the recogniser read so once, though it was sure of another."""
_CLEAR = 0.998
"""The probability of all numbers of a file in which nothing is to be proofed."""
_READ = 0.5
"""The probability from which on what the recogniser reads is a reading."""
_LEARNT, _LONGEST = 0.9, 9
_LESS, _LEAD = 0.1, 4.0
"""How much less like its kind than others of it a digit may be, and how far it must lead before any other kind."""
_STRANGE = 0.06
"""How much less like its kind a digit may be where it could be of a kind that is not known."""
_DAMAGED, _FAR = 0.2, 16.0
"""How much less like its kind a digit may be that was read as one, since ink may lie on it; and how far it must lead to
make that certain, since one blur may mislead both readers."""
_TWIN = {3: 8, 8: 3}
"""Kinds so alike that one is not known without the other. In fonts of all sorts, no other two are nearer than 0.1."""
_NEAR = {
    0: {6, 8, 9},
    1: {4, 7},
    2: {7},
    3: {5, 8},
    4: {1},
    5: {3, 6, 8},
    6: {0, 5, 8},
    7: {1, 2},
    8: {0, 3, 6, 9},
    9: {0, 8},
}
"""Kinds that a digit may be of instead: a four that is always misread is a one to both readers."""


def proofed(pages: Sequence[Sequence[Shown]]) -> list[Mapping[int, tuple[str, float]]]:
    """What the pieces of each page say by their typeface and how surely, by their places, where it says anything."""
    nothing: list[Mapping[int, tuple[str, float]]] = [{} for _ in pages]
    if all(number.sure >= _CLEAR for numbers in pages for number in numbers):
        return nothing
    spacing = spacing_of(pages)
    typeface = _learnt(pages, spacing) if spacing is not None else None
    if spacing is None or typeface is None:
        return nothing
    return [_Proof(typeface, spacing, height_of(numbers)).said(numbers) for numbers in pages]


def _learnt(pages: Sequence[Sequence[Shown]], spacing: Spacing) -> Typeface | None:
    """The typeface of a file; None where it has too few digits."""
    windows, digits, sure = [], "", []
    for numbers in pages:
        high = height_of(numbers)
        for number in numbers:
            if number.is_number and number.sure >= _LEARNT and _holds(number, number.text, high, spacing):
                windows.append(cut(number, number.text, high, spacing))
                digits += number.text.replace(".", "")
                sure += [number.sure] * len(windows[-1])
    if not windows:
        return None
    typeface = Typeface(np.concatenate(windows), np.array(list(map(int, digits))), np.array(sure))
    return typeface if typeface.kinds else None


def _holds(number: Shown, text: str, high: float, spacing: Spacing) -> bool:
    """Whether something has the height and the width of the digits of a text."""
    return is_one_line(number, high) and fits(text, number.width / high, spacing)


class _Own(NamedTuple):
    """What a number says by its typeface alone, and whether each digit is far from being any other."""

    text: str
    is_clear: bool


class _Proof(NamedTuple):
    """One page read by its typeface."""

    typeface: Typeface
    spacing: Spacing
    high: float

    def said(self, numbers: Sequence[Shown]) -> dict[int, tuple[str, float]]:
        """What pieces say and how surely, by their places."""
        return {number.piece: said for number in numbers if (said := self._judged(number))}

    def _judged(self, number: Shown) -> tuple[str, float] | None:
        """What a number says, and how sure that is; None where the typeface does not know it."""
        if not number.is_number or number.sure < _READ:
            return self._alone(number)
        looks = self._looks(number, number.text)
        if looks and all(self._agrees(look, digit) for look, digit in zip(looks, _digits(number.text), strict=True)):
            return number.text, max(number.sure, self._agreed(number.text))
        own = self._own(looks, number.text)
        if own is None:
            return None if number.sure >= _LEARNT else self._alone(number)
        return self._second(number, own) if own.text != number.text else None

    def _alone(self, number: Shown) -> tuple[str, float] | None:
        """What something says by its typeface alone, where it can have only one number of digits."""
        due = self._own(self._looks(number, number.text), number.text) if number.is_number else None
        each = ("0" * count for count in range(1, _LONGEST))
        found = {due} if due else {own for text in each if (own := self._own(self._looks(number, text), text))}
        return self._second(number, found.pop()) if len(found) == 1 else None

    def _second(self, number: Shown, own: _Own) -> tuple[str, float]:
        """What the typeface says alone, and how sure that is: the recogniser may have read it once and then no more."""
        if own.text not in number.numbers or not own.is_clear:
            return own.text, _OWN
        return own.text, self._agreed(own.text) if number.sure < _LEARNT else _ONCE

    def _agreed(self, text: str) -> float:
        """How sure a number is that both readers read."""
        near = set().union(*(_NEAR[int(digit)] for digit in _digits(text)))
        return CONFIRMED if near <= self.typeface.kinds else LIKELY

    def _own(self, looks: Sequence[Look], text: str) -> _Own | None:
        """What digits say that are as many as in a text; None where they are none, or one is not known."""
        if not looks or not all(self._knows(look) for look in looks):
            return None
        digits = iter(looks)
        said = "".join(sign if sign == "." else str(next(digits).digit) for sign in text)
        return _Own(said, all(look.lead >= _FAR for look in looks))

    def _looks(self, number: Shown, text: str) -> list[Look]:
        """What the digits of a number look like that has as many as a text; nothing where it has not."""
        if not _holds(number, text, self.high, self.spacing):
            return []
        return self.typeface.look(cut(number, text, self.high, self.spacing))

    def _knows(self, look: Look) -> bool:
        """Whether a digit is surely of the kind that it is most like."""
        less = _LESS if len(self.typeface.kinds) == DIGITS else _STRANGE
        return look.like >= self.typeface.usual - less and look.lead >= _LEAD and self._is_alone(look)

    def _agrees(self, look: Look, digit: str) -> bool:
        """Whether a digit is of the kind that it was read as, damaged as it may be."""
        like = look.like >= self.typeface.usual - _DAMAGED
        return str(look.digit) == digit and like and look.lead >= _FAR and self._is_alone(look)

    def _is_alone(self, look: Look) -> bool:
        """Whether the kind that a digit is most easily taken for is known too."""
        return _TWIN.get(look.digit, look.digit) in self.typeface.kinds


def _digits(text: str) -> str:
    return text.replace(".", "")
