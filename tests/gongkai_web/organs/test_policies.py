"""Who may do what: the table of roles and acts, over one's own organ, one below, one beside and one above."""

import pytest
from django.core.exceptions import PermissionDenied

from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import may, organs_for, require
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
