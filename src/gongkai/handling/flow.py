"""The state of a request while its acts are read one after the other.

arrived ──▶ confirmed / signed for ──▶ handling ──▶ signing ──▶ sending ──▶ answered
                                        │    ▲
                          correcting, explaining, awaiting the fee
"""

from collections.abc import Mapping
from datetime import date

from gongkai.basis.language import translate as _
from gongkai.clock import Event, Received
from gongkai.clock.deadline import cite
from gongkai.handling.acts import ACTS, Act, Kind
from gongkai.handling.clockwork import clock_event
from gongkai.handling.errors import HandlingError
from gongkai.handling.states import State
from gongkai.statute.channels import CHANNELS, Fixes
from gongkai.statute.effects import DELAYED, EXTENSION_APPROVED

_WAITS = {Fixes.ARRIVAL: State.HANDLING, Fixes.SIGNATURE: State.UNSIGNED, Fixes.CONFIRMATION: State.UNCONFIRMED}
_MOVES: Mapping[Kind, State] = {
    Kind.SIGNED: State.HANDLING,
    Kind.CONFIRMED: State.HANDLING,
    Kind.READ_BACK: State.HANDLING,
    Kind.CORRECTION_ASKED: State.CORRECTING,
    Kind.CORRECTED: State.HANDLING,
    Kind.REASONS_ASKED: State.EXPLAINING,
    Kind.REASONS_GIVEN: State.HANDLING,
    Kind.FEE_NOTICED: State.AWAITING_FEE,
    Kind.PAID: State.HANDLING,
    Kind.DECIDED: State.SIGNING,
    Kind.SENT_BACK: State.HANDLING,
    Kind.SIGNED_OFF: State.SENDING,
    Kind.ANSWERED: State.ANSWERED,
    Kind.WITHDRAWN: State.CLOSED,
    Kind.LAPSED: State.CLOSED,
    Kind.SPLIT: State.CLOSED,
    Kind.MERGED: State.CLOSED,
    Kind.REOPENED: State.HANDLING,
}
_RECEIVES = frozenset({Kind.SIGNED, Kind.CONFIRMED, Kind.READ_BACK, Kind.REOPENED})


class Flow:
    """What the acts read so far add up to.

    `reached` tells by number on which day a paper reached its reader, `arrives` on which day the request will have
    come in.
    """

    def __init__(self, channel: str, reached: Mapping[int, date], arrives: date) -> None:
        self.channel = CHANNELS[channel]
        self.reached = reached
        self.arrives = arrives
        self.state: State | None = None
        self.arrived: date | None = None
        self.received: date | None = None
        self.agreed: Act | None = None
        self.explained = False
        self.disposition = ""
        self.ended: Act | None = None
        self.reopened = 0
        self.events: list[Event] = []

    def take(self, act: Act) -> None:
        """Let one act have its effect.

        Raises:
            HandlingError: when it has no place here.
        """
        if act.kind is Kind.ARRIVED:
            self._arrive(act)
            return
        self._has_place(act)
        self._effect(act)
        if act.kind in _RECEIVES:
            self._receive(act.on)
        elif event := clock_event(act, self.reached.get(act.number)):
            self.events.append(event)
        self.state = _MOVES.get(act.kind, self.state)
        if self.state in {State.ANSWERED, State.CLOSED} and act.kind in _MOVES:
            self.ended = act

    def _arrive(self, act: Act) -> None:
        if self.state is not None:
            raise HandlingError(_("收到材料只能登记一次：{first}已经登记").format(first=self.arrived))
        waits = State.UNCONFIRMED if self.channel.read_back else _WAITS[self.channel.fixes]
        self.arrived, self.state = act.on, waits
        if self.state is State.HANDLING:
            self._receive(act.on)

    def _receive(self, on: date) -> None:
        self.received = on
        self.events = [Received(on)]

    def _has_place(self, act: Act) -> None:
        rule = ACTS[act.kind]
        if self.state is None:
            raise HandlingError(
                _("{on}的“{act}”早于收到材料的{arrives}（{basis}）").format(
                    on=act.on, act=_(rule.label), arrives=self.arrives, basis=cite(rule.basis)
                )
            )
        if self.state in rule.where:
            self._fits_channel(act)
            return
        if self.ended is not None:
            raise HandlingError(
                _("申请已于{ended}“{end}”，不能在{on}“{act}”（{basis}）").format(
                    ended=self.ended.on,
                    end=_(ACTS[self.ended.kind].label),
                    on=act.on,
                    act=_(rule.label),
                    basis=cite(rule.basis),
                )
            )
        places = _("、").join(f"“{_(state)}”" for state in State if state in rule.where)
        raise HandlingError(
            _("“{act}”只能在{places}时进行，{on}申请处于“{state}”（{basis}）").format(
                act=_(rule.label), places=places, on=act.on, state=_(self.state), basis=cite(rule.basis)
            )
        )

    def _fits_channel(self, act: Act) -> None:
        """What was said by word is confirmed by reading it back; whatever else is confirmed, by getting in touch."""
        if act.kind is Kind.CONFIRMED and self.channel.read_back:
            raise HandlingError(
                _("口头提出的申请，以申请人确认代填的内容为准，请登记“{act}”（{basis}）").format(
                    act=_(ACTS[Kind.READ_BACK].label), basis=cite(ACTS[Kind.READ_BACK].basis)
                )
            )
        if act.kind is Kind.READ_BACK and not self.channel.read_back:
            raise HandlingError(
                _("只有口头提出、代为填写的申请才登记“{act}”（{basis}）").format(
                    act=_(ACTS[act.kind].label), basis=cite(ACTS[act.kind].basis)
                )
            )

    def _effect(self, act: Act) -> None:
        """What an act does beside moving the state and the clock."""
        match act.kind:
            case Kind.EXTENSION_AGREED:
                self.agreed = act
            case Kind.EXTENDED:
                self._extend(act)
            case Kind.REASONS_GIVEN:
                self.explained = True
            case Kind.DELAYED:
                self._delay(act)
            case Kind.REOPENED:
                self._reopen()
            case _:
                self.disposition = self._disposed(act)

    def _disposed(self, act: Act) -> str:
        """The disposition after an act: the one decided, or the one in which it ends by itself."""
        match act.kind:
            case Kind.DECIDED:
                return str(act.facts["disposition"])
            case Kind.WITHDRAWN | Kind.MERGED:
                return "other"
            case Kind.LAPSED:
                return "fee-unpaid" if self.state is State.AWAITING_FEE else "not-corrected"
            case Kind.SENT_BACK:
                return ""
            case _:
                return self.disposition

    def _extend(self, act: Act) -> None:
        agreed = self.agreed
        if agreed is None or agreed.on > act.on:
            raise HandlingError(
                _("延期要先经工作机构负责人同意，再告知申请人（{basis}）").format(basis=EXTENSION_APPROVED.citation)
            )
        if act.facts["days"] > agreed.facts["days"]:
            raise HandlingError(
                _("负责人同意延长{agreed}个工作日，不能告知申请人延长{days}个工作日（{basis}）").format(
                    agreed=agreed.facts["days"], days=act.facts["days"], basis=EXTENSION_APPROVED.citation
                )
            )

    def _delay(self, act: Act) -> None:
        if not self.explained:
            raise HandlingError(
                _("{on}延迟答复以前，要先请申请人说明理由并认定理由合理（{basis}）").format(
                    on=act.on, basis=DELAYED.citation
                )
            )

    def _reopen(self) -> None:
        self.reopened += 1
        self.ended = self.agreed = None
        self.disposition, self.explained = "", False
