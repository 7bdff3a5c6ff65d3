"""The time limits of a dispute: for the applicant to ask for review or to sue, for the organ to answer.

served ──60 days──▶ review asked       accepted ──3 or 7 working days──▶ copy ──5 or 10 working days──▶ answer
   └──6 months──▶ suit                     └──30 days, or 60 and at most 30 more──▶ decision ──15 days──▶ suit
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from gongkai.basis import Citation
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.calendar import WorkCalendar
from gongkai.calendar.days import weekday
from gongkai.clock.deadline import cite
from gongkai.clock.errors import ClockError
from gongkai.clock.periods import Due, limit_due
from gongkai.statute.effects import FIRST_DAY, LAST_DAY
from gongkai.statute.limits import (
    APPLY_FOR_REVIEW,
    DEFENCE,
    REVIEW_ANSWER,
    REVIEW_ANSWER_SIMPLE,
    REVIEW_COPY,
    REVIEW_COPY_SIMPLE,
    REVIEW_DECISION,
    REVIEW_DECISION_SIMPLE,
    REVIEW_EXTENSION,
    SUE,
    SUE_AFTER_REVIEW,
    UNTOLD_REVIEW,
    UNTOLD_SUIT,
    Limit,
)


class Procedure(StrEnum):
    """How a review is conducted. Cases on disclosure may be simple (行政复议法第五十三条)."""

    SIMPLE = marked("简易程序")
    ORDINARY = marked("普通程序")


_LIMITS = {
    "review": APPLY_FOR_REVIEW,
    "review-untold": UNTOLD_REVIEW,
    "suit": SUE,
    "suit-untold": UNTOLD_SUIT,
    "suit-after-review": SUE_AFTER_REVIEW,
    "defence": DEFENCE,
}
_IN_REVIEW = {
    "copy": (REVIEW_COPY_SIMPLE, REVIEW_COPY),
    "answer": (REVIEW_ANSWER_SIMPLE, REVIEW_ANSWER),
    "decision": (REVIEW_DECISION_SIMPLE, REVIEW_DECISION),
}
ACTS = (*_LIMITS, *_IN_REVIEW)
"""What has a time limit in a dispute."""


@dataclass(frozen=True, slots=True)
class DisputeDue:
    """The last day for an act of a dispute, and why. `limit` is the period, counted from `since`."""

    act: str
    limit: Limit
    since: date
    due: Due
    extended: int = 0

    @property
    def on(self) -> date:
        """The last day."""
        return self.due.on

    @property
    def basis(self) -> Citation:
        """The article that sets the period."""
        return self.limit.basis

    def explain(self) -> tuple[str, ...]:
        """Why it is that day, one line a reason, each with its article."""
        lines = [
            _("自{since}起计算，当日不计算在内（{basis}）").format(since=self.since, basis=cite(FIRST_DAY.citation)),
            _("{limit}（{basis}）").format(limit=self.limit, basis=cite(self.limit.basis)),
        ]
        if self.extended:
            lines.append(_("延长{days}日（{basis}）").format(days=self.extended, basis=cite(REVIEW_EXTENSION.basis)))
        if self.due.moved_from:
            lines.append(
                _("最后一日{last}休息，顺延至{on}（{basis}）").format(
                    last=self.due.moved_from, on=self.due.on, basis=cite(LAST_DAY.citation)
                )
            )
        provisional = _("（暂定：所依据的放假安排通知尚未发布）") if self.due.provisional else ""
        lines.append(
            _("到期日：{due}，{weekday}{provisional}").format(
                due=self.due.on, weekday=weekday(self.due.on), provisional=provisional
            )
        )
        return tuple(lines)


def dispute_due(
    act: str,
    since: date,
    *,
    calendar: WorkCalendar,
    procedure: Procedure = Procedure.SIMPLE,
    extended: int = 0,
) -> DisputeDue:
    """The last day for an act of a dispute.

    Args:
        act: `review` or `suit` after an answer was received; `review-untold` or `suit-untold` where it said nothing of
            remedies, from the day on which the applicant knew of it (the period at its longest); `suit-after-review`
            after a review decision was received; `copy` and `decision` after a review was accepted; `answer` after
            the copy of the application was received; `defence` after the copy of the suit was.
        since: the day from which it is counted; it is not counted itself.
        calendar: working days over the years concerned.
        procedure: of a review.
        extended: by how many days the decision of an ordinary review is put off.

    Raises:
        ClockError: when there is no such act, or the law allows no such extension.
        CalendarError: when the calendar does not know the years concerned.

    Source: 行政复议法第二十条、第四十八条、第五十四条、第六十二条、第八十八条；行政诉讼法第四十五条、第四十六条.

    >>> from gongkai.calendar import load
    >>> dispute_due("answer", date(2026, 9, 18), calendar=load()).on
    datetime.date(2026, 9, 24)
    """
    limit = _limit(act, procedure)
    if extended:
        _may_extend(act, procedure, extended)
    # With its extension it is one stretch of days: its end is looked at once, and moves once.
    due = limit_due(limit, since + timedelta(extended), calendar=calendar)
    return DisputeDue(act, limit, since, due, extended)


def _limit(act: str, procedure: Procedure) -> Limit:
    if act in _IN_REVIEW:
        return _IN_REVIEW[act][procedure is Procedure.ORDINARY]
    if act not in _LIMITS:
        raise ClockError(_("没有这样的事项：{act}；可以是：{acts}").format(act=act, acts="、".join(ACTS)))
    return _LIMITS[act]


def _may_extend(act: str, procedure: Procedure, days: int) -> None:
    if act != "decision" or procedure is not Procedure.ORDINARY:
        raise ClockError(_("只有普通程序作出复议决定的期限可以延长（{basis}）").format(basis=REVIEW_EXTENSION.basis))
    if not 1 <= days <= REVIEW_EXTENSION.days:
        raise ClockError(
            _("延长{days}日；依法最长延长{most}日（{basis}）").format(
                days=days, most=REVIEW_EXTENSION.days, basis=REVIEW_EXTENSION.basis
            )
        )
