"""The rows of a table without lines: labels with their lines, numbers beside them, groups before them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from gongkai.ingest.readers.pdf.alignment import Columns
from gongkai.ingest.readers.pdf.segments import Row, Segment
from gongkai.ingest.readers.pdf.writing import first_word

COUNTED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]")
"""The start of a label that is one of a list."""


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
    inner = _inner_left(rows, columns)
    lines: list[BodyLine] = []
    groups: list[Segment] = []
    labels: list[tuple[Segment, Row]] = []
    for row in rows:
        names = [s for s in row.segments if columns.at(s) is None]
        if names and (row.values or names[-1].right > inner):
            labels.append((names.pop(), row))
        groups += names
    for segment, _ in labels:
        if lines and _goes_on(lines[-1].label[-1], segment, columns):
            lines[-1].label.append(segment)
        else:
            lines.append(BodyLine(label=[segment]))
    for row in rows:
        values = [s for s in row.segments if columns.at(s) is not None]
        if values:
            _line_at(lines, row).values.update(_by_column(values, columns))
    for group in groups:
        _beside(lines, group).groups.append(group)
    return sorted(lines, key=lambda line: line.middle)


def _inner_left(rows: Sequence[Row], columns: Columns) -> float:
    """Where the labels next to the numbers start, if others stand before them: further left are groups."""
    several = [[s for s in row.segments if columns.at(s) is None] for row in rows]
    return min((names[-1].left for names in several if len(names) > 1), default=0.0)


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
