"""From ruled lines to tables: which lines belong together, and the cells that they enclose.

Each step is kept apart, so that a wrong table can be seen at the step where it went wrong: `connected` groups lines,
`lattice` lays them out as rows and columns, `regions` joins the places between which no line stands.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.groups import Groups
from gongkai.ingest.readers.pdf.rules import APART, Line, Rules, Span

CLOSED = 0.6
"""The part of a side that a line must cover to close a cell on that side."""
SLIVER = 5.0
"""Points up to which a row or column is a gap between borders and no cell could stand in it."""
MAX_ROWS = 600
MAX_COLUMNS = 80

_FLUSH = 8.0
"""Points by which the ends of a side may differ from those of its table."""
_BESIDE = 150.0
"""Points from a table at which its side may stand: the width of a cell of labels."""

_TITLE = 32.0
"""Points that a row across all columns may be high."""

Lines = tuple[list[Line], list[Line]]
"""The level and the upright lines of one table."""

Piece = tuple[bool, int, int]
"""A piece of a line: whether the line is level, its index, the piece's index."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Lines of one table laid out: `level` from top to bottom, `upright` from left to right, outer borders supplied.

    `open_top` and `open_bottom` say that upright lines go on past the first or last level line, as they do where a
    page break cuts a row.
    """

    level: tuple[Line, ...]
    upright: tuple[Line, ...]
    open_top: bool = False
    open_bottom: bool = False

    @property
    def box(self) -> Box:
        """The table's outline."""
        return Box(self.upright[0].at, self.level[0].at, self.upright[-1].at, self.level[-1].at)


class Region(NamedTuple):
    """Places that no line separates: rows `top` to `bottom`, columns `left` to `right`, ends not included."""

    top: int
    left: int
    bottom: int
    right: int


def lattices(rules: Rules) -> list[Lattice]:
    """The tables that the lines of a page make, from top to bottom."""
    found = [lattice(level, upright) for level, upright in stacked(connected(rules))]
    kept = [each for each in found if each is not None]
    return sorted(kept, key=lambda each: each.box.top)


def connected(rules: Rules) -> Iterator[Lines]:
    """Lines that meet each other, table by table: (level, upright). Pieces of one line may fall to several tables."""
    groups: Groups[Piece] = Groups()
    for one, other in _meetings(rules):
        groups.join(one, other)
    for pieces in _with_outer_sides(rules, groups.members()):
        yield _gathered(rules.level, pieces, level=True), _gathered(rules.upright, pieces, level=False)


def stacked(tables: Iterable[Lines]) -> list[Lines]:
    """Tables without outer sides that stand close below each other as one: a row across all columns parted them."""
    kept: list[Lines] = []
    for level, upright in sorted(tables, key=lambda lines: lines[0][0].at if lines[0] else 0.0):
        if kept and level and upright and _is_stacked(kept[-1], (level, upright)):
            above = kept.pop()
            kept.append((_merged(above[0], level), _merged(above[1], upright)))
        else:
            kept.append((level, upright))
    return kept


def _is_stacked(above: Lines, below: Lines) -> bool:
    if not (above[0] and above[1] and _has_open_sides(above) and _has_open_sides(below)):
        return False
    ends = [(min(line.start for line in level), max(line.end for line in level)) for level, _ in (above, below)]
    level_with = all(abs(one - other) <= APART for one, other in zip(*ends, strict=True))
    foot = max(above[0][-1].at, *(line.end for line in above[1]))
    return level_with and -APART <= below[0][0].at - foot <= _TITLE


def _has_open_sides(lines: Lines) -> bool:
    level, upright = lines
    left, right = min(line.start for line in level), max(line.end for line in level)
    return left < upright[0].at - SLIVER and right > upright[-1].at + SLIVER


def _merged(one: list[Line], other: list[Line]) -> list[Line]:
    """Parallel lines in order, the pieces of one line together."""
    pieces: dict[float, tuple[Span, ...]] = {}
    for line in (*one, *other):
        pieces[line.at] = tuple(sorted((*pieces.get(line.at, ()), *line.pieces)))
    return [Line(at, pieces[at]) for at in sorted(pieces)]


def _with_outer_sides(rules: Rules, tables: list[list[Piece]]) -> Iterator[list[Piece]]:
    """Tables with the upright lines that meet no other because a cell beside them fills the page from top to bottom."""
    met = {piece for pieces in tables for piece in pieces}
    alone = [
        (j, b) for j, column in enumerate(rules.upright) for b in range(len(column.pieces)) if (False, j, b) not in met
    ]
    for pieces in tables:
        spans = [rules.upright[index].pieces[piece] for level, index, piece in pieces if not level]
        top, bottom = min(start for start, _ in spans), max(end for _, end in spans)
        places = [rules.upright[index].at for level, index, _ in pieces if not level]
        yield pieces + [
            (False, j, b)
            for j, b in alone
            if max(abs(rules.upright[j].pieces[b][0] - top), abs(rules.upright[j].pieces[b][1] - bottom)) <= _FLUSH
            and min(abs(rules.upright[j].at - place) for place in places) <= _BESIDE
        ]


