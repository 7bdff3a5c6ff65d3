"""One matter, one request: splitting one that asks for several, merging one into another of the same applicant."""

from collections.abc import Sequence
from datetime import date
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.clock.deadline import cite
from gongkai.handling import ACTS, Kind
from gongkai.handling import Act as Act_
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.models import ActNote, Applicant, Consulted, Request, RequestAct
from gongkai_web.desk.selectors import same_applicant, standing_of
from gongkai_web.desk.services.numbers import request_number
from gongkai_web.desk.services.recording import lawful, locked, project, record_act
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import on_record

_COPIED = (
    "organ_id",
    "code_digest",
    "channel",
    "document_number",
    "description",
    "form",
    "delivery",
    "assisted",
    "officer_id",
    "restricted",
)


@transaction.atomic
def split(
    request: Request, subjects: Sequence[str], *, by: User, on: date | None = None, seen: int | None = None
) -> list[Request]:
    """Make of one request several, each with the applicant, the query code and the clock of the first.

    Everything that moved the clock of the first is on record in each, with its own day: the days already used stay
    used, and a period begun anew stays so.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it has no place now, or there are not at least two parts.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request, seen)
    if len(subjects) < 2:
        basis = cite(ACTS[Kind.SPLIT].basis)
        raise ValidationError(
            _("分开办理至少要有两件，一行写一件；写了{count}件（{basis}）").format(count=len(subjects), basis=basis)
        )
    acts = standing_of(held).acts
    known = {act.number for act in acts}
    before = [act for act in acts if act.facts.get("of", act.number) in known]  # not what befell a voided act
    parts = [_part(held, subject, before, by) for subject in subjects]
    record_act(held, Kind.SPLIT, by=by, on=on, facts={"copied": len(before)})
    return parts


def _part(origin: Request, subject: str, acts: Sequence[Act_], by: User) -> Request:
    part = Request(
        number=request_number(origin.organ, origin.arrived_on.year),
        submission=uuid4(),
        subject=subject,
        origin=origin,
        applicant=_same(origin.applicant),
        **{name: getattr(origin, name) for name in _COPIED},
    )
    numbers = {act.number: place for place, act in enumerate(acts, 1)}
    copies = [_copy(act, numbers, by) for act in acts]
    project(part, lawful(part, copies))
    part.save()
    for other in origin.consulted.all():
        Consulted.objects.create(
            request=part, party=other.party, label=other.label, sealed=other.sealed, agreed=other.agreed,
            opinion=other.opinion,
        )  # fmt: skip
    for copy in copies:
        copy.request = part
    RequestAct.objects.bulk_create(copies)
    for note in ActNote.objects.filter(act__request=origin, act__number__in=numbers).select_related("act"):
        ActNote.objects.create(act=copies[numbers[note.act.number] - 1], sealed=note.sealed)
    with on_record():
        facts = {"number": part.number, "channel": str(part.get_channel_display())}
    journal(events.REGISTERED, part, by=by, organ=part.organ_id, on=part.arrived_on, **facts)
    return part


def _copy(act: Act_, numbers: dict[int, int], by: User) -> RequestAct:
    facts = dict(act.facts)
    if "of" in facts:
        facts["of"] = numbers[facts["of"]]
    return RequestAct(number=numbers[act.number], kind=act.kind, on=act.on, by=by, facts=facts)


def _same(applicant: Applicant) -> Applicant:
    return Applicant.objects.create(
        kind=applicant.kind,
        sealed=applicant.sealed,
        id_mark=applicant.id_mark,
        contact_mark=applicant.contact_mark,
    )


@transaction.atomic
def merge(request: Request, into: Request, *, by: User, on: date | None = None, seen: int | None = None) -> Request:
    """End a request by handling what it asks with another of the same applicant, which came in no later.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it has no place now, or the other is not the applicant's, has ended, or came later.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request, seen)
    if not same_applicant(held).filter(pk=into.pk, organ=held.organ, ended_on=None).exists():
        basis = cite(ACTS[Kind.MERGED].basis)
        raise ValidationError(_("只能并入同一申请人在本机关的另一件在办申请（{basis}）").format(basis=basis))
    if into.due_on is not None and held.due_on is not None and into.due_on > held.due_on:
        raise ValidationError(
            _("申请{other}的到期日{later}晚于本件的{own}，并入会拖长答复期限：请反过来并入").format(
                other=into.number, later=into.due_on, own=held.due_on
            )
        )
    held.into = into
    record_act(held, Kind.MERGED, by=by, on=on, facts={"number": into.number})
    return held
