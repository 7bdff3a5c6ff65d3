"""Which lines of a text belong to one table."""

from collections.abc import Iterator, Sequence

from gongkai.ingest.readers.text.lines import CELLS, TABLE, Line, Look
from gongkai.ingest.readers.text.words import is_sentence, joins

_GAP = 12
"""Blank lines after which a table has ended."""
_STARTS = CELLS | {Look.LABEL, Look.RULE}
_SHORT = 150


def runs_of(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Stretches of lines that may be a table, as (first, past the last)."""
    position = 0
    while position < len(lines):
        if lines[position].look in _STARTS:
            end = _end(lines, position)
            yield position, end
            position = end
        else:
            position += 1


def _end(lines: Sequence[Line], start: int) -> int:
    """The line after the last one that belongs to the run."""
    last = near = start
    for position in range(start + 1, len(lines)):
        look = lines[position].look
        if position - near > _GAP or look in {Look.SECTION, Look.PICTURE}:
            break
        if look in TABLE or (look is Look.PROSE and joins(lines[last].text.strip(), lines[position].text.strip())):
            last = near = position
        elif lines[position].text.strip(" ") == "\t":
            near = position  # beside a cell left blank
        elif look is Look.PROSE and not _within(lines, position, last):
            break
    return last + 1


def _within(lines: Sequence[Line], position: int, last: int) -> bool:
    """Whether an unknown line is a row or cell of the table around it: short, no sentence, and the table goes on."""
    text = lines[position].text.strip()
    if len(text) > _SHORT or is_sentence(text) or sum(line.look is Look.PROSE for line in lines[last:position]) > 1:
        return False
    for line in lines[position + 1 : position + 4]:
        if line.look not in {Look.BLANK, Look.PAGE}:
            return line.look in TABLE and line.look is not Look.LABEL
    return False
