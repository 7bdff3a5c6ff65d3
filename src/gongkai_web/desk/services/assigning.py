"""Who works on a request, who sees it, who is told of it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.models import Remark, Request, Watch
from gongkai_web.desk.services.recording import locked
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import may, require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import on_record


@transaction.atomic
def assign(request: Request, officer: User, *, by: User, why: str = "", seen: int | None = None) -> Request:
    """Give a request to an officer of the organ; taking it from another needs a reason, which stays as a remark.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when the officer does not, the request has ended, or a reason is missing.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request, seen)
    if held.ended_on is not None:
        raise ValidationError(_("申请{number}已经办结，不能再分办").format(number=held.number))
    if not may(officer, Act.HANDLE_REQUESTS, held.organ):
        raise ValidationError(_("所选的人不办理{organ}的公开申请，请另选一人").format(organ=held.organ))
    if held.officer_id == officer.pk:
        return held
    reason = why.strip()
    if held.officer_id is not None and not reason:
        raise ValidationError(_("申请{number}已有经办人，转办要写明理由").format(number=held.number))
    held.officer = officer
    held.save(update_fields=["officer"])
    if reason:
        Remark.objects.create(request=held, by=by, text=_("转办：{why}").format(why=reason))
    journal(events.ASSIGNED, held, by=by, organ=held.organ_id, number=held.number, officer=officer.pk)
    return held


@transaction.atomic
def restrict(request: Request, *, on: bool, by: User) -> Request:
    """Let only its officer and those who sign see a request, or let all of the desk see it again.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request)
    if held.restricted != on:
        held.restricted = on
        held.save(update_fields=["restricted"])
        with on_record():
            said = _("是") if on else _("否")
        journal(events.RESTRICTED, held, by=by, organ=held.organ_id, number=held.number, on_off=said)
    return held


def watch(request: Request, *, on: bool, by: User) -> None:
    """Have a person told of every step of a request, or no more."""
    if on:
        Watch.objects.get_or_create(request=request, by=by)
    else:
        Watch.objects.filter(request=request, by=by).delete()
