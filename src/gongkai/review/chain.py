"""The chain of reviews that an item passes, one after the other, each with its proof-reading (三审三校).

National law asks for the secrecy review and leaves the chain to local rules: three levels are usual, some offices have
two, and important items are read once more.
"""

from dataclasses import dataclass

from gongkai.basis import Citation
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.statute.reviewing import CHAIN_BASIS


@dataclass(frozen=True, slots=True)
class Stage:
    """One review with its proof-reading.

    `roles` are those of which a person must have one to stand here. An `extra` stage is for important items alone.
    """

    code: str
    label: str
    roles: tuple[str, ...]
    extra: bool = False

    def __str__(self) -> str:
        return _(self.label)


FIRST, SECOND, THIRD = "first-reviewer", "second-reviewer", "third-reviewer"
_LONG = (
    Stage("first", marked("一审一校"), (FIRST,)),
    Stage("second", marked("二审二校"), (SECOND,)),
    Stage("third", marked("三审三校"), (THIRD,)),
)
_SHORT = (Stage("first", marked("初审"), (FIRST,)), Stage("second", marked("终审"), (SECOND, THIRD)))
_EXTRA = tuple(
    Stage(f"extra-{number}", label, (FIRST, SECOND, THIRD), extra=True)
    for number, label in enumerate((marked("加校"), marked("再校")), start=1)
)
LEVELS, MOST, MOST_EXTRA = (0, 2, 3), 3, 2
"""How many levels a chain may have. One of none leaves the secrecy review alone, which nothing leaves out."""


@dataclass(frozen=True, slots=True)
class Chain:
    """The stages of an item, first to last. No two of them may be one person's."""

    stages: tuple[Stage, ...]
    basis: Citation = CHAIN_BASIS

    def of(self, *, important: bool) -> tuple[Stage, ...]:
        """The stages of an item, important or not."""
        return tuple(stage for stage in self.stages if important or not stage.extra)

    def __getitem__(self, code: str) -> Stage:
        return next(stage for stage in self.stages if stage.code == code)

    def label_of(self, code: str) -> str:
        """What a stage is called; its code where this chain has none of that code: the rule was another once."""
        return next((str(stage) for stage in self.stages if stage.code == code), code)


def chain_of(levels: int = MOST, *, extra: int = 0) -> Chain:
    """The chain of so many levels; `extra` rounds of proof-reading of important items stand before the last level.

    One of no levels is for particulars that the law asks to be brought up to date at once: they pass the secrecy review
    alone.

    Raises:
        ValueError: when there are not none, two or three levels, or more extra rounds than such a chain may have.

    >>> [str(stage) for stage in chain_of(3, extra=1).of(important=True)]
    ['一审一校', '二审二校', '加校', '三审三校']
    """
    if levels not in LEVELS or not 0 <= extra <= (MOST_EXTRA if levels else 0):
        raise ValueError(f"no chain has {levels} levels and {extra} extra rounds")
    if not levels:
        return Chain(())
    stages = _LONG if levels == MOST else _SHORT
    return Chain((*stages[:-1], *_EXTRA[:extra], stages[-1]))
