"""Which characters of a page stand in which cell of a table."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongkai.ingest.readers.pdf.characters import Character
from gongkai.ingest.readers.pdf.drawn import NARROW, PADDING
from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.lattice import Lattice, Region
from gongkai.ingest.readers.pdf.writing import TextLine, first_word, lines_of

_OVER = 0.2
"""Part of the em by which a character reaches over a line before its cell is in doubt."""
_NEXT = 0.25
"""Part of the em up to which the next character belongs to the same run."""
_EDGE = 1.0
"""Points from the edge of what a piece of text is cut down to."""
_FOOT = 0.35
"""Part of the em between a table's last line and writing that ran out of its last row."""

_MARGIN = 0.92
"""The part of a page's height below which only its furniture stands."""
_SCRAP = re.compile(r"[\u4e00-\u9fff（）]{1,3}")
"""A piece of a label in a column so narrow that it takes one line for a character or two."""
_NOTE = re.compile(r"(?:备?注|附注|说明)\d*[：:、.．]|[一二三四五六七八九]、")
"""How a line begins that stands below a table in its own right."""

Shared = tuple[dict[int, list[Character]], list[Character]]


def shared_out(
    table: Lattice,
    places: Sequence[Region],
    characters: Sequence[Character],
    height: float,
    *,
    clips: Mapping[int, Box],
) -> Shared:
    """Which characters stand in which region, by the region's index, and which stand in none.

    A run of characters that reaches over a line belongs to the cell in which it starts. What is cut down to a box
    belongs to the cell of that box. `height` is the page's.
    """
    owners = _Owners(table, places, clips)
    inside: dict[int, list[Character]] = defaultdict(list)
    outside: list[Character] = []
    for run in _runs(characters):
        home = owners.at(run[0]) if any(owners.straddles(c) for c in run) else None
        for character in run:
            index = owners.at(character) if home is None else home
            (outside if index is None else inside[index]).append(character)
    if table.box.bottom > 0.5 * height:
        outside = _hung(table, owners, (inside, outside), height)
    return inside, outside


class _Owners:
    """The region that owns a point."""

    def __init__(self, table: Lattice, places: Sequence[Region], clips: Mapping[int, Box]) -> None:
        self._clips = clips
        self.xs = [line.at for line in table.upright]
        self.ys = [line.at for line in table.level]
        self._places = places
        self._owner = {
            (row, column): index
            for index, region in enumerate(places)
            for row in range(region.top, region.bottom)
            for column in range(region.left, region.right)
        }

    def width(self, index: int) -> float:
        """How wide a region is."""
        region = self._places[index]
        return self.xs[region.right] - self.xs[region.left]

    def of(self, x: float, y: float) -> int | None:
        return self._owner.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def at(self, character: Character) -> int | None:
        x, y = character.middle
        clip = self._clips.get(character.piece)
        if clip is not None and not clip.holds(x, y):
            x, y = (
                min(max(x, clip.left + _EDGE), clip.right - _EDGE),
                min(max(y, clip.top + _EDGE), clip.bottom - _EDGE),
            )
        return self.of(x, y)

    def straddles(self, character: Character) -> bool:
        """Whether a character stands in two cells side by side."""
        if character.piece in self._clips and self.at(character) != self.of(*character.middle):
            return False
        over, (_, y) = _OVER * character.size, character.middle
        if character.right - character.left <= 2 * over:
            return False
        one, other = self.of(character.left + over, y), self.of(character.right - over, y)
        return one is not None and other is not None and one != other


def _runs(characters: Sequence[Character]) -> Iterator[list[Character]]:
    """Characters that follow each other without a gap, in the order of the page's content."""
    run: list[Character] = []
    for character in characters:
        if run and not _follows(run[-1], character):
            yield run
            run = []
        run.append(character)
    if run:
        yield run


def _follows(one: Character, after: Character) -> bool:
    gap = (after.left - one.right) / one.size
    return abs(after.base - one.base) < 0.1 * one.size and -0.3 < gap < _NEXT


def _hung(table: Lattice, owners: _Owners, shared: Shared, height: float) -> list[Character]:
    """What is left when lines that ran out of the last row at the end of the page are given to its cells.

    They stand close below the table, going on from a cell that is full, or are scraps of a label that stood beside
    rows on both pages. Nothing but the margin follows them.
    """
    inside, outside = shared
    foot = table.box.bottom
    taken: dict[Character, int] = {}
    for line in _below(table, outside):
        near = line.box.top - foot <= _FOOT * line.size and foot > 0.8 * height
        homes = [] if _NOTE.match(line.text) else _homes(line, table, owners)
        if homes and (_SCRAP.fullmatch(line.text) or (near and _is_full(inside[homes[0]], homes[0], owners, line))):
            foot = line.box.bottom
            taken.update(zip(line.characters, homes, strict=True))
        elif line.base < _MARGIN * height:
            return outside
    for character, home in taken.items():
        inside[home].append(character)
    return [character for character in outside if character not in taken]


def _homes(line: TextLine, table: Lattice, owners: _Owners) -> list[int]:
    """The cells of the last row above each character of a line; none where it stands beside or over a line."""
    y = table.box.bottom - 1
    homes = [(owners.of(c.left + 0.3, y), owners.of(c.right - 0.3, y)) for c in line.characters]
    return [one for one, other in homes if one is not None and one == other] if all(a == b for a, b in homes) else []


def _is_full(characters: list[Character], index: int, owners: _Owners, after: TextLine) -> bool:
    """Whether the text of a cell leaves no room for the first word of a line, or the cell is narrow."""
    lines = lines_of(characters)
    width = owners.width(index)
    return bool(lines) and (width < NARROW or width - (lines[-1].right - lines[-1].left) < first_word(after) + PADDING)


def _below(table: Lattice, characters: Iterable[Character]) -> list[TextLine]:
    return lines_of(c for c in characters if c.middle[1] > table.box.bottom)
