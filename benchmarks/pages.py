"""Pages of the demonstration county beside a bare Wagtail page and a bare Django view, in one process, without cache.

No page is kept, but what is remembered until a record changes is. Pages are measured while nothing changes; then as the
first answer of a process after a record changed, which pays for what the change touches. A change here is one that the
outbox names, as publishing leaves it; what publishing itself costs is not measured.

`python -m benchmarks.pages` prints rows for the database that DATABASE_URL names, SQLite where it names none.
`make bench` runs it once for each database, in a process of its own.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.timing import medians

POSTGRES = "postgres://postgres@127.0.0.1:5432/"
Row = tuple[str, str, str]
_FLOOR = "bare Wagtail page"


def rows_of_both(module: str = "benchmarks.pages", database: str = "gongkai_bench") -> list[Row]:
    """A module's rows for SQLite, then for PostgreSQL in a database made for it, each measured in its own process."""
    rows = []
    for name, url in (("SQLite", ""), ("PostgreSQL", POSTGRES + database)):
        if url:
            _psql(f'DROP DATABASE IF EXISTS "{database}"')
            _psql(f'CREATE DATABASE "{database}"')
        with tempfile.TemporaryDirectory() as folder:
            environment = os.environ | {"DATABASE_URL": url, "GONGKAI_DATA": folder}
            run = [sys.executable, "-m", module]
            done = subprocess.run(run, env=environment, check=True, capture_output=True, text=True)
        rows += [(f"{name}: {what}", taken, ratio) for what, taken, ratio in json.loads(done.stdout.splitlines()[-1])]
        if url:
            _psql(f'DROP DATABASE "{database}"')
    return rows


def _psql(statement: str) -> None:
    import psycopg

    with psycopg.connect(POSTGRES + "postgres", autocommit=True) as connection:
        connection.execute(statement)


def addresses() -> dict[str, str]:
    """What is measured, by what it is."""
    from gongkai_web.gazette.models import Issue
    from gongkai_web.library.models import Document

    document = Document.objects.filter(live=True, kind="normative").order_by("pk").first()
    issue = Issue.objects.filter(live=True).order_by("pk").first()
    return {
        "bare Django view": "/bare/word/",
        _FLOOR: "/bare/page/",
        "first page": "/",
        "document": document.get_absolute_url(),
        "library list with facets": "/documents/",
        "search of two characters": "/search/?q=服务",
        "gazette": "/gazette/",
        "gazette issue": issue.get_absolute_url() if issue else "/gazette/",
        "an organ's column": f"/organs/{document.organ.slug}/disclosure/",
    }


def changes() -> dict[str, tuple[str, Any]]:
    """What is measured after a change, by what it is: the page, and the record that changes each time before."""
    from gongkai_web.library.models import Document, Interpretation

    normative = Document.objects.filter(live=True, kind="normative").order_by("pk")
    newest = Document.objects.filter(live=True).order_by("-published_on", "-pk")[0]
    after = "first answer after a change of"
    return {
        f"first page, {after} a document in its lists": ("first page", newest),
        f"first page, {after} an interpretation": ("first page", Interpretation.objects.filter(live=True)[0]),
        f"first page, {after} an organ": ("first page", newest.organ),
        f"document, {after} it": ("document", normative[0]),
        f"document, {after} another": ("document", newest),
        f"document, {after} an organ": ("document", newest.organ),
        f"library list, {after} a document": ("library list with facets", newest),
        f"search, {after} an organ": ("search of two characters", newest.organ),
    }


def measured() -> list[Row]:
    """One row a page: the median of its processor time, and how it stands to the bare Wagtail page."""
    from django.test import Client

    from gongkai_web.search.services import enqueue

    client = Client()
    ways: dict[str, Any] = {}
    for what, address in addresses().items():
        answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status_code}")
        ways[what] = lambda address=address: client.get(address)
    rows = _beside_floor(medians(ways, rounds=40, clock=processor()))
    afterwards, before = {_FLOOR: ways[_FLOOR]}, {}
    for what, (page, record) in changes().items():
        afterwards[what] = ways[page]
        before[what] = lambda record=record: enqueue(record)
    # Apart from the others: each change would be one for them too.
    return rows + _beside_floor(medians(afterwards, rounds=40, clock=processor(), before=before))[1:]


def _beside_floor(times: dict[str, float]) -> list[Row]:
    floor = times[_FLOOR]
    return [(what, f"{taken:.1f} ms", f"{taken / floor:.2f} × {_FLOOR}") for what, taken in times.items()]


def processor() -> Callable[[], float]:
    """Seconds of processor that this thread has taken, and with it the process of PostgreSQL that answers it.

    That process must run on this machine, and the machine be Linux's; elsewhere it is not counted.
    """
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.thread_time
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        statistics = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    if not statistics.exists():
        return time.thread_time
    return lambda: time.thread_time() + int(statistics.read_text().split()[0]) / 1e9


def prepare() -> None:
    """The demonstration county in an empty database, with its index, and the floors among the addresses."""
    import django
    from django.conf import settings

    os.environ["DJANGO_SETTINGS_MODULE"] = "gongkai_web.site.settings.test"
    settings.ROOT_URLCONF = "benchmarks.bare.urls"
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    settings.TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "bare" / "templates"]
    settings.ALLOWED_HOSTS = ["*"]
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0)
    from gongkai_web.search.following import follow

    follow()


if __name__ == "__main__":
    prepare()
    sys.stdout.write(json.dumps(measured(), ensure_ascii=False) + "\n")
