"""The columns of a table as its header prints them, and which value of a row stands in which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from gongkai.forms import Block, State
from gongkai.ingest.labels import Kind, Label, label_of, lexicon
from gongkai.ingest.tokens import Token


@dataclass(frozen=True, slots=True)
class Slot:
    """One column: its key ("" for one that the form does not have), its label, the grid columns that it covers."""

    key: str
    label: Label | None = None
    text: str = ""
    start: int = -1
    end: int = -1

    def holds(self, token: Token) -> bool:
        """Whether a value stands in this column."""
        return self.start <= token.start < self.end or token.start <= self.start < token.end


@dataclass(frozen=True)
class Header:
    """The columns of a block in order. `sample` is a token of the header, by which its grid is known.

    `even` says that the rows of a guessed grid lie under it, so that blank cells count.
    """

    slots: tuple[Slot, ...]
    sample: Token | None = None
    even: bool = False

    @cached_property
    def first(self) -> int:
        """The first grid column; -1 where positions are not known."""
        return min((slot.start for slot in self.slots if slot.start >= 0), default=-1)

    @cached_property
    def last(self) -> int:
        """The grid column after the last."""
        return max((slot.end for slot in self.slots), default=-1)

    def fits(self, token: Token) -> bool:
        """Whether the header's positions hold for the grid that a value stands in."""
        if self.sample is None:
            return False
        mine, other = self.sample.line.grid, token.line.grid
        return mine is other or (mine.borders is other.borders and mine.columns == other.columns)


def header_of(tokens: Sequence[Token], block: Block, table: str) -> Header:
    """The header that these tokens print, completed in the form's order where labels were not recognised."""
    slots = _slots(_joined(tokens), table)
    if _is_jumbled(slots, tokens, block):
        slots = _unplaced(slots, block)
    known = [slot for slot in slots if slot.key]
    keys = [column.key for column in block.columns]
    if not known:
        return Header(tuple(Slot(key) for key in keys))
    if len({slot.key for slot in known}) == len(known) == len(keys):
        kept = slots
    elif len(slots) == len(keys) and len(set(keys) & {slot.key for slot in known}) == len(known):
        kept = _completed(slots, keys)
    else:
        return Header(tuple(next((s for s in known if s.key == key), Slot(key)) for key in keys), tokens[0])
    ordered = tuple(sorted(kept, key=lambda slot: slot.start))
    return Header(ordered, tokens[0])


def _is_jumbled(slots: Sequence[Slot], tokens: Sequence[Token], block: Block) -> bool:
    """Whether columns lie upon each other, or beside the group that they belong under: their places mean nothing."""
    ordered = sorted(slots, key=lambda slot: slot.start)
    if any(before.end > after.start for before, after in pairwise(ordered)):
        return True
    parts = {column.label: column.under for column in block.columns}
    groups = {id(token.line) for token in tokens if token.label and _spans(token.label, parts)}
    under = {id(token.line) for token in tokens if token.label and parts.get(token.label.words)}
    return not groups.isdisjoint(under)


def _spans(label: Label, parts: Mapping[str, tuple[str, ...]]) -> bool:
    return any(role.kind is Kind.SPAN and any(role.key in under for under in parts.values()) for role in label.roles)


def _unplaced(slots: Sequence[Slot], block: Block) -> list[Slot]:
    """Columns that lie upon each other have lost their places: the form's order is left."""
    order = {column.key: at for at, column in enumerate(block.columns)}
    known = (slot for slot in slots if slot.key in order)
    return [Slot(s.key, s.label, s.text) for s in sorted(known, key=lambda slot: order[slot.key])]


def _completed(slots: Sequence[Slot], keys: Sequence[str]) -> list[Slot]:
    """Unknown labels take the keys that nobody else has, in the form's order."""
    left = [key for key in keys if key not in {slot.key for slot in slots}]
    named = []
    for slot in sorted(slots, key=lambda slot: slot.start):
        key = slot.key or left.pop(0)
        named.append(Slot(key, slot.label, slot.text, slot.start, slot.end))
    return named


def _joined(tokens: Sequence[Token]) -> list[Token]:
    """Header labels that were broken over lines, put together again: 本年新公开 over 数量, 商业 over 企业."""
    joined: list[Token] = []
    for token in tokens:
        above = next((at for at in range(len(joined) - 1, -1, -1) if _over(joined[at], token)), None)
        whole = label_of(joined[above].text + token.text) if above is not None else None
        if above is not None and whole and _better(whole, joined[above]):
            joined[above] = joined[above]._replace(text=joined[above].text + token.text, label=whole)
        else:
            joined.append(token)
    return joined


def _over(above: Token, below: Token) -> bool:
    return above.line is not below.line and above.start <= below.start < above.end


def _better(whole: Label, part: Token) -> bool:
    """Whether two pieces make one column's label: word for word, where the upper piece alone could be one too."""
    if any(role.kind is not Kind.COLUMN for role in whole.roles):
        return False
    if part.label is None:
        return True
    return whole.words in lexicon() and {r.key for r in whole.roles} == {r.key for r in part.label.roles}


def _slots(tokens: Iterable[Token], table: str) -> list[Slot]:
    """The leaf columns: the labels of columns, and unknown texts that stand beside them."""
    slots: dict[tuple[str, int], Slot] = {}
    taken: set[str] = set()
    others: list[Token] = []
    for token in tokens:
        roles = [r for r in token.label.roles if r.kind is Kind.COLUMN and r.table == table] if token.label else []
        if not roles:
            others += [] if token.label or token.blank else [token]
            continue
        role = next((role for role in roles if role.key not in taken), roles[0])
        taken.add(role.key)
        slots.setdefault((role.key, token.start), Slot(role.key, token.label, token.text, token.start, token.end))
    leaves = _last_of_each(slots.values())
    first = min((slot.start for slot in leaves), default=0)
    for token in others:
        beside = token.start >= first and not any(slot.holds(token) for slot in leaves)
        if beside and token.found.state is State.UNREADABLE:
            leaves.append(Slot("", None, token.text, token.start, token.end))
    return leaves


def _last_of_each(slots: Iterable[Slot]) -> list[Slot]:
    """One slot a key: the first, unless the label is repeated below or beside it."""
    found: dict[str, Slot] = {}
    for slot in slots:
        found.setdefault(slot.key, slot)
    return list(found.values())
