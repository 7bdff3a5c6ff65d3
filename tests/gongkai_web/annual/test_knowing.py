"""What the platform tells the checks of an organ and its year."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine

from gongkai.checks import OrganKind, examine
from gongkai.checks.examples import example
from gongkai.clock import Party
from gongkai.handling import Kind
from gongkai_web.annual.knowing import facts_of
from gongkai_web.annual.services import open_with
from gongkai_web.desk.models import Decision
from gongkai_web.desk.services import act
from gongkai_web.desk.services.dividing import split


def on(month, day, year=2026):
    return date(year, month, day)


def answered(request, disposition, evidence, by):
    """The decision behind an answer, with its evidence, as the desk files it."""
    put_forward = request.acts.get(kind=Kind.DECIDED)
    decision = Decision(request=request, version=1, disposition=disposition, by=by, act=put_forward)
    decision.file(evidence)
    decision.save()


def test_notices_on_the_requests_of_a_year_are_counted_but_not_those_voided(asked, civil, head):
    one, other = asked(on(3, 2)), asked(on(3, 2))
    act(one, Kind.CORRECTION_ASKED, by=head, on=on(3, 3))
    act(other, Kind.CORRECTION_ASKED, by=head, on=on(3, 4))
    act(other, Kind.VOIDED, by=head, facts={"of": other.acts.get(kind=Kind.CORRECTION_ASKED).number})
    assert facts_of(civil, 2026).registers["correction-notices"] == 1
    assert facts_of(civil, 2025).registers["correction-notices"] == 0


def test_a_notice_that_went_out_before_a_split_is_one(asked, civil, head):
    request = asked(on(3, 2))
    act(request, Kind.CORRECTION_ASKED, by=head, on=on(3, 3))
    act(request, Kind.CORRECTED, by=head, on=on(3, 10))
    first, _second = split(request, ["甲", "乙"], by=head, on=on(3, 11))
    act(first, Kind.CONSULTED, by=head, on=on(3, 12), facts={"who": "某公司", "party": Party.THIRD_PARTY.value})
    told = facts_of(civil, 2026).registers
    assert (told["correction-notices"], told["consultations"]) == (1, 1)


def test_requests_come_with_what_their_decisions_rest_on(asked, civil, head):
    partly = asked(on(3, 2), answered=on(3, 20), disposition="partial")
    answered(partly, "partial", {"grounds": ["third-party"]}, head)
    never = asked(on(3, 2), answered=on(3, 20), disposition="prohibited")
    answered(never, "prohibited", {"law_level": "行政法规"}, head)
    secret = asked(on(3, 2), answered=on(3, 20), disposition="secret")
    answered(secret, "secret", {"secret_basis": "某保密事项范围"}, head)
    facts = facts_of(civil, 2026)
    known = {each.life.record: (each.also, each.rank) for each in facts.requests}
    assert known == {partly.number: (("third-party",), ""), never.number: ((), "行政法规"), secret.number: ((), "")}
    assert facts.registers["marked-secrets"] == 1


def test_time_runs_again_from_a_correction(asked, civil, head):
    request = asked(on(3, 2))
    assert facts_of(civil, 2026).oldest_open == on(3, 2)
    act(request, Kind.CORRECTION_ASKED, by=head, on=on(3, 5))
    act(request, Kind.CORRECTED, by=head, on=on(3, 12))
    assert facts_of(civil, 2026).oldest_open == on(3, 12)
    assert facts_of(civil, 2025).oldest_open is None


def test_nothing_is_overdue_at_the_end_of_a_year_that_is_not_over(asked, civil):
    asked(on(3, 2))
    with time_machine.travel("2026-12-31T10:00:00+08:00", tick=False):
        assert facts_of(civil, 2026).oldest_open is None


def test_a_table_with_opening_balances_is_not_held_against_records(asked, civil, head, member):
    asked(on(3, 2), answered=on(3, 20))
    open_with(civil, 2026, "requests/received/natural", Decimal(3), source="旧台账", by=head)
    facts = facts_of(civil, 2026)
    assert facts.requests is None
    assert set(facts.registers) == {"normative-in-force", "normative-made"}


def test_after_the_freeze_records_are_left_out(civil):
    assert facts_of(civil, 2026, records=False).requests is None


def test_a_report_typed_by_hand_is_held_against_the_requests(asked, civil):
    request = asked(on(3, 2), answered=on(3, 20))
    case = example({"requests/granted/natural": 2}, year=2026, facts=facts_of(civil, 2026))
    told = [f.fault.message for f in examine(case).findings if f.check.code == "R108"]
    assert told == ["表三“（一）予以公开·自然人”填报2件，记录中1件"]
    assert request.number


@pytest.mark.parametrize("kind", ["township", "subdistrict"])
def test_the_office_of_a_sub_district_is_judged_as_a_town_is(civil, kind):
    civil.kind = kind
    assert facts_of(civil, 2026).kind is OrganKind.TOWNSHIP
