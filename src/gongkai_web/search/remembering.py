"""Values that are made from public records and kept until one of them changes, as the outbox tells.

Every process keeps its own and asks the outbox, each time, for its last change: so a change shows at once, on every
server. What is kept must follow from records that are entered in the outbox, and from the day, alone.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, Generic, TypeVar

from django.db import connection
from django.utils import timezone

from gongkai_web.search.models import Change

T = TypeVar("T")

_LAST = "SELECT id, moment FROM {table} ORDER BY id DESC LIMIT 1"


class Remembered(Generic[T]):
    """A value, made anew when a record has changed or the day has turned since it was made."""

    def __init__(self, make: Callable[[], T]) -> None:
        self._make = make
        self._held: tuple[Any, date, T] | None = None

    def __call__(self) -> T:
        """The value as it is. The mark comes first: what changes meanwhile has it made once more."""
        seen, day = last_change(), timezone.localdate()
        held = self._held
        if held is None or seen is None or held[:2] != (seen, day):
            held = self._held = (seen, day, self._make())
        return held[2]


def last_change() -> Any:
    """What tells the last change from every other, also from one that came to have the same number; None before any."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST.format(table=Change._meta.db_table))
        return cursor.fetchone()
