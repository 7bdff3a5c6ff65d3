"""What tests of the desk stand on: an organ with people, and applications."""

import uuid
from datetime import date

import pytest
import time_machine

from gongkai_web.desk.models import Identity
from gongkai_web.desk.services import Application, register
from gongkai_web.organs.roles import Role

ZHANG = Identity(name="张三", id_kind="id-card", id_number="11010519491231002X", phone="13800001234", address="某路1号")


@pytest.fixture(autouse=True)
def _day(time_machine_at):
    """Tests of the desk are asked on 1 December 2026, so that days of that autumn have been."""


@pytest.fixture
def time_machine_at():
    with time_machine.travel("2026-12-01T10:00:00+08:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def officer(civil, member):
    return member(civil, Role.DESK_OFFICER, "经办人")


@pytest.fixture
def head(civil, member):
    return member(civil, Role.HEAD, "负责人")


@pytest.fixture
def application(civil):
    """An application to the department: `application(subject="…")`."""

    def made(**fields):
        known = {"organ": civil, "kind": "natural", "identity": ZHANG, "subject": "某项目的批复"}
        return Application(submission=uuid.uuid4(), **(known | fields))

    return made


@pytest.fixture
def registered(application, officer):
    """A request handed in at the counter on 1 September 2026: `registered(subject="…")`."""

    def made(arrived=date(2026, 9, 1), channel="in-person", signed=None, confirmed=None, **fields):
        return register(
            application(**fields), channel=channel, arrived=arrived, by=officer, signed=signed, confirmed=confirmed
        )

    return made
