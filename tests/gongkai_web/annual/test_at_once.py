"""Two officers at once, in threads of their own: a report is frozen once, and holds the whole of what was recorded.

SQLite writes one at a time and says so by an error when it waits too long; there the second may be refused by that.
"""

from datetime import date

import pytest
from django.db import connection

from gongkai.forms import CellRef
from gongkai.handling import Kind
from gongkai_web.annual.composing import counted_of
from gongkai_web.annual.models import AnnualReport
from gongkai_web.annual.selectors import moved_since
from gongkai_web.annual.services import begin, freeze, thaw
from gongkai_web.annual.snapshots import thawed
from gongkai_web.desk.models import Request
from gongkai_web.desk.services import act
from together import at_once, let_be_emptied

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = ("received", "carried-in", "handled", "carried-out")


@pytest.fixture(autouse=True)
def _emptied(transactional_db):
    """What is append-only refuses to be emptied; after a test that commits it must be."""
    yield
    let_be_emptied()


def test_of_two_who_freeze_one_does(asked, civil, head):
    asked(date(2026, 12, 10), answered=date(2026, 12, 30))
    key = begin(civil, 2026, by=head).pk

    def frozen():
        freeze(AnnualReport.objects.get(pk=key), by=head)

    for turn in range(3):
        outcomes = at_once(frozen, frozen)
        refused = [each for each in outcomes if each is not None]
        assert len(refused) == 1, outcomes
        if connection.vendor == "postgresql":
            assert "已经冻结" in str(refused[0])
        report = AnnualReport.objects.get(pk=key)
        assert (report.snapshots.count(), report.acts.filter(deed="frozen").count()) == (turn + 1, turn + 1)
        thaw(report, by=head, reason="再冻结一次")


def test_an_answer_is_in_the_frozen_numbers_or_told_beside_them(asked, civil, head):
    """A request is answered while the year is frozen: each column adds up, and nothing falls between."""
    key, granted = begin(civil, 2026, by=head).pk, CellRef.parse("requests/granted/all")
    for turn in range(4):
        request = asked(date(2026, 12, 10))
        act(request, Kind.DECIDED, by=head, on=date(2026, 12, 11), facts={"disposition": "granted"})
        act(request, Kind.SIGNED_OFF, by=head, on=date(2026, 12, 11))

        def answered(pk=request.pk):
            act(Request.objects.get(pk=pk), Kind.ANSWERED, by=head, on=date(2026, 12, 30))

        outcomes = at_once(lambda: freeze(AnnualReport.objects.get(pk=key), by=head), answered)
        report = AnnualReport.objects.get(pk=key)
        if outcomes[0] is None:
            held = thawed(report.snapshots.last())
            came, carried, went, left = (held.value(CellRef("requests", row, "all")) for row in ROWS)
            assert came + carried == went + left == turn + 1
            told = moved_since(report, counted_of(report))
            assert held.value(granted) + sum(len(one.came) for one in told if one.ref == granted) == (
                Request.objects.filter(organ=civil, state="answered").count()
            )
            thaw(report, by=head, reason="再冻结一次")
        if outcomes[1] is not None:
            answered()
