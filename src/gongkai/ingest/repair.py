"""Readings that the sums and balances of a form single out, beside what was printed."""

from collections.abc import Mapping

from gongkai.forms import NOT_READ, Cell, CellRef, Table
from gongkai.forms.constraints import fill, suspects


def repaired(cells: Mapping[CellRef, Cell], table: Table) -> dict[CellRef, Cell]:
    """A table's cells, with a suggestion where one number is certainly wrong or one unreadable number certain.

    A blank, a slash or a dash stays what it is: the organ may have meant it.
    """
    likely = {suspect.ref: suspect.likely for suspect in suspects(cells, table)}
    if not NOT_READ.isdisjoint([cell.state for cell in cells.values()]):
        likely |= {ref: value for ref, value in fill(cells, table).items() if _unread(cells, ref)}
    return {**cells, **{ref: cells[ref]._replace(suggested=value) for ref, value in likely.items() if ref in cells}}


def _unread(cells: Mapping[CellRef, Cell], ref: CellRef) -> bool:
    cell = cells.get(ref)
    return cell is not None and cell.state in NOT_READ
