"""Rows of lines whose cells are parted by tabs."""

from collections.abc import Sequence

from gongkai.ingest.readers.text.lines import Line, Look, Row
from gongkai.ingest.readers.text.words import is_label, is_value

_QUOTED_LINES = 12
"""Lines that one quoted cell may run over."""

_EMPTY = 4
"""Tabs between two labels that stand for a row of empty cells, not for a gap within one."""


def tabbed_rows(run: Sequence[Line]) -> list[Row]:
    """The rows of a run, a line a row, or a cell a line where the tabs stand on lines of their own."""
    lines = [line for line in run if line.look not in {Look.PAGE, Look.RULE}]
    tabbed = [line for line in lines if "\t" in line.text]
    several = sum(len([cell for cell in line.text.split("\t") if cell.strip()]) > 1 for line in tabbed)
    if several * 8 < len(tabbed) and len(tabbed) > 3:
        return _cell_a_line(lines)
    rows: list[Row] = []
    position = 0
    while position < len(lines):
        text, taken = _unquoted(lines, position)
        if text.strip():
            rows.append(Row([_bare(cell) for cell in text.split("\t")], lines[position].number))
        position += taken
    return rows


def _unquoted(lines: Sequence[Line], position: int) -> tuple[str, int]:
    """A line with the lines that a quoted cell runs on over, and how many they are."""
    text = lines[position].text
    if '"' not in text or text.count('"') % 2 == 0:
        return text, 1
    for taken in range(2, min(_QUOTED_LINES, len(lines) - position) + 1):
        following = lines[position + taken - 1].text
        text = f"{text}\n{following}"
        if following.count('"') % 2:
            return text, taken
    return lines[position].text, 1


def _bare(cell: str) -> str:
    """A cell without the quotation marks that a spreadsheet puts around line breaks."""
    bare = cell.strip()
    if len(bare) > 1 and bare[0] == bare[-1] == '"':
        return bare[1:-1].replace('""', '"').strip()
    return bare


def _cell_a_line(lines: Sequence[Line]) -> list[Row]:
    """Rows where each cell ends its line, as a browser copies cells that hold paragraphs.

    A tab between two texts parts cells of one row; line breaks alone part rows. A label after numbers begins a row
    even so: the cells before it were empty.
    """
    rows: list[Row] = []
    tabs = 0
    for line in lines:
        for index, part in enumerate(line.text.split("\t")):
            tabs += index > 0
            text = part.strip()
            if not text:
                continue
            after_row = is_label(text) and rows and (is_value(rows[-1].cells[-1]) or tabs > _EMPTY)
            if rows and tabs and not after_row:
                rows[-1].cells += [*[""] * (tabs - 1), text]
                rows[-1].end = line.number
            else:
                if rows:
                    rows[-1].cells += [""] * tabs
                rows.append(Row([text], line.number))
            tabs = 0
    return rows
