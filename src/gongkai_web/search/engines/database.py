"""The engine that needs nothing but the database.

On PostgreSQL an index of terms (single tokens and pairs, as the embedded engine has them) finds what may be meant, and
the text itself decides where a phrase is longer than a pair. On other databases the text alone decides, which is as
right and slower.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import reduce
from itertools import combinations, islice
from operator import or_
from re import Pattern

from django.db import connection, transaction
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from gongkai_web.search.asking import Asked, Phrase, asked
from gongkai_web.search.marking import excerpt, finder, marked
from gongkai_web.search.model import Entry, Facet, Hit, Order, Query, Results, divided
from gongkai_web.search.models import Indexed, IndexedText, Place
from gongkai_web.search.numbers import NumberParts, nearest, parse
from gongkai_web.search.tokens import joined, pairs, rendered, tokens

_FOLLOWING, _REBUILDING = 1, 2
"""The rows of `Place`: how far the index has followed, and how often it was made anew."""
_BATCH = 200
_MOST_NUMBERS = 2000
"""Document numbers among which the nearest is looked for."""
_NAMES = ", ".join(Facet)
_ALONE = (", ".join(name if name is facet else "NULL" for name in Facet) for facet in Facet)
_BY_ONE = (f"SELECT {given}, count(*) FROM found GROUP BY {facet}" for facet, given in zip(Facet, _ALONE, strict=True))  # noqa: S608 - our own names
_BY_EACH = ", ".join(f"({facet})" for facet in Facet)
_COUNTING = {
    False: f"WITH found AS MATERIALIZED ({{found}}) {' UNION ALL '.join(_BY_ONE)}",
    True: f"SELECT {_NAMES}, count(*) FROM ({{found}}) AS found GROUP BY GROUPING SETS ({_BY_EACH})",  # noqa: S608 - our own names
}
"""Counting by every facet; on PostgreSQL in one pass over what is found."""


class DatabaseEngine:
    """An index in tables of the site's own database. All nodes share it."""

    def position(self) -> int:
        """The number of the last change that the index has seen."""
        return Place.objects.filter(pk=_FOLLOWING).values_list("position", flat=True).first() or 0

    @transaction.atomic
    def apply(self, put: Iterable[Entry], drop: Iterable[str], *, after: int, upto: int) -> bool:
        """Put and drop entries in one transaction; whoever else writes waits for its end."""
        place = _held(_FOLLOWING)
        if place.position != after:
            return False
        Indexed.objects.filter(key__in=list(drop)).delete()
        _put(put)
        _move(place, upto)
        return True

    def rebuild(self, entries: Iterable[Entry], position: int) -> bool:
        """Hold these entries and no others, written a batch at a time, so that nobody who writes waits for long.

        Meanwhile every record is found as it was or as it is. What a follower does meanwhile it does once more
        afterwards, from `position`. Of two who rebuild, the one that began later goes on.
        """
        ticket = _drawn()
        seen: set[str] = set()
        for batch in _batches(entries):
            if not _put_holding(ticket, batch):
                return False
            seen.update(batch)
        return _ended(ticket, seen, position)

    def search(self, query: Query) -> Results:
        """What is found, how many in all, and how they divide."""
        question = asked(query.words)
        with _by_index(question):
            return _answered(query, question)


def _answered(query: Query, question: Asked) -> Results:
    found = _found(query, question)
    counts = _counted(found)
    total = sum(counts[Facet.YEAR].values())
    if not total:
        return Results(0, suggestion=_suggestion(question.number))
    page = _ordered(found, query, question)[query.offset : query.offset + query.size]
    pattern = finder(question.phrases)
    return Results(total, tuple(_hit(row, pattern) for row in page), divided(counts))


@contextmanager
def _by_index(question: Asked) -> Iterator[None]:
    """Have PostgreSQL look terms up, common ones too.

    It takes reading every row for as quick; but to compare the terms of a row it must first unpack them. On SQLite a
    transaction would have to wait for whoever writes.
    """
    if not question.phrases or connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield


def _held(key: int) -> Place:
    """One of the two places, kept from others until the end of the transaction."""
    Place.objects.get_or_create(pk=key)
    return Place.objects.select_for_update().get(pk=key)


def _move(place: Place, position: int) -> None:
    place.position = position
    place.save()


@transaction.atomic
def _drawn() -> int:
    """The number of a new rebuild: whoever has an older one stops."""
    place = _held(_REBUILDING)
    _move(place, place.position + 1)
    return place.position


@transaction.atomic
def _put_holding(ticket: int, batch: dict[str, Entry]) -> bool:
    if _held(_REBUILDING).position != ticket:
        return False
    _put(batch.values())
    return True


@transaction.atomic
def _ended(ticket: int, seen: set[str], position: int) -> bool:
    """Take away what is no longer there, and begin to follow from a position."""
    if _held(_REBUILDING).position != ticket:
        return False
    place = _held(_FOLLOWING)
    gone = iter([key for key in Indexed.objects.values_list("key", flat=True).iterator() if key not in seen])
    while keys := list(islice(gone, _BATCH)):
        Indexed.objects.filter(key__in=keys).delete()
    _move(place, position)
    return True


