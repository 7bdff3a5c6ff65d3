"""What tests of the annual report stand on: an organ with people, and requests of two years."""

import uuid
from datetime import date

import pytest
import time_machine

from gongkai.handling import Kind
from gongkai_web.desk.models import Identity
from gongkai_web.desk.services import Application, act, register
from gongkai_web.organs.models import DisclosureOffice
from gongkai_web.organs.roles import Role


@pytest.fixture(autouse=True)
def _day():
    """Tests of the annual report are asked on 12 January 2027: the year is over, and the report is due."""
    with time_machine.travel("2027-01-12T10:00:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _no_office(request, monkeypatch):
    """The office suite takes seconds a file: only slow tests wait for it."""
    if "slow" not in request.keywords:
        monkeypatch.setattr("gongkai_web.annual.files.through_office", lambda _word: b"")


@pytest.fixture
def head(civil, member):
    DisclosureOffice.objects.create(organ=civil, name="办公室", address="某路1号", hours="8:30", phone="0123-4567890")
    return member(civil, Role.HEAD, "负责人", since=date(2020, 1, 1))


@pytest.fixture
def supervisor(county, member):
    return member(county, Role.SUPERVISOR, "监督人")


@pytest.fixture
def asked(civil, head):
    """A request handed in on a day, answered on another: `asked(date(…), answered=date(…), disposition="granted")`."""

    def made(arrived, answered=None, disposition="granted", kind="natural", organ=civil, **fields):
        known = Application(uuid.uuid4(), organ, kind, Identity(name="张三"), "某项目的批复", **fields)
        request = register(known, channel="in-person", arrived=arrived, by=head)
        if answered:
            act(request, Kind.DECIDED, by=head, on=answered, facts={"disposition": disposition})
            act(request, Kind.SIGNED_OFF, by=head, on=answered)
            act(request, Kind.ANSWERED, by=head, on=answered)
        request.refresh_from_db()
        return request

    return made
