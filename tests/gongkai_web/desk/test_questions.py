"""Every page of the desk asks the database as often for many as for few."""

from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.clock import Party
from gongkai.handling import Kind
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Identity, Reader
from gongkai_web.desk.services import act, look
from gongkai_web.desk.services.co_handling import ask_division
from gongkai_web.desk.services.consulting import consult
from gongkai_web.desk.services.contacting import contact
from gongkai_web.desk.services.disputing import open_dispute
from gongkai_web.desk.services.outbox import Sent, queue
from gongkai_web.desk.services.papers import keep
from gongkai_web.desk.services.remarks import remark
from gongkai_web.organs.roles import Role

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


@pytest.fixture(autouse=True)
def _own_data(settings, tmp_path):
    settings.DATA = tmp_path


@pytest.fixture
def asks(client):
    """How often a page asks."""

    def made(person, name, *args):
        client.force_login(person)
        address = reverse(name, args=args)
        client.get(address)
        with CaptureQueriesContext(connection) as questions:
            assert client.get(address).status_code == 200
        return len(questions)

    return made


@pytest.fixture
def more(registered, officer, civil):
    """More of everything that lists show."""

    def made(number):
        for turn in range(number):
            registered(arrived=date(2026, 11, 20))
            called = registered(channel="fax", arrived=date(2026, 11, 30))
            contact(called, by=officer, on=date(2026, 11, 30), reached=False)
            over = registered(arrived=date(2026, 11, 20), subject=f"第{turn}件的批复")
            act(over, Kind.DECIDED, by=officer, on=date(2026, 11, 23), facts={"disposition": "granted"})
            look(over, by=officer, why="寄送")
            open_dispute(over, by=officer, kind="review", accepted_on=date(2026, 11, 30), body="某县人民政府")
            queue(Sent(Reader.OFFICE, "a@example.gov.cn", "要办", "内容", civil, over), "email")

    return made


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("desk-queue", None),
        ("desk-contacts", None),
        ("desk-messages", None),
        ("desk-feed", None),
        ("answering-year", None),
        ("desk-looks", Role.AUDITOR),
        ("desk-overseen", Role.SUPERVISOR),
        ("desk-timeliness", Role.HEAD),
    ],
)
def test_a_list_asks_as_often_for_many_as_for_few(asks, more, officer, member, civil, county, name, role):
    person = officer if role is None else member(county if role is Role.SUPERVISOR else civil, role)
    more(2)
    few = asks(person, name)
    more(4)
    assert asks(person, name) == few


def test_a_case_asks_as_often_with_much_in_it_as_with_little(asks, officer, registered):
    request = registered(arrived=date(2026, 11, 20))

    def fuller(number):
        for _ in range(number):
            asked = consult(request, Party.THIRD_PARTY, Identity(name="某公司"), by=officer, on=date(2026, 11, 30))
            ask_division(request, f"{asked.label}股", date(2026, 12, 3), by=officer, officer=officer)
            remark(request, "看过了", by=officer)
            keep(request, PaperKind.EVIDENCE, "记录.png", BytesIO(PNG), by=officer)
            registered(arrived=date(2026, 11, 20), subject="另一件")

    fuller(2)
    few = {name: asks(officer, name, request.pk) for name in ("desk-case", "desk-ledger", "answering-letters")}
    fuller(4)
    assert {name: asks(officer, name, request.pk) for name in few} == few
