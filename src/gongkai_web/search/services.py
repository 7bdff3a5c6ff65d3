"""Feeding the index: in the transaction that changes a record, say that it changed."""

from django.db import connection, models, transaction

from gongkai_web.search.models import Change

_LOCK = 7_110_002
"""One number for the whole site: rows of the outbox become visible in the order of their numbers."""


@transaction.atomic
def enqueue(record: models.Model) -> None:
    """Have the index look at a record again once this transaction is committed."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    Change.objects.create(key=record_key(record))


def record_key(record: models.Model) -> str:
    """How the index names a record: `app.model/key`."""
    return f"{record._meta.label_lower}/{record.pk}"
