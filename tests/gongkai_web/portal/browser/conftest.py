"""A real browser before a real server: what a citizen and a clerk see and can do."""

import os
import threading

import pytest
from django.db import connection
from playwright.sync_api import sync_playwright

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's own loop runs in the thread of the test

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


@pytest.fixture(scope="session")
def chromium():
    """The machine's Chromium. `make test` installs it; a missing one is a failure."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def _emptied(transactional_db):
    """The journal refuses to be emptied; after a test with a server of its own it must be."""
    yield
    table = " ON journal_entry" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER journal_entry_no_delete{table}")


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def size(request):
    return request.param


@pytest.fixture
def page(chromium, size, live_server):
    """A page of the size asked for, that fails the test when a script fails or something is asked of elsewhere."""
    context = chromium.new_context(viewport=size, locale="zh-CN", base_url=live_server.url)
    opened = context.new_page()
    faults = []
    opened.on("pageerror", lambda error: faults.append(f"script: {error}"))
    opened.on(
        "request",
        lambda asked: None if asked.url.startswith((live_server.url, "data:", "blob:")) else faults.append(asked.url),
    )
    yield opened
    context.close()
    _answered()
    assert not faults


def _answered():
    """Wait for what the browser asked last: an answer that came after its test would be made without a database."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(10)
