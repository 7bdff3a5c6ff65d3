"""Messages to applicants: a number and an address, never a word of the request. Queued, sent by the tick, kept."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from importlib import import_module

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.desk.models import Message, Request
from gongkai_web.desk.models.sealing import opened, shut
from gongkai_web.ui.language import on_record

TRIES = 5
"""How often a message is tried; then it stands on the case as failed."""
_PAUSE = timedelta(minutes=10)


def tell_applicant(request: Request) -> list[Message]:
    """Queue word that something waits for the applicant: by telephone and mail, where they left them.

    That their number is used is no look at who they are: nobody sees it.
    """
    who = request.applicant.identity
    with on_record():
        text = _("您的政府信息公开申请{number}有新的进展，请凭查询码到{address}查看。").format(
            number=request.number, address=settings.ADDRESS
        )
    found = []
    if who.phone and settings.SMS != "none":
        found.append(queue(request, "sms", who.phone, text))
    if who.email and not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"):
        found.append(queue(request, "email", who.email, text))
    return found


def queue(request: Request, channel: str, to: str, text: str) -> Message:
    """Put a message into the queue; telephones are left in peace at night."""
    now = timezone.now()
    fit = awake(now) if channel == "sms" else now
    return Message.objects.create(
        request=request, channel=channel, sealed=shut({"to": to, "text": text}), not_before=fit
    )


def awake(moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours in which it falls."""
    start, end = settings.QUIET_HOURS
    local = timezone.localtime(moment)
    if not _quiet(local.time(), start, end):
        return moment
    ends = local.replace(hour=end.hour, minute=end.minute, second=0, microsecond=0)
    return ends if ends > local else ends + timedelta(days=1)


def _quiet(at: time, start: time, end: time) -> bool:
    if start <= end:
        return start <= at < end
    return at >= start or at < end


def send_due(now: datetime | None = None) -> int:
    """Send what is due; how many went. One that fails is tried again later, and says why on its case."""
    moment = now or timezone.now()
    due = Message.objects.filter(sent=None, tries__lt=TRIES, not_before__lte=moment).values_list("pk", flat=True)
    return sum(_sent(pk, moment) for pk in list(due))


@transaction.atomic
def _sent(pk: int, moment: datetime) -> bool:
    message = Message.objects.select_for_update().filter(pk=pk, sent=None).first()
    if message is None:
        return False
    if message.channel == "sms" and awake(moment) > moment:
        message.not_before = awake(moment)
        message.save()
        return False
    said = opened(message.sealed)
    message.tries += 1
    try:
        _carry(message.channel, said["to"], said["text"])
    except Exception as error:  # noqa: BLE001 - whatever somebody's back end raises
        message.failure = type(error).__name__
        message.not_before = moment + _PAUSE * message.tries
    else:
        message.sent, message.failure = moment, ""
    message.save()
    return message.sent is not None


def _carry(channel: str, to: str, text: str) -> None:
    if channel == "email":
        send_mail(str(_("政府信息公开申请的进展")), text, None, [to])
    else:
        backend()(to, text)


def backend() -> Callable[[str, str], None]:
    """What sends text messages: a function of the number and the text, by its dotted path."""
    module, _dot, name = settings.SMS.rpartition(".")
    found: Callable[[str, str], None] = getattr(import_module(module), name)
    return found
