"""Letters to disclosure offices: what is due or late, whom to call, reminders from above; and to who watches.

They name requests by number alone, and go by the outbox. Without a mail server none is written; the back office shows
the same.
"""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.handling import State
from gongkai_web.accounts.models import User
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import CoHandling, DayMail, Message, Reader, Remark, Request, RequestAct
from gongkai_web.desk.selectors import is_to_be_read_back, requests_for
from gongkai_web.desk.services.outbox import Sent, queue
from gongkai_web.organs.models import DisclosureOffice, Organ
from gongkai_web.ui.language import on_record

SOON = 5
"""Working days before the due day from which the office is told."""


def mail_of_the_day(on: date) -> int:
    """One letter to each office that has something due, late or to be confirmed; once a day.

    Returns:
        How many letters were queued; none without a mail server.
    """
    if not settings.MAIL:
        return 0
    return sum(_told(organ, on) for organ in Organ.objects.filter(pk__in=_due(on).values("organ")))


@transaction.atomic
def _told(organ: Organ, on: date) -> bool:
    address = _address(organ)
    if not address or not DayMail.objects.get_or_create(organ=organ, on=on)[1]:
        return False
    requests = list(_due(on).filter(organ=organ).order_by("due_on", "pk"))
    with on_record():
        title = _("{organ}有{count}件公开申请要办").format(organ=organ.name, count=len(requests))
        text = "\n".join(_line(request, on) for request in requests)
    queue(Sent(Reader.OFFICE, address, title, text, organ), "email")
    return True


def mail_arrival(request: Request) -> Message | None:
    """Word to the office, on the day, of an application whose receipt is to be confirmed with its applicant that day.

    Source: 《中华人民共和国政府信息公开条例》第三十一条第二项、第三项.
    """
    if request.state != State.UNCONFIRMED.code:
        return None
    with on_record():
        title = _("收到公开申请{number}：须在当日联系申请人确认").format(number=request.number)
    return _to_office(request, title, _link(request))


def mail_reminder(remark: Remark) -> Message | None:
    """The letter that goes with a reminder from above."""
    request = remark.request
    with on_record():
        title = _("督办：公开申请{number}").format(number=request.number)
    return _to_office(request, title, f"{remark.text}\n\n{_link(request)}")


def _to_office(request: Request, title: str, text: str) -> Message | None:
    address = _address(request.organ) if settings.MAIL else ""
    return queue(Sent(Reader.OFFICE, address, title, text, request.organ, request), "email") if address else None


def mail_office(organ: Organ, address: str, title: str, text: str) -> Message:
    """Queue a letter to an office that is about no request: of its annual report, of documents that end soon."""
    return queue(Sent(Reader.OFFICE, address, title, text, organ), "email")


def mail_helper(asked: CoHandling) -> Message | None:
    """Word to the officer of a division that is asked to help: which request, and by when."""
    helper, request = asked.officer, asked.request
    if not settings.MAIL or helper is None or not helper.email:
        return None
    with on_record():
        title = _("请协办公开申请{number}").format(number=request.number)
        text = _("请在{due}以前反馈：{link}").format(due=asked.due_on, link=_link(request))
    return queue(Sent(Reader.HELPER, helper.email, title, text, request.organ, request), "email")


def mail_watchers(act: RequestAct) -> list[Message]:
    """A letter to each who watches the request and may open it still: what was done, by number; not to who did it."""
    if not settings.MAIL:
        return []
    request = act.request
    watching = User.objects.filter(pk__in=request.watches.values("by"), is_active=True).exclude(email="")
    told = [each for each in watching if each != act.by and requests_for(each).filter(pk=request.pk).exists()]
    with on_record():
        title = _("公开申请{number}：{act}").format(number=request.number, act=act.get_kind_display())
    text = f"{act.on} {_link(request)}"
    return [queue(Sent(Reader.WATCHER, each.email, title, text, request.organ, request), "email") for each in told]


def _due(on: date) -> QuerySet[Request]:
    """What is late or due within days, and whom nobody has called."""
    last = calendar().add(on, SOON)
    return Request.objects.filter(
        Q(due_on__lte=last) | Q(state=State.UNCONFIRMED.code, contacts=None), ended_on=None
    ).distinct()


def _address(organ: Organ) -> str:
    return DisclosureOffice.objects.filter(organ=organ).values_list("email", flat=True).first() or ""


def _line(request: Request, on: date) -> str:
    if is_to_be_read_back(request):
        said = _("{number}：口头申请代填的内容还没有由申请人确认")
    elif request.due_on is None:
        said = _("{number}：须在收到的当日联系申请人确认")
    elif request.due_on < on:
        said = _("{number}：已超期，到期日{due}")
    else:
        said = _("{number}：即将到期，到期日{due}")
    return said.format(number=request.number, due=request.due_on) + f" {_link(request)}"


def _link(request: Request) -> str:
    return settings.ADDRESS + reverse("desk-case", args=[request.pk])
