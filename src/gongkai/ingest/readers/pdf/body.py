"""The rows of a table without lines: labels with their lines, numbers beside them, groups before them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gongkai.ingest.readers.pdf.alignment import Columns
from gongkai.ingest.readers.pdf.segments import Row, Segment, row_of
from gongkai.ingest.readers.pdf.writing import TextLine, first_word

COUNTED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]")
"""The start of a label that is one of a list."""
_SPANNING = 0.62
"""The part of the width of all labels from which a label may stand over more than one column of them."""
_CLOSE = 0.3
"""Ems between a group and a label beside it."""
_CUT = 0.2
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


def body_of(rows: Sequence[Row], columns: Columns) -> list[BodyLine]:
    """The rows below the headers, from top to bottom."""
    names = [(s, row) for row in rows for s in row.segments if columns.at(s) is None]
    inner = _inner_left([segment for segment, _ in names], columns)
    names = [(part, row) for segment, row in names for part in _parted(segment, inner)]
    lines = _labelled([(segment, row) for segment, row in names if segment.right > inner + 1], columns)
    for row in rows:
        values = [s for s in row.segments if columns.at(s) is not None]
        if values:
            _line_at(lines, row).values.update(_by_column(values, columns))
    for group in (segment for segment, _ in names if segment.right <= inner + 1):
        _beside(lines, group).groups.append(group)
    for line in lines:
        if not line.label:
            line.label, line.groups = line.groups, []
    return sorted(lines, key=lambda line: line.middle)


def _inner_left(labels: Sequence[Segment], columns: Columns) -> float:
    """Where the labels next to the numbers start, if groups stand before them: the place that cuts the fewest."""
    zone = (columns.labels or 0.0) - min((s.left for s in labels), default=0.0)
    narrow = [s for s in labels if s.right - s.left < _SPANNING * zone]
    found = 0.0
    for place in sorted({s.left - 1 for s in narrow}):
        before = sum(s.right <= place + 1 for s in narrow)
        behind = sum(s.left >= place for s in narrow)
        if before >= 2 and behind >= 3 and len(narrow) - before - behind <= _CUT * len(narrow):
            found = place
    return found


def _parted(segment: Segment, inner: float) -> list[Segment]:
    """A segment that stands over the edge between groups and labels, cut there if it has a gap there."""
    parts = row_of(segment.line, _CLOSE).segments
    before = [part for part in parts if part.right <= inner + 1]
    behind = [part for part in parts if part.left >= inner - 1]
    if not before or not behind or len(before) + len(behind) < len(parts):
        return [segment]
    return [Segment(TextLine(tuple(c for p in half for c in p.line.characters))) for half in (before, behind)]


def _labelled(labels: Sequence[tuple[Segment, Row]], columns: Columns) -> list[BodyLine]:
    """A row for every label, with the lines that it takes; a label has at most one row of numbers beside it."""
    lines: list[BodyLine] = []
    beside = False
    for segment, row in labels:
        filled = any(columns.at(s) is not None for s in row.segments)
        if lines and not (filled and beside) and _goes_on(lines[-1].label[-1], segment, columns):
            lines[-1].label.append(segment)
            beside = beside or filled
        else:
            lines.append(BodyLine(label=[segment]))
            beside = filled
    return lines


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
        if bases and min(bases) - reach <= row.base <= max(bases) + reach and not line.values:
            return line
    lines.append(BodyLine())
    return lines[-1]


def _beside(lines: Sequence[BodyLine], group: Segment) -> BodyLine:
    """The row that a group's label stands beside; a line that goes on stays with the one before."""
    for line in lines:
        if line.groups and 0 < group.base - line.groups[-1].base < 1.8 * group.line.size:
            apart = abs(line.groups[-1].centre - group.centre)
            if apart < 3 * group.line.size and not COUNTED.match(group.text):
                return line
    return min(lines, key=lambda line: abs(line.middle - group.base))


def _by_column(values: Iterable[Segment], columns: Columns) -> dict[int, list[Segment]]:
    found: dict[int, list[Segment]] = {}
    for value in values:
        found.setdefault(columns.at(value) or 0, []).append(value)
    return found
