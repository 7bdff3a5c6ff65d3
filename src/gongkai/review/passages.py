"""What became of each step: from the day an item was sent in until it went out, step by step.

    sent in ──▶ passed ──▶ returned ──▶ sent in again ──▶ passed … ──▶ cleared
                  │            └─ what was passed before it is to be passed again
                  └─ void when the content changes before it goes out

A passage (一次送审办理) begins with the first step on new content and ends with the content that goes out.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.calendar import CalendarError, WorkCalendar
from gongkai.review.chain import Chain
from gongkai.review.events import Answered, Event, Passed, Returned, Ruled, Ruling, Submitted
from gongkai.review.standing import standing


class Fate(StrEnum):
    """What became of a step."""

    STANDS = "stands"
    CHANGED = "changed"
    RESTARTED = "restarted"

    @property
    def label(self) -> str:
        """The words that are printed; "" where it stands."""
        return _(_LABELS[self]) if self in _LABELS else ""


_LABELS = {Fate.CHANGED: marked("作废：内容后来改动"), Fate.RESTARTED: marked("作废：后来退回或者重新送审")}


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: what it was, its legal day, and the key by which its record is found.

    `chain` are the stages that were asked at the time; None where they are those of the passage.
    """

    event: Event
    on: date
    key: int
    chain: Chain | None = None


@dataclass(frozen=True)
class Passage:
    """The steps of one passage, first to last. `content` is what it is of now, or went out as.

    `chain` are the stages that are asked now, or were when it went out.
    """

    chain: Chain
    taken: tuple[Taken, ...]
    content: str
    gone: frozenset[str] = frozenset()

    @property
    def sent(self) -> Taken | None:
        """The step by which it was first sent in."""
        return next((step for step in self.taken if isinstance(step.event, Submitted)), None)

    @cached_property
    def fates(self) -> dict[int, Fate]:
        """What became of each step, by its key."""
        return {step.key: self._fate(at, step.event) for at, step in enumerate(self.taken)}

    @cached_property
    def returned(self) -> tuple[Taken, ...]:
        """Every return."""
        return tuple(step for step in self.taken if isinstance(step.event, Returned))

    @cached_property
    def voided(self) -> tuple[Taken, ...]:
        """What was passed or ruled and a change made void."""
        judged = (step for step in self.taken if isinstance(step.event, Passed | Ruled | Answered))
        return tuple(step for step in judged if self.fates[step.key] is Fate.CHANGED)

    @cached_property
    def cleared(self) -> Taken | None:
        """The step after which every stage was passed and the secrecy review found it open; None before that.

        Each step is held against the stages that were asked at its time. Where fewer were asked after the last step,
        and nothing was lacking any more, the item was cleared by the last step that it still needed.
        """
        return self._cleared([step.chain or self.chain for step in self.taken]) or (
            self._cleared([self.chain] * len(self.taken))
        )

    @property
    def smooth(self) -> bool:
        """Whether it was cleared without a return and without anything made void."""
        return self.cleared is not None and set(self.fates.values()) == {Fate.STANDS} and not self.returned

    def sender_of(self, step: Taken) -> int | None:
        """Who had sent in the content that a step is on; None where nobody had."""
        opened = self._before(step, Submitted)
        return opened.event.by if opened else None

    def days(self, calendar: WorkCalendar) -> int | None:
        """Working days from the day it was first sent in to the day it was cleared; 0 for the same day."""
        return _days(self.sent, self.cleared, calendar)

    def waited(self, step: Taken, calendar: WorkCalendar) -> int | None:
        """Working days that a step waited for its person; None for a step that waited for nobody.

        A stage waits from what came before it on the same content, the secrecy review from the day of sending in, an
        answer from the day of referring.
        """
        match step.event:
            case Passed() | Returned():
                return _days(self._before(step, Submitted, Passed), step, calendar)
            case Ruled():
                return _days(self._before(step, Submitted), step, calendar)
            case Answered():
                return _days(self._before(step, Ruled), step, calendar)
            case _:
                return None

    def _cleared(self, chains: Sequence[Chain]) -> Taken | None:
        """The step from which on nothing was lacking, by the stages that were asked after each of them."""
        found: Taken | None = None
        for at, (step, chain) in enumerate(zip(self.taken, chains, strict=True), start=1):
            here = standing(chain, [each.event for each in self.taken[:at]], self.content)
            whole = here.reviewed and here.ruling is Ruling.OPEN
            found = (found or step) if whole else None
        return found

    def _before(self, step: Taken, *kinds: type[Event]) -> Taken | None:
        """The last step of these kinds before this one, on the same content."""
        earlier = self.taken[: self.taken.index(step)]
        fit = (each for each in reversed(earlier) if each.event.content == step.event.content)
        return next((each for each in fit if isinstance(each.event, kinds)), None)

    def _fate(self, at: int, event: Event) -> Fate:
        if isinstance(event, Submitted | Returned):
            return Fate.STANDS
        later = [step.event for step in self.taken[at + 1 :] if step.event.content == event.content]
        if isinstance(event, Passed) and any(isinstance(each, Submitted | Returned) for each in later):
            return Fate.RESTARTED
        return Fate.STANDS if event.content in self.gone | {self.content} else Fate.CHANGED


def passages(
    chain: Chain,
    taken: Sequence[Taken],
    content: str,
    gone: Collection[str] = frozenset(),
    *,
    chains: Mapping[str, Chain] | None = None,
) -> tuple[Passage, ...]:
    """The passages of an item, first to last.

    Args:
        chain: the stages it must pass.
        taken: every step, in the order in which they happened.
        content: the name of its content as it is now.
        gone: the names of what went out.
        chains: the stages that were asked when a content went out, by its name, where they were others.
    """
    asked = chains or {}
    rounds = list(_rounds(taken, gone))
    last = [content if steps is rounds[-1] else "" for steps in rounds]
    named = [(steps, _content(steps, now, gone)) for steps, now in zip(rounds, last, strict=True)]
    return tuple(Passage(asked.get(name, chain), tuple(steps), name, frozenset(gone)) for steps, name in named)


def _rounds(taken: Sequence[Taken], gone: Collection[str]) -> Iterator[list[Taken]]:
    current: list[Taken] = []
    for step in taken:
        before = current[-1].event.content if current else ""
        if before in gone and step.event.content != before:
            yield current
            current = []
        current.append(step)
    if current:
        yield current


def _content(steps: Sequence[Taken], now: str, gone: Collection[str]) -> str:
    last = steps[-1].event.content
    return last if last in gone else now or last


def _days(since: Taken | None, until: Taken | None, calendar: WorkCalendar) -> int | None:
    """Working days between two steps, None where the calendar does not reach them.

    They are 0 where the later one bears the earlier day, being signed on paper before it was told.
    """
    if since is None or until is None:
        return None
    try:
        return calendar.between(since.on, until.on) if since.on < until.on else 0
    except CalendarError:
        return None
