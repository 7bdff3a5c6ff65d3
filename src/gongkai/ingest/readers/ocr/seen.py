"""A picture as it was read: pieces of writing with their places and probabilities, and the page that they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np

from gongkai.ingest.readers.normal import normal
from gongkai.ingest.readers.ocr.engine import Pixels
from gongkai.ingest.readers.ocr.ruling import INK
from gongkai.ingest.readers.ocr.straightening import Straight
from gongkai.ingest.readers.ocr.typeface import Shown
from gongkai.ingest.readers.pdf.characters import Character
from gongkai.ingest.readers.pdf.drawing import Drawing
from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.page import Page, laid_page

EM = 10.5
"""Points of an em of usual print: the scale of a page is taken from its writing."""
DIGIT = 0.5
"""Ems of height from which a mark on the paper may be a digit."""
_EDGE, _SPOTS = 0.25, 2
"""Ems along the edge of a cell where the rest of a rule may lie, and places with ink from which it is not empty."""


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

    Of its pixels nothing is kept but where ink is, `ink`, and those of numbers: a file may have many pages.
    """

    number: int
    pieces: list[Piece]
    numbers: list[Shown]
    rules: list[Box]
    size: tuple[float, float]
    straight: Straight
    scale: float
    clear: float
    ink: Pixels = field(repr=False)

    @property
    def width(self) -> float:
        """Its width in pixels, made level."""
        return self.size[0] / self.scale

    @property
    def says(self) -> bool:
        """Whether anything on it could be read."""
        return any(piece.text for piece in self.pieces)

    def proof(self, said: Mapping[int, tuple[str, float]]) -> None:
        """Take what another reader says of some pieces, and how surely."""
        for at, (text, sure) in said.items():
            self.pieces[at] = self.pieces[at]._replace(text=text, sure=sure, lead=sure)

    def scaled(self, scale: float) -> None:
        """Take another scale, in points for a pixel."""
        by, self.scale = scale / self.scale, scale
        self.pieces = [piece._replace(box=_times(piece.box, by)) for piece in self.pieces]
        self.rules = [_times(rule, by) for rule in self.rules]
        self.size = self.size[0] * by, self.size[1] * by

    def page(self) -> Page:
        """The page with its writing and its rules."""
        kept = [piece for piece in self.pieces if piece.text]
        page = laid_page(_characters(kept), Drawing(rules=self.rules), self.number, self.size)
        return replace(page, pictured=True)

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
        first = min(within, key=lambda piece: (round(piece.box.top / EM), piece.box.left), default=None)
        return first.lead if first is not None else 0.0

    def _is_inked(self, box: Box) -> bool:
        """Whether there is ink in a box, away from its edges."""
        unit, edge = INK * self.scale, _EDGE * EM
        left, top = round((box.left + edge) / unit), round((box.top + edge) / unit)
        inside = self.ink[
            max(0, top) : round((box.bottom - edge) / unit), max(0, left) : round((box.right - edge) / unit)
        ]
        return int(np.count_nonzero(inside)) >= _SPOTS

    def as_shown(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A box of the page in pixels of the original picture."""
        left, top, right, bottom = (value / self.scale for value in box)
        return self.straight.back(left, top, right, bottom)


def _times(box: Box, by: float) -> Box:
    return Box(box.left * by, box.top * by, box.right * by, box.bottom * by)


def _grown(box: Box) -> Box:
    """A place as high as a line: where nothing was read between two columns without rules, it has no height."""
    if box.height >= DIGIT * EM:
        return box
    middle = (box.top + box.bottom) / 2
    return Box(box.left - EM / 2, middle - EM / 2, box.right + EM / 2, middle + EM / 2)


def _characters(pieces: Sequence[Piece]) -> list[Character]:
    """The characters of pieces, side by side: where exactly each stands within its piece does not matter."""
    found = []
    for piece in pieces:
        box = piece.box
        shares = [1.0 if ord(char) > 0x2E7F else 0.55 for char in piece.text]
        unit = box.width / sum(shares)
        size = min(max(box.height, 0.8 * EM), 1.8 * max(unit, 0.5 * EM))
        middle, left = (box.top + box.bottom) / 2, box.left
        for char, share in zip(piece.text, shares, strict=True):
            right = left + unit * share
            said = " " if char.isspace() else normal(char)
            if said:
                base = middle + 0.38 * size
                found.append(Character(said, left, middle - size / 2, right, middle + size / 2, base, size))
            left = right
    return found
