"""What only the engine in the database does: it is made anew a batch at a time."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from corpus import entries
from gongkai_web.search.engines import database
from gongkai_web.search.engines.database import DatabaseEngine
from gongkai_web.search.model import Query

pytestmark = pytest.mark.django_db


@pytest.fixture
def engine(monkeypatch):
    monkeypatch.setattr(database, "_BATCH", 10)
    return DatabaseEngine()


def test_of_two_who_rebuild_the_later_goes_on(engine):
    held = list(entries(40))

    def overtaken():
        yield from (replace(entry, title="旧") for entry in held[:15])
        assert engine.rebuild(held, 8)
        yield from (replace(entry, title="旧") for entry in held[15:])

    assert not engine.rebuild(overtaken(), 7)
    assert (engine.position(), engine.search(Query()).total) == (8, 40)
    assert engine.search(Query("旧", titles_only=True)).total == 0


def test_what_is_followed_during_a_rebuild_is_followed_once_more(engine):
    held = list(entries(40))
    engine.rebuild(held, 5)

    def overtaken():
        yield from held[:30]
        assert engine.apply([], [held[35].key], after=5, upto=6)
        yield from held[30:]

    assert engine.rebuild(overtaken(), 5)
    assert engine.position() == 5
    assert engine.apply([], [held[35].key], after=5, upto=6)
    assert engine.search(Query()).total == 39


def test_the_statements_grow_with_batches_and_not_with_entries(engine, monkeypatch):
    monkeypatch.setattr(database, "_BATCH", 100)
    with CaptureQueriesContext(connection) as small:
        engine.rebuild(entries(10), 1)
    with CaptureQueriesContext(connection) as large:
        engine.rebuild(entries(90), 1)
    assert len(large) <= len(small) + 4
