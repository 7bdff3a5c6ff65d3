"""Telling the database how requests are spread, so that long queues are read from their indexes."""

from django.db import connection

from gongkai_web.desk.models import Request

_LOOKED_AT = 400
"""Entries of an index that are looked at, which takes milliseconds however many there are."""


def survey() -> None:
    """Have SQLite learn how requests are spread, by which it chooses among indexes; PostgreSQL does so by itself.

    Without it the first page of a queue over many organs is found by sorting every request of theirs.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit={_LOOKED_AT}")
            cursor.execute(f"ANALYZE {Request._meta.db_table}")
