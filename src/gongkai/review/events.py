"""What happens to an item on its way to the public. `content` names what was looked at; a change gives another name."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.basis.language import marked
from gongkai.basis.language import translate as _


class Ruling(StrEnum):
    """What a secrecy review (保密审查) comes to."""

    OPEN = "open"
    PARTLY = "partly"
    CLOSED = "closed"
    REFERRED = "referred"

    @property
    def label(self) -> str:
        """The words that are printed."""
        return _(_LABELS[self])


_LABELS = {
    Ruling.OPEN: marked("可以公开"),
    Ruling.PARTLY: marked("部分公开"),
    Ruling.CLOSED: marked("不可公开"),
    Ruling.REFERRED: marked("报请确定"),
}


@dataclass(frozen=True, slots=True)
class Submitted:
    """Someone sent it in for review. An important item is read once more."""

    content: str
    by: int
    important: bool = False


@dataclass(frozen=True, slots=True)
class Passed:
    """Someone passed it at a stage."""

    content: str
    by: int
    stage: str


@dataclass(frozen=True, slots=True)
class Returned:
    """Someone sent it back: whatever was passed of this content must be passed again."""

    content: str
    by: int
    stage: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """The secrecy reviewer's result."""

    content: str
    by: int
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class Answered:
    """What the competent authority determined of an item that was referred to it (报请确定)."""

    content: str
    by: int
    ruling: Ruling


@dataclass(frozen=True, slots=True)
class Excepted:
    """It may go out at once, in an emergency (应急发布): the reviews follow. The secrecy review does not wait."""

    content: str
    by: int


@dataclass(frozen=True, slots=True)
class TakenOver:
    """It was reviewed and made public in another system; someone put on record what that system says of its review."""

    content: str
    by: int
    ruling: Ruling


Event = Submitted | Passed | Returned | Ruled | Answered | Excepted | TakenOver
