"""How timely organs answer: of what was answered in a period, how much in time, late, extended, in how many days."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import QuerySet

from gongkai.calendar import WorkCalendar
from gongkai.handling import Kind, State
from gongkai_web.desk.models import Request, RequestAct
from gongkai_web.organs.models import Organ


@dataclass(frozen=True, slots=True)
class Timeliness:
    """The figures of one organ. `median_days` are working days from the receipt to the answer, as they passed."""

    organ: Organ
    answered: int
    late: int
    extended: int
    median_days: float | None
    overdue_now: int

    @property
    def in_time(self) -> int:
        """Answered by the due day."""
        return self.answered - self.late

    @property
    def rate(self) -> str:
        """The part answered in time, in per cent; a dash where nothing was answered."""
        return f"{100 * self.in_time / self.answered:.1f}%" if self.answered else "—"


def timeliness(organs: set[int], first: date, last: date, *, today: date, calendar: WorkCalendar) -> list[Timeliness]:
    """The figures of each organ that answered in the period or is late now, in the order of the tree."""
    ended = Request.objects.filter(organ__in=organs, state=State.ANSWERED.code, ended_on__range=(first, last))
    rows = defaultdict[int, list[tuple[int, bool, int]]](list)
    for organ, received, on, late, key in ended.values_list("organ", "received_on", "ended_on", "late", "pk"):
        if received is not None and on is not None:
            rows[organ].append((calendar.between(received, on), late, key))
    overdue = defaultdict[int, int](int)
    for organ in Request.objects.overdue(today).filter(organ__in=organs).values_list("organ", flat=True):
        overdue[organ] += 1
    extended = _extended(ended)
    known = Organ.objects.filter(pk__in={*rows, *overdue}).order_by("path")
    return [_of(organ, rows[organ.pk], extended, overdue[organ.pk]) for organ in known]


def _of(organ: Organ, rows: list[tuple[int, bool, int]], extended: set[int], overdue: int) -> Timeliness:
    return Timeliness(
        organ,
        len(rows),
        sum(late for _days, late, _key in rows),
        sum(key in extended for _days, _late, key in rows),
        float(median(days for days, _late, _key in rows)) if rows else None,
        overdue,
    )


def _extended(requests: QuerySet[Request]) -> set[int]:
    """Those with an extension that was told and not voided."""
    acts = RequestAct.objects.filter(request__in=requests, kind__in=[Kind.EXTENDED, Kind.VOIDED])
    rows = list(acts.values_list("request", "number", "kind", "facts"))
    void = {(request, facts["of"]) for request, _n, kind, facts in rows if kind == Kind.VOIDED}
    return {request for request, number, kind, _f in rows if kind == Kind.EXTENDED and (request, number) not in void}
