"""One matter, one request: parts keep the clock of the whole, and nothing is merged to win time."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from gongkai.handling import Kind
from gongkai_web.desk.models import Identity, Request
from gongkai_web.desk.services import act
from gongkai_web.desk.services.dividing import merge, split


def day(number, month=11):
    return date(2026, month, number)


def test_parts_carry_the_receipt_the_applicant_and_the_code(done, officer, registered):
    request = registered(arrived=day(20))
    sent = done(officer, request, "split", on="2026-11-24", parts="甲地块批复\n\n乙地块批复")
    assert sent.status_code == 302
    assert request.state == "closed"
    parts = list(request.parts.order_by("number"))
    assert [part.subject for part in parts] == ["甲地块批复", "乙地块批复"]
    for part in parts:
        assert (part.state, part.received_on, part.due_on) == ("handling", day(20), date(2026, 12, 18))
        assert part.applicant.identity == request.applicant.identity
        assert part.applicant_id != request.applicant_id
        assert part.code_digest == request.code_digest


def test_parts_keep_a_clock_that_was_started_anew(officer, registered):
    request = registered(arrived=day(13))
    act(request, Kind.CORRECTION_ASKED, by=officer, on=day(16), facts={"days": 5})
    wrong = act(request, Kind.REACHED, by=officer, on=day(17), facts={"of": 2})
    act(request, Kind.VOIDED, by=officer, on=day(17), facts={"of": wrong.number}, note="登记错了")
    act(request, Kind.REACHED, by=officer, on=day(18), facts={"of": 2})
    act(request, Kind.CORRECTED, by=officer, on=day(20))
    first, _second = split(request, ["甲", "乙"], by=officer, on=day(24))
    request.refresh_from_db()
    assert first.due_on == date(2026, 12, 18)
    assert [each.kind for each in first.acts.all()] == ["arrived", "correction-asked", "reached", "corrected"]


def test_a_split_that_is_voided_takes_its_parts_back(done, opened, officer, registered):
    request = registered(arrived=day(20))
    parts = split(request, ["甲", "乙"], by=officer, on=day(23))
    assert done(officer, request, "voided", on="2026-11-24", of=2, note="是一件事").status_code == 302
    assert (request.state, request.due_on, request.ended_on) == ("handling", date(2026, 12, 18), None)
    for part in parts:
        part.refresh_from_db()
        assert (part.state, part.into, part.ended_on) == ("closed", request, day(24))
        assert request.number in opened(officer, "desk-case", part.pk)
    assert "同一申请人的其他申请" not in opened(officer, "desk-case", request.pk)
    again = done(officer, parts[0], "voided", on="2026-11-24", of=2, note="还是两件事")
    assert f"{request.number}的分开办理已经作废" in again.content.decode()
    assert parts[0].state == "closed"


def test_a_split_whose_parts_were_worked_on_stays(done, officer, registered):
    request = registered(arrived=day(20))
    first, _second = split(request, ["甲", "乙"], by=officer, on=day(23))
    act(first, Kind.CORRECTION_ASKED, by=officer, on=day(24), facts={"days": 15})
    refused = done(officer, request, "voided", on="2026-11-24", of=2, note="是一件事").content.decode()
    assert f"分出的{first.number}已经办理" in refused
    assert (request.state, Request.objects.filter(state="closed").count()) == ("closed", 1)


def test_a_merging_that_is_voided_leaves_the_other(done, opened, officer, registered):
    first, second = registered(arrived=day(20)), registered(arrived=day(23))
    merge(second, first, by=officer, on=day(24))
    assert done(officer, second, "voided", on="2026-11-24", of=2, note="不是一件事").status_code == 302
    assert (second.state, second.into) == ("handling", None)


def test_a_split_needs_two_parts(officer, registered):
    with pytest.raises(ValidationError, match="至少要有两件"):
        split(registered(), ["甲"], by=officer)


def test_merging_is_into_an_open_one_of_the_same_applicant_that_is_due_no_later(done, opened, officer, registered):
    first, second = registered(arrived=day(20)), registered(arrived=day(23))
    stranger = registered(identity=Identity(name="王五", id_number="510102199001011234", phone="139"))
    assert "/do/merged/" not in opened(officer, "desk-case", stranger.pk)
    with pytest.raises(ValidationError, match="只能并入同一申请人"):
        merge(second, stranger, by=officer)
    with pytest.raises(ValidationError, match="会拖长答复期限"):
        merge(first, second, by=officer)
    assert done(officer, second, "merged", on="2026-11-24", into=first.pk).status_code == 302
    assert (second.state, second.into, second.origin) == ("closed", first, None)
    assert first.number in opened(officer, "desk-case", second.pk)


def test_nothing_is_half_done(officer, registered):
    request = registered(arrived=day(20))
    act(request, Kind.CORRECTION_ASKED, by=officer, on=day(23), facts={"days": 5})
    with pytest.raises(ValidationError, match="按一事一申请分开办理"):
        split(request, ["甲", "乙"], by=officer)
    assert Request.objects.count() == 1
