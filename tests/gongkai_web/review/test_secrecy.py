"""The secrecy review: one for each version, with its basis; what is referred waits; emergencies do not escape it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from gongkai.review import POINTS, Ruling
from gongkai_web.library.services import publish, update
from gongkai_web.organs.models import Membership
from gongkai_web.organs.roles import Role
from gongkai_web.review.models import Step
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import allow_emergency, answer, pass_on, rule, submit

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]


def seen(document):
    return way_of(document).content


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRECY_REVIEWER])
def test_only_the_secrecy_reviewer_rules(written, people, role):
    document = written()
    with pytest.raises(PermissionDenied, match="保密审查员"):
        rule(document, Ruling.OPEN, by=people[role.name], seen=seen(document), basis="无")


def test_a_ruling_has_its_basis(written, people):
    document = written()
    with pytest.raises(ValidationError, match="依据"):
        rule(document, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=seen(document), basis="")


@pytest.mark.parametrize("ruling", [Ruling.PARTLY, Ruling.CLOSED, Ruling.REFERRED])
def test_any_other_ruling_holds_it_back(written, cleared, people, ruling):
    document = cleared(written(), ruling)
    with pytest.raises(PermissionDenied, match="保密审查"):
        publish(document, by=people["HEAD"])


def test_what_is_referred_waits_for_the_answer(written, cleared, people):
    document = cleared(written(), Ruling.REFERRED)
    keeper = people["SECRECY_REVIEWER"]
    with pytest.raises(ValidationError, match="等待答复"):
        rule(document, Ruling.OPEN, by=keeper, seen=seen(document), basis="无")
    with pytest.raises(ValidationError, match="答复应当"):
        answer(document, Ruling.REFERRED, by=keeper, seen=seen(document), basis="某保密局")
    answer(document, Ruling.OPEN, by=keeper, seen=seen(document), basis="某县保密局复函〔2026〕3号：可以公开")
    publish(document, by=people["HEAD"])
    assert document.live


def test_there_is_no_answer_to_what_was_not_asked(written, people):
    document = written()
    with pytest.raises(ValidationError, match="没有报请确定"):
        answer(document, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=seen(document), basis="复函")


def test_a_ruling_is_of_one_version(written, cleared, passed, people):
    document = cleared(written())
    update(document, by=people["EDITOR"], summary="补充概述")
    passed(document)
    with pytest.raises(PermissionDenied, match="这一稿还没有作保密审查"):
        publish(document, by=people["HEAD"])


def test_an_emergency_goes_out_after_the_secrecy_review_alone_and_owes_the_rest(written, people):
    document = written()
    with pytest.raises(PermissionDenied):
        allow_emergency(document, by=people["EDITOR"], reason="暴雨红色预警")
    with pytest.raises(ValidationError, match="为什么"):
        allow_emergency(document, by=people["HEAD"], reason=" ")
    step = allow_emergency(document, by=people["HEAD"], reason="暴雨红色预警", on=date(2026, 9, 30))
    assert step.facts["due"] == "2026-10-08", "1 to 7 October are holidays of 2026"
    with pytest.raises(PermissionDenied, match="保密审查"):
        publish(document, by=people["HEAD"])
    rule(document, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=seen(document), basis="预警信息应当公开")
    publish(document, by=people["HEAD"])
    assert document.live
    assert way_of(document).standing.follows


def test_who_drafted_an_emergency_before_its_last_version_does_not_review_it(written, people, civil):
    document = written()
    update(document, by=people["HEAD"], title="补充后的紧急通知")
    Membership.objects.create(user=people["EDITOR"], organ=civil, role=Role.FIRST_REVIEWER)
    allow_emergency(document, by=people["HEAD"], reason="暴雨红色预警")
    rule(document, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=seen(document), basis="预警信息应当公开")
    publish(document, by=people["HEAD"])
    submit(document, by=people["EDITOR"])
    assert way_of(document).standing.authors == {people["EDITOR"].pk, people["HEAD"].pk}
    with pytest.raises(PermissionDenied, match="起草"):
        pass_on(document, by=people["EDITOR"], seen=seen(document), checked=list(POINTS))


def test_the_reviews_of_an_emergency_follow(written, people, passed):
    document = written()
    allow_emergency(document, by=people["HEAD"], reason="暴雨红色预警")
    rule(document, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=seen(document), basis="预警信息应当公开")
    publish(document, by=people["HEAD"])
    submit(document, by=people["EDITOR"])
    pass_on(document, by=people["FIRST_REVIEWER"], seen=seen(document), checked=list(POINTS))
    assert way_of(document).standing.follows
    for role in ("SECOND_REVIEWER", "THIRD_REVIEWER"):
        pass_on(document, by=people[role], seen=seen(document), checked=list(POINTS))
    assert not way_of(document).standing.follows
    assert Step.objects.count() == 6
