"""Rows of a table without lines in a picture: every line of numbers is one, though its label cannot be read.

In a text, numbers without a label have lost it to another row. In a picture a seal lies on it, and the numbers beside
stand where they are printed: they stay a row of their own, and what row that is can be told by its place.
"""

from collections.abc import Iterable, Sequence

from gongkai.ingest.readers.normal import UNMAPPED
from gongkai.ingest.readers.pdf.alignment import Columns
from gongkai.ingest.readers.pdf.body import BodyLine
from gongkai.ingest.readers.pdf.drawn import PdfCell
from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.segments import Row, Segment

_SAME = 0.6
"""Ems of height within which numbers in a picture are of one line."""
_FEW = 0.2
"""The part of the places for numbers up to which none is empty that a report leaves so: the number was not seen."""
_SETS = 4
"""Columns up to which a table may have several sets of them, and rows with more and with fewer numbers."""


def levelled(rows: Sequence[Row], columns: Columns) -> list[Row]:
    """The rows with each line of numbers in one of them, where writing at other heights beside it had parted it."""
    found: list[Row] = []
    for row in rows:
        if found and _is_one(found[-1], row, columns):
            found[-1:] = _joined(found[-1], row, columns)
        else:
            found.append(row)
    return found


def _is_one(above: Row, below: Row, columns: Columns) -> bool:
    """Whether the numbers of two rows are of one line: at about one height, and none above another."""
    one, other = ({columns.at(s) for s in _numbers(row, columns)} for row in (above, below))
    near = below.base - above.base < _SAME * min(above.line.size, below.line.size)
    return bool(one and other) and near and one.isdisjoint(other)


def _numbers(row: Row, columns: Columns) -> list[Segment]:
    return [segment for segment in row.segments if columns.at(segment) is not None]


def _joined(above: Row, below: Row, columns: Columns) -> list[Row]:
    """Two rows with all numbers in the one that had more of them."""
    numbers = [_numbers(row, columns) for row in (above, below)]
    most = len(numbers[1]) > len(numbers[0])
    whole, rest = (below, above) if most else (above, below)
    moved = numbers[0] if most else numbers[1]
    whole = Row(whole.line, tuple(sorted([*whole.segments, *moved], key=lambda segment: segment.left)))
    left = tuple(segment for segment in rest.segments if segment not in moved)
    both = [whole, *([Row(rest.line, left)] if left else [])]
    return both[::-1] if most else both


def is_bare(line: BodyLine) -> bool:
    """Whether a row has numbers and no label."""
    return not line.label and any(part.is_value for parts in line.values.values() for part in parts)


def is_whole(line: BodyLine, columns: Columns) -> bool:
    """Whether a row has one number in most columns, and so is one that the table has, with a label or without."""
    single = all(len(parts) == 1 and parts[0].is_value for parts in line.values.values())
    return single and 2 * len(line.values) > len(columns.spans)


def has_gaps(lines: Iterable[BodyLine], columns: Columns) -> bool:
    """Whether so few numbers are missing in rows that have most of theirs that something lies on them."""
    counts = [len(line.values) for line in lines if is_whole(line, columns)]
    places = len(counts) * len(columns.spans)
    return len(columns.spans) > _SETS and 0 < places - sum(counts) <= _FEW * places


def is_stroke(line: BodyLine, columns: Columns) -> bool:
    """Whether a row without a label is a few strokes and no digit: the rest of a seal, or a shadow."""
    said = "".join(part.text for parts in line.values.values() for part in parts)
    return is_bare(line) and not is_whole(line, columns) and not any(map(str.isalnum, said))


def ran_together(lines: Iterable[BodyLine]) -> bool:
    """Whether numbers of two rows were taken for one row's: then a row in which none stand is not certainly empty."""
    return any(
        len(parts) > 1 and all(part.is_value for part in parts) for line in lines for parts in line.values.values()
    )


def unread_label(line: BodyLine, number: int, before: int, page: int) -> PdfCell:
    """The cell of a label that could not be read."""
    left = min(part.left for parts in line.values.values() for part in parts)
    return PdfCell(number, before - 1, number + 1, before, Box(0.0, line.middle, left, line.middle), page, UNMAPPED)
