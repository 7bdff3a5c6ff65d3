"""Labels that touch the number beside them: cut where a column of numbers is known to stand."""

from itertools import pairwise

from gongkai.ingest.readers.pdf.alignment import Columns
from gongkai.ingest.readers.pdf.segments import Row, Segment, is_value
from gongkai.ingest.readers.pdf.writing import TextLine

_NEAR = 1.5
"""Points by which the ends or the middle of a number may differ from those of its column."""
_EXACT = 0.6
"""Points by which the start of a header may differ from that of its column."""
_LONGEST = 12
"""Characters of a number."""


def untouched(row: Row, columns: Columns) -> Row:
    """A row whose labels are cut before numbers that stand in a column, and whose headers where columns start."""
    parts: list[Segment] = []
    for segment in row.segments:
        parts += (segment,) if segment.is_value else _cut(segment, columns)
    return row if len(parts) == len(row.segments) else Row(row.line, tuple(parts))


def _cut(segment: Segment, columns: Columns) -> list[Segment]:
    characters = segment.line.characters
    if _starts(segment.left, columns):
        places = [at for at in range(1, len(characters)) if _starts(characters[at].left, columns)]
    else:
        places = _before_number(segment, columns)
    edges = [0, *places, len(characters)]
    return [Segment(TextLine(characters[a:b])) for a, b in pairwise(edges)]


def _starts(left: float, columns: Columns) -> bool:
    """Whether something starts where the numbers of a column do."""
    return any(abs(left - span[0]) < _EXACT for span in columns.spans)


def _before_number(segment: Segment, columns: Columns) -> list[int]:
    """Where a number begins at the end of a label, if it stands in a column as the numbers there do."""
    characters = segment.line.characters
    for at in range(max(1, len(characters) - _LONGEST), len(characters)):
        part = Segment(TextLine(characters[at:]))
        if is_value(part.text):
            return [at] if not _is_digit(characters[at - 1].text) and _stands(part, columns) else []
    return []


def _is_digit(text: str) -> bool:
    return text.isdigit() or text in ".,，．"


def _stands(part: Segment, columns: Columns) -> bool:
    """Whether a number has an end or the middle in common with a column that it stands in."""
    return any(
        part.centre > left - _NEAR
        and part.centre < right + _NEAR
        and min(abs(part.left - left), abs(part.right - right), abs(2 * part.centre - left - right) / 2) < _NEAR
        for left, right in columns.spans
    )
