"""A number of a report as it was found, and the ways of not being a number."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from gongkai.basis import ENTERED, Origin


class State(StrEnum):
    """What stands in a cell. Blank, slash, dash, zero, missing and unreadable are different things and stay so."""

    NUMBER = "number"
    BLANK = "blank"
    SLASH = "slash"
    DASH = "dash"
    MISSING = "missing"
    """The form has the cell, the report does not."""
    IMAGE = "image"
    """The cell is within a picture that was not read."""
    UNREADABLE = "unreadable"
    """Something stands there that is not a number."""
    UNPLACED = "unplaced"
    """Numbers stand there in a text that lost its cells, and which is whose cannot be told: no fault of the report."""


NOT_READ = frozenset({State.UNREADABLE, State.UNPLACED})
"""Something stands there; which number it is, if any, is not known."""


class Cell(NamedTuple):
    """One cell of a report.

    `value` is in the form's unit and set only where `state` is NUMBER: it is what the report says, never what it should
    say. `text` is what was found. `suggested` is the one other value that the form's sums single out.
    """

    value: Decimal | None
    state: State = State.NUMBER
    text: str = ""
    origin: Origin = ENTERED
    suggested: Decimal | None = None

    @classmethod
    def of(cls, number: Decimal | int | str, origin: Origin = ENTERED) -> "Cell":
        """A cell that holds a number."""
        return cls(Decimal(number), State.NUMBER, str(number), origin)


MISSING = Cell(None, State.MISSING)
