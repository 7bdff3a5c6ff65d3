"""What tests of the platform stand on: a small county, and people with roles in it."""

import pytest
from django.core.cache import cache
from playwright.sync_api import sync_playwright

from browsing import CHROMIUM, FLAGS
from gongkai_web.accounts.models import User
from gongkai_web.library.models import PublicRecord
from gongkai_web.library.tally import forget
from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.models import Membership, Organ
from reviewing import part_shown_at_once, parts, shown_at_once, waved_through


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


@pytest.fixture(autouse=True)
def _looked_at(request, monkeypatch):
    """Most tests are not about reviews: whatever they publish counts as looked at. Those marked `reviewed` are.

    The database holds all of them to a clearance: these get theirs without a step, records that are written as public
    by hand among them.
    """
    if "reviewed" not in request.keywords:
        monkeypatch.setattr("gongkai_web.library.services.publishing.require_cleared", lambda *_: "")
        monkeypatch.setattr("gongkai_web.library.services.publishing.clear", waved_through)
        monkeypatch.setattr(PublicRecord, "save_base", shown_at_once)
        for part in parts():
            monkeypatch.setattr(part, "save_base", part_shown_at_once)
        monkeypatch.setattr("gongkai_web.library.wagtail_hooks.is_cleared", lambda _: True)


@pytest.fixture(scope="session")
def chromium():
    """The machine's Chromium, one for all tests of a process. `make test` installs it; a missing one is a failure."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
