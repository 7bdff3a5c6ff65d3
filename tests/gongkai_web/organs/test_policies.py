"""Who may do what: the table of roles and acts, over one's own organ, one below, one beside and one above."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from gongkai_web.accounts.models import User
from gongkai_web.organs.models import Membership, Organ
from gongkai_web.organs.policies import acts_of, may, organs_for, people_with, require
from gongkai_web.organs.roles import BELOW, OWN, Act, Role

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_a_role_reaches_its_organ_and_what_its_line_says(county, member, role):
    user = member(county, role)
    for act in Act:
        own, below = set(organs_for(user, act)), Organ.objects.get(slug="civil")
        assert (county in own) == (act in OWN[role]), act
        assert (below in own) == (act in BELOW.get(role, ())), act


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", Act)
def test_no_role_reaches_beside_or_above(civil, member, role, act):
    user = member(civil, role)
    assert not may(user, act, Organ.objects.get(slug="town"))
    assert not may(user, act, Organ.objects.get(slug="county"))


def test_who_is_refused_is_told_what_and_where(civil, member):
    with pytest.raises(PermissionDenied, match="某县民政局“发布和撤回内容”"):
        require(member(civil, Role.EDITOR), Act.PUBLISH, civil)


def test_what_a_person_may_do_is_asked_once_and_again_when_memberships_change(civil, member, django_assert_num_queries):
    user = member(civil, Role.EDITOR)
    assert acts_of(user) == OWN[Role.EDITOR]
    with django_assert_num_queries(0):
        acts_of(user)
    more = Membership.objects.create(user=user, organ=civil, role=Role.HEAD)
    assert acts_of(user) == OWN[Role.EDITOR] | OWN[Role.HEAD]
    more.delete()
    assert acts_of(user) == OWN[Role.EDITOR]
    user.is_active = False
    assert acts_of(user) == frozenset()


def test_people_are_found_by_what_they_may_do(civil, member):
    editor, head = member(civil, Role.EDITOR), member(civil, Role.HEAD)
    former = member(civil, Role.HEAD, until=date(2020, 1, 2), since=date(2020, 1, 1))
    chief = User.objects.create_superuser("chief")
    for act in Act:
        able = {user for user in (editor, head, former, chief) if act in acts_of(user)}
        assert set(people_with({act})) == able, act
    assert former not in people_with(set(Act))
    assert not people_with(())
