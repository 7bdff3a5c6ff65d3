"""A server killed at every step of taking an application in: what got a receipt is there afterwards, once.

Real processes on a database of their own, SQLite and PostgreSQL; killed as `kill -9` does, at chosen points and at
moments drawn by lot.
"""

import random
import re
import socket
import subprocess
import time

import pytest

from killed import POSTGRES, Browser, made, unless_broken

pytestmark = pytest.mark.slow

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
ROUNDS = 6
"""Kills at moments drawn by lot, on each database."""


@pytest.fixture(autouse=True)
def _day():
    """These servers live in today."""


@pytest.fixture(autouse=True)
def time_machine_at():
    """These servers live in today."""


class Applicant(Browser):
    """A person with a browser: sends one form as often as it takes."""

    def __init__(self, site):
        super().__init__(site)
        token, page = self.token("/requests/new/fill/?organ=civil")
        self.submission = re.search(r'name="submission" value="([^"]+)"', page)[1]
        self.fields = {
            "csrfmiddlewaretoken": token, "submission": self.submission, "organ": "civil", "kind": "natural",
            "name": "张三", "id_kind": "id-card", "id_number": "11010519491231002X", "phone": "13800001234",
            "subject": "某事", "form": "electronic", "delivery": "online",
        }  # fmt: skip

    def send(self):
        """Number and code from the receipt."""
        page = self.post("/requests/new/send/", self.fields, "identity_files")
        return tuple(re.search(rf"<dt>{label}</dt><dd[^>]*>([^<]+)", page)[1] for label in ("编号", "查询码"))


@pytest.fixture(scope="module", params=["", POSTGRES], ids=["sqlite", "postgres"])
def installed(request, tmp_path_factory):
    with made(tmp_path_factory.mktemp("installed"), "prepare", request.param) as there:
        yield there


@pytest.fixture
def site(installed):
    """An installation with one organ and no requests."""
    with installed.put_back() as here:
        yield here


def kept(site, submission):
    """The requests of a submission: number, acts, papers."""
    plain = submission if site.database else submission.replace("-", "")
    acts, papers = (f"(SELECT count(*) FROM {table} w WHERE w.request_id = r.id)" for table in BESIDE)  # noqa: S608
    return site.ask(f"SELECT r.number, {acts}, {papers} FROM desk_request r WHERE r.submission = '{plain}'")  # noqa: S608


@pytest.mark.parametrize("point", POINTS)
def test_killed_at(site, point):
    site.start(point)
    applicant = Applicant(site)
    unless_broken(applicant.send)
    assert site.died()
    there = kept(site, applicant.submission)
    assert there == ([(f"{time.strftime('%Y')}-0001", 1, 1)] if POINTS[point] else [])
    site.start()
    number, code = applicant.send()
    assert applicant.send() == (number, code)
    assert kept(site, applicant.submission) == [(number, 1, 1)]
    assert number.endswith("-0001")
    assert site.ask("SELECT count(*) FROM desk_applicant")[0][0] == 1
    assert site.manage("verify_journal") == 0


def test_killed_at_any_moment(site):
    lots, receipts = random.Random(site.database or "sqlite"), {}
    for _ in range(ROUNDS):
        site.start()
        applicant = Applicant(site)
        ending = subprocess.Popen(["sh", "-c", f"sleep {lots.uniform(0, 0.35):.3f}; kill -9 {site.pid}"])
        first = unless_broken(applicant.send)
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
    assert site.manage("verify_journal") == 0


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
