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
_FEW = 2
"""The same where another stretch of the document shows that it stands in two columns."""
_PROSE = 9
"""Han characters that half of the pieces on either side have at least."""
_HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Band:
    """Lines in two columns, from top to bottom of each, and where they begin and end on the page."""

    columns: tuple[tuple[TextLine, ...], tuple[TextLine, ...]]
    top: float


Parted = tuple[list[Band], list[TextLine]]
"""The stretches of a page that stand in two columns, and the lines outside of them."""


def parted(pages: Sequence[tuple[Sequence[TextLine], Sequence[Box]]]) -> list[Parted]:
    """The lines of each page by columns; `pages` are lines and tables. No stretch holds a table.

    Where one page surely stands in two columns, a few lines of another between the same edges do too.
    """
    gutters = [_gutter(lines) for lines, _ in pages]
    found = [_bands(lines, tables, gutter, _LINES) for (lines, tables), gutter in zip(pages, gutters, strict=True)]
    sure = next((gutter for gutter, (bands, _) in zip(gutters, found, strict=True) if bands), None)
    if sure is None:
        return found
    return [_bands(lines, tables, sure, _FEW) for lines, tables in pages]


def _bands(lines: Sequence[TextLine], tables: Sequence[Box], gutter: float | None, least: int) -> Parted:
    if gutter is None:
        return [], list(lines)
    bands: list[Band] = []
    rest: list[TextLine] = []
    for run in _runs(sorted(lines, key=lambda line: line.base), gutter, tables):
        band = _band(run, gutter, least)
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
    return places[counts.index(best)] if best >= _LINES else _between(lines)


def _between(lines: Sequence[TextLine]) -> float | None:
    """The place that parts most lines of prose into those before and those behind it: columns of unequal height."""
    told = [line for line in lines if len(_HAN.findall(line.text)) >= _PROSE]
    places = {line.left - _WIDE / 2 * line.size for line in told}
    counts = {place: min(_sides(told, place)) for place in sorted(places)}
    best = max(counts, key=lambda place: counts[place], default=0.0)
    return best if counts.get(best, 0) >= _LINES else None


def _sides(lines: Sequence[TextLine], place: float) -> tuple[int, int]:
    """How many lines stand wholly before a place and wholly behind it, at heights that the other side has too."""
    before = [line.base for line in lines if line.right <= place]
    behind = [line.base for line in lines if line.left >= place]
    if not before or not behind:
        return 0, 0
    return (
        sum(min(behind) <= base <= max(behind) for base in before),
        sum(min(before) <= base <= max(before) for base in behind),
    )


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


def _band(run: Sequence[TextLine], gutter: float, least: int) -> Band | None:
    """Two columns, where both hold prose; None where they do not."""
    halves = [
        tuple(part for line in run if (part := _part(line, gutter, right=right)) is not None) for right in (False, True)
    ]
    both = sum(line.left < gutter < line.right for line in run)
    if max(both, min(_sides(run, gutter))) < least or any(
        median(len(_HAN.findall(part.text)) for part in half) < _PROSE for half in halves
    ):
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
