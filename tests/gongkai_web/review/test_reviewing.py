"""Different people look at every version, one after the other, and a change begins again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from gongkai.review import POINTS, Ruling
from gongkai_web.journal.services import entries_about, first_broken
from gongkai_web.library.services import discard, publish, schedule, update
from gongkai_web.organs.models import Membership
from gongkai_web.organs.roles import Role
from gongkai_web.organs.services.members import appoint, dismiss
from gongkai_web.review.models import ImmutableStepError, Step
from gongkai_web.review.selectors import able, way_of
from gongkai_web.review.services import give_back, pass_on, rule, set_rule, submit

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]
ALL = list(POINTS)


def seen(document):
    return way_of(document).content


def test_from_draft_to_publication_by_five_people(written, cleared, people):
    document = cleared(written())
    publish(document, by=people["HEAD"])
    assert document.live
    kinds = [entry.kind for entry in entries_about(document)]
    assert kinds == [
        "library.created",
        "review.submitted",
        *["review.passed"] * 3,
        "review.ruled",
        "library.published",
    ]
    assert first_broken() is None


def test_what_was_not_looked_at_does_not_go_out(written, people):
    document = written()
    with pytest.raises(PermissionDenied, match=r"先审查、后公开：还没有送审；这一稿还没有作保密审查"):
        publish(document, by=people["HEAD"])
    document.refresh_from_db()
    assert not document.live


@pytest.mark.parametrize("until", ["first", "second", "third"])
def test_a_chain_that_is_not_at_its_end_holds_it_back(written, passed, people, until):
    document = passed(written(), until)
    with pytest.raises(PermissionDenied):
        publish(document, by=people["HEAD"])


def test_a_change_voids_every_review(written, cleared, people):
    document = cleared(written())
    update(document, by=people["EDITOR"], title="另一标题")
    with pytest.raises(PermissionDenied, match="改动后还没有重新送审"):
        publish(document, by=people["HEAD"])
    way = way_of(document)
    assert [step.stage or step.act for step in way.steps if step.event in way.standing.void] == [
        "first",
        "second",
        "third",
        "ruled",
    ]
    assert way.last_reviewed != way.revision
    cleared(document)
    publish(document, by=people["HEAD"])
    assert document.live


def test_when_it_goes_out_is_no_change(written, cleared, people):
    document = cleared(written())
    schedule(document, by=people["HEAD"], go_live_at=timezone.now() + timedelta(days=1))
    assert way_of(document).standing.cleared


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.FIRST_REVIEWER])
def test_only_the_role_of_the_stage_stands_there(written, people, role):
    document = written()
    submit(document, by=people["EDITOR"])
    with pytest.raises(PermissionDenied):
        pass_on(document, by=people[role.name], seen=seen(document), checked=ALL)
    assert Step.objects.count() == 1


def test_who_runs_the_site_has_no_way_round(written, admin_user):
    document = written()
    submit(document, by=admin_user)
    with pytest.raises(PermissionDenied):
        pass_on(document, by=admin_user, seen=seen(document), checked=ALL)
    with pytest.raises(PermissionDenied):
        rule(document, Ruling.OPEN, by=admin_user, seen=seen(document), basis="无")
    with pytest.raises(PermissionDenied):
        publish(document, by=admin_user)


def test_one_person_with_two_roles_stands_at_one_level(written, passed, people, civil):
    document = passed(written(), "first")
    both = people["FIRST_REVIEWER"]
    Membership.objects.create(user=both, organ=civil, role=Role.SECOND_REVIEWER)
    with pytest.raises(PermissionDenied, match="一审一校"):
        pass_on(document, by=both, seen=seen(document), checked=ALL)
    assert both not in able(way_of(document), way_of(document).standing.next)


def test_nobody_reviews_what_they_changed(written, people, civil):
    document = written()
    drafter = people["EDITOR"]
    for role in (Role.FIRST_REVIEWER, Role.SECRECY_REVIEWER):
        Membership.objects.create(user=drafter, organ=civil, role=role)
    submit(document, by=drafter)
    with pytest.raises(PermissionDenied, match="起草"):
        pass_on(document, by=drafter, seen=seen(document), checked=ALL)
    with pytest.raises(PermissionDenied, match="起草"):
        rule(document, Ruling.OPEN, by=drafter, seen=seen(document), basis="无")


def test_every_point_of_the_proof_reading_is_looked_at(written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    with pytest.raises(ValidationError, match="数字"):
        pass_on(document, by=people["FIRST_REVIEWER"], seen=seen(document), checked=[c for c in ALL if c != "figures"])


def test_a_return_needs_its_reasons_and_begins_again(written, passed, people):
    document = passed(written(), "first")
    second = people["SECOND_REVIEWER"]
    with pytest.raises(ValidationError, match="为什么退回"):
        give_back(document, by=second, seen=seen(document), opinion=" ")
    give_back(document, by=second, seen=seen(document), opinion="第一条表述不准确")
    assert way_of(document).standing.returned
    submit(document, by=people["EDITOR"])
    assert way_of(document).standing.next.code == "first"


def test_two_reviewers_at_once_take_one_stage(written, passed, people, member, civil):
    document = passed(written(), "first")
    other = member(civil, Role.FIRST_REVIEWER, "另一位")
    with pytest.raises(PermissionDenied, match="二审二校"):
        pass_on(document, by=other, seen=seen(document), checked=ALL)


def test_what_was_changed_while_it_was_read_is_not_signed(written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    before = seen(document)
    update(document, by=people["EDITOR"], title="改过的标题")
    with pytest.raises(ValidationError, match="又有改动"):
        pass_on(document, by=people["FIRST_REVIEWER"], seen=before, checked=ALL)


def test_a_reviewer_who_left_leaves_the_item_unpublished_and_it_says_so(written, passed, people):
    document = passed(written(), "first")
    second = Membership.objects.get(user=people["SECOND_REVIEWER"])
    dismiss(second, by=people["HEAD"])
    with pytest.raises(PermissionDenied):
        pass_on(document, by=people["SECOND_REVIEWER"], seen=seen(document), checked=ALL)
    way = way_of(document)
    assert able(way, way.standing.next) == []


def test_a_substitute_stands_in_on_their_days(written, passed, member, civil):
    document = passed(written(), "first")
    today = timezone.localdate()
    gone = member(civil, Role.SECOND_REVIEWER, "旧代理", since=today - timedelta(9), until=today)
    now = member(civil, Role.SECOND_REVIEWER, "代理", since=today, until=today + timedelta(3))
    with pytest.raises(PermissionDenied):
        pass_on(document, by=gone, seen=seen(document), checked=ALL)
    pass_on(document, by=now, seen=seen(document), checked=ALL)


def test_two_levels_where_the_rule_says_so(written, people, civil, county, passed):
    set_rule(civil, None, by=people["HEAD"], levels=2, extra=0)
    document = passed(written(), "second")
    assert way_of(document).standing.reviewed


def test_the_nearest_rule_holds_and_of_one_organ_that_of_its_kind(written, people, civil, county, member):
    document = written()
    assert len(way_of(document).standing.stages) == 3
    set_rule(county, None, by=member(county, Role.SUPERVISOR), levels=2, extra=0)
    assert len(way_of(document).standing.stages) == 2
    set_rule(civil, None, by=people["HEAD"], levels=2, extra=1)
    assert way_of(document).rule.extra == 1
    set_rule(civil, type(document), by=people["HEAD"], levels=3, extra=2)
    assert way_of(document).rule.extra == 2


def test_only_who_manages_an_organ_sets_its_rule(people, civil):
    with pytest.raises(PermissionDenied):
        set_rule(civil, None, by=people["EDITOR"], levels=2, extra=0)
    with pytest.raises(ValidationError):
        set_rule(civil, None, by=people["HEAD"], levels=1, extra=0)


def test_steps_are_never_changed_whoever_tries(written, people):
    document = written()
    step = submit(document, by=people["EDITOR"])
    with pytest.raises(ImmutableStepError):
        step.save()
    with pytest.raises(ImmutableStepError):
        step.delete()
    for statement in ("UPDATE review_step SET opinion = 'x'", "DELETE FROM review_step"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_substitute_is_appointed_until_a_day(people, civil, member):
    today, person = timezone.localdate(), member(civil, Role.EDITOR)
    ends = today + timedelta(days=3)
    appointed = appoint(person, civil, Role.SECOND_REVIEWER, by=people["HEAD"], until=ends)
    assert appointed.until == ends
    with pytest.raises(ValidationError, match="晚于开始日期"):
        appoint(person, civil, Role.THIRD_REVIEWER, by=people["HEAD"], until=today)


def test_what_was_sent_in_is_not_deleted(written, people):
    document = written()
    submit(document, by=people["EDITOR"])
    with pytest.raises(PermissionDenied, match="审核记录要保留"):
        discard(document, by=people["EDITOR"])
    discard(written(title="没有送审的"), by=people["EDITOR"])
