"""The back office speaks Chinese, shows what is ours, and locks after wrong passwords."""

import pytest
from django.core.cache import cache
from django.core.management import call_command

from gongkai_web.accounts.models import User
from gongkai_web.organs.roles import Role
from gongkai_web.ui.models import SiteIdentity

LOGIN = "/admin/login/"


@pytest.fixture
def locking(settings):
    settings.AXES_ENABLED = True
    settings.AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", *settings.AUTHENTICATION_BACKENDS]
    cache.clear()


def sign_in(client, password, **extra):
    return client.post(LOGIN, {"username": "user0", "password": password, "next": "/admin/"}, **extra)


@pytest.mark.django_db
def test_the_way_in_is_in_chinese_and_bears_our_name(client):
    page = client.get(LOGIN).content.decode()
    assert "登录" in page
    assert "登录 政府信息公开平台" in page
    assert "wagtail-logo" not in page
    assert "Sign in" not in page


def test_five_wrong_passwords_lock_the_sixth_and_even_the_right_one(locking, client, civil, member):
    member(civil, Role.EDITOR)
    statuses = [sign_in(client, "wrong").status_code for _ in range(5)]
    locked = sign_in(client, "words of a test")
    assert statuses[0] == 200
    assert locked.status_code == 429
    assert "登录" in locked.content.decode()


def test_a_lock_is_of_one_person_at_one_place(locking, client, civil, member):
    member(civil, Role.EDITOR)
    for _ in range(6):
        sign_in(client, "wrong")
    assert sign_in(client, "words of a test", REMOTE_ADDR="10.9.8.7").status_code == 302


def test_members_see_no_pages_pictures_or_files_of_wagtail(client, civil, member):
    client.force_login(member(civil, Role.HEAD))
    page = client.get("/admin/").content.decode()
    assert client.get("/admin/").status_code == 200
    for path in ("/admin/pages/", "/admin/images/", "/admin/documents/"):
        assert f'href="{path}' not in page
    assert "guide.wagtail.org/en-latest/releases" not in page
    identity = f"/admin/settings/ui/siteidentity/{SiteIdentity.load().pk}/"
    for path in ("/admin/images/", "/admin/documents/", identity, "/admin/users/"):
        assert client.get(path).status_code == 302, path


def test_the_administrator_sees_nothing_of_pages_groups_and_sites(admin_client):
    page = admin_client.get("/admin/").content.decode()
    for path in ("/admin/pages/search/", "/admin/sites/", "/admin/collections/", "/admin/groups/", "/admin/images/"):
        assert path not in page, path
    assert "/admin/users/" in page
    assert "guide.wagtail.org" not in page
    assert "/admin/snippets/library/document/" in page
    assert "site/backoffice" in page


def test_scripts_speak_chinese_too(client):
    words = client.get("/admin/jsi18n/", headers={"accept-language": "zh-hans"}).content.decode()
    assert "输入文字".encode("unicode-escape").decode() in words


def test_a_forgotten_password_is_no_dead_end(client, db):
    page = client.get(LOGIN).content.decode()
    assert "password_reset" not in page
    assert "密码" in page
    assert "Password" not in page


def test_nobody_is_shown_a_bird(client, civil, member):
    client.force_login(member(civil, Role.HEAD))
    assert "wagtail-logo" not in client.get("/admin/").content.decode()


def test_a_draft_is_saved_only_when_its_editor_says_so(client, civil, member):
    client.force_login(member(civil, Role.EDITOR))
    page = client.get("/admin/snippets/library/document/add/").content.decode()
    assert "保存草稿" in page
    assert "data-w-autosave" not in page


@pytest.mark.django_db
def test_the_first_account_can_be_made(monkeypatch):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "a long enough password")
    call_command("createsuperuser", interactive=False, username="first", email="", verbosity=0)
    assert User.objects.get(username="first").is_superuser


@pytest.mark.parametrize("role", [Role.EDITOR, Role.AUDITOR])
def test_the_first_page_asks_the_database_little(client, civil, member, role, django_assert_max_num_queries):
    client.force_login(member(civil, role), backend="django.contrib.auth.backends.ModelBackend")
    client.get("/admin/")
    with django_assert_max_num_queries(25):
        client.get("/admin/")
