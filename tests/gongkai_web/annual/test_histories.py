"""Random histories by the services of the desk: the tables are sound, and years hand on what is open."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st

from gongkai.checks import Case, examine
from gongkai.clock.events import Party
from gongkai.forms import CellRef
from gongkai.handling import Kind
from gongkai.ingest import read_bytes
from gongkai.render import write
from gongkai.statute import APPLICANTS, DISPOSITIONS, ENDINGS
from gongkai_web.annual.composing import compose
from gongkai_web.annual.figures import figures_of
from gongkai_web.annual.models import AnnualReport
from gongkai_web.desk.models import Identity, Request
from gongkai_web.desk.services import Application, act, register
from gongkai_web.desk.services.disputing import open_dispute, update_dispute
from gongkai_web.desk.services.dividing import split

YEARS = range(2023, 2027)
CARRIED = {"R104", "R105"}
"""What a year carries out, the next carries in."""
ENDS = {kind: [code for code in ENDINGS if code.startswith(kind)] for kind in ("review", "suit")}

TURNS = [date(2024, 12, 30), date(2025, 12, 31)]

days = st.integers(0, 9) | st.integers(0, 60)
disputes = st.lists(st.tuples(st.sampled_from(["review", "suit"]), days, days, st.booleans()), max_size=3)
lives = st.fixed_dictionaries(
    {
        "arrived": st.dates(date(2022, 10, 1), date(2026, 12, 31)) | st.sampled_from(TURNS),
        "kind": st.sampled_from(sorted(APPLICANTS)),
        "channel": st.sampled_from(["in-person", "plain-post"]),
        "on_the_way": st.lists(st.sampled_from(["correct", "extend", "consult", "explain"]), max_size=3, unique=True),
        "end": st.sampled_from(["open", "withdrawn", "lapsed", "split", "answered", "answered", "answered"]),
        "disposition": st.sampled_from(sorted(DISPOSITIONS)),
        "gaps": st.lists(days, min_size=12, max_size=12),
        "disputes": disputes,
        "ending": st.integers(0, 99),
    }
)  # fmt: skip


class History:
    """One request lived through by the services, up to today; `on` is the day of its last act."""

    def __init__(self, life, organ, by):
        self.life, self.by, self.gaps = life, by, iter(life["gaps"])
        known = Application(uuid.uuid4(), organ, life["kind"], Identity(name="张三"), "某项目的批复")
        self.request, self.on = (
            register(known, channel=life["channel"], arrived=life["arrived"], by=by),
            life["arrived"],
        )

    def do(self, kind, **facts):
        """The next act, some days later, unless that is after today or has no place there: then it did not happen."""
        day = self.on + timedelta(next(self.gaps))
        if day > date(2027, 1, 12):
            return
        try:
            act(self.request, kind, by=self.by, on=day, facts=facts)
        except ValidationError:
            event(f"refused: {kind}")
        else:
            self.on = day
            event(f"done: {kind}")

    def live(self):
        if self.life["channel"] == "plain-post":
            self.do(Kind.CONFIRMED)
        for way in self.life["on_the_way"]:
            getattr(self, f"_{way}")()
        getattr(self, f"_{self.life['end']}")()
        self.request.refresh_from_db()
        if self.request.state == "answered":
            self._disputed()

    def _correct(self):
        self.do(Kind.CORRECTION_ASKED, days=15)
        self.do(Kind.CORRECTED)

    def _extend(self):
        self.do(Kind.EXTENSION_AGREED, days=20)
        self.do(Kind.EXTENDED, days=20)

    def _consult(self):
        self.do(Kind.CONSULTED, who="某公司", party=Party.THIRD_PARTY.value)

    def _explain(self):
        self.do(Kind.REASONS_ASKED)
        self.do(Kind.REASONS_GIVEN)

    def _open(self):
        pass

    def _withdrawn(self):
        self.do(Kind.WITHDRAWN)

    def _lapsed(self):
        self.do(Kind.CORRECTION_ASKED, days=1)
        self.do(Kind.LAPSED)

    def _split(self):
        """Two matters: the first is answered, where there is time, the second stays open."""
        day = self.on + timedelta(next(self.gaps))
        if day > date(2027, 1, 12):
            return
        try:
            self.request, _second = split(self.request, ["甲", "乙"], by=self.by, on=day)
        except ValidationError:
            event("refused: split")
        else:
            self.on = day
            event("done: split")
            self._answered()

    def _answered(self):
        self.do(Kind.DECIDED, disposition=self.life["disposition"])
        self.do(Kind.SIGNED_OFF)
        self.do(Kind.ANSWERED)

    def _disputed(self):
        before, on = None, self.on
        for place, (kind, accepted, took, decided) in enumerate(self.life["disputes"]):
            if before is not None and kind == "review":
                continue
            on += timedelta(accepted)
            instance = before.instance + 1 if before and before.kind == "suit" else 1
            made = open_dispute(
                self.request, by=self.by, kind=kind, accepted_on=on, after=before, body="某院", instance=instance
            )
            if not decided:
                return
            on += timedelta(took)
            ending = ENDS[kind][(self.life["ending"] + place) % len(ENDS[kind])]
            before = update_dispute(made, by=self.by, ending=ending, decided_on=on, lost_on="第三十六条")
            event(ending)


def open_at_the_end_of(year):
    """Who was waiting when a year ended: parts only of what was split by then, read from the requests alone."""
    last = date(year, 12, 31)
    there = Request.objects.filter(received_on__lte=last).exclude(origin__ended_on__gt=last)
    return {f"desk.request/{each.pk}" for each in there if each.ended_on is None or each.ended_on > last}


@pytest.mark.slow
@pytest.mark.django_db
@settings(  # a history takes a second: to shrink one would take minutes
    max_examples=20,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(lives, min_size=4, max_size=14))
def test_random_histories_give_sound_tables_that_carry_what_is_open(civil, head, made):
    with transaction.atomic():
        for life in made:
            History(life, civil, head).live()
        before, carried_out = None, None
        for year in YEARS:
            counted = figures_of(civil, year).counted
            report = read_bytes(write(compose(AnnualReport(organ=civil, year=year), counted), "html"), "report.html")
            found = examine(Case(report, before)).findings
            wrong = [e.fault.message for e in found if e.check.code[0] == "A" or e.check.code in CARRIED]
            assert wrong == []
            carried = {w.record for w in counted.cells[CellRef("requests", "carried-in", "all")]}
            assert carried == open_at_the_end_of(year - 1)
            assert carried_out is None or carried == carried_out
            carried_out = {w.record for w in counted.cells[CellRef("requests", "carried-out", "all")]}
            before = report
        transaction.set_rollback(True)
