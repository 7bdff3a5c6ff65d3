"""Prose set in two columns: a wide gutter that persists over many lines parts it, and each column is read by itself.

Tables have such gaps too. There one side holds numbers or a few words; where both hold running text, it is prose.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.writing import TextLine

_WIDE = 1.2
"""Ems between two columns, at least."""
_LINES = 5
"""Lines with text on both sides by which a gutter is known."""
_PROSE = 9
"""Han characters that half of the pieces on either side have at least."""
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Band:
    """Lines in two columns, from top to bottom of each, and where they begin and end on the page."""

    columns: tuple[tuple[TextLine, ...], tuple[TextLine, ...]]
    top: float


def bands_of(lines: Sequence[TextLine], tables: Sequence[Box]) -> tuple[list[Band], list[TextLine]]:
    """The stretches of a page that stand in two columns, and the lines outside of them. No stretch holds a table."""
    gutter = _gutter(lines)
    if gutter is None:
        return [], list(lines)
    bands: list[Band] = []
    rest: list[TextLine] = []
    for run in _runs(sorted(lines, key=lambda line: line.base), gutter, tables):
        band = _band(run, gutter)
        if band:
            bands.append(band)
        else:
            rest += run
    return bands, rest


def _gutter(lines: Sequence[TextLine]) -> float | None:
    """The place that lies in the wide gaps of most lines, of enough to be no chance."""
    gaps = [gap for line in lines for gap in _gaps(line)]
    places = [(left + right) / 2 for left, right in gaps]
    counts = [sum(left < place < right for left, right in gaps) for place in places]
    best = max(counts, default=0)
    return places[counts.index(best)] if best >= _LINES else None


def _gaps(line: TextLine) -> Iterator[tuple[float, float]]:
    seen = [c for c in line.characters if not c.text.isspace()]
    for one, after in pairwise(seen):
        if after.left - one.right > _WIDE * line.size:
            yield one.right, after.left


def _runs(lines: Sequence[TextLine], gutter: float, tables: Sequence[Box]) -> Iterator[list[TextLine]]:
    """Lines parted where one stands over the gutter, and where a table stands between two."""
    run: list[TextLine] = []
    for line in lines:
        if run and any(run[-1].base <= table.top <= line.base for table in tables):
            yield run
            run = []
        if _crosses(line, gutter):
            yield from ([run] if run else [])
            yield [line]
            run = []
        else:
            run.append(line)
    if run:
        yield run


def _crosses(line: TextLine, gutter: float) -> bool:
    if line.right <= gutter or line.left >= gutter:
        return False
    return not any(left < gutter < right for left, right in _gaps(line))


def _band(run: Sequence[TextLine], gutter: float) -> Band | None:
    """Two columns, where both hold prose; None where they do not."""
    halves = [
        tuple(part for line in run if (part := _part(line, gutter, right=right)) is not None) for right in (False, True)
    ]
    both = sum(line.left < gutter < line.right for line in run)
    if both < _LINES or any(median(len(_HAN.findall(part.text)) for part in half) < _PROSE for half in halves):
        return None
    return Band((halves[0], halves[1]), run[0].base)


def _part(line: TextLine, gutter: float, *, right: bool) -> TextLine | None:
    """What stands of a line on one side of the gutter."""
    half = [c for c in line.characters if (c.left > gutter) == right]
    while half and half[0].text.isspace():
        half.pop(0)
    while half and half[-1].text.isspace():
        half.pop()
    return TextLine(tuple(half)) if half else None
