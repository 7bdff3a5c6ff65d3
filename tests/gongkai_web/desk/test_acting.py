"""Acts on a request: permission, lock, law, event."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from gongkai.handling import Kind
from gongkai_web.desk.models import ImmutableActError, Request
from gongkai_web.desk.selectors import overseen_by, requests_for, standing_of
from gongkai_web.desk.services import act, recompute
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role


def day(number, month=9):
    return date(2026, month, number)


def test_an_act_moves_what_lists_show(registered, officer):
    request = registered()
    act(request, Kind.CORRECTION_ASKED, by=officer, on=day(4), facts={"days": 10})
    request.refresh_from_db()
    assert (request.state, request.due_on, request.wait_until) == ("correcting", None, day(18))
    act(request, Kind.CORRECTED, by=None, on=day(18))
    request.refresh_from_db()
    assert (request.state, request.due_on, request.wait_until) == (
        "handling",
        day(22, 10),
        None,
    )  # 20-24, 28-30, 8-10, 12-16, 19-22


def test_an_answer_is_signed_by_who_may_and_ends_it(registered, officer, head):
    request = registered()
    act(request, Kind.DECIDED, by=officer, on=day(10), facts={"disposition": "granted"})
    with pytest.raises(PermissionDenied, match="签发"):
        act(request, Kind.SIGNED_OFF, by=officer, on=day(11))
    act(request, Kind.SIGNED_OFF, by=head, on=day(11))
    act(request, Kind.ANSWERED, by=officer, on=day(30))
    request.refresh_from_db()
    assert (request.state, request.disposition, request.ended_on, request.late) == (
        "answered",
        "granted",
        day(30),
        True,
    )


def test_what_the_law_has_no_room_for_is_refused_and_leaves_nothing(registered, officer):
    request = registered()
    with pytest.raises(ValidationError, match="第三十条"):
        act(request, Kind.CORRECTION_ASKED, by=officer, on=day(14))
    assert request.acts.count() == 1


def test_an_applicant_does_only_what_is_theirs(registered):
    with pytest.raises(PermissionDenied):
        act(registered(), Kind.ANSWERED, by=None)


def test_two_officers_stand_in_line(registered, officer):
    request = registered()
    mine, yours = Request.objects.get(pk=request.pk), Request.objects.get(pk=request.pk)
    act(mine, Kind.CORRECTION_ASKED, by=officer, on=day(4))
    with pytest.raises(ValidationError, match="“告知补正”只能在“办理中”时进行"):
        act(yours, Kind.CORRECTION_ASKED, by=officer, on=day(4))


def test_acts_stay_as_they_were_recorded(registered):
    first = registered().acts.get()
    with pytest.raises(ImmutableActError):
        first.save()
    with pytest.raises(ImmutableActError):
        first.delete()


@pytest.mark.parametrize("statement", ["UPDATE desk_requestact SET kind = 'x'", "DELETE FROM desk_requestact"])
def test_acts_stay_for_whoever_goes_round_our_code(registered, statement):
    registered()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_lists_are_made_anew_from_the_acts(registered, officer):
    request = registered()
    Request.objects.update(due_on=day(1, 12), state="signing")
    assert recompute(Request.objects.open(), by=officer) == [(request, day(1, 12), day(29))]
    request.refresh_from_db()
    assert (request.state, request.due_on) == ("handling", day(29))
    assert recompute(Request.objects.open()) == []


def test_how_it_stood_on_a_day(registered, officer):
    request = registered()
    act(request, Kind.WITHDRAWN, by=None)
    assert standing_of(request, asof=day(30)).late
    assert not standing_of(request, asof=day(29)).late


def test_who_may_open_which(registered, officer, head, member, county):
    request = registered()
    stranger = member(Organ.objects.get(slug="town"), Role.DESK_OFFICER)
    supervisor = member(county, Role.SUPERVISOR)
    assert [list(requests_for(person)) for person in (officer, head, stranger, supervisor)] == [
        [request],
        [request],
        [],
        [],
    ]
    assert list(overseen_by(supervisor)) == [request]
    Request.objects.update(restricted=True, officer=head)
    assert not requests_for(officer).exists()
