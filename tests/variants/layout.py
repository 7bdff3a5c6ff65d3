"""The statutory tables as they are printed: which cell stands where, over how many rows and columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gongkai.forms import Block, CellRef, Row, Table

from .draft import Draft


@dataclass(frozen=True)
class Placed:
    """A printed cell. `ref` says which number of the form it is, if any."""

    text: str
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    ref: CellRef | None = None


@dataclass(frozen=True)
class Layout:
    """A printed table. The first `head` rows are its head."""

    cells: tuple[Placed, ...]
    rows: int
    columns: int
    head: int = 0

    def lines(self) -> list[list[Placed]]:
        """The cells by the row that they begin in."""
        return [[cell for cell in self.cells if cell.row == row] for row in range(self.rows)]


def layout(draft: Draft, key: str) -> Layout:
    """One table of a draft. Rows that the draft has no cell of are left out, as in a table cut short."""
    table = draft.form.table(key)
    made = {"disclosure": _disclosure, "requests": _requests, "disputes": _disputes}[key](draft, table)
    cells = tuple(made)
    rows = max(cell.row + cell.rowspan for cell in cells)
    columns = max(cell.column + cell.colspan for cell in cells)
    return Layout(cells, rows, columns, {"disclosure": 0, "requests": 3, "disputes": 3}[key])


def _cell(draft: Draft, ref: CellRef, *, at: tuple[int, int], colspan: int = 1) -> Placed:
    return Placed(draft.cells.get(ref, ""), *at, 1, colspan, ref)


def _label(draft: Draft, text: str) -> str:
    """A label, in narrow columns broken after two characters as offices break it."""
    if draft.style == "spaced" and len(text) == 4 and text.startswith(("结果", "其他", "尚未")):
        return f"{text[:2]}\n{text[2:]}"
    return text


def _disclosure(draft: Draft, table: Table) -> Iterator[Placed]:
    width = max(len(block.columns) for block in table.blocks)
    at = 0
    for block in table.blocks:
        last = width - len(block.columns) + 1
        spans = [1] * (len(block.columns) - 1) + [last]
        yield Placed(block.title, at, 0, 1, width + 1)
        yield Placed(block.corner, at + 1, 0)
        for number, (column, span) in enumerate(zip(block.columns, spans, strict=True)):
            yield Placed(column.label, at + 1, number + 1, 1, span)
        at += 2
        for row in block.rows:
            yield Placed(row.label, at, 0)
            for number, (column, span) in enumerate(zip(block.columns, spans, strict=True)):
                yield _cell(draft, CellRef(table.key, row.key, column.key), at=(at, number + 1), colspan=span)
            at += 1


def _requests(draft: Draft, table: Table) -> Iterator[Placed]:
    (block,) = table.blocks
    yield Placed(block.corner, 0, 0, 3, 3)
    yield Placed(block.title, 0, 3, 1, 7)
    yield Placed(block.columns[0].label, 1, 3, 2)
    yield Placed(block.columns[1].under[0], 1, 4, 1, 5)
    yield Placed(block.columns[-1].label, 1, 9, 2)
    for number, column in enumerate(block.columns[1:-1], 4):
        yield Placed(column.label, 2, number)
    rows = [row for row in block.rows if CellRef(table.key, row.key, "all") in draft.cells]
    for at, row in enumerate(rows, 3):
        depth = len(row.under)
        for place, group in enumerate(row.under):
            if at == 3 or row.under[: place + 1] != rows[at - 4].under[: place + 1]:
                yield Placed(group, at, place, _run(rows[at - 3 :], row.under[: place + 1]))
        yield Placed(row.label, at, depth, 1, 3 - depth)
        for number, column in enumerate(block.columns, 3):
            yield _cell(draft, CellRef(table.key, row.key, column.key), at=(at, number))


def _run(rows: list[Row], under: tuple[str, ...]) -> int:
    """How many rows from here on stand under a group."""
    _, run = next(groupby(rows, key=lambda row: row.under[: len(under)] == under))
    return len(list(run))


def _disputes(draft: Draft, table: Table) -> Iterator[Placed]:
    (block,) = table.blocks
    review, *suits = block.rows
    width = len(block.columns)
    yield Placed(review.label, 0, 0, 1, width)
    yield Placed(suits[0].under[0], 0, width, 1, width * len(suits))
    yield from _headed(draft, block, at=(1, 0), rowspan=2)
    for number, suit in enumerate(suits, 1):
        yield Placed(suit.label, 1, width * number, 1, width)
        yield from _headed(draft, block, at=(2, width * number), rowspan=1)
    for number, row in enumerate(block.rows):
        for place, column in enumerate(block.columns):
            yield _cell(draft, CellRef(table.key, row.key, column.key), at=(3, width * number + place))


def _headed(draft: Draft, block: Block, *, at: tuple[int, int], rowspan: int) -> Iterator[Placed]:
    for place, column in enumerate(block.columns):
        yield Placed(_label(draft, column.label), at[0], at[1] + place, rowspan)
