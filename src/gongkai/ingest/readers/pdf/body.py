"""The rows of a table without lines: labels with their lines, numbers beside them, groups before them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.ingest.readers.pdf.alignment import Columns
from gongkai.ingest.readers.pdf.segments import Row, Segment, row_of
from gongkai.ingest.readers.pdf.writing import TextLine, first_word

COUNTED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]|第[一二三四五六七八九十]+[条章节项]")
"""The start of a label that is one of a list."""
_SPANNING = 0.62
"""The part of the width of all labels from which a label may stand over more than one column of them."""
_CLOSE = 0.3
"""Ems between a group and a label beside it."""
_ONE_ROW = 0.9
"""Ems below which two baselines cannot be of two rows."""
_NEAR = 2.2
"""Ems within which a few numbers by themselves are the rest of numbers of the nearest row."""
_FRAGMENT = 3
"""Numbers of which a row without a label has at least so many, or they are rests of broken numbers."""
_SAME = 3.0
"""Points by which the starts of lines of one label may differ."""
_CUT = 0.3
"""The part of labels that the edge between groups and labels may cut: those that stand over both."""


@dataclass(slots=True)
class BodyLine:
    """A row of the table while it is made: groups beside it, the lines of its label, its numbers by column."""

    groups: list[Segment] = field(default_factory=list)
    label: list[Segment] = field(default_factory=list)
    values: dict[int, list[Segment]] = field(default_factory=dict)

    @property
    def middle(self) -> float:
        """Half way between the first and the last baseline of its label, or the baseline of its numbers."""
        bases = [s.base for s in self.label] or [v.base for vs in self.values.values() for v in vs]
        return (min(bases) + max(bases)) / 2

    def nearest(self, base: float) -> float:
        """The baseline of its label or numbers that is nearest to a baseline."""
        bases = [s.base for s in self.label] + [v.base for vs in self.values.values() for v in vs]
        return min(bases, key=lambda other: abs(other - base), default=float("inf"))


def body_of(rows: Sequence[Row], columns: Columns) -> list[BodyLine]:
    """The rows below the headers, from top to bottom."""
    names = [(s, row) for row in rows for s in row.segments if columns.at(s) is None]
    inner = _inner_left([segment for segment, _ in names], columns)
    lines, groups = _labelled([(part, row) for name, row in names for part in _parted(name, inner)], columns, inner)
    for row in rows:
        values = [s for s in row.segments if columns.at(s) is not None]
        found = _line_at(lines, row).values if values else {}
        for value in values:
            found.setdefault(columns.at(value) or 0, []).append(value)
    for group in groups:
        _beside(lines, group).groups.append(group)
    for line in lines:
        if not line.label:
            line.label, line.groups = line.groups, []
    return sorted(lines, key=lambda line: line.middle)


def _inner_left(labels: Sequence[Segment], columns: Columns) -> float:
    """Where the labels next to the numbers start, if groups stand before them: the place that cuts the fewest."""
    zone = (columns.labels or 0.0) - min((s.left for s in labels), default=0.0)
    narrow = [s for s in labels if s.right - s.left < _SPANNING * zone]
    found, best = 0.0, float("-inf")
    for place in sorted({s.left - 1 for s in narrow}):
        before = sum(s.right <= place + 1 for s in narrow)
        cut = len(narrow) - before - sum(s.left >= place for s in narrow)
        behind = len(narrow) - before - cut
        if before >= 2 and behind >= 3 and cut <= _CUT * len(narrow) and 2 * before - cut >= best:
            found, best = place, 2 * before - cut
    return found


def _parted(segment: Segment, inner: float) -> list[Segment]:
    """A segment that stands over the edge between groups and labels, cut there if it has a gap there."""
    parts = row_of(segment.line, _CLOSE).segments
    before = [part for part in parts if part.right <= inner + 1]
    behind = [part for part in parts if part.left >= inner - 1]
    if not before or not behind or len(before) + len(behind) < len(parts):
        return [segment]
    return [Segment(TextLine(tuple(c for p in half for c in p.line.characters))) for half in (before, behind)]


def _labelled(
    names: Sequence[tuple[Segment, Row]], columns: Columns, inner: float
) -> tuple[list[BodyLine], list[Segment]]:
    """A row for every label, with the lines that it takes, and the groups that stand before them.

    A label has at most one row of numbers beside it.
    """
    lines: list[BodyLine] = []
    groups: list[Segment] = []
    beside = False
    for at, (segment, row) in enumerate(names):
        filled = any(columns.at(s) is not None for s in row.segments)
        if filled and at + 1 < len(names) and names[at + 1][1] is row:
            groups.append(segment)  # the label of a row of numbers is the one next to them
            continue
        goes_on = bool(lines) and not (filled and beside) and _goes_on(lines[-1].label[-1], segment, columns)
        if segment.right <= inner + 1 and not (goes_on and _is_aligned(lines[-1].label[0], segment)):
            groups.append(segment)
        elif goes_on:
            lines[-1].label.append(segment)
            beside = beside or filled
        else:
            lines.append(BodyLine(label=[segment]))
            beside = filled
    return lines, groups


def _is_aligned(one: Segment, other: Segment) -> bool:
    return min(abs(one.left - other.left), abs(one.centre - other.centre)) < _SAME


def _goes_on(one: Segment, after: Segment, columns: Columns) -> bool:
    """Whether a line of a label goes on with the next: close below, not counted itself, and no room was left."""
    size = one.line.size
    if after.base - one.base > 1.8 * size or COUNTED.match(after.text):
        return False
    room = (columns.labels or one.right) - one.right
    return room + max(0.0, one.left - after.left) < first_word(after.line) + size


def _line_at(lines: list[BodyLine], row: Row) -> BodyLine:
    """The row whose label stands at the height of a row of numbers; a new one where there is none."""
    reach = 0.7 * row.line.size
    for line in lines:
        bases = [s.base for s in line.label]
        slack = -1.0 if line.values else reach
        if bases and min(bases) - slack <= row.base <= max(bases) + slack:
            return line
    alone = all(segment.is_value for segment in row.segments)
    return _parted_label(lines, row) or (_touching(lines, row) if alone else None) or _added(lines)


def _touching(lines: Sequence[BodyLine], row: Row) -> BodyLine | None:
    """The row so near that its line and this one cannot be two rows: a number that takes two lines."""
    cut = len(row.segments) < _FRAGMENT or row.line.text.endswith(".")
    reach = (_NEAR if cut else _ONE_ROW) * row.line.size
    near = [line for line in lines if abs(line.nearest(row.base) - row.base) < reach]
    return min(near, key=lambda line: abs(line.nearest(row.base) - row.base), default=None)


def _added(lines: list[BodyLine]) -> BodyLine:
    lines.append(BodyLine())
    return lines[-1]


def _parted_label(lines: list[BodyLine], row: Row) -> BodyLine | None:
    """The label whose lines stand above and below a row of numbers at the same distance, made one; None without."""
    free = [line for line in lines if line.label and not line.values]
    above = max((x for x in free if x.label[-1].base < row.base), key=lambda x: x.label[-1].base, default=None)
    below = min((x for x in free if x.label[0].base > row.base), key=lambda x: x.label[0].base, default=None)
    if above is None or below is None or COUNTED.match(below.label[0].text):
        return None
    up, down = row.base - above.label[-1].base, below.label[0].base - row.base
    if abs(up - down) > 0.5 * row.line.size or max(up, down) > 2 * row.line.size:
        return None
    above.label += below.label
    lines.remove(below)
    return above


def _beside(lines: Sequence[BodyLine], group: Segment) -> BodyLine:
    """The row that a group's label stands beside; a line that goes on stays with the one before."""
    for line in lines:
        if line.groups and 0 < group.base - line.groups[-1].base < 1.8 * group.line.size:
            apart = abs(line.groups[-1].centre - group.centre)
            if apart < 3 * group.line.size and not COUNTED.match(group.text):
                return line
    return min(lines, key=lambda line: abs(line.middle - group.base))
