"""Letters to disclosure offices: what is due or late, whom to call, reminders from above; and to who watches.

They name requests by number alone. Without a mail server nothing is sent; the back office shows the same.
"""

import logging
from collections.abc import Sequence
from datetime import date
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.handling import State
from gongkai_web.accounts.models import User
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import DayMail, Remark, Request, RequestAct
from gongkai_web.desk.selectors import requests_for
from gongkai_web.organs.models import DisclosureOffice, Organ
from gongkai_web.ui.language import on_record

SOON = 5
"""Working days before the due day from which the office is told."""
_log = logging.getLogger(__name__)


def mail_of_the_day(on: date) -> int:
    """One letter to each office that has something due, late or to be confirmed; once a day.

    Returns:
        How many letters were handed in; none without a mail server.
    """
    if not settings.MAIL:
        return 0
    letters = []
    for organ in Organ.objects.filter(pk__in=_due(on).values("organ")):
        address = _address(organ)
        if address and DayMail.objects.get_or_create(organ=organ, on=on)[1]:
            letters.append(_letter(address, organ, list(_due(on).filter(organ=organ).order_by("due_on", "pk")), on))
    return _handed_in(letters)


def mail_reminder(remark: Remark) -> int:
    """The letter that goes with a reminder from above."""
    request = remark.request
    address = _address(request.organ) if settings.MAIL else ""
    if not address:
        return 0
    subject = _("督办：公开申请{number}").format(number=request.number)
    return _handed_in([EmailMessage(subject, f"{remark.text}\n\n{_link(request)}", to=[address])])


def mail_watchers(act: RequestAct) -> int:
    """A letter to each who watches the request and may open it still: what was done, by number; not to who did it."""
    if not settings.MAIL:
        return 0
    request = act.request
    watching = User.objects.filter(pk__in=request.watches.values("by"), is_active=True).exclude(email="")
    told = [each for each in watching if each != act.by and requests_for(each).filter(pk=request.pk).exists()]
    with on_record():
        subject = _("公开申请{number}：{act}").format(number=request.number, act=act.get_kind_display())
    return _handed_in([EmailMessage(subject, f"{act.on} {_link(request)}", to=[each.email]) for each in told])


def _due(on: date) -> QuerySet[Request]:
    """What is late or due within days, and whom nobody has called."""
    last = calendar().add(on, SOON)
    return Request.objects.filter(
        Q(due_on__lte=last) | Q(state=State.UNCONFIRMED.code, contacts=None), ended_on=None
    ).distinct()


def _address(organ: Organ) -> str:
    return DisclosureOffice.objects.filter(organ=organ).values_list("email", flat=True).first() or ""


def _letter(address: str, organ: Organ, requests: Sequence[Request], on: date) -> EmailMessage:
    subject = _("{organ}有{count}件公开申请要办").format(organ=organ.name, count=len(requests))
    return EmailMessage(subject, "\n".join(_line(request, on) for request in requests), to=[address])


def _line(request: Request, on: date) -> str:
    if request.due_on is None:
        said = _("{number}：须在收到的当日联系申请人确认")
    elif request.due_on < on:
        said = _("{number}：已超期，到期日{due}")
    else:
        said = _("{number}：即将到期，到期日{due}")
    return said.format(number=request.number, due=request.due_on) + f" {_link(request)}"


def _link(request: Request) -> str:
    return settings.ADDRESS + reverse("desk-case", args=[request.pk])


def _handed_in(letters: list[EmailMessage]) -> int:
    try:
        return get_connection().send_messages(letters) or 0
    except (OSError, SMTPException):
        _log.exception("letters to offices could not be mailed")
        return 0
