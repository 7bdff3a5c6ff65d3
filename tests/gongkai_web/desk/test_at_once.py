"""Two officers at once, in threads of their own: of two acts that exclude each other exactly one is recorded.

SQLite writes one at a time and says so by an error when it waits too long; there the second may be refused by that.
"""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection

from gongkai.handling import Kind
from gongkai_web.desk.models import Request
from gongkai_web.desk.services import act
from together import at_once, let_be_emptied

pytestmark = pytest.mark.django_db(transaction=True)
PAIRS = [
    (Kind.WITHDRAWN, {}, Kind.WITHDRAWN, {}),
    (Kind.CORRECTION_ASKED, {"days": 10}, Kind.CORRECTION_ASKED, {"days": 5}),
    (Kind.CORRECTION_ASKED, {"days": 10}, Kind.DECIDED, {"disposition": "granted"}),
]


@pytest.fixture
def time_machine_at():
    """Time goes on for threads, on the day of these tests."""
    with time_machine.travel("2026-12-01T10:00:00+08:00", tick=True) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def _emptied(transactional_db):
    """What is append-only refuses to be emptied; after a test that commits it must be."""
    yield
    let_be_emptied()


def refused(outcomes):
    found = [each for each in outcomes if each is not None]
    if connection.vendor == "postgresql":
        assert all(isinstance(each, ValidationError) for each in found)
    return found


@pytest.mark.parametrize(("mine", "facts", "yours", "other"), PAIRS)
def test_of_two_acts_that_exclude_each_other_one_is_recorded(registered, officer, head, mine, facts, yours, other):
    for turn in range(4):
        key = registered(subject=f"第{turn}件").pk
        day = date(2026, 9, 4)

        def deed(kind, by, known, key=key, day=day):
            act(Request.objects.get(pk=key), kind, by=by, on=day, facts=known)

        outcomes = at_once(lambda deed=deed: deed(mine, officer, facts), lambda deed=deed: deed(yours, head, other))
        assert len(refused(outcomes)) == 1, outcomes
        assert Request.objects.get(pk=key).acts.count() == 2


def test_two_who_saw_the_same_page_do_not_both_act(registered, officer, head):
    """Acts that the law would let both stand: the second has not seen the first."""
    key = registered().pk

    def consult(by, who):
        facts = {"party": "第三方", "who": who}
        act(Request.objects.get(pk=key), Kind.CONSULTED, by=by, on=date(2026, 9, 4), facts=facts, seen=1)

    outcomes = at_once(lambda: consult(officer, "第三方1"), lambda: consult(head, "第三方2"))
    assert len(refused(outcomes)) == 1
    assert Request.objects.get(pk=key).acts.filter(kind=Kind.CONSULTED).count() == 1
