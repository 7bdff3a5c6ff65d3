"""What counting gives: for each cell its records, in the order of their numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.basis import Citation, Origin
from gongkai.forms import Cell, CellRef, Table


@dataclass(frozen=True, slots=True)
class NotCounted:
    """A record that stands in no cell of the table, with the reason and what that rests on."""

    record: str
    why: str
    basis: Citation


@dataclass(frozen=True, slots=True)
class Tally:
    """The records behind every cell of one table in one year, totals included.

    `records` has every cell of the table; one with nothing in it holds an empty tuple, which is zero and not blank.
    """

    table: Table
    year: int
    records: Mapping[CellRef, tuple[str, ...]]
    not_counted: tuple[NotCounted, ...] = ()

    def cells(self, organ: str) -> dict[CellRef, Cell]:
        """The table's cells, each with the records that it counts as its origin."""
        return {
            ref: Cell.of(len(records), Origin(parts=tuple((organ, record) for record in records)))
            for ref, records in self.records.items()
        }

    def __getitem__(self, ref: CellRef) -> tuple[str, ...]:
        """The records behind a cell."""
        return self.records[ref]


def filled(
    table: Table, found: Iterable[tuple[CellRef, str]], only: CellRef | None = None
) -> dict[CellRef, tuple[str, ...]]:
    """Every cell of a table with its records: those found, and the totals that the form makes of them.

    With `only`, that cell and those that it adds up, and no other.
    """
    sums, wanted = dict(table.sums()), parts_of(table, only)
    listed: dict[CellRef, list[str]] = {ref: [] for ref in table.refs}
    for ref, record in found:
        listed[ref].append(record)
    records = {ref: tuple(ones) for ref, ones in listed.items() if ref in wanted}
    for total in sorted(sums.keys() & wanted, key=lambda ref: _depth(ref, sums)):
        records[total] = tuple(sorted(record for part in sums[total] for record in records[part]))
    return records


def parts_of(table: Table, only: CellRef | None) -> set[CellRef]:
    """A cell and all that it adds up, through every sum below it; every cell of the table where none is named."""
    if only is None:
        return set(table.refs)
    sums, wanted, new = dict(table.sums()), {only}, {only}
    while new := {part for total in new for part in sums.get(total, ())} - wanted:
        wanted |= new
    return wanted


def _depth(ref: CellRef, sums: Mapping[CellRef, tuple[CellRef, ...]]) -> int:
    """How many sums stand below a total: those are made first."""
    return 1 + max(_depth(part, sums) for part in sums[ref]) if ref in sums else 0
