"""Pages are kept for visitors who are nobody in particular, and never shown after something public changed."""

from datetime import date

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from gongkai_web.library.models import Document
from gongkai_web.library.services import draft, publish, withdraw
from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from gongkai_web.portal.models import ReadingPoint
from gongkai_web.site import page_cache
from gongkai_web.site.page_cache import PageCacheMiddleware, is_for_all, may_be_kept


@pytest.fixture
def kept(settings):
    settings.CACHE_SECONDS = 600
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def answers(kept, db):
    """A middleware in front of pages that count how often they are made."""
    made = []

    def page(http):
        made.append(http.get_full_path())
        return HttpResponse(f"page {len(made)}")

    return PageCacheMiddleware(page)


@pytest.fixture
def document(civil, member):
    head = member(civil, Role.HEAD)
    body = [{"type": "text", "value": "<p>低保标准</p>"}]
    made = draft(
        Document, by=head, organ=civil, title="低保标准公告", issuers=civil.name, formed_on=date(2026, 9, 1), body=body
    )
    return made, head


def ask(answers, path="/", **extra):
    return answers(RequestFactory().get(path, **extra)).content


def test_a_page_is_made_once(answers):
    assert ask(answers) == ask(answers) == b"page 1"
    assert ask(answers, "/?page=2") == b"page 2"


def test_each_language_and_host_has_its_own(answers, settings):
    settings.ALLOWED_HOSTS = ["*"]
    assert ask(answers) == b"page 1"
    with translation.override("en"):
        assert ask(answers) == b"page 2"
    assert ask(answers, headers={"host": "other.example"}) == b"page 3"
    assert ask(answers, headers={"accept-language": "en"}) == b"page 1"


def test_a_new_day_makes_every_page_anew(answers, monkeypatch):
    assert ask(answers) == b"page 1"
    monkeypatch.setattr(page_cache.timezone, "localdate", lambda: date(2099, 1, 1))
    assert ask(answers) == b"page 2"


def test_another_edition_of_the_style_sheets_makes_every_page_anew(answers, monkeypatch):
    assert ask(answers) == b"page 1"
    monkeypatch.setattr(page_cache, "staticfiles_storage", storage := ManifestStaticFilesStorage())
    storage.manifest_hash = "another"
    assert ask(answers) == b"page 2"


@pytest.mark.parametrize(
    "http",
    [
        RequestFactory().post("/"),
        RequestFactory().head("/"),
        RequestFactory().get("/admin/"),
        RequestFactory().get("/healthz"),
        RequestFactory().get("/", headers={"authorization": "x"}),
        RequestFactory().get("/", headers={"cookie": "sessionid=1"}),
        RequestFactory().get("/", headers={"cookie": "messages=1"}),
        RequestFactory().get("/", headers={"cookie": "language=en; sessionid=1"}),
    ],
    ids=lambda http: f"{http.method} {http.path} {http.META.get('HTTP_COOKIE', '')}",
)
def test_what_is_somebodys_own_is_not_kept(http):
    assert not may_be_kept(http)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Cache-Control": "private"}, 200),
        ({"Cache-Control": "no-cache, no-store"}, 200),
        ({"Vary": "Cookie"}, 200),
        ({}, 404),
        ({}, 302),
    ],
)
def test_what_is_not_for_all_is_not_kept(headers, status):
    assert not is_for_all(HttpResponse("x", headers=headers, status=status))


def test_what_sets_a_cookie_is_not_kept():
    response = HttpResponse("x")
    assert is_for_all(response)
    response.set_cookie("a", "b")
    assert not is_for_all(response)


@pytest.mark.parametrize("seconds", [0])
def test_nothing_is_kept_where_none_is_wanted(answers, settings, seconds):
    settings.CACHE_SECONDS = seconds
    assert (ask(answers), ask(answers)) == (b"page 1", b"page 2")


def test_what_is_published_is_seen_at_once_and_what_is_withdrawn_is_gone_at_once(kept, document, client):
    made, head = document
    assert made.title not in client.get("/").content.decode()
    publish(made, by=head)
    assert made.title in client.get("/").content.decode()
    assert made.title in client.get("/").content.decode()
    withdraw(made, by=head, reason="内容有误")
    assert made.title not in client.get("/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_record_without_a_journal_is_seen_at_once(kept, county):
    client = Client()
    client.get("/organs/")
    school = county.add_child(name="某县第一中学", slug="school", kind=OrganKind.DEPARTMENT, level=Level.COUNTY)
    assert school.name in client.get("/organs/").content.decode()
    Organ.objects.get(slug="school").delete()
    assert school.name not in client.get("/organs/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_what_is_undone_changes_nothing(kept, county, answers):
    assert ask(answers) == b"page 1"
    with transaction.atomic():
        ReadingPoint.objects.create(organ=county, name="县图书馆查阅角", kind="library", address="某路", hours="全天")
        transaction.set_rollback(True)
    assert ask(answers) == b"page 1"


def test_a_kept_page_costs_one_query(kept, county, client, django_assert_num_queries):
    client.get("/organs/")
    with django_assert_num_queries(1):
        client.get("/organs/")
