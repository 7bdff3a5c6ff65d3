"""A server killed at every step of taking an application in: what got a receipt is there afterwards, once.

Real processes on a database of their own, SQLite and PostgreSQL; killed as `kill -9` does, at chosen points and at
moments drawn by lot.
"""

import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path

import psycopg
import pytest

pytestmark = pytest.mark.slow

PROGRAM = Path(__file__).parents[3] / "crashing.py"
POSTGRES = os.environ.get("GONGKAI_TEST_DATABASE", "postgres://postgres@127.0.0.1:5432/postgres")
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
POINTS = {
    "before the transaction": False,
    "with the number taken": False,
    "with a file written": False,
    "before the first act": False,
    "before the commit": False,
    "after the commit": True,
    "before the answer": True,
    "after the answer": True,
}
"""Every point, with whether the request is there after it."""
BESIDE = ("desk_requestact", "desk_paper")
ROUNDS = 9
"""Kills at moments drawn by lot, on each database."""


@pytest.fixture(autouse=True)
def _day():
    """These servers live in today."""


@pytest.fixture(autouse=True)
def time_machine_at():
    """These servers live in today."""


class Site:
    """One installation: a data folder, a database, and a server that is there or not."""

    def __init__(self, data, database=""):
        self.data, self.database = data, database
        self.port, self.process = 0, None

    @property
    def environment(self):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "GONGKAI_"))}
        return kept | {"GONGKAI_DATA": str(self.data), "DATABASE_URL": self.database, "GONGKAI_CACHE_SECONDS": "0"}

    def run(self, *arguments):
        return subprocess.Popen([sys.executable, PROGRAM, *arguments], env=self.environment,
                                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip

    def start(self, point=""):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process = self.run(str(self.port), *([point] if point else []))
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise AssertionError("the server did not come up")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def died(self):
        self.process.wait(30)
        return self.process.returncode == -signal.SIGKILL

    def ask(self, sql):
        """What the database holds, read without us."""
        if self.database:
            with psycopg.connect(self.database) as connection:
                return connection.execute(sql).fetchall()
        with sqlite3.connect(self.data / "gongkai.sqlite3") as connection:
            return connection.execute(sql).fetchall()

    def manage(self, *arguments):
        program = "import sys; from gongkai.cli import main; main(sys.argv[1:])"
        return subprocess.run(
            [sys.executable, "-c", program, "manage", *arguments],
            env=self.environment,
            capture_output=True,
            check=False,
        )


class Applicant:
    """A person with a browser: sends one form as often as it takes."""

    def __init__(self, site):
        self.site = site
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        page = self.get("/requests/new/fill/?organ=civil")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        self.submission = re.search(r'name="submission" value="([^"]+)"', page)[1]
        self.fields = {
            "csrfmiddlewaretoken": token, "submission": self.submission, "organ": "civil", "kind": "natural",
            "name": "张三", "id_kind": "id-card", "id_number": "11010519491231002X", "phone": "13800001234",
            "subject": "某事", "form": "electronic", "delivery": "online",
        }  # fmt: skip

    def get(self, path):
        with self.browser.open(f"http://127.0.0.1:{self.site.port}{path}", timeout=30) as answer:
            return answer.read().decode()

    def send(self):
        """Number and code from the receipt."""
        edge = uuid.uuid4().hex
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
            for name, value in self.fields.items()
        ]
        head = f'--{edge}\r\nContent-Disposition: form-data; name="identity_files"; filename="a.png"\r\n\r\n'
        body = b"".join([*parts, head.encode(), PNG, f"\r\n--{edge}--\r\n".encode()])
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.site.port}/requests/new/send/",
            body,
            {"Content-Type": f"multipart/form-data; boundary={edge}"},
        )
        with self.browser.open(asked, timeout=30) as answer:
            page = answer.read().decode()
        return tuple(re.search(rf"<dt>{label}</dt><dd[^>]*>([^<]+)", page)[1] for label in ("编号", "查询码"))

    def try_to_send(self):
        """The receipt, or None where the connection broke."""
        try:
            return self.send()
        except (OSError, HTTPException, TypeError):
            return None


