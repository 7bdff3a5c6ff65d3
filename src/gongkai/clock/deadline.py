"""A due day with the steps that led to it, and how it reads in Chinese."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.basis import Citation
from gongkai.basis.language import marked, ruled
from gongkai.basis.language import translate as _
from gongkai.calendar.days import weekday
from gongkai.statute.effects import FIRST_DAY


class Cause(StrEnum):
    """Why days are on the clock."""

    ANSWER = marked("答复期限")
    RESTART = marked("重新起算")
    CONSULTATION = marked("征求意见，所需时间不计算在内")
    EXTENSION = marked("延长期限")
    DELAY = marked("延迟答复")


@dataclass(frozen=True, slots=True)
class Step:
    """One reason that the due day is what it is. `days` is in working days; `note` says more, in Chinese."""

    cause: Cause
    on: date
    days: int
    basis: Citation
    note: str = ""

    def __str__(self) -> str:
        more = _("；{note}").format(note=self.note) if self.note else ""
        return _("{on} {cause}：{days}个工作日（{basis}）{more}").format(
            on=self.on, cause=_(self.cause), days=self.days, basis=cite(self.basis), more=more
        )


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
        yield _("{received} 收到申请；{rule}（{basis}）").format(
            received=self.received, rule=ruled(FIRST_DAY.title), basis=cite(FIRST_DAY.citation)
        )
        yield from map(str, self.steps)
        if self.paused_since is not None:
            yield _("自{since}起征求意见，尚未收到；提前收到的，到期日相应提前，最迟算至{until}").format(
                since=self.paused_since, until=self.paused_until
            )
        if self.waiting is not None:
            yield from self._waiting_lines(self.waiting)
        if self.due is not None:
            provisional = _("（暂定：所依据的放假安排通知尚未发布）") if self.provisional else ""
            yield _("到期日：{due}，{weekday}{provisional}").format(
                due=self.due, weekday=weekday(self.due), provisional=provisional
            )

    def _waiting_lines(self, waiting: Waiting) -> Iterator[str]:
        until = _("，最迟{until}").format(until=waiting.until) if waiting.until else _("，通知送达之日尚不清楚")
        provisional = _("（暂定）") if self.provisional else ""
        yield _("自{since}起等待申请人{act}{until}{provisional}（{basis}）").format(
            since=waiting.since, act=_(waiting.act), until=until, provisional=provisional, basis=cite(waiting.basis)
        )
        if self.lapsed:
            yield _("申请人逾期未{act}：视为放弃申请，不再处理（{basis}）").format(
                act=_(waiting.act), basis=cite(waiting.consequence)
            )
        else:
            yield _("{act}以前答复期限不计算，{act}后重新计算").format(act=_(waiting.act))


def cite(citation: Citation) -> str:
    """A citation as text, with what it rests on where the original was not read."""
    return (
        str(citation)
        if citation.verified
        else _("{citation}，{note}").format(citation=citation, note=ruled(citation.note))
    )
