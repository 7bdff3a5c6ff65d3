"""Counting reviews: every figure is the steps that it counts, so that each can be opened.

Each step counts on its own legal day. An item counts as sent in on the day of its first submission, as cleared on the
day on which the last thing that it lacked was done.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import mean

from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.calendar import WorkCalendar
from gongkai.review.events import Answered, Passed, Ruled
from gongkai.review.passages import Passage, Taken


class Count(StrEnum):
    """What is counted."""

    SENT = "sent"
    CLEARED = "cleared"
    FIRST_TIME = "first-time"
    RETURNED = "returned"
    VOIDED = "voided"
    SENT_BACK = "sent-back"
    UNDONE = "undone"
    PASSED = "passed"
    RULED = "ruled"

    @property
    def label(self) -> str:
        """The words that are printed."""
        return _(_LABELS[self])


_LABELS = {
    Count.SENT: marked("送审"),
    Count.CLEARED: marked("审结"),
    Count.FIRST_TIME: marked("一次通过"),
    Count.RETURNED: marked("退回"),
    Count.VOIDED: marked("因改动作废"),
    Count.SENT_BACK: marked("被退回"),
    Count.UNDONE: marked("送审后改动作废"),
    Count.PASSED: marked("审核通过"),
    Count.RULED: marked("保密审查"),
}
OF_ORGANS = (Count.SENT, Count.CLEARED, Count.FIRST_TIME, Count.RETURNED, Count.VOIDED)
OF_EDITORS = (Count.SENT, Count.FIRST_TIME, Count.SENT_BACK, Count.UNDONE)
OF_REVIEWERS = (Count.PASSED, Count.RETURNED, Count.RULED, Count.VOIDED)
OF_PEOPLE = (*OF_EDITORS, *OF_REVIEWERS)
"""What people do as editors and as reviewers, in the order of the columns."""

WHOLE, SECRECY, ANSWER = "whole", "secrecy", "answer"
"""What takes time and is no stage of the chain: the whole of it, the secrecy review, an answer from outside."""
SPANS = {
    WHOLE: marked("送审到审结"),
    "first": marked("一审"),
    "second": marked("二审"),
    "extra-1": marked("加校"),
    "extra-2": marked("再校"),
    "third": marked("三审"),
    SECRECY: marked("保密审查"),
    ANSWER: marked("报请确定"),
}
"""What takes time, in the order of the columns. Where there are two levels, the second is the last."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both counted."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Span:
    """Working days that something took, and the key of the step that ended it."""

    key: int
    days: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Keys of steps by what they count as; and what time they took, by stage."""

    counted: Mapping[Count, tuple[int, ...]]
    spans: Mapping[str, tuple[Span, ...]]

    def __getitem__(self, what: Count) -> tuple[int, ...]:
        return self.counted.get(what, ())

    def average(self, stage: str = WHOLE) -> float | None:
        """Working days that a stage, or the whole, took on the average; None where nothing ended."""
        known = self.spans.get(stage, ())
        return mean(span.days for span in known) if known else None

    def keys_of(self, what: str) -> tuple[int, ...]:
        """The steps behind a figure, a count or a time, by the code that stands in an address."""
        if what in set(Count):
            return self[Count(what)]
        return tuple(span.key for span in self.spans.get(what, ()))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to count."""
        return not any(self.counted.values()) and not any(self.spans.values())


def of_organ(passages: Iterable[Passage], period: Period, calendar: WorkCalendar) -> Figures:
    """What the items of an organ went through in a period."""
    known = tuple(passages)
    counted = _sorted(each for passage in known for each in _of_item(passage, period))
    return Figures(counted, _spans(known, period, calendar))


def of_person(passages: Iterable[Passage], person: int, period: Period, calendar: WorkCalendar) -> Figures:
    """What one person sent in and reviewed in a period, and what became of it."""
    known = tuple(passages)
    pairs = [each for passage in known for each in (*_as_editor(passage, person), *_as_reviewer(passage, person))]
    counted = _sorted((what, step) for what, step in pairs if step.on in period)
    own = {key for what in (Count.PASSED, Count.RETURNED, Count.RULED) for key in counted.get(what, ())}
    spans = _spans(known, period, calendar, own)
    return Figures(counted, spans)


def people_in(passages: Iterable[Passage], period: Period) -> frozenset[int]:
    """Everyone who took a step in a period, or whose items were returned or changed in it."""
    steps = [(passage, step) for passage in passages for step in passage.taken if step.on in period]
    senders = {sender for passage, step in steps if (sender := passage.sender_of(step)) is not None}
    return frozenset({step.event.by for _passage, step in steps} | senders)


def _of_item(passage: Passage, period: Period) -> Iterator[tuple[Count, Taken]]:
    pairs = [(Count.SENT, passage.sent), (Count.CLEARED, passage.cleared)]
    pairs += [(Count.FIRST_TIME, passage.cleared if passage.smooth else None)]
    pairs += [(Count.RETURNED, step) for step in passage.returned]
    pairs += [(Count.VOIDED, step) for step in passage.voided]
    yield from ((what, step) for what, step in pairs if step is not None and step.on in period)


def _as_editor(passage: Passage, person: int) -> Iterator[tuple[Count, Taken]]:
    if passage.sent and passage.sent.event.by == person:
        yield Count.SENT, passage.sent
        if passage.smooth and passage.cleared:
            yield Count.FIRST_TIME, passage.cleared
    yield from ((Count.SENT_BACK, step) for step in passage.returned if passage.sender_of(step) == person)
    yield from ((Count.UNDONE, step) for step in passage.voided if passage.sender_of(step) == person)


def _as_reviewer(passage: Passage, person: int) -> Iterator[tuple[Count, Taken]]:
    for step in passage.taken:
        if step.event.by == person and isinstance(step.event, Passed):
            yield Count.PASSED, step
        elif step.event.by == person and isinstance(step.event, Ruled | Answered):
            yield Count.RULED, step
    yield from ((Count.RETURNED, step) for step in passage.returned if step.event.by == person)
    yield from ((Count.VOIDED, step) for step in passage.voided if step.event.by == person)


def _spans(
    passages: Iterable[Passage], period: Period, calendar: WorkCalendar, own: Iterable[int] | None = None
) -> dict[str, tuple[Span, ...]]:
    """How long each stage waited; of a person's own steps alone, where they are given, together as the whole."""
    found: dict[str, list[Span]] = {}
    for passage in passages:
        for step in passage.taken:
            days = passage.waited(step, calendar)
            if days is not None and step.on in period and (own is None or step.key in own):
                found.setdefault(_stage(step) if own is None else WHOLE, []).append(Span(step.key, days))
        ended, whole = passage.cleared, passage.days(calendar)
        if own is None and ended is not None and whole is not None and ended.on in period:
            found.setdefault(WHOLE, []).append(Span(ended.key, whole))
    return {stage: tuple(spans) for stage, spans in found.items()}


def _stage(step: Taken) -> str:
    if isinstance(step.event, Ruled):
        return SECRECY
    return ANSWER if isinstance(step.event, Answered) else getattr(step.event, "stage", "")


def _sorted(pairs: Iterable[tuple[Count, Taken]]) -> dict[Count, tuple[int, ...]]:
    found: dict[Count, list[int]] = {}
    for what, step in pairs:
        found.setdefault(what, []).append(step.key)
    return {what: tuple(keys) for what, keys in found.items()}
