"""The clock day by day: which day counts as which, and why the others do not."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.basis.language import translate as _
from gongkai.calendar import Day, WorkCalendar
from gongkai.clock.deadline import Deadline


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of the ledger. `number` is its number on the clock, None where it does not count; `why` says why."""

    day: Day
    number: int | None
    why: str

    def __str__(self) -> str:
        mark = _("第{number}个工作日").format(number=self.number) if self.number else _("不计算")
        provisional = _("（暂定）") if self.day.provisional else ""
        return _("{on} {mark}：{why}{provisional}").format(
            on=self.day.on, mark=mark, why=self.why, provisional=provisional
        )


def ledger(deadline: Deadline, calendar: WorkCalendar) -> Iterator[Entry]:
    """Every day from the one after the clock's start up to the due day. Nothing while there is no due day."""
    if deadline.due is None:
        return
    number = 0
    for day in calendar.days(deadline.start, deadline.due):
        if not day.works:
            yield Entry(day, None, day.why)
        elif any(first < day.on <= last for first, last in deadline.not_counted):
            yield Entry(day, None, _("征求意见"))
        else:
            number += 1
            yield Entry(day, number, day.why)
