"""How a request stands on a day: computed from its acts, each time anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.basis.language import translate as _
from gongkai.calendar import WorkCalendar
from gongkai.clock import Deadline, Event, answer_deadline
from gongkai.clock.deadline import cite
from gongkai.handling.acts import ACTS, Act, Kind
from gongkai.handling.errors import HandlingError
from gongkai.handling.flow import Flow
from gongkai.handling.order import in_order
from gongkai.handling.states import OPEN, State
from gongkai.statute.channels import CHANNELS, Receipt


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a request is, its clock, and how it ended.

    `receipt` is None until the day of receipt is fixed; `deadline` as long. `disposition` is "" until one is proposed
    or it ended by itself. `ended` is the act that ended it. `asof` is the day on which the question was asked.
    """

    state: State
    acts: tuple[Act, ...]
    asof: date
    arrived: date
    receipt: Receipt | None = None
    deadline: Deadline | None = None
    disposition: str = ""
    ended: Act | None = None
    reopened: int = 0
    events: tuple[Event, ...] = ()
    """What its clock is reckoned from, since it was last received."""

    @property
    def open(self) -> bool:
        """Whether something is still owed to the applicant, or by them."""
        return self.state in OPEN

    @property
    def consulting(self) -> bool:
        """Whether an opinion is outstanding."""
        return self.open and self.deadline is not None and self.deadline.paused_since is not None

    @property
    def lapsed(self) -> bool:
        """Whether the applicant let the time for correcting or paying pass."""
        return self.open and self.deadline is not None and self.deadline.lapsed

    @property
    def late(self) -> bool:
        """Whether the answer came after the due day, or is overdue on the day of the question."""
        if self.deadline is None or self.deadline.due is None:
            return False
        if self.ended is not None:
            return self.ended.kind is Kind.ANSWERED and not self.deadline.kept_by(self.ended.on)
        return self.asof > self.deadline.due

    def may(self, kind: Kind) -> bool:
        """Whether an act has its place now, as far as the state decides it."""
        return self.state in ACTS[kind].where


def standing(acts: Iterable[Act], *, channel: str, calendar: WorkCalendar, asof: date) -> Standing:
    """How a request stands.

    Args:
        acts: everything that was recorded of it, in any order.
        channel: the code of the channel it came by.
        calendar: working days over the years concerned.
        asof: the day of the question; acts after it are a mistake.

    Raises:
        HandlingError: when an act has no place where it stands; the message says why, and by which article.
        ClockError: when no lawful deadline follows.
        UnknownCodeError: when there is no such channel or disposition.
    """
    known = in_order(acts)
    arrival = next((act for act in known if act.kind is Kind.ARRIVED), None)
    if arrival is None:
        raise HandlingError(_("没有登记收到材料的日期"))
    _has_been(known[-1], asof)
    reached = {act.facts["of"]: act.on for act in known if act.kind is Kind.REACHED}
    flow = Flow(channel, reached, arrival.on)
    for act in known:
        flow.take(act)
        if act.kind is Kind.LAPSED:
            _has_lapsed(flow, act, calendar)
    return _told(flow, known, calendar, asof)


def _has_been(last: Act, asof: date) -> None:
    """Raises: HandlingError: when an act has a day that has not come."""
    if last.on > asof:
        rule = ACTS[last.kind]
        raise HandlingError(
            _("{on}还没有到，不能登记那一天的“{act}”（今天是{today}；{basis}）").format(
                on=last.on, act=_(rule.label), today=asof, basis=cite(rule.basis)
            )
        )


def _told(flow: Flow, known: tuple[Act, ...], calendar: WorkCalendar, asof: date) -> Standing:
    assert flow.state is not None  # noqa: S101 - the first act is an arrival
    assert flow.arrived is not None  # noqa: S101 - as above
    until = flow.ended.on if flow.ended else asof
    deadline = answer_deadline(flow.events, calendar=calendar, asof=until) if flow.received else None
    receipt = None
    if flow.received is not None:
        chosen = CHANNELS[flow.channel.code]
        receipt = Receipt(flow.received, chosen, ACTS[Kind.REOPENED].basis if flow.reopened else chosen.basis)
    ending = (flow.disposition, flow.ended, flow.reopened)
    return Standing(flow.state, known, asof, flow.arrived, receipt, deadline, *ending, tuple(flow.events))


def _has_lapsed(flow: Flow, act: Act, calendar: WorkCalendar) -> None:
    """Nobody has given up before their time is over.

    Raises:
        HandlingError: when it is not over, or nobody knows when it began.
    """
    waiting = answer_deadline(flow.events, calendar=calendar, asof=act.on).waiting
    if waiting is None:  # pragma: no cover - the state before asks for one
        return
    if waiting.until is None:
        raise HandlingError(_("还不知道通知哪一天送达申请人，期限没有起算：请先登记送达日期"))
    if act.on <= waiting.until:
        raise HandlingError(
            _("申请人{act}的期限到{until}，{on}还没有届满（{basis}）").format(
                act=_(waiting.act), until=waiting.until, on=act.on, basis=waiting.consequence
            )
        )
