"""Installations that are killed: real servers on databases of their own, SQLite and PostgreSQL, and a browser."""

import os
import re
import select
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
import uuid
from contextlib import closing, contextmanager
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
    """One installation: a data folder, a database, and a process that was split off for it, or none."""

    def __init__(self, data, database=""):
        self.data, self.database = data, database
        self.port = self.pid = 0
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "GONGKAI_"))}
        known = kept | {"GONGKAI_DATA": str(data), "DATABASE_URL": database, "GONGKAI_CACHE_SECONDS": "0"}
        self.platform = subprocess.Popen([sys.executable, PROGRAM], env=known, text=True, stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # fmt: skip
        # It makes what is missing of the folder while it loads, a key among it: nobody may put the folder back before.
        assert self.platform.stdout.readline() == "loaded\n"

    def begin(self, *words):
        """Have a process do something."""
        print(*words, file=self.platform.stdin, flush=True)
        self.pid = int(self.platform.stdout.readline())

    def ended(self):
        """How the process ended: 0, a fault, or the signal that killed it with a minus before it."""
        told, _, _ = select.select([self.platform.stdout], [], [], PATIENCE)
        assert told, "the process goes on"
        self.pid = 0
        return int(self.platform.stdout.readline())

    def start(self, point=""):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.begin("serve", self.port, point)
        for _ in range(2400):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise AssertionError("the server did not come up")

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        return self.ended()

    def died(self):
        return self.ended() == -signal.SIGKILL

    def manage(self, *arguments):
        """The exit code of a command."""
        if self.pid:
            self.kill()
        self.begin("manage", *arguments)
        return self.ended()

    def close(self):
        if self.pid:
            self.kill()
        self.platform.stdin.close()
        self.platform.wait(PATIENCE)
        self.platform.stdout.close()

    def ask(self, sql):
        """What the database holds, read without us."""
        if self.database:
            with psycopg.connect(self.database) as connection:
                return connection.execute(sql).fetchall()
        with closing(sqlite3.connect(self.data / "gongkai.sqlite3")) as connection:
            return connection.execute(sql).fetchall()


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


class Made:
    """An installation that is made once and put back, files and database, as often as it is to be killed.

    `what` names what stands in it, `server` the PostgreSQL that its database is on, if any.
    """

    def __init__(self, folder, what, server=""):
        self.server, self.name = server, f"crash_{uuid.uuid4().hex[:12]}" if server else ""
        if server:
            self._tell(f"CREATE DATABASE {self.name}")
        (folder / "data").mkdir()
        place = folder / "data", f"{server.rpartition('/')[0]}/{self.name}" if server else ""
        first = Site(*place)
        first.begin(what)
        assert first.ended() == 0
        first.close()
        self.files = shutil.copytree(folder / "data", folder / "files")
        self.site = Site(*place)
        if server:
            self._tell(f"CREATE DATABASE {self.name}_made TEMPLATE {self.name}")

    @contextmanager
    def put_back(self):
        """The installation as it was made, to be killed."""
        shutil.rmtree(self.site.data)
        shutil.copytree(self.files, self.site.data)
        if self.server:
            self._tell(f"DROP DATABASE {self.name} WITH (FORCE)")
            self._tell(f"CREATE DATABASE {self.name} TEMPLATE {self.name}_made")
        yield self.site
        if self.site.pid:
            self.site.kill()

    def close(self):
        self.site.close()
        if self.server:
            self._tell(f"DROP DATABASE {self.name} WITH (FORCE)")
            self._tell(f"DROP DATABASE {self.name}_made WITH (FORCE)")

    def _tell(self, sql):
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(sql)


@contextmanager
def made(folder, what, server=""):
    """The same, ended in the end; where there is no PostgreSQL, that is said."""
    try:
        if server:
            psycopg.connect(server, connect_timeout=3).close()
    except psycopg.OperationalError:
        pytest.skip("PostgreSQL does not answer")
    there = Made(folder, what, server)
    yield there
    there.close()
