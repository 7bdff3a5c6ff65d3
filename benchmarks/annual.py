"""A county's annual reports: a hundred and twenty organs counted, written and checked; the sum; the records of a cell.

`python -m benchmarks.annual` fills an empty database that DATABASE_URL names with made-up organs, twenty thousand
requests of one of them and as many over the others, and prints rows; `make bench` runs it once for each database. Of a
page the middle one of its times on the processor, and the 19th of 20 as a reader waits for it.
"""

import json
import random
import statistics
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from benchmarks.pages import Row, prepare, processor

ORGANS, REQUESTS, YEAR = 120, 20_000, 2022
TRIES = 20
_ENDS = ("granted", "partial", "third-party", "not-found", "other")


def fill() -> list[Any]:
    """Organs under the demonstration's county, and requests of one year: one organ has as many as all others."""
    from gongkai_web.organs.models import Organ

    chance, root = random.Random(7), Organ.objects.order_by("path")[0]  # noqa: S311 - the same every time
    for number in range(ORGANS - Organ.objects.exclude(kind="institution").count()):
        Organ.objects.get(pk=root.pk).add_child(
            name=f"澄川县第{number}局", slug=f"bureau-{number}", kind="department", level=4
        )
    organs = list(Organ.objects.filter(path__startswith=root.path).exclude(kind="institution").order_by("pk"))
    for first in range(0, 2 * REQUESTS, 2000):
        _put([_made(number, chance, organs) for number in range(first, first + 2000)])
    return organs


def _made(number: int, chance: random.Random, organs: list[Any]) -> Any:
    from gongkai_web.desk.models import Applicant, Request

    day = date(YEAR, 1, 1) + timedelta(chance.randrange(340))
    organ = organs[1] if number % 2 else chance.choice(organs[2:])
    return Request(
        organ=organ,
        applicant=Applicant(kind=chance.choice(("natural", "business", "lawyer")), sealed="x" * 600),
        number=f"A-{number}",
        submission=uuid.uuid4(),
        channel="in-person",
        subject=f"第{number}号地块的批复和附图",
        state="answered",
        arrived_on=day,
        received_on=day,
        due_on=day + timedelta(28),
        ended_on=day + timedelta(20),
        disposition=chance.choice(_ENDS),
    )


def _put(made: list[Any]) -> None:
    from gongkai_web.desk.models import Applicant, Request, RequestAct

    Applicant.objects.bulk_create([request.applicant for request in made])
    Request.objects.bulk_create(made)
    ways = ("arrived", "decided", "signed-off", "answered")
    RequestAct.objects.bulk_create(
        RequestAct(request=request, number=number, kind=kind, on=request.ended_on, facts={})
        for request in made
        for number, kind in enumerate(ways, 1)
    )


def measured() -> Iterator[Row]:
    """A row for the reports, one for the sum, one for a cell."""
    from django.test import Client

    from gongkai_web.accounts.models import User
    from gongkai_web.annual.examining import examined_all
    from gongkai_web.annual.models import AnnualReport
    from gongkai_web.annual.services import freeze, submit
    from gongkai_web.site.serving import settle

    organs, boss = fill(), User.objects.create_superuser("bench", password="words of a bench")  # noqa: S106
    reports = [AnnualReport.objects.create(organ=organ, year=YEAR) for organ in organs]
    taken = _seconds(lambda: list(examined_all(reports)))
    yield (
        f"annual reports of {len(reports)} organs counted, written, read back and checked",
        f"{taken:.1f} s",
        "aim: 60",
    )
    for report in reversed(reports):  # the county after those below it
        freeze(report, by=boss)
        submit(report, by=boss, waiver="已核对")
    settle()
    client, big = Client(), organs[1]
    client.force_login(boss)
    yield _page(client, "sum over them", f"/admin/annual/{organs[0].slug}/{YEAR}/sum/", "aim: 1000")
    cell = f"/admin/annual/{big.slug}/{YEAR}/cells/requests/received/all/"
    yield _page(client, f"records of a cell, {REQUESTS} requests of one organ, frozen", cell, "aim: 200")
    AnnualReport.objects.filter(organ=big, year=YEAR).update(year=1)  # out of the way: the year has no report now
    yield _page(client, f"records of a cell, {REQUESTS} requests of one organ, as they are now", cell, "aim: 200")
    yield _page(client, "grid of all organs", "/admin/annual/", "")


def _page(client: Any, what: str, address: str, aim: str) -> Row:
    clock, times, waits = processor(), [], []
    _got(client, address)
    for _ in range(TRIES):
        begun, start = clock(), time.perf_counter()
        _got(client, address)
        times.append((clock() - begun) * 1000)
        waits.append((time.perf_counter() - start) * 1000)
    most = TRIES * 95 // 100
    waited = f"wall time {sorted(waits)[most - 1]:.0f} ms, the {most}th of {TRIES}"
    return what, f"{statistics.median(times):.0f} ms", f"{waited}{aim and f' ({aim})'}"


def _got(client: Any, address: str) -> None:
    if client.get(address).status_code != 200:
        raise SystemExit(address)


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    prepare()
    sys.stdout.write(json.dumps(list(measured()), ensure_ascii=False) + "\n")
