"""Whether a document is in force on a day (效力), and the reasons for it.

Validity is never a fact of its own: it follows from the days that the document itself names and from what other
documents did to it. `course` holds the turning points, which do not depend on the day; `validity_on` asks for one day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

REMINDER_DAYS = 90
"""How long before its last day the keeper of a document is reminded. Our own rule: the law sets none."""


class Validity(StrEnum):
    """How a document stands. A document that is not yet applied is valid, and its reasons say from when."""

    VALID = "valid"
    AMENDED = "amended"
    LAPSED = "lapsed"
    REPEALED = "repealed"
    DECLARED_LAPSED = "declared-lapsed"

    @property
    def label(self) -> str:
        """The word that is printed."""
        return _LABELS[self]

    @property
    def in_force(self) -> bool:
        """Whether it counts as in force (现行有效): amended or not, but not ended."""
        return self in {Validity.VALID, Validity.AMENDED}


_LABELS = {
    Validity.VALID: "有效",
    Validity.AMENDED: "已修改",
    Validity.LAPSED: "失效",
    Validity.REPEALED: "废止",
    Validity.DECLARED_LAPSED: "宣布失效",
}


class Effect(StrEnum):
    """What another document does to this one."""

    AMENDS = "amends"
    REPEALS = "repeals"
    DECLARES_LAPSED = "declares-lapsed"

    @property
    def label(self) -> str:
        """The word that is printed."""
        return {Effect.AMENDS: "修改", Effect.REPEALS: "废止", Effect.DECLARES_LAPSED: "宣布失效"}[self]


_ENDINGS = {Effect.REPEALS: Validity.REPEALED, Effect.DECLARES_LAPSED: Validity.DECLARED_LAPSED}
_RANK = (Validity.REPEALED, Validity.DECLARED_LAPSED, Validity.LAPSED)
"""Which ending is named where several fall on one day: what someone did goes before what came by itself."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing done to a document. `on` is the first day on which it holds; `by` names the document that did it."""

    effect: Effect
    on: date
    by: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """The turning points of a document: the first day as amended, the first day as ended and how it ended."""

    amended_on: date | None = None
    ends_on: date | None = None
    ends_as: Validity | None = None

    def on(self, day: date) -> Validity:
        """How the document stands on a day."""
        if self.ends_on is not None and self.ends_as is not None and self.ends_on <= day:
            return self.ends_as
        return Validity.AMENDED if self.amended_on is not None and self.amended_on <= day else Validity.VALID


@dataclass(frozen=True, slots=True)
class Reason:
    """One step to how a document stands. `by` names the document that says so; "" for the document itself."""

    on: date
    text: str
    by: str = ""

    def __str__(self) -> str:
        return f"{self.text}（{self.by or '本文件规定'}）"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a document stands on a day, and why. `applied` is false before the day from which it is applied."""

    validity: Validity
    applied: bool
    reasons: tuple[Reason, ...]


def course(*, expires_on: date | None = None, changes: Iterable[Change] = ()) -> Course:
    """The turning points that follow from the last valid day and from what other documents did.

    The first ending holds; what comes on or after it changes nothing any more.

    >>> course(expires_on=date(2026, 12, 31)).ends_on
    datetime.date(2027, 1, 1)
    """
    known = tuple(changes)
    endings = [(change.on, _ENDINGS[change.effect]) for change in known if change.effect in _ENDINGS]
    if expires_on is not None:
        endings.append((expires_on + timedelta(1), Validity.LAPSED))
    end, how = min(endings, key=lambda ending: (ending[0], _RANK.index(ending[1])), default=(None, None))
    amendments = [c.on for c in known if c.effect is Effect.AMENDS and (end is None or c.on < end)]
    return Course(min(amendments, default=None), end, how)


def validity_on(
    day: date, *, effective_on: date | None = None, expires_on: date | None = None, changes: Iterable[Change] = ()
) -> Standing:
    """How a document stands on a day, with every step that led to it up to that day, in order.

    Args:
        day: the day asked for.
        effective_on: the first day on which it is applied (施行日期); None where it names none.
        expires_on: the last day on which it is valid (有效期至); None where it names none.
        changes: what other documents did to it, in any order, also after `day`.
    """
    known = sorted(changes, key=lambda change: change.on)
    turning = course(expires_on=expires_on, changes=known)
    steps = _steps(day, effective_on, expires_on, known)
    last = turning.ends_on if turning.ends_on is not None and turning.ends_on <= day else None
    reasons = tuple(step for step in steps if last is None or step.on <= last)
    return Standing(turning.on(day), effective_on is None or effective_on <= day, reasons)


def reminder_day(expires_on: date) -> date:
    """The day from which the keeper is reminded that a document ends.

    >>> reminder_day(date(2026, 12, 31))
    datetime.date(2026, 10, 2)
    """
    return expires_on - timedelta(REMINDER_DAYS)


def _steps(
    day: date, effective_on: date | None, expires_on: date | None, changes: Iterable[Change]
) -> Iterator[Reason]:
    if effective_on is not None:
        yield Reason(min(day, effective_on), f"自{effective_on}起施行{'' if effective_on <= day else '，尚未施行'}")
    for change in changes:
        if change.on <= day:
            yield Reason(change.on, f"自{change.on}起{_PASSIVE[change.effect]}", change.by or "未写明的文件")
    if expires_on is not None:
        ended = expires_on < day
        yield Reason(min(day, expires_on), f"有效期至{expires_on}{'，期满失效' if ended else ''}")


_PASSIVE = {Effect.AMENDS: "被修改", Effect.REPEALS: "被废止", Effect.DECLARES_LAPSED: "被宣布失效"}
