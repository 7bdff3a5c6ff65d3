"""Rules that a seal or a fold has broken, made whole.

A rule of a table ends at another rule. One that ends in the middle of a cell goes on to the next piece of itself, or to
the next rule that it meets.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

Rect = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels, ends not included."""

_NEAR, _STRAIGHT, _FAR = 0.35, 0.25, 5.0
"""Ems: from a rule's end to the rule it meets, between pieces of one rule, and over which a rule is carried on."""
_LONG = 6.0
"""Ems of a rule that is certainly no line under words."""


def bridges(level: Sequence[Rect], upright: Sequence[Rect], em: float) -> tuple[list[Rect], list[Rect]]:
    """What is missing of level and of upright rules."""
    turned = list(_missing([_turned(rect) for rect in upright], [_turned(rect) for rect in level], em))
    more = [_turned(rect) for rect in turned]
    return list(_missing(level, [*upright, *more], em)), more


def _turned(rect: Rect) -> Rect:
    left, top, right, bottom = rect
    return top, left, bottom, right


def _missing(level: Sequence[Rect], upright: Sequence[Rect], em: float) -> Iterator[Rect]:
    for rule in level:
        left, top, right, bottom = rule
        if not _ends_at(right, rule, upright, em):
            after = min(_after(rule, level, upright, em), default=right)
            if after > right:
                yield right, top, after, bottom
        if not _ends_at(left, rule, upright, em):
            mirrored = [_mirrored(other) for other in level], [_mirrored(other) for other in upright]
            before = -min(_after(_mirrored(rule), *mirrored, em), default=-left)
            if before < left:
                yield before, top, left, bottom


def _mirrored(rect: Rect) -> Rect:
    left, top, right, bottom = rect
    return -right, top, -left, bottom


def _ends_at(end: int, rule: Rect, upright: Sequence[Rect], em: float) -> bool:
    """Whether an end of a level rule lies at an upright one."""
    near = _NEAR * em
    return any(u[0] - near <= end <= u[2] + near and _crosses(u, rule, near) for u in upright)


def _crosses(upright: Rect, rule: Rect, near: float) -> bool:
    return upright[1] - near <= rule[3] and rule[1] <= upright[3] + near


def _after(rule: Rect, level: Sequence[Rect], upright: Sequence[Rect], em: float) -> Iterator[int]:
    """Where what a level rule can go on to on its right begins."""
    _left, top, right, bottom = rule
    middle = (top + bottom) / 2
    pieces = (r[0] for r in level if abs((r[1] + r[3]) / 2 - middle) <= _STRAIGHT * em)
    met = (u[0] for u in upright if _crosses(u, rule, _NEAR * em)) if right - rule[0] >= _LONG * em else ()
    return (start for start in chain(pieces, met) if 0 < start - right <= _FAR * em)
