"""Values that are made from public records and kept until a record changes that they follow from, as the outbox tells.

Every process keeps its own and asks the outbox, each time, for what came after the last change it knows: so a change
shows at once, on every server. What is kept must follow from records that are entered in the outbox, and from the day,
alone. A value may say what of it still holds after some records changed; what cannot be told is made anew.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.db import connection
from django.utils import timezone

from gongkai_web.search.models import Change

T = TypeVar("T")
Mark = tuple[int, datetime]
"""A change of the outbox: its number, and its time, which tells it from another that came to have the same number."""

MOST_CHANGES = 100
"""Changes that a value is led on by; after more of them it is made anew."""
_LAST = "SELECT id, moment FROM {table} ORDER BY id DESC LIMIT 1"
_SINCE = "SELECT id, moment, key FROM {table} WHERE id >= %s ORDER BY id LIMIT %s"


def nothing(_value: Any, _changed: Sequence[str]) -> None:
    """What still holds of a value that any change may have touched."""


class Remembered(Generic[T]):
    """A value, made anew when a record has changed or the day has turned since it was made.

    `still` is given the value and the keys of the records that changed (`app.model/key`), and answers with what of it
    holds all the same, or None. It must leave the value itself as it is: another thread may be using it.
    """

    def __init__(self, make: Callable[[], T], still: Callable[[T, Sequence[str]], T | None] = nothing) -> None:
        self._make, self._still = make, still
        self._held: tuple[Mark | None, date, T] | None = None

    def __call__(self) -> T:
        """The value as it is. The mark comes first: what changes meanwhile is asked for once more."""
        held, day = self._held, timezone.localdate()
        if held is not None and held[0] is not None and held[1] == day:
            seen, value = self._led_on(held[0], held[2])
        else:
            seen, value = last_change(), None
        if value is None:
            value = self._make()
        self._held = (seen, day, value)
        return value

    def _led_on(self, mark: Mark, value: T) -> tuple[Mark | None, T | None]:
        """The last change there is, and what of the value it leaves."""
        later = changes_since(mark, MOST_CHANGES)
        if later is None:
            return last_change(), None
        if not later:
            return mark, value
        return later[-1][:2], self._still(value, [key for _, _, key in later])


class RememberedParts(Remembered[dict[str, Any]]):
    """Several values that are wanted together, each made anew only when a record changed of what it follows from.

    `parts` gives for each how it is made, and the beginnings of the keys of those records: `library.` for an app,
    `library.document/` for a model.
    """

    def __init__(self, parts: Mapping[str, tuple[Callable[[], Any], tuple[str, ...]]]) -> None:
        self._parts = parts
        super().__init__(lambda: {name: made() for name, (made, _) in parts.items()}, self._renewed)

    def _renewed(self, value: dict[str, Any], changed: Sequence[str]) -> dict[str, Any]:
        touched = [name for name, (_, of) in self._parts.items() if any(key.startswith(of) for key in changed)]
        return value | {name: self._parts[name][0]() for name in touched}


def last_change() -> Mark | None:
    """What tells the last change from every other, also from one that came to have the same number; None before any."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST.format(table=Change._meta.db_table))
        found: Mark | None = cursor.fetchone()
        return found


def changes_since(mark: Mark, most: int) -> list[tuple[int, datetime, str]] | None:
    """What changed after a change, in the order of the commits; None where the trail is lost, or longer than `most`."""
    with connection.cursor() as cursor:
        cursor.execute(_SINCE.format(table=Change._meta.db_table), [mark[0], most + 2])
        found = cursor.fetchall()
    if not found or found[0][:2] != mark or len(found) > most + 1:
        return None
    return found[1:]
