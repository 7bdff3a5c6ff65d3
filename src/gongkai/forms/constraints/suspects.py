"""Which number is wrong: the fewest changes that mend every constraint, where there is only one way.

A wrong number breaks every constraint it stands in, each by the same amount, and no other. So the broken constraints
are covered exactly by the cells at fault. We look for the cheapest such cover: one cell, then two (apart from each
other, or a total that carries its part's error along), then three. Only what every cheapest cover has in common is
suspected; where two readings are equally good, nobody is.

In table 3 no two cells stand in the same constraints, so that one wrong number, the others being known, is always
singled out. In table 4 the five cells of a case kind share their one sum: there a suspicion needs that the other four
could only be mended by falling below zero.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import islice
from typing import NamedTuple

from gongkai.forms.cells import Cell
from gongkai.forms.constraints.model import Cells, Violation
from gongkai.forms.constraints.plan import ZERO, Plan, Standing, Values, plan
from gongkai.forms.model import CellRef, Table
from gongkai.forms.report import Report

MOST_CELLS = 3
"""With more wrong cells than this in one part of a table, no single-out is worth trusting."""

_MOST_MENDED = 3
"""One number stands in at most three constraints: its row, its column and the balance."""

_MOST_COVERS = 64


@dataclass(frozen=True, slots=True)
class Suspect:
    """A number that the constraints single out, and what it should be for all of them to hold.

    `explains` are the violations that the change would mend.
    """

    ref: CellRef
    published: Decimal
    likely: Decimal
    explains: tuple[Violation, ...]


class Change(NamedTuple):
    """The same amount added to one cell, or to a total and one of its parts; `mends` are broken constraints."""

    cells: tuple[int, ...]
    by: Decimal
    mends: frozenset[int]


def suspects(cells: Cells, table: Table, *, blanks: Decimal | None = None) -> tuple[Suspect, ...]:
    """The cells whose numbers are wrong, as far as the constraints leave no doubt; in the order of the form.

    Args:
        cells: the numbers. With `Cell`s, a number printed with a gap in it (“1 0”) decides between equal readings.
        table: the table of the form that they were read by.
        blanks: what to take a blank, “/” or “—” for; None leaves them unknown.
    """
    scheme = plan(table)
    values = scheme.values(cells, blanks)
    if scheme.holds(values):
        return ()
    standings = scheme.standings(values)
    broken = {k for k, standing in enumerate(standings) if standing.broken}
    found: list[Suspect] = []
    for part in scheme.parts:
        for change in _agreed(_Search(scheme, values, standings, broken & part), cells):
            explains = tuple(scheme.violation(k, standings[k]) for k in sorted(change.mends))
            for i in change.cells:
                published = values[i] or ZERO
                found.append(Suspect(scheme.refs[i], published, published + change.by, explains))
    return tuple(sorted(found, key=lambda suspect: table.refs.index(suspect.ref)))


def _agreed(search: "_Search", cells: Cells) -> tuple[Change, ...]:
    """The changes that every cheapest way of mending has in common."""
    covers = search.cheapest()
    if len(covers) >= _MOST_COVERS or not covers:
        return ()
    common = set(covers[0]).intersection(*covers[1:])
    if not common and all(len(cover) == 1 == len(cover[0].cells) for cover in covers):
        common = {change for (change,) in covers if _spelt(search, change, cells)}
        common = common if len(common) == 1 else set()
    return tuple(common)


def _spelt(search: "_Search", change: Change, cells: Cells) -> bool:
    """Whether the number was printed with a gap, and reads as the likely one without it."""
    (i,) = change.cells
    ref, value = search.scheme.refs[i], search.values[i]
    cell = cells[ref] if isinstance(cells, Report) else cells.get(ref)
    if not isinstance(cell, Cell) or value is None:
        return False
    pieces = cell.text.split()
    try:
        return len(pieces) > 1 and Decimal("".join(pieces)) == value + change.by
    except InvalidOperation:
        return False


class _Search:
    """The search for covers of one group of broken constraints."""

    def __init__(self, scheme: Plan, values: Values, standings: list[Standing], broken: set[int]) -> None:
        self.scheme, self.values, self.standings, self.broken = scheme, values, standings, broken
        self.changes: dict[int, list[Change]] = {k: [] for k in broken}

    def cheapest(self) -> list[tuple[Change, ...]]:
        """Every cover with the fewest cells, up to a bound; none beyond MOST_CELLS."""
        if not 0 < len(self.broken) <= MOST_CELLS * _MOST_MENDED:
            return []
        near = {i for k in self.broken for side in self.scheme.sides[k] for i in side if self.values[i] is not None}
        self._offer((i,) for i in near)
        for cost in range(1, MOST_CELLS + 1):
            if cost == 2:
                self._offer(self._pairs())
            covers = islice(self._covers(frozenset(self.broken), cost), _MOST_COVERS)
            if sound := [cover for cover in covers if self._sound(cover)]:
                return sound
        return []

    def _offer(self, groups: Iterable[tuple[int, ...]]) -> None:
        for cells in groups:
            change = self._change(cells)
            if change is not None:
                for k in change.mends:
                    self.changes[k].append(change)

    def _pairs(self) -> Iterator[tuple[int, int]]:
        for (total, *more), parts in self.scheme.sides:
            if not more and self.values[total] is not None:
                yield from ((total, part) for part in parts if self.values[part] is not None)

    def _change(self, cells: tuple[int, ...]) -> Change | None:
        """The one amount that mends every complete constraint of these cells, or None."""
        effect: dict[int, int] = {}
        for i in cells:
            for k, sign in self.scheme.touching[i]:
                effect[k] = effect.get(k, 0) + sign
        signs = {k: sign for k, sign in effect.items() if sign}
        # Every cell stands once in a constraint, so that a sign is +1 or -1.
        amounts = {-self._gap(k) * sign for k, sign in signs.items() if self.standings[k].complete}
        if len(amounts) != 1 or not (by := amounts.pop()) or not all(self._allows(i, by) for i in cells):
            return None
        if any(self.standings[k].broken_by(self._gap(k) + sign * by) for k, sign in signs.items()):
            return None
        return Change(cells, by, frozenset(k for k in signs if k in self.broken))

    def _gap(self, k: int) -> Decimal:
        return self.standings[k].left - self.standings[k].right

    def _allows(self, i: int, by: Decimal) -> bool:
        ref, value = self.scheme.refs[i], self.values[i]
        column = self.scheme.table.columns[ref.row, ref.column]
        new = (value or ZERO) + by
        return (new >= 0 or column.signed) and (column.decimal or new == new.to_integral_value())

    def _covers(self, left: frozenset[int], cost: int) -> Iterator[tuple[Change, ...]]:
        if not left:
            yield ()
            return
        if cost <= 0:
            return
        k = min(left, key=lambda k: (len(self.changes[k]), k))
        for change in self.changes[k]:
            if len(change.cells) <= cost and change.mends <= left:
                for rest in self._covers(left - change.mends, cost - len(change.cells)):
                    yield (change, *rest)

    def _sound(self, cover: tuple[Change, ...]) -> bool:
        """Whether all changes together break nothing: they may meet in a constraint with unknown cells."""
        values = list(self.values)
        for change in cover:
            for i in change.cells:
                values[i] = (values[i] or ZERO) + change.by
        after = self.scheme.standings(values)
        return not any(new.broken and not old.broken for new, old in zip(after, self.standings, strict=True))
