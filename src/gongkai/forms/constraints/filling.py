"""What an unknown number must be, where the constraints leave it no choice."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongkai.forms.constraints.model import Cells
from gongkai.forms.constraints.plan import ZERO, Plan, Standing, Values, plan
from gongkai.forms.model import CellRef, Table


def fill(cells: Cells, table: Table, *, blanks: Decimal | None = None) -> dict[CellRef, Decimal]:
    """The one value of 0 or more that each unknown cell can have, where it has only one. A suggestion, never a number.

    A constraint says nothing here while one of its own numbers is under suspicion: every other constraint it stands
    in fails. Two constraints that ask for different values cancel each other.

    Args:
        cells: the numbers; what is absent, None or not a number is unknown.
        table: the table of the form that they were read by.
        blanks: what to take a blank, “/” or “—” for; None leaves them unknown.
    """
    scheme = plan(table)
    values = scheme.values(cells, blanks)
    unknown = {i for i, value in enumerate(values) if value is None}
    if not unknown or len(unknown) == len(values):
        return {}
    before = scheme.standings(values)
    doubtful = _doubtful(scheme, values, before)
    refused: set[int] = set()
    while found := _forced(scheme, values, doubtful, refused):
        for i, wanted in found.items():
            if len(wanted) == 1 and min(wanted) >= 0:
                values[i] = min(wanted)
            else:
                refused.add(i)
    for old, new, (left, right) in zip(before, scheme.standings(values), scheme.sides, strict=True):
        if new.broken and not old.broken:
            refused.update(unknown.intersection((*left, *right)))
    return {scheme.refs[i]: value for i in sorted(unknown - refused) if (value := values[i]) is not None}


def _forced(scheme: Plan, values: Values, doubtful: set[int], refused: set[int]) -> dict[int, set[Decimal]]:
    wanted: dict[int, set[Decimal]] = {}
    for standing, sides in zip(scheme.standings(values), scheme.sides, strict=True):
        if standing.complete or not doubtful.isdisjoint((*sides[0], *sides[1])):
            continue
        for i, value in _forced_by(standing):
            if i not in refused:
                wanted.setdefault(i, set()).add(value)
    return wanted


def _forced_by(standing: Standing) -> Iterator[tuple[int, Decimal]]:
    gap = standing.left - standing.right
    match standing.open_left, standing.open_right:
        case (i,), ():
            yield i, -gap
        case (), (i,):
            yield i, gap
        case (several, ()) | ((), several) if gap == 0:
            yield from ((i, ZERO) for i in several)


def _doubtful(scheme: Plan, values: Values, standings: Sequence[Standing]) -> set[int]:
    """Known cells that may be wrong: in a broken constraint, and in no complete one that holds."""
    broken = {i for s, sides in zip(standings, scheme.sides, strict=True) if s.broken for i in (*sides[0], *sides[1])}
    cleared = {
        i
        for s, sides in zip(standings, scheme.sides, strict=True)
        if s.complete and not s.broken
        for i in (*sides[0], *sides[1])
    }
    return {i for i in broken - cleared if values[i] is not None}
