"""Divisions that help: asked with a day of their own, and what they replied."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.models import CoHandling, Request
from gongkai_web.desk.selectors import today
from gongkai_web.desk.services.recording import locked
from gongkai_web.desk.services.reminding import mail_helper
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


@transaction.atomic
def ask_division(request: Request, division: str, due: date, *, by: User, officer: User | None = None) -> CoHandling:
    """Send a request to a division for its part.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when the request has ended, or the day has passed or lies after the due day.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request)
    if held.ended_on is not None:
        raise ValidationError(_("申请{number}已经办结，不能再送协办").format(number=held.number))
    if due < today():
        raise ValidationError(_("要求反馈的日期{due}已经过去").format(due=due))
    if held.due_on is not None and due > held.due_on:
        raise ValidationError(_("要求反馈的日期{due}晚于答复到期日{last}").format(due=due, last=held.due_on))
    made = CoHandling.objects.create(request=held, division=division, due_on=due, officer=officer, asked_on=today())
    mail_helper(made)
    journal(events.CO_HANDLED, held, by=by, organ=held.organ_id, number=held.number, what=_("送交协办单位"))
    return made


@transaction.atomic
def division_replied(co_handling: CoHandling, reply: str, *, by: User, on: date) -> CoHandling:
    """Put the reply of a division on record.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it replied already, or the day cannot be.
    """
    request = co_handling.request
    require(by, Act.HANDLE_REQUESTS, request.organ)
    locked(request)
    if co_handling.replied_on is not None:
        raise ValidationError(_("{division}已经反馈").format(division=co_handling.division))
    if not co_handling.asked_on <= on <= today():
        raise ValidationError(_("反馈日期{on}应当在送交的{asked}与今天之间").format(on=on, asked=co_handling.asked_on))
    co_handling.replied_on, co_handling.reply = on, reply
    co_handling.save(update_fields=["replied_on", "reply"])
    journal(
        events.CO_HANDLED, request, by=by, organ=request.organ_id, number=request.number, what=_("收到协办单位反馈")
    )
    return co_handling
