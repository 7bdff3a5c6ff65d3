"""Installations that are killed: real servers on databases of their own, SQLite and PostgreSQL, and a browser."""

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
import uuid
from contextlib import contextmanager
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest

PROGRAM = Path(__file__).with_name("crashing.py")
POSTGRES = os.environ.get("GONGKAI_TEST_DATABASE", "postgres://postgres@127.0.0.1:5432/postgres")
PATIENCE = 120
"""Seconds for one answer, on a machine that does other things too."""
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


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
        for _ in range(1200):
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
        self.process.wait(PATIENCE)
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


class Browser:
    """A browser of somebody's: it keeps cookies, and sends forms, with files or without."""

    def __init__(self, site):
        self.site = site
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def address(self, path):
        return f"http://127.0.0.1:{self.site.port}{path}"

    def get(self, path):
        with self.opener.open(self.address(path), timeout=PATIENCE) as answer:
            return answer.read().decode()

    def token(self, path):
        """The token against forgery of a page, and the page."""
        page = self.get(path)
        return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1], page

    def post(self, path, fields, file_field=""):
        """The page that answers a form; with a picture in one of its fields."""
        body, kind = urlencode(fields).encode(), "application/x-www-form-urlencoded"
        if file_field:
            edge = uuid.uuid4().hex
            parts = [
                f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
                for name, value in fields.items()
            ]
            head = f'--{edge}\r\nContent-Disposition: form-data; name="{file_field}"; filename="a.png"\r\n\r\n'
            body = b"".join([*parts, head.encode(), PNG, f"\r\n--{edge}--\r\n".encode()])
            kind = f"multipart/form-data; boundary={edge}"
        asked = urllib.request.Request(self.address(path), body, {"Content-Type": kind})  # noqa: S310 - our own server
        with self.opener.open(asked, timeout=PATIENCE) as answer:
            return answer.read().decode()


def unless_broken(send):
    """What a call gives, or None where the connection broke."""
    try:
        return send()
    except (OSError, HTTPException, TypeError):
        return None


def made_on_sqlite(folder, what):
    """An installation made once: `what` names what stands in it."""
    site = Site(folder)
    assert site.run(what).wait(900) == 0
    return site


@contextmanager
def made_on_postgres(folder, what):
    """The same on PostgreSQL, where there is one."""
    try:
        with psycopg.connect(POSTGRES, connect_timeout=3, autocommit=True) as server:
            name = f"crash_{uuid.uuid4().hex[:12]}"
            server.execute(f"CREATE DATABASE {name}")
    except psycopg.OperationalError:
        pytest.skip("PostgreSQL does not answer")
    site = Site(folder, f"{POSTGRES.rpartition('/')[0]}/{name}")
    assert site.run(what).wait(900) == 0
    yield site
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def copied(made, data):
    """A copy of an installation, to be killed."""
    shutil.copytree(made.data, data)
    here, name = Site(data), ""
    if made.database:
        name, template = f"crash_{uuid.uuid4().hex[:12]}", made.database.rpartition("/")[2]
        with psycopg.connect(POSTGRES, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        here = Site(data, f"{POSTGRES.rpartition('/')[0]}/{name}")
    yield here
    if here.process and here.process.poll() is None:
        here.kill()
    if name:
        with psycopg.connect(POSTGRES, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")
