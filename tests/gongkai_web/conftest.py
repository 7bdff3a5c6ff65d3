"""What tests of the platform stand on: a small county, and people with roles in it."""

import pytest
from django.core.cache import cache

from gongkai_web.accounts.models import User
from gongkai_web.library.tally import forget
from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.models import Membership, Organ


@pytest.fixture(autouse=True)
def _kept_apart(settings, tmp_path):
    """No test sees another's files, or what it kept."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SEARCH_INDEX = tmp_path / "index"
    cache.clear()
    forget()


@pytest.fixture
def county(db):
    """某县人民政府 with its office, a department and a town below it."""
    root = Organ.add_root(name="某县人民政府", slug="county", kind=OrganKind.GOVERNMENT, level=Level.COUNTY)
    for name, slug, kind, level in (
        ("某县人民政府办公室", "office", OrganKind.DEPARTMENT, Level.COUNTY),
        ("某县民政局", "civil", OrganKind.DEPARTMENT, Level.COUNTY),
        ("某县某镇人民政府", "town", OrganKind.TOWNSHIP, Level.TOWN),
    ):
        Organ.objects.get(pk=root.pk).add_child(name=name, slug=slug, kind=kind, level=level)
    return Organ.objects.get(pk=root.pk)


@pytest.fixture
def civil(county):
    return Organ.objects.get(slug="civil")


@pytest.fixture
def member(db):
    """A person with one role in one organ: `member(organ, Role.EDITOR)`."""

    def made(organ, role, name="张三", **kwargs):
        user = User.objects.create_user(f"user{User.objects.count()}", password="words of a test", full_name=name)
        Membership.objects.create(user=user, organ=organ, role=role, **kwargs)
        return user

    return made
