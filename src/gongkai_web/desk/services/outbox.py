"""The outbox of the desk: what is to go by mail and telephone is queued with what it tells of, sent by the tick, kept.

A message is queued in the transaction of the act that it tells of, so that both are there or neither. It is taken out
of the queue before it is tried, and the try holds no lock: a server of mail that hangs holds up nobody's work. One that
was being sent when the power went is tried once more; nothing is lost.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from importlib import import_module

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk.models import Letter, Message, Reader, Request
from gongkai_web.desk.models.sealing import opened, shut
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act

TRIES = 6
"""How often a message is tried, over more than two days; then it stands as failed."""
GIVEN_UP = 99
"""Tries of a message that has nobody to go to any more."""
_PAUSE = timedelta(minutes=10)
"""After the first try; four times as long after each that follows."""
_PATIENCE = 3
"""Tries that fail on one channel before the rest of it waits for the next tick."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a message says, to whom, and what it tells of."""

    reader: Reader
    to: str
    title: str
    text: str
    organ: Organ
    request: Request | None = None


def queue(sent: Sent, channel: str) -> Message:
    """Put a message into the queue; nobody is disturbed at night."""
    return Message.objects.create(
        organ=sent.organ,
        request=sent.request,
        reader=sent.reader,
        channel=channel,
        title=sent.title[:120],
        sealed=shut({"to": sent.to, "text": sent.text}),
        not_before=awake(timezone.now()),
    )


def keep_sent(sent: Sent, letter: Letter) -> Message:
    """Keep what goes by mail at once, with the letter that it carries: it goes, or nothing is recorded."""
    message = queue(sent, "email")
    message.letter, message.sent, message.tries = letter, timezone.now(), 1
    message.save(update_fields=["letter", "sent", "tries"])
    return message


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
    """Send what is due; how many went. One that fails is tried again later, and says why."""
    moment = now or timezone.now()
    due = Message.objects.filter(sent=None, tries__lt=TRIES, not_before__lte=moment).values_list("pk", "channel")
    went, failed = 0, Counter[str]()
    for pk, channel in list(due):
        if failed[channel] < _PATIENCE and (message := _taken(pk, moment)):
            if _tried(message):
                went += 1
            else:
                failed[channel] += 1
    return went


@transaction.atomic
def _taken(pk: int, moment: datetime) -> Message | None:
    """The message, if it is still due: whoever else looks finds it due only after the pause."""
    due = Message.objects.filter(pk=pk, sent=None, tries__lt=TRIES, not_before__lte=moment)
    message = due.select_for_update().first()
    if message is None:
        return None
    if (fit := awake(moment)) > moment:
        message.not_before = fit
        message.save(update_fields=["not_before"])
        return None
    message.not_before = moment + _PAUSE * 4**message.tries
    message.tries += 1
    message.save(update_fields=["not_before", "tries"])
    return message


def _tried(message: Message) -> bool:
    said = opened(message.sealed)
    try:
        _carry(message, said["to"], said["text"])
    except Exception as error:  # noqa: BLE001 - whatever somebody's back end raises
        message.failure = type(error).__name__
    else:
        message.sent, message.failure = timezone.now(), ""
    message.save(update_fields=["sent", "failure"])
    return message.sent is not None


def _carry(message: Message, to: str, text: str) -> None:
    if message.channel == "email":
        send_mail(message.title, text, None, [to])
    else:
        backend()(to, text)


def backend() -> Callable[[str, str], None]:
    """What sends text messages: a function of the number and the text, by its dotted path."""
    module, _dot, name = settings.SMS.rpartition(".")
    found: Callable[[str, str], None] = getattr(import_module(module), name)
    return found


def readdress(request: Request, ways: Mapping[str, str]) -> None:
    """Have what still waits for the applicant go to where they are reached now, from the first try on.

    Args:
        request: whose messages.
        ways: the number or address by channel; what has none any more goes to nobody.
    """
    waiting = Message.objects.filter(request=request, reader=Reader.APPLICANT, sent=None).exclude(sealed="")
    for message in waiting:
        said, to = opened(message.sealed), ways.get(message.channel, "")
        if said["to"] != to:
            message.sealed, message.failure = shut({**said, "to": to}), ""
            message.tries = 0 if to else GIVEN_UP
            message.save(update_fields=["sealed", "tries", "failure"])


@transaction.atomic
def send_again(message: Message, *, by: User) -> Message:
    """Put a message that failed for good back into the queue.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it went, is being tried still, or was erased.
    """
    require(by, Act.HANDLE_REQUESTS, message.organ)
    held = Message.objects.select_for_update().get(pk=message.pk)
    if held.sent is not None or not TRIES <= held.tries < GIVEN_UP or not held.sealed:
        raise ValidationError(_("这件通知不用再发：已经发出、还在重试，或者没有可以发往的号码或者邮箱"))
    held.tries, held.not_before = 0, awake(timezone.now())
    held.save(update_fields=["tries", "not_before"])
    return held
