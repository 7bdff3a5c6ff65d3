"""The state of what the public sees, as one short text that differs after every change."""

from typing import Any

from django.db import connection, models, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

from gongkai_web.site.models import PublicState

SHOWN = ("organs", "library", "gazette", "matters", "portal", "ui")
"""The apps whose records stand on public pages."""

_NOW = """
SELECT (SELECT MAX(id) FROM journal_entry), (SELECT MAX(id) FROM search_change), (SELECT MAX(number) FROM {table})
"""


def public_state() -> str:
    """The numbers of the last act on record, of the last change for the index, and of changes to any other record."""
    with connection.cursor() as cursor:
        cursor.execute(_NOW.format(table=PublicState._meta.db_table))
        return "-".join(str(number or 0) for number in cursor.fetchone())


def watch() -> None:
    """Count every record of the public apps that is saved or deleted, once its transaction is committed."""
    for signal in (post_save, post_delete, m2m_changed):
        signal.connect(_changed, dispatch_uid="public-state")


def _changed(sender: type[models.Model], **_: Any) -> None:
    if sender._meta.app_label in SHOWN and bump not in {later for _, later, *_ in connection.run_on_commit}:
        # Within the transaction it would make writers wait for each other on one row.
        transaction.on_commit(bump)


def bump() -> None:
    """Count one change."""
    if not PublicState.objects.filter(pk=1).update(number=models.F("number") + 1):
        PublicState.objects.get_or_create(pk=1, defaults={"number": 1})
