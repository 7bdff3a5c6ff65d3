"""Which letters have their place in a case now: on the way those that its acts call for, at its end the answer."""

from collections.abc import Iterator

from gongkai.clock import Party
from gongkai.deciding import narrow
from gongkai.handling import Kind, State
from gongkai_web.desk.models import Request
from gongkai_web.desk.services.deciding import put_forward
from gongkai_web.desk.services.releasing import GIVEN

_DECIDED = frozenset({State.SIGNING, State.SENDING, State.CLOSED, State.ANSWERED})
_BEFORE_ANSWER = frozenset({State.SIGNING, State.SENDING})
_THIRD, _MAKER = (party.name.lower() for party in (Party.THIRD_PARTY, Party.CO_MAKER))


def expected(request: Request) -> tuple[str, ...]:
    """The letters that have their place now, by their codes."""
    decision = put_forward(request)
    if decision is not None and request.state_ in _DECIDED:
        outcome = narrow(decision.answers).outcome
        answers = (outcome.letter,) if outcome and outcome.letter else ()
        return (*_to_third_party(request, decision.disposition), *answers)
    if request.state_ not in {State.HANDLING, State.EXPLAINING}:
        return ()
    return tuple(_on_the_way(request))


def _to_third_party(request: Request, disposition: str) -> tuple[str, ...]:
    """Who was asked is told what is disclosed and why, before it is (条例第三十二条)."""
    if request.state_ not in _BEFORE_ANSWER or disposition not in GIVEN:
        return ()
    return ("third-party-notice",) if request.consulted.filter(party=_THIRD).exists() else ()


def _on_the_way(request: Request) -> Iterator[str]:
    done = _since_received(request)
    agreed = Kind.EXTENSION_AGREED in done and Kind.EXTENDED not in done
    if request.state_ is State.EXPLAINING:
        yield from ("extension-notice",) if agreed else ()
        return
    yield "receipt"
    if Kind.CORRECTION_ASKED not in done:
        yield "correction-notice"
    if Kind.REASONS_ASKED not in done:
        yield "reasons-request"
    if Kind.REASONS_GIVEN in done and Kind.DELAYED not in done:
        yield "delay-notice"
    if agreed:
        yield "extension-notice"
    yield from _consultations(request, asked=Kind.CONSULTED in done)
    yield from ("fee-notice", "record-correction")


def _consultations(request: Request, *, asked: bool) -> Iterator[str]:
    """Whom to ask is named first; the applicant is told that time stands still once somebody was asked."""
    named = set(request.consulted.exclude(letters__sent_on__isnull=False).values_list("party", flat=True))
    if _THIRD in named:
        yield "third-party-consultation"
    if _MAKER in named:
        yield "co-maker-consultation"
    if asked:
        yield "consultation-notice"


def _since_received(request: Request) -> set[str]:
    """The kinds of the acts since the request was last taken up; what was voided counts no more."""
    acts = list(request.acts.all())
    void = {act.facts["of"] for act in acts if act.kind == Kind.VOIDED}
    again = max((act.number for act in acts if act.kind == Kind.REOPENED), default=0)
    return {act.kind for act in acts if act.number > again and act.number not in void}
