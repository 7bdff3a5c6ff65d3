"""Extending the time for an answer: an officer proposes, the head agrees, the applicant is told; only in time."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.handling import Kind
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.models import Proposal, Remark, Request, RequestAct
from gongkai_web.desk.selectors import today
from gongkai_web.desk.services.recording import lawful, locked, record_act
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


@transaction.atomic
def propose_extension(request: Request, days: int, reason: str, *, by: User, seen: int | None = None) -> Proposal:
    """Ask the head for an extension.

    Source: 《中华人民共和国政府信息公开条例》第三十三条第二款.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when the law has no room for it today, or one is proposed already.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request, seen)
    if held.proposals.filter(agreed=None).exists():
        raise ValidationError(_("申请{number}已经提请延期，等负责人审批").format(number=held.number))
    _has_room(held, days, today())
    made = Proposal.objects.create(request=held, days=days, reason=reason, by=by)
    journal(events.PROPOSED, held, by=by, organ=held.organ_id, number=held.number, days=days)
    return made


@transaction.atomic
def settle_extension(request: Request, *, agreed: bool, by: User, words: str = "", seen: int | None = None) -> Proposal:
    """Agree to the extension that was proposed, or refuse it with a reason, which stays as a remark.

    Raises:
        PermissionDenied: when the person does not sign answers of the organ.
        ValidationError: when nothing is proposed, the reason is missing, or the time for it is over.
    """
    require(by, Act.SIGN_ANSWERS, request.organ)
    held = locked(request, seen)
    proposal = held.proposals.filter(agreed=None).first()
    if proposal is None:
        raise ValidationError(_("申请{number}没有待审批的延期").format(number=held.number))
    if agreed:
        _has_room(held, proposal.days, today())
        record_act(held, Kind.EXTENSION_AGREED, by=by, facts={"days": proposal.days})
    elif not words.strip():
        raise ValidationError(_("不同意延期的，请写明理由"))
    else:
        Remark.objects.create(request=held, by=by, text=_("不同意延期：{why}").format(why=words.strip()))
        journal(events.REFUSED, held, by=by, organ=held.organ_id, number=held.number, days=proposal.days)
    proposal.agreed, proposal.settled_by, proposal.settled = agreed, by, timezone.now()
    proposal.save()
    return proposal


def _has_room(request: Request, days: int, on: date) -> None:
    """Whether the extension could be agreed to and told on a day: asked of the law before anybody is troubled."""
    known = list(request.acts.all())
    last = known[-1].number
    facts = {"days": days}
    agreed = RequestAct(request=request, number=last + 1, kind=Kind.EXTENSION_AGREED, on=on, facts=facts)
    told = RequestAct(request=request, number=last + 2, kind=Kind.EXTENDED, on=on, facts=facts)
    lawful(request, [*known, agreed, told])