def _meetings(rules: Rules) -> Iterator[tuple[Piece, Piece]]:
    """Every place where a level and an upright piece meet."""
    for i, row in enumerate(rules.level):
        for j, column in enumerate(rules.upright):
            across = [a for a, piece in enumerate(row.pieces) if _reaches(piece, column.at)]
            if across:
                down = [b for b, piece in enumerate(column.pieces) if _reaches(piece, row.at)]
                yield from (((True, i, a), (False, j, b)) for a in across for b in down)


def _reaches(piece: Span, place: float) -> bool:
    return piece[0] - APART <= place <= piece[1] + APART


def _gathered(lines: tuple[Line, ...], pieces: list[Piece], *, level: bool) -> list[Line]:
    by_line: dict[int, list[int]] = defaultdict(list)
    for is_level, index, piece in pieces:
        if is_level is level:
            by_line[index].append(piece)
    return [
        Line(lines[index].at, tuple(lines[index].pieces[piece] for piece in sorted(by_line[index])))
        for index in sorted(by_line)
    ]


def lattice(level: list[Line], upright: list[Line]) -> Lattice | None:
    """Lines of one table, with the outer borders that a print may leave out; None where they enclose nothing."""
    if not level or not upright:
        return None
    left, right = min(line.start for line in level), max(line.end for line in level)
    top, bottom = min(line.start for line in upright), max(line.end for line in upright)
    open_top, open_bottom = top < level[0].at - SLIVER, bottom > level[-1].at + SLIVER
    first, last = min(top, level[0].at), max(bottom, level[-1].at)
    upright = _closed(upright, (left, right), (first, last))
    level = _closed(level, (top, bottom), (min(left, upright[0].at), max(right, upright[-1].at)))
    if len(level) < 2 or len(upright) < 2 or len(level) > MAX_ROWS or len(upright) > MAX_COLUMNS:
        return None
    return Lattice(tuple(level), tuple(upright), open_top, open_bottom)


def _closed(lines: list[Line], reach: tuple[float, float], extent: tuple[float, float]) -> list[Line]:
    """Parallel lines, with one more before or behind where the lines across reach further."""
    before = [Line(reach[0], (extent,))] if reach[0] < lines[0].at - SLIVER else []
    behind = [Line(reach[1], (extent,))] if reach[1] > lines[-1].at + SLIVER else []
    return [*before, *lines, *behind]


def regions(table: Lattice) -> list[Region]:
    """The cells of a table: joined places, as rectangles, row by row."""
    rows, columns = len(table.level) - 1, len(table.upright) - 1
    label = _labels(table, rows, columns)
    members: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row in range(rows):
        for column in range(columns):
            members[label[row][column]].append((row, column))
    found = [region for places in members.values() for region in _rectangles(places)]
    return sorted(found)


def _labels(table: Lattice, rows: int, columns: int) -> list[list[int]]:
    """A number for every place; places that no line separates share it."""
    groups: Groups[int] = Groups()
    ys = [line.at for line in table.level]
    xs = [line.at for line in table.upright]
    for row, column in product(range(rows), range(columns)):
        place = row * columns + column
        if column and table.upright[column].covers(ys[row], ys[row + 1]) < CLOSED:
            groups.join(place, place - 1)
        if row and table.level[row].covers(xs[column], xs[column + 1]) < CLOSED:
            groups.join(place, place - columns)
    return [[groups.leader(row * columns + column) for column in range(columns)] for row in range(rows)]


def _rectangles(places: list[tuple[int, int]]) -> Iterable[Region]:
    """Joined places as rectangles: one, where the lines are whole; runs of equal width, where one is missing."""
    top, bottom = min(r for r, _ in places), max(r for r, _ in places) + 1
    left, right = min(c for _, c in places), max(c for _, c in places) + 1
    if (bottom - top) * (right - left) == len(places):
        return [Region(top, left, bottom, right)]
    runs: list[Region] = []
    for row in range(top, bottom):
        for start, end in _runs(sorted(c for r, c in places if r == row)):
            above = next((i for i, r in enumerate(runs) if (r.left, r.right, r.bottom) == (start, end, row)), None)
            if above is None:
                runs.append(Region(row, start, row + 1, end))
            else:
                runs[above] = runs[above]._replace(bottom=row + 1)
    return runs


def _runs(columns: list[int]) -> Iterator[tuple[int, int]]:
    start = columns[0]
    for before, column in zip(columns, [*columns[1:], None], strict=True):
        if column != before + 1:
            yield start, before + 1
            if column is not None:
                start = column
