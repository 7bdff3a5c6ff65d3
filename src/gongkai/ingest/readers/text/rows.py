"""From the lines of a run to rows of cells, by whichever marks the lines bear."""

import csv
from collections import Counter
from collections.abc import Iterable, Sequence

from gongkai.ingest.readers.text.aligned import aligned_rows
from gongkai.ingest.readers.text.lines import CELLS, Line, Look, Row, flat_cells, is_flat, spaced_cells
from gongkai.ingest.readers.text.listed import listed_rows
from gongkai.ingest.readers.text.piped import piped_rows
from gongkai.ingest.readers.text.tabbed import tabbed_rows
from gongkai.ingest.readers.text.words import is_label, is_value, joins

_CELL_LENGTH = 60
_MANY = 4
_MOSTLY = 0.8


def rows_of(run: Sequence[Line]) -> list[Row]:
    """The rows of a run, or none where it is no table after all."""
    looks = Counter(line.look for line in run)
    if looks[Look.PIPED]:
        rows = piped_rows(run)
    elif looks[Look.TABBED] or _tabs_stand_alone(run):
        rows = tabbed_rows(run)
    elif looks[Look.COMMAS] > looks[Look.SPACED]:
        rows = [row for line in run if (row := _comma_row(line))]
    elif any(line.look is Look.SPACED and is_flat(line.text) for line in run):
        rows = listed_rows([Row(flat_cells(line.text), line.number) for line in run])
    elif looks[Look.SPACED] * 2 >= looks[Look.LABEL] + looks[Look.VALUE]:
        rows = aligned_rows(run)
    else:
        rows = listed_rows(_pieces(run))
    rows = [row for row in mended(rows) if any(cell.strip() for cell in row.cells)]
    return rows if rows and _is_table(rows, looks, run) else []


def _tabs_stand_alone(run: Sequence[Line]) -> bool:
    """Whether lines that hold nothing but one tab part the cells of a list."""
    alone = [line.text.strip(" ") for line in run if "\t" in line.text]
    return len(alone) > 2 and alone.count("\t") > _MOSTLY * len(alone)


def mended(rows: Iterable[Row]) -> list[Row]:
    """Rows with labels put together that were broken over two lines."""
    whole: list[Row] = []
    for row in rows:
        if not whole or not _continues(whole[-1], row):
            whole.append(row)
    return whole


def _continues(above: Row, below: Row) -> bool:
    """Whether a row was the rest of the one above; then it is joined to it."""
    filled = [at for at, cell in enumerate(below.cells) if cell.strip()]
    if not filled or not above.cells:
        return False
    first = filled[0]
    if len(filled) == 1 and first < len(above.cells) and joins(above.cells[first], below.cells[first]):
        above.cells[first] += f"\n{below.cells[first]}"
        above.end = below.end
        return True
    if first == 0 and joins(above.cells[-1], below.cells[0]):
        above.cells[-1] += f"\n{below.cells[0]}"
        above.cells.extend(below.cells[1:])
        above.end = below.end
        return True
    return False


def _comma_row(line: Line) -> Row | None:
    """The cells of a comma-separated line; a line without commas is one cell."""
    if line.look in {Look.BLANK, Look.PAGE, Look.RULE}:
        return None
    try:
        return Row(next(csv.reader([line.text])), line.number)
    except (csv.Error, StopIteration):
        return Row(line.text.split(","), line.number)


def _pieces(run: Sequence[Line]) -> list[Row]:
    """Lines of one cell each, and now and then of a few."""
    return [
        Row(spaced_cells(line.text.strip()) if line.look in CELLS else [line.text.strip()], line.number)
        for line in run
        if line.look not in {Look.PAGE, Look.RULE}
    ]


def _is_closed(run: Sequence[Line]) -> bool:
    """Whether pipes stand at the ends of lines."""
    piped = [line.text.strip() for line in run if line.look is Look.PIPED]
    return all(text.startswith("|") or text.endswith("|") for text in piped)


def _is_table(rows: Sequence[Row], looks: Counter[Look], run: Sequence[Line]) -> bool:
    """Whether rows are a table and no prose that bears a mark by chance."""
    cells = [cell for row in rows for cell in row.cells if cell.strip()]
    values = sum(map(is_value, cells))
    if len(rows) == 1:
        return values >= _MANY or (values > 0 and is_label(rows[0].cells[0]) and len(cells) > _MANY)
    labels = sum(map(is_label, cells))
    if looks[Look.PIPED] + looks[Look.TABBED] + looks[Look.COMMAS] == 0:
        return labels > 1 and values > 0 and labels + values > _MANY
    if labels + values > 2:
        return len(cells) < _MANY * (labels + values) or labels > 2
    if looks[Look.PIPED] and not looks[Look.RULE] and not _is_closed(run):
        return False  # words between pipes are a menu
    widths = Counter(len(row.cells) for row in rows)
    width, count = widths.most_common(1)[0]
    return width > 2 - bool(looks[Look.RULE]) and count > 1 and max(map(len, cells)) <= _CELL_LENGTH
