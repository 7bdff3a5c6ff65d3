"""A constraint of a form, and one that the numbers of a report do not meet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from gongkai.forms.cells import Cell
from gongkai.forms.model import CellRef, Table
from gongkai.forms.report import Report

Cells = Report | Mapping[CellRef, Cell | Decimal | int | None]
"""Numbers to examine: a report, or cells or bare numbers by reference. None and absent are unknown."""


class Kind(StrEnum):
    """Which way a constraint runs."""

    ACROSS = "across"
    """A total at the end of a row."""
    DOWN = "down"
    """A total at the foot of a column."""
    FLOW = "flow"
    """What came in equals where it went (勾稽关系)."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """Two groups of cells whose sums are equal. Of a sum, `left` is the total alone."""

    kind: Kind
    left: tuple[CellRef, ...]
    right: tuple[CellRef, ...]

    @property
    def refs(self) -> tuple[CellRef, ...]:
        """Every cell that stands in it."""
        return (*self.left, *self.right)


@dataclass(frozen=True, slots=True)
class Violation:
    """A constraint that the numbers do not meet, with both sums as far as known.

    `complete` is false where some cells are unknown; no number of 0 or more in them could then restore the
    balance.
    """

    constraint: Constraint
    left: Decimal
    right: Decimal
    complete: bool = True

    @property
    def gap(self) -> Decimal:
        """How much the left side is too big."""
        return self.left - self.right


@cache
def constraints(table: Table) -> tuple[Constraint, ...]:
    """Every sum and balance of a table: down the columns and across the rows of each block, then the flows."""
    return (*_sums(table), *(Constraint(Kind.FLOW, left, right) for left, right in table.flows()))


def _sums(table: Table) -> Iterator[Constraint]:
    for total, parts in table.sums():
        kind = Kind.ACROSS if all(part.row == total.row for part in parts) else Kind.DOWN
        yield Constraint(kind, (total,), parts)
