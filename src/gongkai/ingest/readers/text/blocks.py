"""From lines of text to blocks: a paragraph a line, tables where the lines bear the marks of one."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gongkai.basis import Origin
from gongkai.ingest.document import Block, Borders, Grid, GridCell, Picture, TextBlock
from gongkai.ingest.labels import label_of
from gongkai.ingest.readers.text.folded import unfolded
from gongkai.ingest.readers.text.lines import PICTURE, Line, Look, Row, lines_of, look_of
from gongkai.ingest.readers.text.rows import rows_of
from gongkai.ingest.readers.text.runs import runs_of
from gongkai.ingest.readers.text.wrapped import edge_of, rejoined

_GAP = 3
"""How many times the usual distance between rows is too far for one table, where its width changes as well."""
_ENDS = "| \t\u3000"
"""What stands at the ends of a line of a table that is none: only text laid out by one."""
_EMPTY = ("", ">")
"""Lines that say nothing; the sign is that of an empty line in a quotation."""
_LEVEL = re.compile(r"\s{0,3}(#{1,6})\s")


def blocks_of(text: str, sha256: str, *, above: int = 0) -> Iterator[Block]:
    """The blocks of a text, `above` lines of which come before it: paragraphs, pictures, and tables made of lines."""
    yield from _blocks([piece for line in lines_of(text, above) for piece in _unfolded(line)], sha256)


def with_tables(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with tables where paragraphs are the lines of one."""
    lines = [
        Line(block.text, at, look_of(block.text)) if isinstance(block, TextBlock) else Line("", at, Look.PICTURE)
        for at, block in enumerate(blocks)
    ]
    done = 0
    for start, end, tables in _found(lines):
        yield from blocks[done:start]
        yield from (_grid(rows, blocks[start].origin) for rows in tables)
        done = end
    yield from blocks[done:]


def _unfolded(line: Line) -> list[Line]:
    """The lines that a converter folded into one, all with its number."""
    pieces = unfolded(line.text)
    return [line] if pieces == [line.text] else [Line(piece, line.number, look_of(piece)) for piece in pieces]


def _blocks(lines: Sequence[Line], sha256: str) -> Iterator[Block]:
    done, edge = 0, edge_of(lines)
    for start, end, tables in _found(lines):
        yield from _paragraphs(rejoined(lines[done:start], edge), sha256)
        yield from (_grid(rows, Origin(sha256=sha256, line=rows[0].line)) for rows in tables)
        done = end
    yield from _paragraphs(rejoined(lines[done:], edge), sha256)


def _found(lines: Sequence[Line]) -> Iterator[tuple[int, int, list[list[Row]]]]:
    """Stretches of lines that are tables, as (first, past the last, the rows of each table)."""
    for start, end in runs_of(lines):
        if rows := rows_of(lines[start:end]):
            yield start, end, list(_tables(rows))


def _paragraphs(lines: Sequence[Line], sha256: str) -> Iterator[Block]:
    for line in lines:
        text = line.text.strip(_ENDS if line.look is Look.PIPED else None)
        if text in _EMPTY or line.look in {Look.RULE, Look.PAGE}:
            continue
        origin = Origin(sha256=sha256, line=line.number)
        if line.look is not Look.PICTURE:
            found = _LEVEL.match(line.text)
            yield TextBlock(text, origin, len(found[1]) if found else 0)
        for picture in PICTURE.finditer(text):
            yield Picture(_picture_name(picture), origin, picture["alt"] or "")


def _picture_name(found: re.Match[str]) -> str:
    return (found["name"] or (found["src"] or "").rpartition("/")[2]).strip()


def _tables(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Rows parted where the labels of another statutory table begin, or after a wide gap with rows of another width."""
    part: list[Row] = []
    current = ""
    gaps = sorted(below.line - above.end for above, below in pairwise(rows))
    usual = (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) / 2 if gaps else 1
    for row in rows:
        table = _table_of(row)
        gap = bool(part) and row.line - part[-1].end > _GAP * usual and len(row.cells) != len(part[-1].cells)
        if gap or (part and current and table and table != current):
            yield part
            part, current = [], ""
        current = table or current
        part.append(row)
    if part:
        yield part


def _table_of(row: Row) -> str:
    """The one statutory table that the labels of a row belong to, or “”."""
    tables = {role.table for cell in row.cells if (label := label_of(cell)) for role in label.roles}
    return tables.pop() if len(tables) == 1 else ""


def _grid(rows: Sequence[Row], origin: Origin) -> Grid:
    cells = tuple(
        _cell(text, at, column, row.line) for at, row in enumerate(rows) for column, text in enumerate(row.cells)
    )
    columns = max(len(row.cells) for row in rows)
    strung = frozenset(at for at, row in enumerate(rows) if row.strung)
    return Grid(cells, len(rows), columns, origin, Borders.GUESSED, strung=strung)


def _cell(text: str, row: int, column: int, line: int) -> GridCell:
    """A cell; a picture's mark is taken out of its text."""
    pictures = tuple(map(_picture_name, PICTURE.finditer(text))) if "[" in text else ()
    bare = PICTURE.sub("", text).strip() if pictures else text.strip()
    return GridCell(bare, row, column, pictures=pictures, line=line)
