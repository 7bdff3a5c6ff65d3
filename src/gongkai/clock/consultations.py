"""Opinions sought, and the time that they take off the clock: each day once, however many were asked."""

from dataclasses import dataclass
from datetime import date

from gongkai.basis.language import clauses, ruled, verbatim
from gongkai.basis.language import translate as _
from gongkai.calendar import WorkCalendar
from gongkai.clock.deadline import Cause, Step, cite
from gongkai.clock.errors import ClockError
from gongkai.clock.events import Consulted, ConsultReplied, Party
from gongkai.statute.effects import CO_MAKER_SILENCE, NOT_COUNTED, THIRD_PARTY_SILENCE
from gongkai.statute.limits import CO_MAKER_OPINION, THIRD_PARTY_OPINION

_PERIOD = {Party.THIRD_PARTY: THIRD_PARTY_OPINION, Party.CO_MAKER: CO_MAKER_OPINION}
_SILENCE = {Party.THIRD_PARTY: THIRD_PARTY_SILENCE, Party.CO_MAKER: CO_MAKER_SILENCE}


def _named(who: str) -> str:
    """Whose opinion it is, where more is said than the kind of party."""
    return _(who) if who in set(Party) else verbatim(who) if who else ""


@dataclass(slots=True)
class Consultation:
    """One opinion sought. Its time ends with the opinion, or when the period for it is over."""

    asked: Consulted
    expires: date
    replied: date | None = None

    @property
    def end(self) -> date:
        """The last day that is not counted."""
        return min(self.replied or self.expires, self.expires)

    def note(self) -> str:
        """How it ended."""
        name = _named(self.asked.who) or _(self.asked.party)
        if self.replied is None:
            silence = _SILENCE[self.asked.party]
            return _("{name}的意见期限至{expires}；{silence}（{basis}）").format(
                name=name, expires=self.expires, silence=ruled(silence.title), basis=cite(silence.citation)
            )
        said = _("{name}于{replied}提出意见，已逾期") if self.replied > self.expires else _("{name}于{replied}提出意见")
        return said.format(name=name, replied=self.replied)


@dataclass(frozen=True, slots=True)
class Shift:
    """Where consultations put the due day: the day, a step for each, and the time not counted."""

    due: date
    steps: tuple[Step, ...]
    not_counted: tuple[tuple[date, date], ...]


class Consultations:
    """The opinions sought on one request."""

    def __init__(self, calendar: WorkCalendar) -> None:
        self._calendar = calendar
        self._all: list[Consultation] = []

    def ask(self, event: Consulted) -> None:
        """An opinion is sought.

        Raises:
            ClockError: when the letter is said to have arrived before it went out.
        """
        reached = event.reached or event.on
        if reached < event.on:
            raise ClockError(_("征求意见书于{on}发出，不会在{reached}已经送达").format(on=event.on, reached=reached))
        self._all.append(Consultation(event, self._calendar.add(reached, _PERIOD[event.party].days)))

    def reply(self, event: ConsultReplied) -> None:
        """An opinion comes in, for the earliest letter to its author that is unanswered.

        Raises:
            ClockError: when it was never sought.
        """
        for consultation in self._all:
            if consultation.replied is None and consultation.asked.who == event.who:
                consultation.replied = event.on
                return
        raise ClockError(
            _("{on}收到{who}的意见，而此前没有向其征求意见").format(on=event.on, who=_named(event.who) or _("第三方"))
        )

    def shift(self, start: date, days: int) -> Shift:
        """The due day of a clock of so many working days, with the time not counted put behind it.

        A letter sent after the time is over stops nothing.
        """
        due, counted_to = self._calendar.add(start, days), start
        steps, pauses = list[Step](), list[tuple[date, date]]()
        for consultation in sorted(self._all, key=lambda c: c.asked.on):
            begin, end = max(consultation.asked.on, start), consultation.end
            if end <= start:
                continue  # over before the clock was started anew
            if consultation.asked.on > due:
                steps.append(self._step(consultation, 0, _("期限届满后征求意见，不影响到期日")))
                continue
            first = max(begin, counted_to)
            lost = self._calendar.between(first, end) if end > first else 0
            overlap = _("与其他征求意见重叠的时间不重复计算") if begin < counted_to else ""
            steps.append(self._step(consultation, lost, overlap))
            if end > first:
                pauses.append((first, end))
                due, counted_to = self._calendar.add(due, lost), end
        return Shift(due, tuple(steps), tuple(pauses))

    def outstanding(self, asof: date) -> tuple[date | None, date | None]:
        """Since when an opinion is outstanding on a day, and until when at the latest; None where none is."""
        awaited = [c for c in self._all if c.replied is None and c.expires > asof]
        if not awaited:
            return None, None
        return min(c.asked.on for c in awaited), max(c.expires for c in awaited)

    @staticmethod
    def _step(consultation: Consultation, days: int, more: str) -> Step:
        note = clauses(filter(None, (consultation.note(), more)))
        return Step(Cause.CONSULTATION, consultation.asked.on, days, NOT_COUNTED.citation, note)
