"""Deeds in threads and connections of their own, started together, and the database emptied after them."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, connections


def at_once(*deeds):
    """Each deed in a thread and a connection of its own, started together; what came of each."""
    together = Barrier(len(deeds))

    def done(deed):
        try:
            together.wait(10)
            deed()
        except (ValidationError, OperationalError) as refusal:
            return refusal
        finally:
            connections.close_all()
        return None

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(done, deeds))


def let_be_emptied():
    """Take away the triggers that keep tables append-only: after a test that commits, they must be emptied."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname, tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE '%\\_no\\_delete'")
            ways = [f"{name} ON {table}" for name, table in cursor.fetchall()]
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%_no_delete'")
            ways = [name for (name,) in cursor.fetchall()]
        for way in ways:
            cursor.execute(f"DROP TRIGGER {way}")
