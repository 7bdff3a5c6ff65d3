"""A table's constraints by position instead of by name, so that a clean table costs next to nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import NamedTuple, cast

from gongkai.forms.cells import Cell, State
from gongkai.forms.constraints.model import Cells, Constraint, Violation, constraints
from gongkai.forms.model import CellRef, Table
from gongkai.forms.report import Report

Values = Sequence[Decimal | None]
_Take = Callable[[Sequence[Decimal]], Sequence[Decimal]]
ZERO = Decimal(0)
_UNFILLED = frozenset({State.BLANK, State.SLASH, State.DASH})


class Standing(NamedTuple):
    """How one constraint stands: both known sums, and which positions of either side are unknown."""

    left: Decimal
    right: Decimal
    open_left: tuple[int, ...]
    open_right: tuple[int, ...]

    @property
    def complete(self) -> bool:
        """Whether every number is known."""
        return not self.open_left and not self.open_right

    def broken_by(self, gap: Decimal) -> bool:
        """Whether no numbers of 0 or more for the unknown cells could close a gap."""
        if self.complete:
            return gap != 0
        return (gap < 0 and not self.open_left) or (gap > 0 and not self.open_right)

    @property
    def broken(self) -> bool:
        """Whether the constraint is violated as it stands."""
        return self.broken_by(self.left - self.right)


@dataclass(frozen=True)
class Plan:
    """The constraints of a table over the positions of its cells.

    `sides` gives for each constraint the positions left and right; `touching` for each cell the constraints it stands
    in, with sign +1 on the left and -1 on the right. `parts` are groups of constraints that have no cell in common.
    `taken` takes the numbers of each side at once.
    """

    table: Table
    refs: tuple[CellRef, ...]
    constraints: tuple[Constraint, ...]
    sides: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    touching: tuple[tuple[tuple[int, int], ...], ...]
    parts: tuple[frozenset[int], ...]
    taken: tuple[tuple[_Take, _Take], ...]

    def values(self, cells: Cells, blanks: Decimal | None = None) -> list[Decimal | None]:
        """The number at each position, None where unknown; `blanks` stands for a blank, a slash or a dash."""
        found = cells.cells if isinstance(cells, Report) else cells
        if blanks is not None:
            return [_number(found.get(ref), blanks) for ref in self.refs]
        cells_found = map(found.get, self.refs)
        return [cell.value if isinstance(cell, Cell) else _number(cell, None) for cell in cells_found]

    def holds(self, values: Values) -> bool:
        """Whether every number is known and every constraint met: of most tables, nothing more need be asked."""
        if None in values:
            return False
        known = cast("Sequence[Decimal]", values)
        return all([sum(left(known)) == sum(right(known)) for left, right in self.taken])  # noqa: C419 - sums that hold are the rule: a list is quicker

    def standings(self, values: Values) -> list[Standing]:
        """How each constraint stands."""
        return [self._standing(left, right, values) for left, right in self.sides]

    def violation(self, k: int, standing: Standing) -> Violation:
        """A broken constraint as a value."""
        return Violation(self.constraints[k], standing.left, standing.right, standing.complete)

    def _standing(self, left: tuple[int, ...], right: tuple[int, ...], values: Values) -> Standing:
        known_left = [v for i in left if (v := values[i]) is not None]
        known_right = [v for i in right if (v := values[i]) is not None]
        return Standing(
            sum(known_left, ZERO),
            sum(known_right, ZERO),
            () if len(known_left) == len(left) else tuple(i for i in left if values[i] is None),
            () if len(known_right) == len(right) else tuple(i for i in right if values[i] is None),
        )


@cache
def plan(table: Table) -> Plan:
    """The plan of a table, made once."""
    position = {ref: i for i, ref in enumerate(table.refs)}
    found = constraints(table)
    sides = tuple((_at(position, c.left), _at(position, c.right)) for c in found)
    touching: list[list[tuple[int, int]]] = [[] for _ in table.refs]
    for k, (left, right) in enumerate(sides):
        for i in left:
            touching[i].append((k, 1))
        for i in right:
            touching[i].append((k, -1))
    taken = tuple((_taking(left), _taking(right)) for left, right in sides)
    return Plan(table, table.refs, found, sides, tuple(map(tuple, touching)), tuple(_parts(sides)), taken)


def _taking(side: tuple[int, ...]) -> _Take:
    """What takes the numbers at these positions; of one alone, a slice, to be a sequence too."""
    return itemgetter(*side) if len(side) > 1 else itemgetter(slice(side[0], side[0] + 1))


def violations(cells: Cells, table: Table, *, blanks: Decimal | None = None) -> tuple[Violation, ...]:
    """Every constraint that the numbers do not meet, in the order of the form.

    Args:
        cells: the numbers.
        table: the table of the form that they were read by.
        blanks: what to take a blank, “/” or “—” for, when the caller has decided to; None leaves them unknown.
    """
    scheme = plan(table)
    values = scheme.values(cells, blanks)
    if scheme.holds(values):
        return ()
    standings = scheme.standings(values)
    return tuple(scheme.violation(k, standing) for k, standing in enumerate(standings) if standing.broken)


def _parts(sides: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]) -> list[frozenset[int]]:
    parts: list[tuple[frozenset[int], frozenset[int]]] = []
    for k, (left, right) in enumerate(sides):
        cells, members = frozenset((*left, *right)), frozenset({k})
        for other in [part for part in parts if part[0] & cells]:
            parts.remove(other)
            cells, members = cells | other[0], members | other[1]
        parts.append((cells, members))
    return [part for _, part in parts]


def _at(position: dict[CellRef, int], refs: Iterable[CellRef]) -> tuple[int, ...]:
    return tuple(position[ref] for ref in refs)


def _number(cell: Cell | Decimal | int | None, blanks: Decimal | None) -> Decimal | None:
    if isinstance(cell, Cell):
        return blanks if cell.state in _UNFILLED else cell.value
    return Decimal(cell) if isinstance(cell, int) else cell
