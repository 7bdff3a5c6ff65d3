"""Feeding the index: in the transaction that changes a record, say that it changed."""

from collections.abc import Iterable

from django.db import connection, models, transaction

from gongkai_web.search.following import wake
from gongkai_web.search.models import Change

_LOCK = 7_110_002
"""One number for the whole site: rows of the outbox become visible in the order of their numbers."""


def enqueue(record: models.Model) -> None:
    """Have the index look at a record again once this transaction is committed."""
    enqueue_all([record])


@transaction.atomic
def enqueue_all(records: Iterable[models.Model]) -> None:
    """Have the index look at records again once this transaction is committed."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    Change.objects.bulk_create(Change(key=record_key(record)) for record in records)
    transaction.on_commit(wake)


def record_key(record: models.Model) -> str:
    """How the index names a record: `app.model/key`."""
    return f"{record._meta.label_lower}/{record.pk}"
