"""What counting gives, cell by cell."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from gongkai.basis import Origin
from gongkai.forms import Cell, CellRef
from gongkai.tally import NotCounted


class Weighed(NamedTuple):
    """A record and how much of the cell it is: 1 for a case, an amount for a line of the ledger."""

    record: str
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Counted:
    """The cells of an organ's year and the figures of its narrative, each with its records, named `app.model/key`.

    `named` and `named_left` go by the code of the figure.
    """

    cells: Mapping[CellRef, tuple[Weighed, ...]] = field(default_factory=dict)
    not_counted: tuple[NotCounted, ...] = ()
    named: Mapping[str, tuple[Weighed, ...]] = field(default_factory=dict)
    named_left: Mapping[str, tuple[NotCounted, ...]] = field(default_factory=dict)

    def value(self, ref: CellRef) -> Decimal:
        """The number of a cell."""
        return sum((weighed.weight for weighed in self.cells.get(ref, ())), Decimal(0))

    def figure(self, code: str) -> Decimal:
        """The number of a figure of the narrative."""
        return sum((weighed.weight for weighed in self.named.get(code, ())), Decimal(0))

    def printed(self, ref: CellRef, organ: str) -> Cell:
        """The cell as a report holds it."""
        parts = tuple((organ, weighed.record) for weighed in self.cells.get(ref, ()))
        value = self.value(ref)
        return Cell.of(printed(value), Origin(parts=parts))


def printed(value: Decimal) -> str:
    """A number as it is shown: 3, 1.25, 0.

    >>> printed(Decimal("10.00")), printed(Decimal(0))
    ('10', '0')
    """
    return f"{value.normalize():f}" if value else "0"


ONE = Decimal(1)


def ones(records: Iterable[str]) -> tuple[Weighed, ...]:
    """Records of one each."""
    return tuple(Weighed(record, ONE) for record in records)
