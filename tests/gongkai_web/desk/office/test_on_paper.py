"""Acts that have a letter: the case leads to the letter; what went out on paper is recorded with its scan."""

from datetime import date

import pytest
from django.urls import reverse

from gongkai.clock import Party
from gongkai.handling import Kind
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Consulted, Identity
from gongkai_web.desk.services import act
from gongkai_web.desk.services.consulting import consult
from gongkai_web.desk.services.placing import expected


@pytest.fixture
def request_(registered):
    return registered(arrived=date(2026, 11, 20))


@pytest.mark.parametrize("code", ["correction-notice", "reasons-request"])
def test_the_case_leads_to_the_letter(opened, officer, request_, code):
    page = opened(officer, "desk-case", request_.pk)
    assert reverse("answering-draft", args=[request_.pk, code]) in page
    assert "登记已经用纸质文书办理的" in page
    assert reverse("desk-do", args=[request_.pk, "correction-asked"]) in page


def test_the_letter_of_an_extension_is_offered_when_it_was_agreed_to(opened, officer, head, request_):
    address = reverse("answering-draft", args=[request_.pk, "extension-notice"])
    assert address not in opened(officer, "desk-case", request_.pk)
    act(request_, Kind.EXTENSION_AGREED, by=head, on=date(2026, 11, 30), facts={"days": 20})
    assert address in opened(officer, "desk-case", request_.pk)


def test_letters_are_offered_when_they_have_their_place(officer, head, request_):
    first = expected(request_)
    assert {"receipt", "correction-notice", "reasons-request", "fee-notice"} <= set(first)
    late = {"delay-notice", "extension-notice", "consultation-notice", "third-party-notice"}
    assert not (late | {"third-party-consultation", "co-maker-consultation"}) & set(first)
    act(request_, Kind.REASONS_ASKED, by=officer, on=date(2026, 11, 23))
    request_.refresh_from_db()
    assert expected(request_) == ()
    act(request_, Kind.REASONS_GIVEN, by=officer, on=date(2026, 11, 24))
    request_.refresh_from_db()
    assert "delay-notice" in expected(request_)
    assert "reasons-request" not in expected(request_)
    for party, code in ((Party.THIRD_PARTY, "third-party-consultation"), (Party.CO_MAKER, "co-maker-consultation")):
        consult(request_, party, Identity(name="某公司"), by=officer, on=date(2026, 11, 25))
        assert {code, "consultation-notice"} <= set(expected(request_))
    act(request_, Kind.EXTENSION_AGREED, by=head, on=date(2026, 11, 26), facts={"days": 5})
    assert "extension-notice" in expected(request_)
    act(request_, Kind.EXTENDED, by=officer, on=date(2026, 11, 26), facts={"days": 5})
    assert "extension-notice" not in expected(request_)


def test_what_went_out_on_paper_is_recorded_with_its_scan(done, officer, request_):
    answer = done(officer, request_, "correction-asked", on="2026-11-23", days=10, items="写明年份", scan="")
    assert (answer.status_code, request_.acts.count()) == (422, 1)
    assert done(officer, request_, "correction-asked", on="2026-11-23", days=10, items="写明年份").status_code == 302
    assert [paper.name for paper in request_.papers.filter(kind=PaperKind.LETTER)] == ["发出的文书.pdf"]


def test_an_act_that_is_refused_keeps_no_scan(done, officer, registered):
    request = registered()
    assert done(officer, request, "correction-asked", on="2026-09-14", days=10, items="写明年份").status_code == 422
    assert (request.acts.count(), request.papers.count()) == (1, 0)


def test_who_is_to_be_asked_is_named_and_asked_when_the_letter_goes(done, opened, officer, request_):
    answer = done(officer, request_, "name-party", party="THIRD_PARTY", name="某某化工公司")
    party = Consulted.objects.get()
    address = reverse("answering-draft", args=[request_.pk, "third-party-consultation"])
    assert answer.url == f"{address}?party={party.pk}"
    assert (party.label, request_.acts.count(), request_.paused_until) == ("第三方1", 1, None)
    assert "/do/opinion/" not in opened(officer, "desk-case", request_.pk)
    assert done(officer, request_, "name-party", party="THIRD_PARTY", name=" ").status_code == 422
    act(request_, Kind.WITHDRAWN, by=officer, on=date(2026, 11, 24), facts={"disposition": "other"})
    assert done(officer, request_, "name-party", party="THIRD_PARTY", name="乙").url.endswith(f"/{request_.pk}/")
    assert Consulted.objects.count() == 1