def _batches(entries: Iterable[Entry]) -> Iterator[dict[str, Entry]]:
    rest = iter(entries)
    while batch := {entry.key: entry for entry in islice(rest, _BATCH)}:
        yield batch


def _put(entries: Iterable[Entry]) -> None:
    """Entries in place of those that stood under their keys, a batch at a time."""
    for batch in _batches(entries):
        rows = [_rows(entry) for entry in batch.values()]
        Indexed.objects.filter(key__in=batch).delete()
        Indexed.objects.bulk_create(row for row, _ in rows)
        IndexedText.objects.bulk_create(words for _, words in rows)


def _rows(entry: Entry) -> tuple[Indexed, IndexedText]:
    """An entry as the tables hold it; its text is taken apart once for both."""
    number = parse(entry.number) or NumberParts("", "", "")
    found = tokens(entry.text)
    row = Indexed(
        key=entry.key,
        url=entry.url,
        day=entry.day,
        number=entry.number,
        mark=number.mark,
        numbered=number.year,
        serial=number.serial,
        rank=entry.rank,
        titles=rendered(entry.title),
        terms={*found, *pairs(found)},
        **{facet.value: getattr(entry, facet) for facet in Facet},
    )
    title, body = _storable(entry.title), _storable(entry.body)
    return row, IndexedText(indexed_id=entry.key, title=title, body=body, text=joined(found))


def _storable(text: str) -> str:
    """Without the one character that PostgreSQL cannot keep."""
    return text.replace("\x00", " ")


def _found(query: Query, question: Asked) -> QuerySet[Indexed]:
    """Every row that holds every phrase, and one of the values asked for in every facet."""
    found = Indexed.objects.all()
    for phrase in question.phrases:
        found = found.filter(_in_title(phrase) if query.titles_only else _in_text(phrase))
    for facet, values in query.chosen().items():
        found = found.filter(**{f"{facet}__in": values})
    return found


def _in_title(phrase: Phrase) -> Q:
    return Q(titles__contains=joined(phrase))


def _in_text(phrase: Phrase) -> Q:
    """The terms of a phrase; the text too where they do not say all, or where there are none."""
    text = Q(words__text__contains=joined(phrase))
    if connection.vendor != "postgresql":
        return text
    terms = list(phrase) if len(phrase) == 1 else pairs(list(phrase))
    return Q(terms__holds=terms) & text if len(phrase) > 2 else Q(terms__holds=terms)


def _ordered(found: QuerySet[Indexed], query: Query, question: Asked) -> QuerySet[Indexed]:
    """By day, or by how many of the phrases stand in the title and then by day."""
    rows = found.defer("terms", "titles").prefetch_related("words")
    if query.order is Order.OLDEST:
        return rows.order_by("rank")
    if query.order is Order.NEWEST or not question.phrases:
        return rows.order_by("-rank")
    in_title: Combinable = Value(0)
    for phrase in question.phrases:
        in_title = in_title + Case(When(_in_title(phrase), then=1), default=0, output_field=IntegerField())
    return rows.annotate(in_title=in_title).order_by(F("in_title").desc(), "-rank")


def _counted(found: QuerySet[Indexed]) -> dict[Facet, dict[str, int]]:
    """How many rows have each value of each facet; they are found once."""
    inner, values = found.order_by().values_list(*(facet.value for facet in Facet)).query.sql_with_params()
    counts: dict[Facet, dict[str, int]] = defaultdict(dict)
    with connection.cursor() as cursor:
        cursor.execute(_COUNTING[connection.vendor == "postgresql"].format(found=inner), values)
        for *given, count in cursor.fetchall():
            # Of each row one value alone is given: that of the facet that it counts.
            facet, value = next(pair for pair in zip(Facet, given, strict=True) if pair[1] is not None)
            counts[facet][value] = count
    return counts


def _suggestion(number: NumberParts | None) -> str:
    """The document number most like the one asked for, among those that have two of its parts."""
    if number is None:
        return ""
    parts = (("mark", number.mark), ("numbered", number.year), ("serial", number.serial))
    given = [(name, value) for name, value in parts if value]
    alike = reduce(or_, (Q(a, b) for a, b in combinations(given, 2)))
    candidates = Indexed.objects.filter(alike).exclude(number="").values_list("number", flat=True).distinct()
    return nearest(number, candidates[:_MOST_NUMBERS])


def _hit(row: Indexed, pattern: Pattern[str] | None) -> Hit:
    """One row as a hit."""
    return Hit(
        key=row.key,
        url=row.url,
        title=marked(row.words.title, pattern),
        excerpt=excerpt(row.words.body, pattern),
        organ=row.organ,
        day=row.day,
        kind=row.kind,
        number=row.number,
        validity=row.validity,
    )
