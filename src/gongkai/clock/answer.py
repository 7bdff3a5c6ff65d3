"""The time limit for answering a request.

received ──20 working days──────────────▶ due
   │            ╎ consultation ╎  not counted, once however many are asked
   ├─ corrected, or fee paid: starts anew, in full
   └─ extended: 20 at most, once          + at the end
"""

from collections.abc import Iterable
from datetime import date

from gongkai.basis import FEE_RULES, REGULATION, Citation, Instrument
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.calendar import WorkCalendar
from gongkai.clock.consultations import Consultations
from gongkai.clock.deadline import Cause, Deadline, Step, Waiting, cite
from gongkai.clock.errors import ClockError
from gongkai.clock.events import (
    Consulted,
    ConsultReplied,
    Corrected,
    CorrectionAsked,
    Delayed,
    Event,
    Extended,
    FeeNoticed,
    FeePaid,
    Received,
)
from gongkai.statute.effects import (
    CORRECTION_ONCE,
    CORRECTION_OVERDUE,
    CORRECTION_RESTARTS,
    DELAYED,
    EXTENSION_IN_TIME,
    EXTENSION_ONCE,
    FEE_NOTICE_IN_TIME,
    PAYMENT_OVERDUE,
    PAYMENT_RESTARTS,
)
from gongkai.statute.limits import ANSWER, CORRECTION_NOTICE, CORRECTION_PERIOD, FEE_PAYMENT, LONGEST_EXTENSION


def answer_deadline(events: Iterable[Event], *, calendar: WorkCalendar, asof: date | None = None) -> Deadline:
    """The last day on which the organ may lawfully answer.

    Args:
        events: the request's events, in any order; those of one day in the order in which they happened.
        calendar: working days over the years concerned.
        asof: the day on which the question is asked; without it, the day of the last event. It decides only
            what is still outstanding and what has lapsed, never the due day.

    Raises:
        ClockError: when no lawful deadline follows from the events; the message says why.
        CalendarError: when the calendar does not know the years concerned.

    Source: 《中华人民共和国政府信息公开条例》第三十条、第三十二条至第三十五条, 国办函〔2020〕109号.

    >>> from gongkai.calendar import load
    >>> answer_deadline([Received(date(2026, 9, 1))], calendar=load()).due
    datetime.date(2026, 9, 29)
    """
    known = sorted(events, key=lambda event: (event.on, not isinstance(event, Received)))
    if not any(isinstance(event, Received) for event in known):
        raise ClockError(_("没有收到申请之日，无法计算答复期限"))
    first, *rest = known
    if not isinstance(first, Received):
        raise ClockError(_("{on}的事项早于收到申请之日").format(on=first.on))
    _in_force(REGULATION, first.on, _("收到申请"))
    clock = _Clock(first.on, calendar)
    for event in rest:
        clock.take(event)
    return clock.deadline(max(asof or known[-1].on, known[-1].on))


