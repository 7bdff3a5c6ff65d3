"""What a statutory form is: tables of blocks, each with rows, columns, sums and balances.

One description serves reading, checking, adding up, comparing and printing. Labels are the form's own words;
`aka` holds other spellings met in published reports.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from gongkai.basis import Citation


class CellRef(NamedTuple):
    """The public key of a cell: `table/row/column`.

    >>> str(CellRef.parse("requests/granted/natural"))
    'requests/granted/natural'
    """

    table: str
    row: str
    column: str

    @classmethod
    def parse(cls, key: str) -> "CellRef":
        """The reference that a public key names.

        Raises:
            ValueError: when the key does not have three parts.
        """
        parts = key.split("/")
        if len(parts) != 3:
            raise ValueError(f"{key!r} is not a cell key; a key reads table/row/column, as requests/granted/natural")
        return cls(*parts)

    def __str__(self) -> str:
        return "/".join(self)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a form: its printed label, what stands before it, and which dispositions it counts."""

    key: str
    label: str
    under: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    aka: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a form. `unit` is the unit of its numbers."""

    key: str
    label: str
    under: tuple[str, ...] = ()
    unit: str = "件"
    decimal: bool = False
    signed: bool = False
    aka: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """A row or column that is the total of others."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Rows whose sums are equal in every column: what came in, and where it went."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows and columns under one heading.

    `across` means that the rows are printed side by side in one line of numbers (table 4).
    """

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    title: str = ""
    corner: str = ""
    row_sums: tuple[Sum, ...] = ()
    column_sums: tuple[Sum, ...] = ()
    balances: tuple[Balance, ...] = ()
    across: bool = False


@dataclass(frozen=True)
class Table:
    """One statutory table: `number` is its section (二, 三, 四), `title` the section's full title."""

    key: str
    number: str
    title: str
    blocks: tuple[Block, ...]

    def __hash__(self) -> int:
        """Plans and labels are remembered by table, and few tables share these two words: rows need no hashing."""
        return hash((self.key, self.title))

    @cached_property
    def refs(self) -> tuple[CellRef, ...]:
        """Every cell, in the order of print."""
        return tuple(
            CellRef(self.key, row.key, column.key)
            for block in self.blocks
            for row in block.rows
            for column in block.columns
        )

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Every row by key."""
        return {row.key: row for block in self.blocks for row in block.rows}

    @cached_property
    def refs_of(self) -> dict[str, tuple[CellRef, ...]]:
        """The cells of every row by its key, in the order of the columns."""
        return {r.key: tuple(self._at(r.key, c.key) for c in b.columns) for b in self.blocks for r in b.rows}

    @cached_property
    def columns(self) -> dict[tuple[str, str], Column]:
        """The column of every (row, column) pair of keys."""
        return {(r.key, c.key): c for block in self.blocks for r in block.rows for c in block.columns}

    def sums(self) -> Iterator[tuple[CellRef, tuple[CellRef, ...]]]:
        """Every total that the form prescribes, with its parts: down each column and along each row."""
        for block in self.blocks:
            for total in block.row_sums:
                for column in block.columns:
                    yield self._at(total.total, column.key), tuple(self._at(r, column.key) for r in total.parts)
            for total in block.column_sums:
                for row in block.rows:
                    yield self._at(row.key, total.total), tuple(self._at(row.key, c) for c in total.parts)

    def flows(self) -> Iterator[tuple[tuple[CellRef, ...], tuple[CellRef, ...]]]:
        """Every balance, column by column: (what came in, where it went)."""
        for block in self.blocks:
            for balance in block.balances:
                for column in block.columns:
                    yield (
                        tuple(self._at(row, column.key) for row in balance.left),
                        tuple(self._at(row, column.key) for row in balance.right),
                    )

    def label(self, ref: CellRef) -> str:
        """A cell's name in Chinese: its groups, row and column, as `不予公开·1.属于国家秘密·自然人`."""
        row = self.rows[ref.row]
        column = self.columns[ref.row, ref.column]
        groups = tuple(group for group in row.under if not group.startswith("三、"))
        return "·".join((*groups, row.label, *(column.under if column.label == "其他" else ()), column.label))

    def _at(self, row: str, column: str) -> CellRef:
        return CellRef(self.key, row, column)


@dataclass(frozen=True)
class Form:
    """A national form of the annual report: the years it serves, its six sections, its three tables.

    `sections` are the exact section titles in order, without their numbers.
    """

    key: str
    basis: Citation
    years: range
    sections: tuple[str, ...]
    tables: tuple[Table, ...]
    _by_key: dict[str, Table] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {table.key: table for table in self.tables})

    def table(self, key: str) -> Table:
        """The table of that key."""
        return self._by_key[key]

    @cached_property
    def refs(self) -> tuple[CellRef, ...]:
        """Every cell of every table, in the order of print."""
        return tuple(ref for table in self.tables for ref in table.refs)

    def label(self, ref: CellRef) -> str:
        """A cell's name in Chinese."""
        return self.table(ref.table).label(ref)

    def column(self, ref: CellRef) -> Column:
        """The column that a cell stands in."""
        return self.table(ref.table).columns[ref.row, ref.column]
