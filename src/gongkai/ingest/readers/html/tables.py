"""The rows of an HTML table: which belong to it and not to a table within, and what stands beside them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gongkai.ingest.readers.html.parsing import Element
from gongkai.ingest.readers.html.spans import Place, colspan_of, lay_out, rowspan_of
from gongkai.ingest.readers.html.tags import CELLS, GROUPS, SKIPPED, text_of

_WIDE = 3
_MANY = 2
_ONE = (1, 1)
_Row = list[Element]
_Group = list[_Row]


@dataclass(slots=True)
class Rows:
    """A table's own rows in the order of print, with the end of each one's group.

    `stray` is text that stands in the table but in no cell, `inner` are tables that do. `nested` is whether any table
    stands within this one, in a cell or not.
    """

    table: Element
    nested: bool
    cells: list[_Row] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    caption: str = ""
    stray: list[str] = field(default_factory=list)
    inner: list[Element] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many cells there are."""
        return sum(map(len, self.cells))

    def places(self) -> tuple[list[list[Place]], int]:
        """Where each cell lies, and how many columns there are."""
        return lay_out([list(map(_span, row)) for row in self.cells], self.ends)

    def is_data(self) -> bool:
        """Whether some rows look like data whatever else the table holds: three cells or more without tables within."""
        wide = 0
        for row in self.cells:
            bare = [cell for cell in row if cell.find(".//table") is None] if self.nested else row
            wide += len(bare) >= _WIDE
            if wide >= _MANY:
                return True
        return False


def _span(cell: Element) -> tuple[int, int]:
    """How many rows and columns a cell says that it covers; most say nothing."""
    down, across = cell.get("rowspan"), cell.get("colspan")
    if down is across is None:
        return _ONE
    return 1 if down is None else rowspan_of(down), 1 if across is None else colspan_of(across)


def rows_of(table: Element) -> Rows:
    """The rows that are a table's own; a foot stands last wherever it was written."""
    gathering = _Gathering(table)
    gathering.gather()
    rows = gathering.rows
    if gathering.groups and gathering.groups[-1] and _keeps_widths(gathering.groups[-1][-1]):
        gathering.groups[-1].pop()
    for group in (*gathering.groups, *gathering.feet):
        rows.cells += group
        rows.ends += [len(rows.cells)] * len(group)
    return rows


def _keeps_widths(row: _Row) -> bool:
    """Whether a row is the one of no height that Word puts below all others to keep the columns' widths."""
    parent = row[0].getparent() if row else None
    return parent is not None and parent.get("height") == "0" and not any(text_of(cell).strip() for cell in row)


class _Gathering:
    """A walk over a table that goes into everything but cells and tables within."""

    def __init__(self, table: Element) -> None:
        self.rows = Rows(table, nested=table.find(".//table") is not None)
        self.groups: list[_Group] = []
        self.feet: list[_Group] = []
        self._bare: _Group | None = None
        """Rows that stand in no head, body or foot."""
        self._loose: _Row | None = None
        """Cells that stand in no row."""

    def gather(self) -> None:
        """Take in the table. The stack holds what is left of each level, with the group and row that it is in."""
        table = self.rows.table
        stack: list[tuple[Iterator[Element], _Group | None, _Row | None]] = [(iter(table), None, None)]
        self._note(table.text)
        while stack:
            children, group, row = stack[-1]
            for child in children:
                if (tail := child.tail) and not tail.isspace():
                    self._note(tail)
                if child.tag in CELLS:
                    (self._loose_row(group) if row is None else row).append(child)
                elif self._goes_into(child):
                    self._note(child.text)
                    stack.append((iter(child), *self._entered(child, group, row)))
                    break
            else:
                stack.pop()

    def _note(self, text: str | None) -> None:
        if text and not text.isspace():
            self.rows.stray.append(text)

    def _loose_row(self, group: _Group | None) -> _Row:
        """The row of a cell that stands in none: it begins one, which the next cells in no row join."""
        if self._loose is None:
            self._loose = []
            self._group(group).append(self._loose)
        return self._loose

    def _goes_into(self, child: Element) -> bool:
        if child.tag in SKIPPED:
            return False
        if child.tag == "table":
            self.rows.inner.append(child)
        elif child.tag == "caption":
            self.rows.caption = " ".join(text_of(child).split())
        else:
            return True
        return False

    def _entered(self, child: Element, group: _Group | None, row: _Row | None) -> tuple[_Group | None, _Row | None]:
        """The group and row that the children of an element are in."""
        if child.tag in GROUPS:
            group, row = [], None
            (self.feet if child.tag == "tfoot" else self.groups).append(group)
            self._bare = self._loose = None
        elif child.tag == "tr":
            row = []
            self._group(group).append(row)
            self._loose = None
        return group, row

    def _group(self, group: _Group | None) -> _Group:
        if group is not None:
            return group
        if self._bare is None:
            self._bare = []
            self.groups.append(self._bare)
        return self._bare