@pytest.fixture(scope="module")
def sqlite_made(tmp_path_factory):
    site = Site(tmp_path_factory.mktemp("sqlite"))
    assert site.run("prepare").wait(900) == 0
    return site


@pytest.fixture(scope="module")
def postgres_made(tmp_path_factory):
    try:
        with psycopg.connect(POSTGRES, connect_timeout=3, autocommit=True) as server:
            name = f"crash_{uuid.uuid4().hex[:12]}"
            server.execute(f"CREATE DATABASE {name}")
    except psycopg.OperationalError:
        pytest.skip("PostgreSQL does not answer")
    site = Site(tmp_path_factory.mktemp("postgres"), f"{POSTGRES.rpartition('/')[0]}/{name}")
    assert site.run("prepare").wait(900) == 0
    yield site
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgres"])
def site(request, tmp_path):
    """An installation with one organ and no requests."""
    made = request.getfixturevalue(f"{request.param}_made")
    data = tmp_path / "data"
    shutil.copytree(made.data, data)
    if not made.database:
        here = Site(data)
        yield here
    else:
        name, template = f"crash_{uuid.uuid4().hex[:12]}", made.database.rpartition("/")[2]
        with psycopg.connect(POSTGRES, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        here = Site(data, f"{POSTGRES.rpartition('/')[0]}/{name}")
        yield here
    if here.process and here.process.poll() is None:
        here.kill()
    if made.database:
        with psycopg.connect(POSTGRES, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def kept(site, submission):
    """The requests of a submission: number, acts, papers."""
    plain = submission if site.database else submission.replace("-", "")
    acts, papers = (f"(SELECT count(*) FROM {table} w WHERE w.request_id = r.id)" for table in BESIDE)  # noqa: S608
    return site.ask(f"SELECT r.number, {acts}, {papers} FROM desk_request r WHERE r.submission = '{plain}'")  # noqa: S608


@pytest.mark.parametrize("point", POINTS)
def test_killed_at(site, point):
    site.start(point)
    applicant = Applicant(site)
    applicant.try_to_send()
    assert site.died()
    there = kept(site, applicant.submission)
    assert there == ([(f"{time.strftime('%Y')}-0001", 1, 1)] if POINTS[point] else [])
    site.start()
    number, code = applicant.send()
    assert applicant.send() == (number, code)
    assert kept(site, applicant.submission) == [(number, 1, 1)]
    assert number.endswith("-0001")
    assert site.ask("SELECT count(*) FROM desk_applicant")[0][0] == 1
    site.kill()
    assert site.manage("verify_journal").returncode == 0


def test_killed_at_any_moment(site):
    lots, receipts = random.Random(site.database or "sqlite"), {}
    for _ in range(ROUNDS):
        site.start()
        applicant = Applicant(site)
        ending = subprocess.Popen(["sh", "-c", f"sleep {lots.uniform(0, 0.35):.3f}; kill -9 {site.process.pid}"])
        first = applicant.try_to_send()
        ending.wait()
        assert site.died()
        if first:
            receipts[applicant.submission] = first
            assert [row[0] for row in kept(site, applicant.submission)] == [first[0]]
        site.start()
        again = applicant.send()
        assert first in (None, again)
        receipts[applicant.submission] = again
        site.kill()
    for submission, (number, _code) in receipts.items():
        assert kept(site, submission) == [(number, 1, 1)]
    assert len({number for number, _ in receipts.values()}) == ROUNDS
    assert site.ask("SELECT count(*) FROM desk_request")[0][0] == ROUNDS
    assert site.manage("verify_journal").returncode == 0


def test_a_connection_that_breaks_in_the_middle_of_an_upload_leaves_nothing(site):
    site.start()
    applicant = Applicant(site)
    with socket.create_connection(("127.0.0.1", site.port)) as wire:
        wire.sendall(
            b"POST /requests/new/send/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 900000\r\n"
            b"Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\n" + bytes(300_000)
        )
    time.sleep(0.5)
    assert site.ask("SELECT count(*) FROM desk_request")[0][0] == 0
    assert not [path for path in (site.data / "papers").rglob("*") if path.is_file()]
    applicant.send()
    assert len(kept(site, applicant.submission)) == 1
