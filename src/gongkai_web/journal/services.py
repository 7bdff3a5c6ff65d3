"""Writing the journal, and proving that it is whole."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import override

from gongkai_web.accounts.models import User
from gongkai_web.journal.chain import FIRST
from gongkai_web.journal.kinds import Kind
from gongkai_web.journal.models import Entry

_LOCK = 7_110_001
"""One number for the whole site: writers of the journal stand in line, so that the chain has no fork."""


@transaction.atomic
def record(
    kind: Kind,
    subject: models.Model,
    *,
    by: User | None,
    organ: int | None = None,
    on: date | None = None,
    **facts: Any,
) -> Entry:
    """Put one act on record, in the transaction that does it.

    Args:
        kind: what happened.
        subject: what it happened to; it must be saved.
        by: who did it; None for what the system does by itself.
        organ: the number of the organ concerned.
        on: the legal day; today where none is given.
        **facts: what the sentence of the kind needs, and more where useful; no personal data.

    Raises:
        ValueError: when a fact is missing that the sentence needs.
    """
    entry = entry_for(kind, subject, by=by, organ=organ, on=on, **facts)
    record_all([entry])
    return entry


def entry_for(
    kind: Kind,
    subject: models.Model,
    *,
    by: User | None,
    organ: int | None = None,
    on: date | None = None,
    recorded: datetime | None = None,
    **facts: Any,
) -> Entry:
    """An entry that is not on record yet; its arguments are those of `record`, and when it was recorded.

    Raises:
        ValueError: when a fact is missing that the sentence needs.
    """
    if missing := kind.fields - facts.keys():
        raise ValueError(f"{kind.code} lacks {', '.join(sorted(missing))}")
    told = (recorded or timezone.now()).astimezone(UTC)
    with override(settings.LANGUAGE_CODE):  # the record is in one language, whoever acts
        known = json.loads(json.dumps(facts, cls=DjangoJSONEncoder))
    return Entry(
        kind=kind.code,
        subject=subject_key(subject),
        organ=organ,
        on=on or timezone.localdate(told),
        recorded=told,
        actor=by,
        facts=known,
    )


@transaction.atomic
def record_all(entries: Iterable[Entry]) -> None:
    """Put entries on record, each tied to the one before it, in the order in which they come."""
    _stand_in_line()
    before = Entry.objects.order_by("-pk").values_list("digest", flat=True).first() or FIRST
    tied = []
    for entry in entries:
        entry.before = before
        entry.digest = before = entry.computed_digest()
        tied.append(entry)
    Entry.objects.bulk_create(tied)


def subject_key(subject: models.Model) -> str:
    """How the journal names a record: `app.model/key`."""
    return f"{subject._meta.label_lower}/{subject.pk}"


def entries_about(subject: models.Model) -> models.QuerySet[Entry]:
    """What was done to one record, first to last."""
    return Entry.objects.filter(subject=subject_key(subject)).select_related("actor")


def first_broken() -> Entry | None:
    """The first entry that is not what was once recorded, or that does not follow the one before it."""
    before = FIRST
    for entry in Entry.objects.order_by("pk").iterator():
        if entry.before != before or entry.digest != entry.computed_digest():
            return entry
        before = entry.digest
    return None


def _stand_in_line() -> None:
    """Wait for other writers. SQLite has one writer at a time by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
