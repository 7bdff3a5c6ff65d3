"""A due day with the steps that led to it, and how it reads in Chinese."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.basis import Citation
from gongkai.calendar.days import WEEKDAYS
from gongkai.statute.effects import FIRST_DAY


class Cause(StrEnum):
    """Why days are on the clock."""

    ANSWER = "答复期限"
    RESTART = "重新起算"
    CONSULTATION = "征求意见，所需时间不计算在内"
    EXTENSION = "延长期限"
    DELAY = "延迟答复"


@dataclass(frozen=True, slots=True)
class Step:
    """One reason that the due day is what it is. `days` is in working days; `note` says more, in Chinese."""

    cause: Cause
    on: date
    days: int
    basis: Citation
    note: str = ""

    def __str__(self) -> str:
        more = f"；{self.note}" if self.note else ""
        return f"{self.on} {self.cause}：{self.days}个工作日（{cite(self.basis)}）{more}"


@dataclass(frozen=True, slots=True)
class Waiting:
    """The organ waits for the applicant: to correct the request, or to pay. Past `until` it lapses.

    `until` is None while it is not known when the notice reached the applicant.
    """

    act: str
    since: date
    until: date | None
    basis: Citation
    consequence: Citation


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which the organ may lawfully answer, and why.

    `due` is None while the organ waits for the applicant: the time for answering then does not run.
    `start` is the day from which it is counted: the receipt, or the correction or payment that started it anew.
    `paused_since` is set while an opinion is outstanding; `due` then supposes that none comes before
    `paused_until`, and an earlier opinion brings it forward. `not_counted` are the pauses, each after its
    first day up to and including its last. `provisional` is true while the holiday notice for the due day is not out.
    `lapsed` is true when the applicant let the time pass.
    """

    due: date | None
    received: date
    start: date
    steps: tuple[Step, ...]
    paused_since: date | None = None
    paused_until: date | None = None
    waiting: Waiting | None = None
    not_counted: tuple[tuple[date, date], ...] = ()
    provisional: bool = False
    lapsed: bool = False

    def kept_by(self, served: date) -> bool:
        """Whether an answer served that day is in time."""
        return self.due is None or served <= self.due

    def explain(self) -> tuple[str, ...]:
        """Why the day is what it is, in Chinese, one line a reason."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[str]:
        yield f"{self.received} 收到申请；{FIRST_DAY.title}（{cite(FIRST_DAY.citation)}）"
        yield from map(str, self.steps)
        if self.paused_since is not None:
            yield f"自{self.paused_since}起征求意见，尚未收到；提前收到的，到期日相应提前，最迟算至{self.paused_until}"
        if self.waiting is not None:
            yield from self._waiting_lines(self.waiting)
        if self.due is not None:
            provisional = "（暂定：所依据的放假安排通知尚未发布）" if self.provisional else ""
            yield f"到期日：{self.due}，周{WEEKDAYS[self.due.weekday()]}{provisional}"

    def _waiting_lines(self, waiting: Waiting) -> Iterator[str]:
        until = f"，最迟{waiting.until}" if waiting.until else "，通知送达之日尚不清楚"
        provisional = "（暂定）" if self.provisional else ""
        yield f"自{waiting.since}起等待申请人{waiting.act}{until}{provisional}（{cite(waiting.basis)}）"
        if self.lapsed:
            yield f"申请人逾期未{waiting.act}：视为放弃申请，不再处理（{cite(waiting.consequence)}）"
        else:
            yield f"{waiting.act}以前答复期限不计算，{waiting.act}后重新计算"


def cite(citation: Citation) -> str:
    """A citation as text, with what it rests on where the original was not read."""
    return str(citation) if citation.verified else f"{citation}，{citation.note}"
