"""What those who work on a request say to each other, and reminders from above."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.models import Remark, Request
from gongkai_web.desk.services.reminding import mail_reminder
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import may, require
from gongkai_web.organs.roles import Act


@transaction.atomic
def remark(request: Request, text: str, *, by: User) -> Remark:
    """Put a remark beside a request.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when nothing is said.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    return Remark.objects.create(request=request, by=by, text=_said(text, _("请写下要说的话")))


@transaction.atomic
def remind(request: Request, text: str, *, by: User) -> Remark:
    """Remind an organ of a request that is open (督办), as its head or as who supervises it.

    Source: 《中华人民共和国政府信息公开条例》第四十六条.

    Raises:
        PermissionDenied: when the person neither signs answers of the organ nor supervises it.
        ValidationError: when the request has ended, or nothing is said.
    """
    if not (may(by, Act.SUPERVISE, request.organ) or may(by, Act.SIGN_ANSWERS, request.organ)):
        raise PermissionDenied(_("督办由公开工作机构负责人或者监督人员进行"))
    if request.ended_on is not None:
        raise ValidationError(_("申请{number}已经办结，不用督办").format(number=request.number))
    made = Remark.objects.create(request=request, by=by, text=_said(text, _("请写明督办意见")), reminder=True)
    mail_reminder(made)
    journal(events.REMINDED, request, by=by, organ=request.organ_id, number=request.number)
    return made


def _said(text: str, missing: str) -> str:
    said = text.strip()
    if not said:
        raise ValidationError(missing)
    return said
