"""Asking third parties and co-makers: a label stands on the acts, who it is stays sealed."""

import json
from dataclasses import asdict, fields
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.clock import Party
from gongkai.handling import Kind
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.models import Consulted, Identity, Look, Request
from gongkai_web.desk.selectors import standing_of
from gongkai_web.desk.services.identities import nameless
from gongkai_web.desk.services.recording import locked, record_act
from gongkai_web.desk.vault import seal, unseal
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


@transaction.atomic
def name_party(request: Request, party: Party, identity: Identity, *, by: User, seen: int | None = None) -> Consulted:
    """Name somebody whose opinion is to be sought: they are asked when their letter is sent.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when asking has no place now, or nobody is named.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request, seen)
    _someone(identity)
    if not standing_of(held).may(Kind.CONSULTED):
        raise ValidationError(_("申请{number}现在不能征求意见").format(number=held.number))
    return _named(held, party, identity)


def _someone(identity: Identity) -> None:
    if not identity.name.strip():
        raise ValidationError(_("请写明向谁征求意见"))


@transaction.atomic
def consult(
    request: Request,
    party: Party,
    identity: Identity,
    *,
    by: User,
    on: date | None = None,
    note: str = "",
    seen: int | None = None,
) -> Consulted:
    """Record that somebody was asked for their opinion by a letter on paper.

    Source: 《中华人民共和国政府信息公开条例》第三十二条、第三十四条.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it has no place now, or nobody is named.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request, seen)
    _someone(identity)
    made = _named(held, party, identity)
    record_act(held, Kind.CONSULTED, by=by, on=on, facts={"party": party.value, "who": made.label}, note=note)
    return made


def _named(held: Request, party: Party, identity: Identity) -> Consulted:
    number = held.consulted.filter(party=party.name.lower()).count() + 1
    return Consulted.objects.create(
        request=held, party=party.name.lower(), label=f"{party}{number}", sealed=sealed(identity)
    )


@transaction.atomic
def record_opinion(
    consulted: Consulted, *, agreed: bool, opinion: str, by: User, on: date | None = None, seen: int | None = None
) -> Consulted:
    """Put an opinion on record.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it has no place now.
    """
    request = consulted.request
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request, seen)
    record_act(held, Kind.OPINION, by=by, on=on, facts={"who": consulted.label})
    consulted.agreed, consulted.opinion = agreed, opinion
    consulted.save(update_fields=["agreed", "opinion"])
    return consulted


@transaction.atomic
def look_at_consulted(consulted: Consulted, *, by: User, why: str) -> Identity:
    """Who is asked. That it was looked at stands beside the looks at the applicant.

    Raises:
        PermissionDenied: when the person may not see applicants of the organ.
        ValidationError: when no reason is given, or it names somebody.
    """
    request = consulted.request
    require(by, Act.SEE_APPLICANTS, request.organ)
    reason = why.strip()
    if not reason:
        raise ValidationError(_("请写明为什么要看身份"))
    identity = _told(consulted)
    nameless(reason, identity, request.applicant.identity)
    said = _("{label}：{why}").format(label=consulted.label, why=reason)[:100]
    Look.objects.create(applicant=request.applicant, by=by, why=said)
    journal(events.LOOKED, request, by=by, organ=request.organ_id, number=request.number, why=consulted.label)
    return identity


def _told(consulted: Consulted) -> Identity:
    if not consulted.sealed:
        return Identity()
    told = json.loads(unseal(consulted.sealed.encode("ascii")))
    known = {field.name for field in fields(Identity)}
    return Identity(**{name: value for name, value in told.items() if name in known})


def sealed(identity: Identity) -> str:
    """What was told of somebody, sealed."""
    return seal(json.dumps(asdict(identity), ensure_ascii=False).encode()).decode("ascii")
