"""What a sum that holds says of the cells in it, where the print of a table is misread: not every one proves them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gongkai.forms import CellRef
from gongkai.forms.constraints.plan import Plan, Values

_TWINS = frozenset("38")
"""Digits that blurred print makes the same."""


def tells(scheme: Plan, at: int, values: Values) -> bool:
    """Whether a sum would not hold if a digit was taken for another wherever it stands.

    Where a total has one part alone that is not 0, both are the same number, and misread alike.
    """
    return any(sum(1 for i in side if values[i]) > 1 for side in scheme.sides[at])


def cells_of(scheme: Plan, constraints: Iterable[int], _values: Values) -> Iterator[CellRef]:
    """All cells of some sums."""
    for at in constraints:
        yield from scheme.constraints[at].refs


def proven(scheme: Plan, constraints: Iterable[int], values: Values) -> Iterator[CellRef]:
    """The cells of sums that would fail if a 3 was an 8 in one of them, or an 8 a 3.

    Where the same one stands at the same place on both sides, both may be misread, and the sum holds all the same.
    """
    for at in constraints:
        left, right = ([_twins(values[i]) for i in side] for side in scheme.sides[at])
        both = set().union(*left) & set().union(*right)
        for i, twins in zip((*scheme.sides[at][0], *scheme.sides[at][1]), (*left, *right), strict=True):
            if both.isdisjoint(twins):
                yield scheme.refs[i]


def _twins(value: Decimal | None) -> set[tuple[int, str]]:
    """The digits of a number that are easily taken for each other, with their places from its end."""
    return {(place, digit) for place, digit in enumerate(reversed(str(value))) if digit in _TWINS}
