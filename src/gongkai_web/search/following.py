"""Bringing the index up to date with the outbox: in a thread beside the server, or in a process of its own.

A follower reads what has changed since the index last looked, loads the present state of those records, and has the
engine take state and position together. It may be killed anywhere: it begins again where the index stands. Two may
follow at once: the engine takes only what begins where it stands.
"""

import logging
import threading
from datetime import date, timedelta

from django.db import close_old_connections, connections
from django.utils import timezone

from gongkai_web.search.engine import Engine
from gongkai_web.search.engines import chosen
from gongkai_web.search.models import Change
from gongkai_web.search.sources import entries_of, every_entry

BATCH = 100
"""Changes that are taken at a time: a record may bring megabytes of text."""
KEPT = timedelta(days=30)
"""How long changes stay in the outbox. An index that slept longer is made anew."""

_log = logging.getLogger(__name__)
_changed = threading.Event()


def follow(engine: Engine | None = None) -> int:
    """Apply every change that the index has not seen; make the index where there is none. How many changes."""
    index = engine or chosen()
    seen = 0
    while (position := index.position()) and _stands(position):
        changes = list(Change.objects.filter(pk__gt=position).order_by("pk")[:BATCH])
        if not changes or not _apply(index, position, changes):
            return seen
        seen += len(changes)
    rebuild(index)
    return seen


def rebuild(engine: Engine | None = None) -> bool:
    """Make the index anew from every source. False where somebody else is writing.

    The position is taken first: a record that changes meanwhile is looked at once more.
    """
    last = Change.objects.order_by("pk").last() or Change.objects.create(key="")
    return (engine or chosen()).rebuild(every_entry(), last.pk)


def trim() -> int:
    """Forget changes that every follower has had time to see; the last one always stays. How many."""
    last = Change.objects.order_by("pk").last()
    old = Change.objects.filter(moment__lt=timezone.now() - KEPT)
    return old.exclude(pk=last.pk).delete()[0] if last else 0


def wake() -> None:
    """Have the follower of this process look at once instead of in a second."""
    _changed.set()


def start(interval: float = 1.0) -> "FollowerThread":
    """A follower beside the server. It ends with the process, or when it is told to `stop`."""
    thread = FollowerThread(interval)
    thread.start()
    return thread


class FollowerThread(threading.Thread):
    """A follower that looks every `interval` seconds, and at once when something changed in this process."""

    def __init__(self, interval: float) -> None:
        super().__init__(name="search-follower", daemon=True)
        self._interval = interval
        self._stopped = threading.Event()
        self._trimmed: date | None = None

    def run(self) -> None:
        """Follow until stopped."""
        try:
            while not self._stopped.is_set():
                self._look()
                _changed.wait(self._interval)
                _changed.clear()
        finally:
            connections.close_all()  # those of this thread alone

    def stop(self) -> None:
        """End after what is being done."""
        self._stopped.set()
        _changed.set()
        self.join()

    def _look(self) -> None:
        """Follow once. What goes wrong is logged and tried again: the site answers without a fresh index."""
        close_old_connections()
        try:
            follow()
            self._trim()
        except Exception:  # noqa: BLE001 - the outermost line of the thread
            _log.exception("search follower failed")
        finally:
            close_old_connections()

    def _trim(self) -> None:
        """Once a day."""
        today = timezone.localdate()
        if self._trimmed != today:
            trim()
            self._trimmed = today


def _apply(index: Engine, position: int, changes: list[Change]) -> bool:
    keys = dict.fromkeys(change.key for change in changes)
    entries = entries_of(keys)
    return index.apply(entries.values(), keys.keys() - entries.keys(), after=position, upto=changes[-1].pk)


def _stands(position: int) -> bool:
    """Whether the outbox still holds the change at which an index stands, and so all that came after it."""
    return Change.objects.filter(pk=position).exists()
