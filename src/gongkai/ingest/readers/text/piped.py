"""Rows of lines whose cells are parted by pipes: Markdown, drawn boxes, and what extraction tools print."""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import gcd

from gongkai.ingest.readers.text.lines import Line, Look, Row
from gongkai.ingest.readers.text.listed import listed_rows
from gongkai.ingest.readers.text.words import is_value

_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_STRONG = re.compile(r"(\*\*|__)(.+)\1\Z", re.DOTALL)
_UNDERLINE = re.compile(r"\s*(?:-+|=+)\s*")
"""What stands below a heading, or parts head and body, and draws no box."""
_PADDING = re.compile(r"\|\|+\Z")
_STRAY = 0.1
"""The share of rows that may begin with no label: the row of numbers in table 4."""
_WIDEST = 60
_FEW = 3
_LONELY = 0.6
"""The share of lines with a single cell above which cells, not rows, stand on lines."""


def piped_rows(run: Sequence[Line]) -> list[Row]:
    """The rows of a run: a line a row, lines between drawn rules a row, or a cell a line."""
    lines = [line for line in run if line.look not in {Look.PAGE, Look.BLANK}]
    content = [line for line in lines if line.look is not Look.RULE]
    if len(content) == len(lines) and _is_stream(content):
        return _stream_rows(content)
    decorated = all(line.text.lstrip().startswith("|") for line in content if "|" in line.text)
    open_ended = any(
        "|" in line.text and not line.text.strip().endswith("|") for line in lines if line.look is Look.RULE
    )
    rows = [Row(_cells(line.text, decorated=decorated, closed=not open_ended), line.number) for line in content]
    return _boxed(lines, dict(zip((line.number for line in content), rows, strict=True))) if decorated else rows


def _cells(text: str, *, decorated: bool, closed: bool) -> list[str]:
    """The cells of a line. A pipe at the end closes the last; one at the start opens the first if all lines have it.

    `closed` is false where the rule under the head shows that no pipe closes the last cell.
    """
    parts = _PIPE.split(text.strip())
    if len(parts) == 1:
        return [_bare(text)]
    if closed and not parts[-1].strip():
        parts.pop()
    if decorated and parts and not parts[0].strip():
        parts.pop(0)
    return [_bare(part) for part in parts]


def _bare(part: str) -> str:
    """A cell without the signs that only lay it out."""
    text = part.replace("\\|", "|").replace("&nbsp;", "\xa0").strip()
    if "<" in text:
        text = _BREAK.sub("\n", text)
    return found[2].strip() if (found := _STRONG.match(text)) else text


def _boxed(lines: Sequence[Line], rows: dict[int, Row]) -> list[Row]:
    """Rows of a drawn table: where rules part more than head and body, all lines between two rules are one row."""
    if sum(line.look is Look.RULE and not _UNDERLINE.fullmatch(line.text) for line in lines) <= _FEW:
        return list(rows.values())
    boxed: list[Row] = []
    fresh = True
    for line in lines:
        if line.look is Look.RULE:
            fresh = True
        elif fresh:
            boxed.append(rows[line.number])
            fresh = False
        else:
            _stack(boxed[-1], rows[line.number])
    return boxed


def _stack(above: Row, below: Row) -> None:
    """Add the lines of cells to the cells above them."""
    for at, cell in enumerate(below.cells):
        if at >= len(above.cells):
            above.cells.append(cell)
        elif cell:
            above.cells[at] = f"{above.cells[at]}\n{cell}" if above.cells[at] else cell


def _is_stream(lines: Sequence[Line]) -> bool:
    """Whether a row runs over several lines, each cell ended by a pipe."""
    if len(lines) <= _FEW:
        return False
    texts = [line.text.strip() for line in lines]
    single = sum(len([part for part in text.split("|") if part.strip()]) < 2 for text in texts)
    if single > _LONELY * len(texts):
        return True
    if sum(text.endswith("|") for text in texts) <= _LONELY * len(texts):
        return False
    return any(below.startswith("|") and "|" in above and not above.endswith("|") for above, below in pairwise(texts))


def _stream_rows(lines: Sequence[Line]) -> list[Row]:
    """Rows of a stream of cells: as wide as the padding says, else each led by its label."""
    cells, ends = _stream(lines)
    whole = gcd(*ends)
    for width in range(2, min(whole, _WIDEST) + 1):
        if whole % width == 0:
            rows = [_row(cells[at : at + width]) for at in range(0, len(cells), width)]
            stray = sum(not row.cells[0] or is_value(row.cells[0]) for row in rows)
            if stray <= max(len(rows) > _FEW, _STRAY * len(rows)):
                return rows
    return listed_rows([Row([text], number) for text, number in cells], blanks=True)


def _row(cells: Sequence[tuple[str, int]]) -> Row:
    return Row([text for text, _ in cells], cells[0][1], cells[-1][1])


def _stream(lines: Sequence[Line]) -> tuple[list[tuple[str, int]], list[int]]:
    """The cells with their lines, and after how many cells a row is known to end because padding ends it."""
    cells: list[tuple[str, int]] = []
    ends: list[int] = []
    pending, begun = "", 0
    wrapped = sum(line.text.strip().startswith("|") and len(line.text.strip()) > _FEW for line in lines) * 2 > len(
        lines
    )
    for line in lines:
        text = line.text.strip()
        parts = _PIPE.split(text.removeprefix("|") if wrapped else text)
        for part in parts[:-1]:
            whole = f"{pending}\n{part.strip()}".strip() if pending else part.strip()
            cells.append((_bare(whole), begun or line.number))
            pending, begun = "", 0
        if rest := parts[-1].strip():
            pending, begun = f"{pending}\n{rest}".strip(), begun or line.number
        if _PADDING.search(text):
            ends.append(len(cells))
    if pending:
        cells.append((_bare(pending), begun))
    return cells, ends
