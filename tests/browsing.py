"""What tests in a browser share, and what is asked of every page, whoever wrote it."""

import os
import threading

from axe_playwright_python.sync_playwright import Axe
from django.db import connection
from playwright.sync_api import expect

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's own loop runs in the thread of the test
PATIENCE = 60_000
"""Milliseconds that a page may take to answer: a busy machine is slow, and that is no fault of the page."""
expect.set_options(timeout=20_000)

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
_GUARDS = {
    "sqlite": "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname, relname FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid WHERE NOT tgisinternal",
}


def let_be_emptied():
    """Take off what refuses deletions, so that the tables can be emptied after a test with a server of its own."""
    with connection.cursor() as cursor:
        cursor.execute(_GUARDS[connection.vendor])
        for name, table in [found for found in cursor.fetchall() if found[0].endswith("_no_delete")]:
            at = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{at}")


def answered():
    """Wait for what a browser asked last: an answer that came after its test would be made without a database."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(10)


def at_rest(page):
    """Wait until what fades in or moves has come to its end: half-way in, words are pale and boxes elsewhere."""
    page.evaluate(
        """async () => {
            for (let still = 0; still < 3; ) {
                const moving = document.getAnimations().filter((each) =>
                    each.playState === "running" && each.effect.getComputedTiming().endTime !== Infinity);
                await Promise.allSettled(moving.map((each) => each.finished));
                still = moving.length ? 0 : still + 1;
                await new Promise((done) => setTimeout(done, 60));
            }
        }"""
    )


def grave_faults(page):
    """What axe calls serious or critical, with the place."""
    found = Axe().run(page).response["violations"]
    return [
        (fault["id"], node["target"], node["failureSummary"])
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


def overflow(page):
    """How many pixels the page is wider than its window. A page never scrolls sideways; a table in it may."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
