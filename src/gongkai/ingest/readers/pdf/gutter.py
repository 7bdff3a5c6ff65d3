"""Prose set in two columns: a wide gutter that persists over many lines parts it, and each column is read by itself.

Tables have such gaps too. There one side holds numbers or a few words; where both hold running text, it is prose.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.segments import HEADING
from gongkai.ingest.readers.pdf.writing import TextLine

_WIDE = 0.7
"""Ems between two columns, at least."""
_LINES = 5
"""Lines with text on both sides by which a gutter is known."""
_FEW = 1
"""The same where another stretch of the document shows that it stands in two columns."""
_TOLD = re.compile("[，。；]")
_PROSE = 9
"""Han characters that half of the pieces on either side have at least."""
_ALONE = 1.2
"""Ems above and below a heading that the other column leaves free where columns begin anew."""
_NUMERALS = "一二三四五六"
_FOOT = 3.5
"""Ems within which columns of one height end."""
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
    final = len(pages) - 1
    found = [
        _bands(lines, tables, gutter, _LINES, last=at == final)
        for at, ((lines, tables), gutter) in enumerate(zip(pages, gutters, strict=True))
    ]
    sure = next((gutter for gutter, (bands, _) in zip(gutters, found, strict=True) if bands), None)
    if sure is None:
        return found
    return [_bands(lines, tables, sure, _FEW, last=at == final) for at, (lines, tables) in enumerate(pages)]


def _bands(lines: Sequence[TextLine], tables: Sequence[Box], gutter: float | None, least: int, *, last: bool) -> Parted:
    if gutter is None:
        return [], list(lines)
    bands: list[Band] = []
    rest: list[TextLine] = []
    parts: list[list[TextLine]] = []
    runs = list(_runs(sorted(lines, key=lambda line: line.base), gutter, tables))
    for whole in runs:
        ends = last and whole is runs[-1] and not any(table.top > whole[-1].base for table in tables)
        parts += _at_headings(whole, gutter, ends=ends)
    for run in parts:
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
        if after.left - one.right > _WIDE * min(one.size, after.size):
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


def _at_headings(run: list[TextLine], gutter: float, *, ends: bool) -> Iterator[list[TextLine]]:
    """A stretch parted at each heading beside which nothing stands: columns begin anew below it, or nothing follows.

    Where the document ends with the stretch, a heading at the foot of two equal columns is told in the second.
    """
    start = 0
    for at, line in enumerate(run):
        told = ends and line is run[-1] and any(line.base - o.base < _FOOT * line.size for o in run if o.left > gutter)
        if at and line.right < gutter and HEADING.fullmatch(line.text) and not told and _is_alone(line, run, gutter):
            yield from (part for part in (run[start:at], [line]) if part)
            start = at + 1
    if start < len(run):
        yield run[start:]


def _is_alone(heading: TextLine, run: Sequence[TextLine], gutter: float) -> bool:
    """Whether the other column stops above a heading and goes on below it, or ends above it with all else."""
    beside = [line.base for line in run if line.right > gutter]
    above, below = (
        [base for base in beside if base < heading.base],
        [base for base in beside if base > heading.base],
    )
    near = any(abs(base - heading.base) < _ALONE * heading.size for base in beside)
    return bool(above) and not near and (bool(below) or run[-1] is heading) and not _goes_on(heading, run, gutter)


def _goes_on(heading: TextLine, run: Sequence[TextLine], gutter: float) -> bool:
    """Whether the other column holds a later heading above: it is read after this one, which ends its own column."""
    beside = [line for line in run if line.left > gutter and line.base < heading.base]
    later = [line.text for line in beside if HEADING.fullmatch(line.text)]
    return any(_NUMERALS.find(text.strip()[0]) > _NUMERALS.find(heading.text.strip()[0]) for text in later)


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
    told = _is_prose if least == _LINES else _is_rest
    few = least < _LINES and not any(_TOLD.search(line.text) for line in run)
    sides = (min if least == _LINES else max)(_sides(run, gutter))
    if few or max(both, sides) < least or not all(told(half) for half in halves):
        return None
    return Band((halves[0], halves[1]), run[0].base)


def _is_prose(half: Sequence[TextLine]) -> bool:
    """Whether most lines hold running text."""
    return median(len(_HAN.findall(part.text)) for part in half) >= _PROSE


def _is_rest(half: Sequence[TextLine]) -> bool:
    """Whether lines may be a short column of a document in columns: some text, no gaps, no numbers in a line alone."""
    if not any(len(_HAN.findall(part.text)) >= _PROSE for part in half):
        return False
    return all(_HAN.search(part.text) and not any(_gaps(part)) for part in half)


def _part(line: TextLine, gutter: float, *, right: bool) -> TextLine | None:
    """What stands of a line on one side of the gutter."""
    half = [c for c in line.characters if (c.left > gutter) == right]
    while half and half[0].text.isspace():
        half.pop(0)
    while half and half[-1].text.isspace():
        half.pop()
    return TextLine(tuple(half)) if half else None
