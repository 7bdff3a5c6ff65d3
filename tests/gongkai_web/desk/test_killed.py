"""A server killed while a request is answered: what was acknowledged is there, once; the rest is whole or absent."""

import re

import pytest

from crashing_cases import ENTRY
from killed import Browser, made, unless_broken

pytestmark = pytest.mark.slow
REPLY = {
    "reply: with the act": False,
    "reply: with the words kept": False,
    "reply: with the file written": False,
    "reply: after the commit": True,
    "before the answer": True,
    "after the answer": True,
}
SIGN = {
    "sign: with the number taken": False,
    "sign: with the request taken along": False,
    "sign: after the commit": True,
    "before the answer": True,
}
SEND = {
    "send: with the act": False,
    "send: with the letter kept": False,
    "send: before the commit": False,
    "send: after the commit": True,
    "before the answer": True,
}
"""Every point, with whether what was done is there after it."""


@pytest.fixture(autouse=True)
def _day():
    """These servers live in today."""


@pytest.fixture(autouse=True)
def time_machine_at():
    """These servers live in today."""


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    with made(tmp_path_factory.mktemp("cases"), "prepare-cases") as there:
        yield there


@pytest.fixture
def site(cases):
    """An installation whose requests wait: one for its applicant, one for a signature, one for being sent.

    SQLite alone: PostgreSQL is killed where applications are taken in, by the same locks and transactions.
    """
    with cases.put_back() as here:
        yield here


def numbers(site):
    return [row[0] for row in site.ask("SELECT number FROM desk_letter WHERE number <> '' ORDER BY number")]


def acts(site, request, *kinds):
    asked = ", ".join(f"'{kind}'" for kind in kinds)
    return site.ask(f"SELECT count(*) FROM desk_requestact WHERE request_id = {request} AND kind IN ({asked})")[0][0]  # noqa: S608


def papers(site, request, kind):
    return site.ask(f"SELECT file FROM desk_paper WHERE request_id = {request} AND kind = '{kind}'")  # noqa: S608


def whole(site):
    """Nothing half: every paper has its file, the journal is a chain, lists say what the acts say."""
    for (file,) in site.ask("SELECT file FROM desk_paper"):
        assert (site.data / "papers" / file).stat().st_size > 0
    assert site.manage("verify_journal") == 0
    states = site.ask("SELECT id, state, disposition, ended_on FROM desk_request ORDER BY id")
    assert site.manage("recompute_requests") == 0
    assert site.ask("SELECT id, state, disposition, ended_on FROM desk_request ORDER BY id") == states


class Applicant(Browser):
    """Who was asked to correct their request: the form as they filled it in, sent as often as it takes."""

    def __init__(self, site):
        super().__init__(site)
        ((number,),) = site.ask("SELECT number FROM desk_request WHERE state = 'correcting'")
        token, _page = self.token("/requests/track/")
        code = (site.data / "code").read_text("ascii")
        page = self.post("/requests/track/", {"csrfmiddlewaretoken": token, "number": number, "code": code})
        seen = re.search(r'name="seen" value="(\d+)"', page)[1]
        self.fields = {"csrfmiddlewaretoken": token, "words": "补正如下", "seen": seen}

    def send(self):
        return "补正" in self.post("/requests/track/correct/", self.fields, "papers")


class Officer(Browser):
    """Who signs and sends, at the page of one letter."""

    def __init__(self, site, letter, request):
        super().__init__(site)
        token, _page = self.token("/admin/login/")
        self.post("/admin/login/", {"csrfmiddlewaretoken": token, "username": "root", "password": ENTRY})
        self.letters = f"/admin/requests/{request}/letters/"
        self.path = f"{self.letters}{letter}/"

    def does(self, act, **fields):
        token, _page = self.token(self.letters)
        return self.post(self.path, {"csrfmiddlewaretoken": token, "act": act, **fields})


@pytest.mark.parametrize("point", REPLY)
def test_while_a_correction_is_given(site, point):
    site.start(point)
    applicant = Applicant(site)
    unless_broken(applicant.send)
    assert site.died()
    there = (acts(site, 1, "corrected"), len(papers(site, 1, "supplement")))
    assert there == ((1, 2) if REPLY[point] else (0, 0))
    site.start()
    assert applicant.send()
    assert applicant.send()
    assert (acts(site, 1, "corrected"), len(papers(site, 1, "supplement"))) == (1, 2)
    whole(site)


@pytest.mark.parametrize("point", SIGN)
def test_while_a_letter_is_signed(site, point):
    before = numbers(site)
    site.start(point)
    officer = Officer(site, 1, 2)
    unless_broken(lambda: officer.does("sign"))
    assert site.died()
    signed = len(numbers(site)) - len(before)
    assert (signed, acts(site, 2, "signed-off")) == ((1, 1) if SIGN[point] else (0, 0))
    site.start()
    officer = Officer(site, 1, 2)
    officer.does("sign")
    officer.does("sign")
    assert acts(site, 2, "signed-off") == 1
    given = [int(re.search(r"〕(\d+)号", number)[1]) for number in numbers(site)]
    assert given == [1, 2]
    whole(site)


@pytest.mark.parametrize("point", SEND)
def test_while_an_answer_is_sent(site, point):
    site.start(point)
    officer = Officer(site, 2, 3)
    ((today,),) = site.ask("SELECT signed_on FROM desk_letter WHERE id = 2")
    answer = {"method": "online", "on": str(today)}
    unless_broken(lambda: officer.does("send", **answer))
    assert site.died()
    ((sent_on,),) = site.ask("SELECT sent_on FROM desk_letter WHERE id = 2")
    there = (sent_on is not None, acts(site, 3, "answered"), acts(site, 3, "reached"), len(papers(site, 3, "letter")))
    assert there == ((True, 1, 1, 2) if SEND[point] else (False, 0, 0, 0))
    site.start()
    officer = Officer(site, 2, 3)
    officer.does("send", **answer)
    officer.does("send", **answer)
    there = (acts(site, 3, "answered"), acts(site, 3, "reached"), len(papers(site, 3, "letter")))
    assert there == (1, 1, 2)
    assert len(numbers(site)) == 1
    whole(site)
