"""What a case tells of itself: facts for evidence, letters and checks that nobody has to type again."""

from collections.abc import Callable, Mapping
from datetime import date

from gongkai.clock import Party
from gongkai.deciding import Given, given_words
from gongkai.handling import Kind, Standing, State
from gongkai.handling.acts import Act
from gongkai.statute.limits import CORRECTION_PERIOD
from gongkai_web.desk.models import Consulted, Practice, Request
from gongkai_web.organs.models import DisclosureOffice

THIRD_PARTY = (Party.THIRD_PARTY.name.lower(), Party.THIRD_PARTY.value)
"""How a record says that a third party was asked."""
_SAID = {True: "agreed", False: "objected", None: "silent"}


def known_of(request: Request, stands: Standing) -> dict[str, Given]:
    """The facts of a case, by the codes of `gongkai.deciding.FACTS`: what is known, and no person's name."""
    found = {
        **_organ(request),
        **_case(request, stands),
        **_course(stands),
        **_waiting(stands),
        **_asked(request, stands),
    }
    return {code: value for code, value in found.items() if given_words(value)}


def practice_of(request: Request) -> Practice:
    """What the organ settled for its requests; what the law leaves, where it settled nothing."""
    return Practice.objects.filter(organ=request.organ_id).first() or Practice(organ=request.organ)


def _organ(request: Request) -> dict[str, Given]:
    practice, office = practice_of(request), DisclosureOffice.objects.filter(organ=request.organ_id).first()
    return {
        "organ": request.organ.name,
        "mark": practice.mark,
        "contact": office.name if office else "",
        "phone": office.phone if office else "",
        "address": office.address if office else "",
        "reviewer": practice.reviewer,
        "review_online": practice.reviewer_online,
        "court": practice.court,
        "fee_how": practice.payment,
    }


def _case(request: Request, stands: Standing) -> dict[str, Given]:
    known: dict[str, Given] = {
        "request_number": request.number,
        "applicant_kind": request.applicant.kind,
        "asked": f"{request.subject}（{request.document_number}）" if request.document_number else request.subject,
        "content": request.subject,
        "correction_days": practice_of(request).correction_days or CORRECTION_PERIOD.days,
    }
    if stands.receipt:
        known |= {
            "received": stands.receipt.on,
            "receipt": f"{stands.receipt.channel.label}，{stands.receipt.channel.fixes}",
        }
    if stands.deadline and stands.deadline.due:
        known["due"] = stands.deadline.due
    return known


def _course(stands: Standing) -> dict[str, Given]:
    """What the acts tell, the last of a kind before the others."""
    found: dict[str, Given] = {}
    for act in stands.acts:
        found |= _TOLD[act.kind](act) if act.kind in _TOLD else {}
    return found


_TOLD: Mapping[Kind, Callable[[Act], Mapping[str, Given]]] = {
    Kind.CORRECTION_ASKED: lambda act: {"correction_asked": act.on},
    Kind.CORRECTED: lambda act: {"corrected": act.on},
    Kind.REASONS_ASKED: lambda act: {"reasons_asked": act.on},
    Kind.CONSULTED: lambda act: {"consulted": act.on},
    Kind.EXTENSION_AGREED: lambda act: {"extension_days": int(act.facts["days"])},
    Kind.DELAYED: lambda act: {"delayed_to": date.fromisoformat(act.facts["until"])},
}


def _waiting(stands: Standing) -> dict[str, Given]:
    """For what the organ waits, until when, and since when its reader knows."""
    waiting = stands.deadline.waiting if stands.deadline else None
    if waiting is None or waiting.until is None:
        return {}
    if stands.state is State.CORRECTING:
        return {"correction_due": waiting.until}
    return {"fee_due": waiting.until, "fee_noticed": waiting.since}


def _asked(request: Request, stands: Standing) -> dict[str, Given]:
    """What came of asking the third party; silence says something only when the time is over."""
    party = Consulted.objects.filter(request=request, party__in=THIRD_PARTY).order_by("pk").last()
    if party is None:
        return {}
    known: dict[str, Given] = {"third_party": party.label, "third_party_reasons": party.opinion}
    asked = any(act.kind is Kind.CONSULTED and act.facts.get("who") == party.label for act in stands.acts)
    if party.agreed is not None or (asked and stands.deadline and not stands.consulting):
        known["third_party_said"] = _SAID[party.agreed]
    return known
