"""What the passing of time does: each may be run as often as one likes, and does its work once."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.documents import REMINDER_DAYS
from gongkai_web.journal.services import record as note
from gongkai_web.library import events
from gongkai_web.library.models import Document, public_models
from gongkai_web.library.reminding import Mail, letters
from gongkai_web.organs.models import Organ
from gongkai_web.search.services import enqueue


def run_schedule() -> int:
    """Take down what was published until now, publish what is due. Returns how many; one that fails holds up no other.

    A publication that the law refuses by now is taken off the schedule, with the reason in the journal.
    """
    now = timezone.now()
    done = 0
    for model in public_models():
        for record in list(model._default_manager.filter(live=True, expire_at__lte=now)):
            record.unpublish(set_expired=True)
            done += 1
        waiting = model._default_manager.filter(_revisions__approved_go_live_at__lte=now).distinct()
        done += sum(_publish_due(record) for record in list(waiting))
    return done


def _publish_due(record: Any) -> bool:
    waiting = record.revisions.filter(approved_go_live_at__lte=timezone.now())
    revision = waiting.order_by("approved_go_live_at", "pk").last()
    if revision is None:
        return False
    try:
        revision.publish()
    except (PermissionDenied, ValidationError) as refusal:
        with transaction.atomic():
            record.revisions.update(approved_go_live_at=None)
            reason = "；".join(getattr(refusal, "messages", [str(refusal)]))
            note(events.REFUSED, record, by=None, organ=record.organ_id, title=str(record), reason=reason)
        return False
    return True


def turn_of_day(on: date | None = None, *, mail: Mail | None = None) -> list[Document]:
    """Remind of documents that end within 90 days, once for each last day, and tell the index of those that turned.

    Args:
        on: the day; today where none is given.
        mail: what takes the letters to the offices; a letter is taken with its reminder, or neither is there.

    Returns:
        The documents that were reminded of.
    """
    day = on or timezone.localdate()
    for document in turned(day):
        enqueue(document)
    reminded = sorted(to_remind(day), key=attrgetter("organ_id"))
    for _organ, theirs in groupby(reminded, key=attrgetter("organ_id")):
        _remind(list(theirs), mail)
    return reminded


@transaction.atomic
def _remind(documents: list[Document], mail: Mail | None) -> None:
    """Of documents of one organ, on record and by mail."""
    for document in documents:
        Document.objects.filter(pk=document.pk).update(reminded_of=document.expires_on)
        facts = {"title": document.title, "expires_on": document.expires_on}
        note(events.REMINDED, document, by=None, organ=document.organ_id, on=None, **facts)
    if mail is not None:
        for letter in letters(Organ.objects.get(pk=documents[0].organ_id), documents):
            mail(*letter)


def turned(day: date, within: int = 7) -> Iterable[Document]:
    """Public documents whose validity turned in the last days: a week, so that a site that stood still catches up."""
    since = day - timedelta(within)
    turning = Q(ends_on__gt=since, ends_on__lte=day) | Q(amended_on__gt=since, amended_on__lte=day)
    return Document.objects.public().filter(turning)


def to_remind(day: date) -> Iterable[Document]:
    """Public documents that end within 90 days and whose keepers have not been reminded of that day."""
    soon = Document.objects.public().in_force(day).filter(expires_on__range=(day, day + timedelta(REMINDER_DAYS)))
    return [document for document in soon if document.reminded_of != document.expires_on]
