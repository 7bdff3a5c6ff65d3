"""The index follows the outbox: through crashes, beside another follower, and after any sleep."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from corpus import entries
from gongkai_web.organs.models import Organ
from gongkai_web.search import following, services
from gongkai_web.search.engines import chosen, fields
from gongkai_web.search.engines.embedded import EmbeddedEngine
from gongkai_web.search.model import Order, Query
from gongkai_web.search.models import Change

TESTS = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("following_child.py")
KEYS, SEED = 120, 3
HELD = {}


def entry_source(keys):
    return [HELD[key] for key in map(str, keys) if key in HELD]


@pytest.fixture(autouse=True)
def _sources(settings):
    HELD.clear()
    settings.SEARCH_SOURCES = {"organs.organ": f"{__name__}.entry_source"}
    sys.modules.setdefault(__name__, sys.modules[entry_source.__module__])


@pytest.fixture
def record(county):
    """A record that changes, and what the index should say of it."""

    def changed(organ, **facts):
        key = str(organ.pk)
        entry = replace(next(entries(1, sentences=50)), key=f"organs.organ/{key}", body="", **facts)
        HELD[key] = entry
        services.enqueue(organ)

    return changed


def found(engine, words=""):
    return [hit.key for hit in engine.search(Query(words, order=Order.OLDEST, size=500)).hits]


def test_the_first_look_makes_the_index_from_what_is_there(engine, county):
    organ = Organ.objects.get(slug="civil")
    HELD[str(organ.pk)] = replace(next(entries(1, sentences=50)), key=f"organs.organ/{organ.pk}")
    following.follow(engine)
    assert found(engine) == [f"organs.organ/{organ.pk}"]


def test_what_changes_is_found_and_what_goes_is_not(engine, record, civil):
    following.follow(engine)
    record(civil, title="低保新标准")
    record(civil, title="复议须知")
    assert following.follow(engine) == 2
    assert (found(engine, "低保"), len(found(engine, "复议"))) == ([], 1)
    HELD.clear()
    services.enqueue(civil)
    following.follow(engine)
    assert found(engine) == []


def test_a_change_that_is_taken_back_never_happened(engine, record, civil, transactional_db):
    following.follow(engine)
    with transaction.atomic():
        record(civil, title="低保新标准")
        transaction.set_rollback(True)
    assert following.follow(engine) == 0


def test_a_model_that_has_no_source_is_passed_over(engine, civil, settings):
    following.follow(engine)
    settings.SEARCH_SOURCES = {}
    services.enqueue(civil)
    assert following.follow(engine) == 1
    assert found(engine) == []


def test_an_index_that_slept_while_the_outbox_was_trimmed_is_made_anew(engine, record, civil):
    following.follow(engine)
    record(civil, title="低保新标准")
    record(civil, title="低保最新标准")
    Change.objects.update(moment=timezone.now() - timedelta(days=31))
    held = Change.objects.count()
    assert following.trim() == held - 1
    assert Change.objects.count() == 1
    following.follow(engine)
    assert found(engine, "最新") == [f"organs.organ/{civil.pk}"]


def test_a_second_node_makes_an_index_of_its_own(record, civil, tmp_path):
    record(civil, title="低保新标准")
    nodes = [EmbeddedEngine(tmp_path / name) for name in ("one", "two")]
    for node in nodes:
        following.follow(node)
    record(civil, title="低保最新标准")
    for node in nodes:
        following.follow(node)
    assert [node.search(Query("最新")).total for node in nodes] == [1, 1]


def test_an_index_of_an_earlier_form_is_made_anew_and_taken_away(record, civil, tmp_path):
    record(civil, title="低保新标准")
    earlier = tmp_path / f"form-{fields.FORM - 1}"
    earlier.mkdir()
    (earlier / "meta.json").write_text("{}")
    node = EmbeddedEngine(tmp_path)
    assert earlier.exists()
    following.follow(node)
    assert (node.search(Query("低保")).total, earlier.exists()) == (1, False)


def test_another_process_sees_what_one_has_committed(tmp_path, db):
    writer, reader = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    assert reader.search(Query()).total == 0
    writer.rebuild(entries(3, sentences=50), 1)
    assert reader.search(Query()).total == 3


def test_while_one_writes_another_is_refused(tmp_path, db):
    one, two = EmbeddedEngine(tmp_path), EmbeddedEngine(tmp_path)
    refused = []

    def slow():
        refused.append(two.rebuild([], 9))
        yield from entries(2, sentences=50)

    assert one.rebuild(slow(), 5)
    assert refused == [False]
    assert two.position() == 5


def test_the_commands(record, civil, capsys):
    record(civil, title="低保新标准")
    call_command("rebuild_index")
    call_command("follow_index", "--once")
    assert "共1条" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_the_thread_follows_at_once_and_stops(record, civil):
    thread = following.start(interval=60)
    try:
        record(civil, title="低保新标准")
        until = time.monotonic() + 20
        while not found(chosen(), "低保") and time.monotonic() < until:
            time.sleep(0.05)
        assert found(chosen(), "低保")
    finally:
        thread.stop()
    assert not thread.is_alive()


def child(folder, engine, *more):
    path = os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(
        [sys.executable, CHILD, folder, engine, *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path, "DATABASE_URL": ""},
    )


def ended(process):
    _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said


def held_by(folder, engine):
    """What an index holds, read by a process of its own where it is in a database."""
    if engine == "embedded":
        return found(EmbeddedEngine(folder / "index"))
    with sqlite3.connect(folder / "db") as connection:
        return [key for (key,) in connection.execute("SELECT key FROM search_indexed ORDER BY rank")]


def expected():
    held = [entry for number, entry in enumerate(entries(KEYS, seed=SEED, sentences=300), start=1) if number % 7]
    return [entry.key for entry in sorted(held, key=lambda entry: entry.rank)]


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["embedded", "database"])
def test_a_follower_killed_at_any_moment_loses_nothing_and_doubles_nothing(engine, tmp_path):
    ended(child(tmp_path, engine, "outbox"))
    chance = random.Random(5)
    for _ in range(6):
        process = child(tmp_path, engine)
        for _ in range(chance.randint(1, 5)):
            process.stdout.readline()
        time.sleep(chance.random() * 0.05)
        process.kill()
        process.communicate()
    ended(child(tmp_path, engine))
    assert held_by(tmp_path, engine) == expected()


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["embedded", "database"])
def test_two_followers_at_once_lose_nothing_and_double_nothing(engine, tmp_path):
    ended(child(tmp_path, engine, "outbox"))
    for process in [child(tmp_path, engine) for _ in range(2)]:
        ended(process)
    assert held_by(tmp_path, engine) == expected()
