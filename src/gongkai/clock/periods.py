"""The last day (or the earliest) of a period that the law sets: working days, calendar days, months, years."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.basis import Citation, LawError
from gongkai.basis.language import translate as _
from gongkai.calendar import WorkCalendar
from gongkai.statute.limits import Limit, Unit
from gongkai.statute.publication import DUTIES, PublicationDuty


@dataclass(frozen=True, slots=True)
class Due:
    """The day on which a period ends. `moved_from` is set where a day of rest put it off.

    `provisional` is true while the holiday notice that decides it is not out.
    """

    on: date
    basis: Citation
    provisional: bool
    moved_from: date | None = None


def limit_due(limit: Limit, since: date, *, calendar: WorkCalendar) -> Due:
    """When a limit that began on a day ends: its last day, or the first day by which it has lasted long enough.

    The day it began is not counted. A period of calendar days, months or years whose last day is a day of rest
    ends on the next working day (民法典第二百零一条至第二百零三条).

    Raises:
        CalendarError: when the calendar does not know the years concerned.

    >>> from gongkai.calendar import load
    >>> from gongkai.statute import LIMITS
    >>> limit_due(LIMITS["fee-payment"], date(2026, 9, 18), calendar=load()).on
    datetime.date(2026, 10, 22)
    """
    return _end(limit.days, limit.unit, since, limit.basis, calendar=calendar)


def publication_due(duty: PublicationDuty | str, formed_on: date, *, calendar: WorkCalendar) -> Due:
    """The last day for publishing something that was formed, changed, approved or decided on a day.

    Raises:
        UnknownCodeError: when there is no such duty.
        LawError: when the law names no number of days.

    Source: 《中华人民共和国政府信息公开条例》第二十六条 and the special rules of `gongkai.statute.DUTIES`.
    """
    if isinstance(duty, str):
        duty = DUTIES[duty]
    if duty.days is None:
        raise LawError(_("{label}应当公开，但没有规定天数（{basis}）").format(label=_(duty.label), basis=duty.basis))
    return _end(duty.days, duty.unit, formed_on, duty.basis, calendar=calendar)


def _end(number: int, unit: Unit, since: date, basis: Citation, *, calendar: WorkCalendar) -> Due:
    if unit is Unit.WORKING:
        day = calendar.add(since, number)
        return Due(day, basis, not calendar.covers(day))
    day = last = _last(number, unit, calendar.add(since, 0))
    while not calendar.works(day):
        day += timedelta(1)
    return Due(day, basis, not calendar.covers(day), last if day != last else None)


def _last(number: int, unit: Unit, since: date) -> date:
    if unit is Unit.CALENDAR:
        return since + timedelta(number)
    return _months_on(since, 12 * number if unit is Unit.YEAR else number)


def _months_on(day: date, months: int) -> date:
    """The same day of a later month, or the last day of a month that has no such day (民法典第二百零二条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
