"""The tabs of the queue with their counts: two questions to the database, however many tabs there are."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from gongkai.handling import State
from gongkai_web.desk.models import Request
from gongkai_web.ui.language import later


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: open requests of some states, or those that a day chooses, or those that have ended."""

    code: str
    label: str
    states: tuple[State, ...] = ()
    ended: bool = False


TABS = {
    tab.code: tab
    for tab in (
        Tab("open", later("全部在办")),
        Tab("unconfirmed", later("待确认"), (State.UNCONFIRMED,)),
        Tab("unsigned", later("待签收"), (State.UNSIGNED,)),
        Tab("handling", later("办理中"), (State.HANDLING, State.EXPLAINING)),
        Tab("correcting", later("待补正"), (State.CORRECTING,)),
        Tab("consulting", later("征求意见中")),
        Tab("awaiting-fee", later("待缴费"), (State.AWAITING_FEE,)),
        Tab("signing", later("待签发"), (State.SIGNING,)),
        Tab("sending", later("待送达"), (State.SENDING,)),
        Tab("overdue", later("超期")),
        Tab("ended", later("已办结"), ended=True),
    )
}


def chosen(requests: QuerySet[Request], tab: Tab, today: date) -> QuerySet[Request]:
    """The requests of a tab, those with the fewest days left first; those that wait for something come after."""
    if tab.ended:
        return requests.filter(ended_on__isnull=False).order_by("-ended_on", "-pk")
    found = requests.filter(ended_on=None).order_by(F("due_on").asc(nulls_last=True), "pk")
    if tab.states:
        return found.filter(state__in=[state.code for state in tab.states])
    return found.filter(_BY_DAY[tab.code](today)) if tab.code in _BY_DAY else found


_BY_DAY = {
    "consulting": lambda today: Q(paused_until__gt=today),
    "overdue": lambda today: Q(due_on__lt=today),
}


def counts(requests: QuerySet[Request], today: date) -> dict[str, int]:
    """How many requests each tab holds. Indexes answer it, not the records: `desk_tab_counts`, `desk_ended`."""
    late, asked = (Count("state", filter=_BY_DAY[code](today)) for code in ("overdue", "consulting"))
    rows = (
        requests.filter(ended_on=None)
        .order_by()
        .values("state")
        .annotate(of_all=Count("state"), of_late=late, asked=asked)
    )
    found = {row["state"]: (row["of_all"], row["of_late"], row["asked"]) for row in rows}
    held = {code: sum(found.get(s.code, (0,))[0] for s in tab.states) for code, tab in TABS.items() if tab.states}
    return held | {
        "open": sum(row[0] for row in found.values()),
        "overdue": sum(row[1] for row in found.values()),
        "consulting": sum(row[2] for row in found.values()),
        "ended": requests.filter(ended_on__isnull=False).count(),
    }
