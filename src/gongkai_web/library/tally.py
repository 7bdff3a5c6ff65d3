"""How the public documents divide: held in memory as sets of keys, and led on by the outbox of changes.

A set is one long number whose bits are the keys of its documents. Sets meet by `&` and are counted by `bit_count`: a
hundred thousand documents within microseconds. So every combination of choices is counted when it is asked for, and
nothing is kept that a publication would make worthless.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from threading import Lock
from typing import Any

from django.db.models import Case, CharField, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Left, Replace
from django.utils import timezone

from gongkai_web.library.keys import PARTING, Column, bits, sets
from gongkai_web.library.kinds import POLICIES, Attribute
from gongkai_web.library.models import Document, DocumentQuerySet
from gongkai_web.search.remembering import Mark, changes_since, last_change

MOST_CHANGES = 500
"""Changes that are followed one by one; after more of them everything is read anew."""

Sets = Mapping[str, Mapping[str, int]]
"""For every division and every value in it, the keys of the documents that have it."""

_DOCUMENT = f"{Document._meta.label_lower}/"
_VALUES: dict[str, Any] = {
    "organ": Cast("organ_id", CharField(max_length=20)),
    # As text: a hundred thousand days would take longer to make than all else together.
    "year": Coalesce(Left(Cast("published_on", CharField(max_length=10)), 4), Value("")),
    "kind": F("kind"),
    "theme": Replace("theme", Value(PARTING)),
    "validity": Case(When(kind__in=POLICIES, then=F("standing_code")), default=Value("")),
}
"""What the database is asked for each division; empty where a document has no value."""
NAMES = tuple(_VALUES)
"""What the documents are divided by. An organ goes by its key."""


@dataclass(frozen=True, slots=True)
class Tally:
    """The sets on a day (validity turns at midnight), as of a change."""

    day: date
    seen: Mark | None
    sets: Sets

    def counted(self, chosen: Mapping[str, str], among: int | None = None) -> dict[str, dict[str, int]]:
        """How many documents have each value of each division, of those with the values chosen; and among some keys."""
        found = reduce(or_, self.sets["kind"].values(), 0) if among is None else among
        for name, value in chosen.items():
            found &= self.sets[name].get(value, 0)
        return {
            name: {value: count for value, keys in self.sets[name].items() if (count := (keys & found).bit_count())}
            for name in NAMES
        }

    def moved(self, changed: set[int], day: date, seen: Mark) -> "Tally":
        """With some documents as they are on a day."""
        gone, now = bits(changed), _of(changed, day)
        sets = {
            name: {
                value: left
                for value in {**self.sets[name], **now[name]}
                if (left := self.sets[name].get(value, 0) & ~gone | now[name].get(value, 0))
            }
            for name in NAMES
        }
        return Tally(day, seen, sets)


_NONE = Tally(date.min, None, {})
_lock = Lock()
_held = _NONE


def tally() -> Tally:
    """The sets as they are: led on by what was committed since they were last asked for."""
    global _held  # noqa: PLW0603 - one for the process, as an index would be
    with _lock:
        _held = _led_on(_held)
        return _held


def forget() -> None:
    """Read everything anew when it is next asked for: for whoever changes documents past the outbox."""
    global _held  # noqa: PLW0603
    with _lock:
        _held = _NONE


def _led_on(held: Tally) -> Tally:
    """The same where nothing has changed; else what has, or everything: on another day, or where the trail is lost."""
    day = timezone.localdate()
    if held.seen is None or held.day > day:
        return _anew(day)
    later = changes_since(held.seen, MOST_CHANGES)
    if later is None:
        return _anew(day)
    if not later and held.day == day:
        return held
    changed = {int(key.removeprefix(_DOCUMENT)) for _, _, key in later if key.startswith(_DOCUMENT)}
    return held.moved(changed | _turned(held.day, day), day, later[-1][:2] if later else held.seen)


def _turned(before: date, day: date) -> set[int]:
    """The documents whose validity may have turned since a day."""
    if before == day:
        return set()
    between = (before + timedelta(1), day)
    return set(
        Document.objects.filter(Q(ends_on__range=between) | Q(amended_on__range=between)).values_list("pk", flat=True)
    )


def _anew(day: date) -> Tally:
    """Everything read. The mark comes first: what changes meanwhile is read once more."""
    seen = last_change()
    columns = {f"{name}s": Column(value) for name, value in _VALUES.items()}
    read = _public(day).aggregate(keys=Column(Cast("pk", CharField(max_length=20))), **columns)
    keys = list(map(int, read["keys"]))
    return Tally(day, seen, _named(keys, [read[f"{name}s"] for name in NAMES]))


def _of(keys: Iterable[int], day: date) -> Sets:
    """The sets that those of the public documents come to that are among these keys."""
    rows = list(_public(day).filter(pk__in=keys).values_list("pk", *_VALUES.values()))
    found, *columns = zip(*rows, strict=True) if rows else [()] * (len(NAMES) + 1)
    return _named(found, columns)


def _named(keys: Sequence[int], columns: Sequence[Sequence[str]]) -> Sets:
    return {name: sets(keys, column) for name, column in zip(NAMES, columns, strict=True)}


def _public(day: date) -> DocumentQuerySet:
    return Document.objects.public().filter(attribute=Attribute.OPEN).order_by().with_standing(day)
