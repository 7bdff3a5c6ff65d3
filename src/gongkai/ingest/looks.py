"""What a table line says by its labels alone, whatever numbers stand beside them.

Reports share their tables down to the spans. What was found out about a line holds for the next one of the same shape,
so that it is asked once for all reports of one layout.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from gongkai.ingest.document import Borders
from gongkai.ingest.flow import Line
from gongkai.ingest.labels import Kind, Label
from gongkai.ingest.tokens import Token, tokens_of

DISPUTE_CELLS = 15
WEAK = frozenset({"其他", "总计"})
"""Words that name a column as well as a row."""

Shape = tuple[object, ...]
"""What a line is but for its numbers: hashable, and equal for lines that differ in nothing else."""

_NUMBER = "0"
_DECIMAL = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,6})?")
_FEW = 2
"""Characters that are digits or no number at all."""
_MOST = 8192
"""Shapes that are kept in mind."""
_NOTES = ("注：", "注:", "备注：", "备注:", "说明：", "说明:", "注1", "注2")


class Look(NamedTuple):
    """What a line looks like: the table that its labels are of and their kinds, and the rows that they name in each.

    `note` is whether it is a remark below a table, `bare` whether it is 15 values and nothing else, as table 4 has.
    """

    table: str
    kinds: tuple[Kind, ...]
    named: frozenset[tuple[str, str]]
    note: bool
    bare: bool


@dataclass(slots=True)
class Row:
    """A table line in its section, with its shape and its look; its tokens are made when they are asked for."""

    line: Line
    section: int | None
    shape: Shape
    look: Look
    _tokens: Sequence[Token] | None = field(default=None, repr=False)

    @property
    def tokens(self) -> Sequence[Token]:
        """The labels and values of the line."""
        if self._tokens is None:
            self._tokens = tokens_of(self.line)
        return self._tokens

    def of(self, tokens: Sequence[Token]) -> "Row":
        """The row with only these of its tokens."""
        return Row(self.line, self.section, self.shape, self.look, tokens)


def row_of(line: Line, section: int | None) -> Row:
    """A line as a row of its section. What it looks like is found out once for its shape."""
    shape = shape_of(line)
    look = _known.get(shape)
    if look is None:
        if len(_known) >= _MOST:
            _known.clear()
        look = _known[shape] = _looked_at(tokens_of(line))
    return Row(line, section, shape, look)


_known: dict[Shape, Look] = {}


def is_plain(text: str) -> bool:
    """Whether a cell's text is digits, or a decimal fraction: a number whatever stands around it.

    >>> is_plain("12"), is_plain("0.5"), is_plain("1,234"), is_plain("")
    (True, True, False, False)
    """
    return text.isdecimal() if len(text) <= _FEW else _DECIMAL.fullmatch(text) is not None


def shape_of(line: Line) -> Shape:
    """The shape of a line: its cells' places, spans and words, each plain number as one and the same."""
    cells = [
        (column, rowspan, colspan, _NUMBER if is_plain(text) else text, state, not pictures)
        for text, _, column, rowspan, colspan, _, pictures, _, _, state, *_ in line.cells
    ]
    return (line.grid.borders is Borders.MARKED, *cells)


def _looked_at(tokens: Sequence[Token]) -> Look:
    filled = [token for token in tokens if not token.blank]
    labels = _labels_by_table(tokens)
    table = max(reversed(labels), key=lambda table: len(labels[table]), default="")
    roles = (role for token in tokens if token.label for role in token.label.roles)
    return Look(
        table,
        tuple(kind for label in labels.get(table, ()) for kind in label.kinds),
        frozenset((role.table, role.key) for role in roles if role.kind is Kind.ROW),
        len(filled) == 1 and filled[0].label is None and filled[0].text.startswith(_NOTES),
        DISPUTE_CELLS in {len(filled), len(tokens)} and bool(filled) and all(token.is_value for token in filled),
    )


def _labels_by_table(tokens: Sequence[Token]) -> dict[str, list[Label]]:
    """The labels that surely are of one table, by that table; last the table of the one nearest to the numbers."""
    labels: dict[str, list[Label]] = {}
    for token in tokens:
        label = token.label
        if label is None or (label.words in WEAK and not label.numeral):
            continue
        if label.numeral or len(label.tables) == 1:
            table = label.roles[0].table
            labels[table] = [*labels.pop(table, ()), label]
    return labels
