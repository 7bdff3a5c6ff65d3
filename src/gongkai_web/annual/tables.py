"""The statutory tables as the back office shows them: every number a way to its records, last year's beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from gongkai.forms import Block, CellRef, Form, Table
from gongkai_web.annual.figures import Counted
from gongkai_web.annual.figures.counted import printed


@dataclass(frozen=True, slots=True)
class Number:
    """One number: its key, its text, where its records open, and last year's where that is known."""

    key: str
    text: str
    url: str
    before: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its groups, its label, its numbers."""

    group: str
    label: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One block of one table."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]


def tables(
    form: Form, counted: Counted, way: Callable[[CellRef], str], before: Counted | None = None
) -> dict[str, list[Shown]]:
    """Every table of the form by its section's numeral."""
    return {
        table.number: [_block(table, block, counted, way, before) for block in table.blocks] for table in form.tables
    }


def _block(  # noqa: PLR0917 - what one block is made of
    table: Table, block: Block, counted: Counted, way: Callable[[CellRef], str], before: Counted | None
) -> Shown:
    totals = {total for total, _parts in table.sums()}

    def number(ref: CellRef) -> Number:
        earlier = printed(before.value(ref)) if before is not None else ""
        return Number(str(ref), printed(counted.value(ref)), way(ref), earlier, total=ref in totals)

    lines = tuple(
        Line(
            " ".join(group for group in row.under if not group.startswith("三、")),
            row.label,
            tuple(number(CellRef(table.key, row.key, column.key)) for column in block.columns),
        )
        for row in block.rows
    )
    heads = tuple(" ".join((*column.under, column.label)) for column in block.columns)
    return Shown(block.title or table.title, heads, lines)
