"""The server's settings, its ports, its headers, its heartbeat."""

import gc
import socket
import threading
from datetime import date, timedelta

import click
import pytest
import time_machine
from django.db import OperationalError, connection
from django.utils import timezone

from gongkai_web.library.models import Document
from gongkai_web.library.services import draft, schedule
from gongkai_web.organs.roles import Role
from gongkai_web.site import serving, ticking
from gongkai_web.site.content_policy import HEADER


@pytest.fixture
def taken():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


def test_a_port_that_is_taken_is_named_with_one_that_is_free(taken):
    with pytest.raises(click.ClickException, match=rf"{taken}端口.*占用.*--port \d+"):
        serving.run("127.0.0.1", taken)


def test_the_next_free_port_is_found(taken):
    assert serving.free_port("127.0.0.1", taken) > taken


def test_a_proxy_is_believed_only_where_it_is_named(settings):
    assert "trusted_proxy" not in serving.options()
    settings.SERVE_BEHIND = "10.0.0.2"
    assert serving.options()["trusted_proxy"] == "10.0.0.2"
    assert serving.options()["clear_untrusted_proxy_headers"]


def test_what_stays_to_the_end_is_not_looked_through_for_garbage():
    try:
        serving.settle()
        assert len(gc.get_objects()) < gc.get_freeze_count() / 10
    finally:
        gc.unfreeze()


def test_a_form_with_a_file_that_is_too_large_comes_through_to_be_told_so(settings):
    settings.UPLOAD_LIMIT = 50 * 2**20
    assert serving.options()["max_request_body_size"] > 200 * 2**20


@pytest.mark.django_db
def test_health(client, monkeypatch):
    assert client.get("/healthz").status_code == 200

    def fails(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", fails)
    assert client.get("/healthz").status_code == 503


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/organs/", "/documents/"])
def test_public_pages_run_nothing_that_is_written_into_them(client, path):
    policy = client.get(path)[HEADER]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_the_usual_headers_are_there(client):
    answer = client.get("/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_the_ticker_publishes_what_is_due(civil, member):
    head = member(civil, Role.HEAD)
    body = [{"type": "text", "value": "<p>正文</p>"}]
    made = draft(
        Document, by=head, organ=civil, title="定时", issuers=civil.name, formed_on=date(2026, 9, 1), body=body
    )
    schedule(made, by=head, go_live_at=timezone.now() + timedelta(hours=1))
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        ticking.Ticker()._work()
    made.refresh_from_db()
    assert made.live


def test_a_ticker_that_fails_goes_on_and_stops_when_told(monkeypatch):
    ticked = threading.Event()

    def fails():
        ticked.set()
        raise RuntimeError

    monkeypatch.setattr(ticking, "run_schedule", fails)
    monkeypatch.setattr(ticking, "close_old_connections", lambda: None)
    ticker = ticking.Ticker(interval=0.01)
    ticker.start()
    assert ticked.wait(5)
    ticker.stop()
    assert not ticker.is_alive()