class _Clock:
    """The state of one request's clock while its events are read."""

    def __init__(self, received: date, calendar: WorkCalendar) -> None:
        self.received = self.start = received
        self.calendar = calendar
        self.answer = Step(Cause.ANSWER, received, ANSWER.days, ANSWER.basis)
        self.consultations = Consultations(calendar)
        self.asked: CorrectionAsked | None = None
        self.corrected: date | None = None
        self.extension: Step | None = None
        self.delay: Step | None = None
        self.delayed_to: date | None = None
        self.waiting: Waiting | None = None

    def take(self, event: Event) -> None:  # noqa: C901 - a line an event; the type checker sees that none is missing
        """Let one event have its effect."""
        match event:
            case Received():
                raise ClockError(_("收到申请之日有两个：{received}和{on}").format(received=self.received, on=event.on))
            case CorrectionAsked():
                self._ask_correction(event)
            case Corrected():
                self._correct(event)
            case Consulted():
                self.consultations.ask(event)
            case ConsultReplied():
                self.consultations.reply(event)
            case Extended():
                self._extend(event)
            case FeeNoticed():
                self._notice_fee(event)
            case FeePaid():
                self._pay(event)
            case _:
                self._delay(event)

    def due(self) -> date:
        """The due day by what has been read so far."""
        if self.delayed_to is not None:
            return self.delayed_to
        extra = self.extension.days if self.extension else 0
        return self.consultations.shift(self.start, ANSWER.days + extra).due

    def deadline(self, asof: date) -> Deadline:
        """The deadline as it stands on a day."""
        due = None if self.waiting else self.due()
        shift = self.consultations.shift(self.start, ANSWER.days + (self.extension.days if self.extension else 0))
        moves = [*shift.steps, *filter(None, (self.extension, self.delay))]
        open_since, open_until = self.consultations.outstanding(asof) if due and not self.delay else (None, None)
        last = self.waiting.until if self.waiting else due
        return Deadline(
            due,
            self.received,
            self.start,
            (self.answer, *sorted(moves, key=lambda step: step.on)),
            open_since,
            open_until,
            self.waiting,
            shift.not_counted,
            provisional=last is not None and not self.calendar.covers(last),
            lapsed=bool(self.waiting and self.waiting.until and asof > self.waiting.until),
        )

    def _ask_correction(self, event: CorrectionAsked) -> None:
        if self.asked is not None:
            raise ClockError(
                _("{first}已经告知补正，不能在{on}再次告知（{basis}）").format(
                    first=self.asked.on, on=event.on, basis=CORRECTION_ONCE.citation
                )
            )
        latest = self.calendar.add(self.received, CORRECTION_NOTICE.days)
        if event.on > latest:
            raise ClockError(
                _("补正应当自收到申请之日起{days}个工作日内告知，最迟{latest}；实际为{on}（{basis}）").format(
                    days=CORRECTION_NOTICE.days, latest=latest, on=event.on, basis=CORRECTION_NOTICE.basis
                )
            )
        self.asked = event
        days, basis = event.days, CORRECTION_OVERDUE.citation
        if days is None:
            days, basis = CORRECTION_PERIOD.days, CORRECTION_PERIOD.basis
        until = self.calendar.add(_reached(event.on, event.reached), days)
        self._wait(marked("补正"), event.on, until, basis, CORRECTION_OVERDUE.citation)

    def _correct(self, event: Corrected) -> None:
        if self.corrected is not None:
            raise ClockError(
                _("{corrected}已经收到补正，答复期限不能在{on}再次重新计算").format(
                    corrected=self.corrected, on=event.on
                )
            )
        waiting = self.waiting
        if waiting and waiting.act != "补正":
            raise ClockError(
                _("自{since}起等待申请人{act}，不能在{on}按补正重新计算").format(
                    since=waiting.since, act=_(waiting.act), on=event.on
                )
            )
        if waiting and waiting.until and event.on > waiting.until and not event.excused:
            raise ClockError(
                _("补正期限已于{until}届满，{on}才收到补正；没有正当理由的视为放弃申请（{basis}）").format(
                    until=waiting.until, on=event.on, basis=CORRECTION_OVERDUE.citation
                )
            )
        self.corrected = event.on
        self._restart(event.on, CORRECTION_RESTARTS.citation, _("收到补正的申请"))

    def _extend(self, event: Extended) -> None:
        if not 1 <= event.days <= LONGEST_EXTENSION.days:
            raise ClockError(
                _("延长{days}个工作日；依法最长延长{most}个工作日（{basis}）").format(
                    days=event.days, most=LONGEST_EXTENSION.days, basis=LONGEST_EXTENSION.basis
                )
            )
        if self.extension is not None:
            raise ClockError(
                _("{first}已经延长过一次，不能在{on}再次延长（{basis}）").format(
                    first=self.extension.on, on=event.on, basis=cite(EXTENSION_ONCE.citation)
                )
            )
        self._running(event.on, _("延长期限"))
        self._not_delayed(_("再延长期限"))
        self._in_time(event.on, _("延长"), EXTENSION_IN_TIME.citation)
        self.extension = Step(Cause.EXTENSION, event.on, event.days, LONGEST_EXTENSION.basis)

    def _notice_fee(self, event: FeeNoticed) -> None:
        _in_force(FEE_RULES, event.on, _("发出收费通知"))
        self._running(event.on, _("发出收费通知"))
        self._in_time(event.on, _("发出收费通知"), FEE_NOTICE_IN_TIME.citation)
        until = None
        if event.reached is not None:
            until = self.calendar.add(_reached(event.on, event.reached), FEE_PAYMENT.days)
        self._wait(marked("缴费"), event.on, until, FEE_PAYMENT.basis, PAYMENT_OVERDUE.citation)

    def _pay(self, event: FeePaid) -> None:
        waiting = self.waiting
        if waiting is None or waiting.act != "缴费":
            raise ClockError(_("{on}收到缴费，而此前没有收费通知").format(on=event.on))
        if waiting.until and event.on > waiting.until:
            raise ClockError(
                _("缴费期限已于{until}届满，{on}才缴费；逾期视为放弃申请（{basis}）").format(
                    until=waiting.until, on=event.on, basis=PAYMENT_OVERDUE.citation
                )
            )
        self._restart(event.on, PAYMENT_RESTARTS.citation, _("申请人完成缴费"))

    def _delay(self, event: Delayed) -> None:
        self._running(event.on, _("确定延迟答复"))
        self._not_delayed(_("再次延迟"))
        self._in_time(event.on, _("确定延迟答复"), DELAYED.citation)
        before = self.due()
        if event.until <= before:
            raise ClockError(_("延迟答复至{until}，不晚于原到期日{before}").format(until=event.until, before=before))
        days = self.calendar.between(before, event.until)
        self.delayed_to = event.until
        self.delay = Step(
            Cause.DELAY, event.on, days, DELAYED.citation, _("告知申请人答复至{until}").format(until=event.until)
        )

    def _wait(self, act: str, since: date, until: date | None, basis: Citation, consequence: Citation) -> None:  # noqa: PLR0917 - the fields of one record
        self.waiting = Waiting(act, since, until, basis, consequence)

    def _restart(self, on: date, basis: Citation, note: str) -> None:
        self.start, self.waiting, self.extension = on, None, None
        self.delay, self.delayed_to = None, None
        self.answer = Step(Cause.RESTART, on, ANSWER.days, basis, note)

    def _running(self, on: date, act: str) -> None:
        if self.waiting is not None:
            raise ClockError(
                _("自{since}起等待申请人{awaited}，答复期限未计算，不能在{on}{act}").format(
                    since=self.waiting.since, awaited=_(self.waiting.act), on=on, act=act
                )
            )

    def _not_delayed(self, act: str) -> None:
        if self.delay is not None:
            raise ClockError(
                _("{on}已经确定延迟答复至{until}，不能{act}（{basis}）").format(
                    on=self.delay.on, until=self.delayed_to, act=act, basis=DELAYED.citation
                )
            )

    def _in_time(self, on: date, act: str, basis: Citation) -> None:
        if on > (due := self.due()):
            raise ClockError(
                _("答复期限已于{due}届满，不能在{on}{act}（{basis}）").format(
                    due=due, on=on, act=act, basis=cite(basis)
                )
            )


def _in_force(instrument: Instrument, on: date, act: str) -> None:
    if instrument.in_force and on < instrument.in_force:
        raise ClockError(
            _("{on}{act}时，{instrument}尚未施行（自{in_force}起施行），不适用本计算").format(
                on=on, act=act, instrument=instrument, in_force=instrument.in_force
            )
        )


def _reached(on: date, reached: date | None) -> date:
    if reached is not None and reached < on:
        raise ClockError(_("通知于{on}发出，不会在{reached}已经送达").format(on=on, reached=reached))
    return reached or on
