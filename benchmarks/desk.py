"""The desk's queue of twenty thousand open cases, and the due days of a hundred thousand after a new notice.

`python -m benchmarks.desk` fills an empty database that DATABASE_URL names with made-up requests and prints rows;
`make bench` runs it once for each database. A page is timed by the processor, the database's work included, for other
programs run beside it; how long its reader waited stands beside it, with the load: the 95th of a hundred, sorted.
"""

import json
import random
import sys
import time
import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from benchmarks.machine import load
from benchmarks.pages import Row, prepare, processor

OPEN, MANY = 20_000, 100_000
AIM, AIM_OF_MANY = 100, 30
"""Milliseconds for a page, seconds for all."""
TRIES = 100
QUESTIONS = {
    "all": "",
    "overdue": "lists/overdue/",
    "one organ": "?organ={organ}",
    "a word": "?q=批复",
    "tenth page": "?page=10",
    "ended": "lists/ended/",
}
HOLIDAY = """
[[holiday]]
name = "另加"
off = {{ first = {first}, last = {last} }}
work = []
"""
"""Three days off in the week after next: no such holiday is known, and most due days move by it."""


def fill(start: int, end: int, today: date) -> None:
    """Open requests of these numbers over the organs of the demonstration, received on the working days before."""
    from django.db import connection

    from gongkai_web.desk.days import calendar
    from gongkai_web.desk.services.surveying import survey
    from gongkai_web.organs.models import Organ

    chance, organs = random.Random(7), list(Organ.objects.order_by("pk"))  # noqa: S311 - the same every time
    days = [day for n in range(1, 60) if calendar().works(day := today - timedelta(n))]
    for first in range(start, end, 2000):
        numbers = range(first, min(first + 2000, end))
        _put([_made(number, chance.choice(organs), chance.choice(days)) for number in numbers])
    survey()  # as the turn of a day does
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for table in ("desk_request", "desk_requestact", "desk_applicant"):
                cursor.execute(f"VACUUM ANALYZE {table}")  # as the database does by itself within a minute


def _made(number: int, organ: Any, day: date) -> tuple[Any, Any]:
    from gongkai_web.desk.models import Applicant, Request
    from gongkai_web.desk.services.recording import lawful, project

    applicant = Applicant(kind="natural", sealed="x" * 600, id_mark=f"{number % 9000:032}")
    request = Request(
        organ=organ,
        number=f"B-{number}",
        submission=uuid.uuid4(),
        channel="in-person",
        subject=f"第{number}号地块的批复和附图",
        description="用地范围、补偿标准和公告。" * 20,
    )
    project(request, lawful(request, [_arrival(day)]))
    return applicant, request


def _arrival(day: date) -> Any:
    from gongkai_web.desk.models import RequestAct

    return RequestAct(number=1, kind="arrived", on=day)


def _put(made: list[tuple[Any, Any]]) -> None:
    from gongkai_web.desk.models import Applicant, Request, RequestAct

    Applicant.objects.bulk_create([applicant for applicant, _request in made])
    for applicant, request in made:
        request.applicant = applicant
    Request.objects.bulk_create([request for _applicant, request in made])
    acts = [_arrival(request.arrived_on) for _applicant, request in made]
    for act, (_applicant, request) in zip(acts, made, strict=True):
        act.request = request
    RequestAct.objects.bulk_create(acts)


def measured() -> Iterator[Row]:
    """A row for each question, then one for the due days."""
    from django.test import Client
    from django.utils import timezone

    from gongkai_web.accounts.models import User
    from gongkai_web.desk.models import Request
    from gongkai_web.organs.models import Organ

    today = timezone.localdate()
    fill(0, OPEN, today)
    held, client = Request.objects.open().count(), Client()
    client.force_login(User.objects.create_superuser("bench", password="words of a bench"))  # noqa: S106
    organ = Organ.objects.order_by("pk")[1].pk
    for what, question in QUESTIONS.items():
        address = f"/admin/requests/{question.format(organ=organ)}"
        both = [_taken(client, address) for _ in range(TRIES)]
        work, waited = (sorted(times) for times in zip(*both, strict=True))
        late = TRIES * 95 // 100 - 1
        note = f"of processor time, the 95th of {TRIES}; the middle one {work[TRIES // 2]:.0f} ms (aim: {AIM})"
        yield (
            f"queue, {held} open, {what}",
            f"{work[late]:.0f} ms",
            f"{note}; {waited[late]:.0f} ms by the clock at a load of {load()}",
        )
    fill(OPEN, MANY, today)
    yield _recomputed(today)


def _taken(client: Any, address: str) -> tuple[float, float]:
    """Milliseconds of the processor, and by the clock."""
    clock = processor()
    start, began = clock(), time.perf_counter()
    if client.get(address).status_code != 200:
        raise SystemExit(address)
    return (clock() - start) * 1000, (time.perf_counter() - began) * 1000


def _recomputed(today: date) -> Row:
    from gongkai_web.desk.models import Request
    from gongkai_web.desk.services.notices import add_notice

    held = Request.objects.open().count()
    known = (files("gongkai.calendar") / "notices" / f"{today.year}.toml").read_text("utf-8")
    first = today + timedelta(14 - today.weekday())
    told = known + HOLIDAY.format(first=first, last=first + timedelta(2))
    clock = processor()
    start, began = clock(), time.perf_counter()
    _notice, moved = add_notice(told, by=None)
    work, waited = clock() - start, time.perf_counter() - began
    note = f"of processor time, {len(moved)} due days moved (aim: {AIM_OF_MANY} s); {waited:.1f} s by the clock"
    return f"a new notice, {held} open", f"{work:.1f} s", f"{note} at a load of {load()}"


if __name__ == "__main__":
    prepare()
    sys.stdout.write(json.dumps(list(measured()), ensure_ascii=False) + "\n")
