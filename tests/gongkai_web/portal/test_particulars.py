"""Guides and reading points are reviewed before the public sees them, by one secrecy review unless a rule asks more."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from gongkai.review import Ruling
from gongkai_web.library.models import Document
from gongkai_web.library.services import draft, publish, update
from gongkai_web.organs.models import DisclosureOffice, Membership
from gongkai_web.organs.roles import Role
from gongkai_web.portal.guide import guide_faults
from gongkai_web.portal.models import Guide, ReadingPoint
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import rule, set_rule, submit

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]
WORDS = {"classification": "三类", "arrangement": "按目录", "access": "网站", "checked_on": date(2026, 11, 1)}
OFFICE = {"name": "某县民政局办公室", "address": "某路1号", "hours": "工作日", "phone": "0000-1234567"}
POINT = {"name": "某县图书馆", "kind": "library", "address": "某路2号", "hours": "每天"}


@pytest.fixture
def people(civil, member):
    return {role.name: member(civil, role, role.label) for role in Role}


@pytest.fixture
def office(civil):
    return DisclosureOffice.objects.create(organ=civil, **OFFICE)


def reviewed(record, people):
    submit(record, by=people["EDITOR"])
    seen = way_of(record).content
    rule(record, Ruling.OPEN, by=people["SECRECY_REVIEWER"], seen=seen, basis="机构信息应当公开")
    return record


def page(client, civil):
    return client.get(f"/organs/{civil.slug}/guide/").content.decode()


def test_one_secrecy_review_is_the_rule_where_none_is_set(client, civil, people, office):
    guide = draft(Guide, by=people["EDITOR"], organ=civil, **WORDS)
    assert way_of(guide).standing.stages == ()
    with pytest.raises(PermissionDenied, match="还没有送审；这一稿还没有作保密审查"):
        publish(guide, by=people["HEAD"])
    assert "三类" not in page(client, civil)
    publish(reviewed(guide, people), by=people["HEAD"])
    assert "三类" in page(client, civil)


def test_who_drafted_a_guide_gives_it_no_secrecy_review(civil, people, office):
    head = people["HEAD"]
    guide = draft(Guide, by=head, organ=civil, **WORDS)
    submit(guide, by=head)
    Membership.objects.create(user=head, organ=civil, role=Role.SECRECY_REVIEWER)
    with pytest.raises(PermissionDenied, match="起草或者修改过"):
        rule(guide, Ruling.OPEN, by=head, seen=way_of(guide).content, basis="应当公开")


def test_a_new_telephone_number_waits_for_its_review(client, civil, people, office):
    guide = draft(Guide, by=people["EDITOR"], organ=civil, **WORDS)
    publish(reviewed(guide, people), by=people["HEAD"])
    office.phone = "0000-7654321"
    office.save()
    assert "0000-1234567" in page(client, civil), "what was reviewed"
    guide.refresh_from_db()
    assert any("公众看到的还是原来的" in fault.message for fault in guide_faults(civil, date(2026, 11, 2)))
    update(guide, by=people["EDITOR"], checked_on=date(2026, 11, 2))
    with pytest.raises(PermissionDenied):
        publish(guide, by=people["HEAD"])
    publish(reviewed(guide, people), by=people["HEAD"])
    assert "0000-7654321" in page(client, civil)
    assert not any("公众看到的" in fault.message for fault in guide_faults(civil, date(2026, 11, 2)))


def test_an_office_without_a_reviewed_guide_is_not_shown(client, civil, office):
    assert office.phone not in page(client, civil)


def test_a_reading_point_is_shown_once_it_is_reviewed(client, civil, people):
    point = draft(ReadingPoint, by=people["EDITOR"], organ=civil, **POINT)
    assert point.name not in client.get("/reading-points/").content.decode()
    publish(reviewed(point, people), by=people["HEAD"])
    assert point.name in client.get("/reading-points/").content.decode()


def test_an_organ_may_ask_more_of_its_guides_and_never_less_of_the_rest(civil, people):
    set_rule(civil, Guide, by=people["HEAD"], levels=2, extra=0)
    guide = draft(Guide, by=people["EDITOR"], organ=civil, **WORDS)
    assert [str(stage) for stage in way_of(guide).standing.stages] == ["初审", "终审"]
    for model in (Document, None):
        with pytest.raises(ValidationError, match="至少两级审核"):
            set_rule(civil, model, by=people["HEAD"], levels=0, extra=0)
    with pytest.raises(ValidationError, match="没有加校"):
        set_rule(civil, Guide, by=people["HEAD"], levels=0, extra=1)
    set_rule(civil, None, by=people["HEAD"], levels=3, extra=1)
    point = draft(ReadingPoint, by=people["EDITOR"], organ=civil, **POINT)
    assert way_of(point).standing.stages == (), "a rule of all kinds is not one of particulars"
