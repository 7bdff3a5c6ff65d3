"""Computing due days anew for many requests at once, as when a new holiday notice is in."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils import timezone

from gongkai.calendar import WorkCalendar
from gongkai.handling import Act, Kind, standing
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import Request, RequestAct
from gongkai_web.desk.services.recording import shown
from gongkai_web.journal.services import record as journal

Moved = tuple[Request, date | None, date | None]
"""A request whose due day moved, with the day before and after."""
CHUNK = 2000
_Known = dict[tuple[Any, ...], Mapping[str, Any]]


def recompute(requests: Iterable[Request], *, by: User | None = None) -> list[Moved]:
    """Compute what lists show anew; those whose due day moved, with the day before and after.

    Requests whose acts are alike stand alike: each such story is computed once. Rows are held a chunk at a time, so
    that the desk goes on working; what is cut short is simply run again.
    """
    keys = iter([request.pk for request in requests] if isinstance(requests, list) else _keys(requests))
    days, today, moved = calendar(), timezone.localdate(), list[Moved]()
    known: _Known = {}
    while chunk := list(islice(keys, CHUNK)):
        with transaction.atomic():
            moved += _recomputed(chunk, known, days, today)
    if moved:
        journal(events.RECOMPUTED, moved[0][0], by=by, count=len(moved))
    return moved


def _keys(requests: Any) -> list[int]:
    return list(requests.order_by("pk").values_list("pk", flat=True))


def _recomputed(keys: list[int], known: _Known, days: WorkCalendar, today: date) -> Iterator[Moved]:
    chosen = Request.objects.filter(pk__in=keys).select_for_update(of=("self",)).order_by("pk")
    fields = ("organ_id", "number", "channel", *FIELDS)
    acts, changed, moved = _acts(keys), defaultdict[tuple[Any, ...], list[int]](list), list[Moved]()
    for request in chosen.only(*fields):
        story = (request.channel, *acts[request.pk])
        if story not in known:
            known[story] = _stands(story, days, today)
        fresh = known[story]
        if any(getattr(request, name) != value for name, value in fresh.items()):
            changed[tuple(fresh.values())].append(request.pk)
        if request.due_on != fresh["due_on"]:
            moved.append((request, request.due_on, fresh["due_on"]))
            request.due_on = fresh["due_on"]
    for values, pks in changed.items():  # few stories, many requests: one statement for each
        Request.objects.filter(pk__in=pks).update(**dict(zip(FIELDS, values, strict=True)))
    yield from moved


def _acts(keys: list[int]) -> dict[int, list[tuple[Any, ...]]]:
    """The acts of each request as a story that can be held against another's."""
    found = defaultdict[int, list[tuple[Any, ...]]](list)
    rows = RequestAct.objects.filter(request__in=keys).order_by("request", "number")
    for request, kind, on, number, facts in rows.values_list("request", "kind", "on", "number", "facts"):
        found[request].append((kind, on, number, json.dumps(facts, sort_keys=True) if facts else ""))
    return found


def _stands(story: tuple[Any, ...], days: WorkCalendar, today: date) -> Mapping[str, Any]:
    channel, *acts = story
    done = [Act(Kind(kind), on, number, json.loads(facts or "{}")) for kind, on, number, facts in acts]
    return shown(standing(done, channel=channel, calendar=days, asof=today))


FIELDS = (
    "state",
    "arrived_on",
    "received_on",
    "due_on",
    "provisional",
    "wait_until",
    "paused_until",
    "disposition",
    "ended_on",
    "late",
)
