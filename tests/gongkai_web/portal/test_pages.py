"""Every page answers, says where it stands, and asks the database as often however much there is."""

import re

import pytest
from django.test import Client

from gongkai.statute import TOPICS
from gongkai_web.organs.kinds import OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.portal.columns import SUB_COLUMNS, statutory_topics

pytestmark = pytest.mark.django_db

PAGES = (
    "/",
    "/organs/",
    "/organs/?q=民政",
    "/organs/civil/",
    "/organs/civil/guide/",
    "/organs/civil/rules/",
    "/organs/civil/disclosure/",
    "/organs/civil/disclosure/a20-01/",
    "/organs/civil/reports/",
    "/institutions/",
    "/reports/",
    "/reading-points/",
    "/topics/care/",
    "/questions/",
    "/questions/?q=申请",
    "/sitemap/",
    "/leave/?to=https://example.com/a",
)
each_page = pytest.mark.parametrize("page", PAGES)


@each_page
def test_a_page_answers_with_one_heading_and_its_place(client, portal, page):
    answer = client.get(page)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert html.count("<h1>") == 1
    assert page == "/" or "当前位置" in html
    assert '<meta name="SiteName"' in html


@pytest.mark.parametrize("page", [page for page in PAGES if not page.startswith("/leave")])
def test_a_page_of_an_empty_site_answers_too(client, county, page):
    assert client.get(page).status_code == (404 if page.startswith("/topics/") else 200)


@each_page
def test_questions_to_the_database_do_not_grow_with_what_is_there(
    client, portal, document, page, django_assert_max_num_queries
):
    with django_assert_max_num_queries(100) as before:
        client.get(page)
    for number in range(30):
        document(title=f"某县第{number}号通知")
        root = Organ.objects.get(slug="county")
        root.add_child(name=f"某县第{number}局", slug=f"bureau{number}", kind=OrganKind.DEPARTMENT, level=4)
    with django_assert_max_num_queries(len(before)):
        client.get(page)


@each_page
def test_nothing_comes_from_elsewhere_and_nothing_runs_inline(client, portal, page):
    html = client.get(page).content.decode()
    assert not re.findall(r'(?:src|href)="(?:https?:)?//(?!example\.com)', html)
    assert not re.findall(r"<script(?![^>]* src=)|\son\w+=|style=", html)


def test_the_four_sub_columns_have_their_exact_names():
    assert [column.label for column in SUB_COLUMNS] == [
        "政府信息公开指南",
        "政府信息公开制度",
        "法定主动公开内容",
        "政府信息公开年报",
    ]


@pytest.mark.parametrize(("slug", "number"), [("county", 22), ("civil", 22), ("town", 23)])
def test_the_statutory_tree_follows_from_the_kind_of_organ(county, slug, number):
    assert len(statutory_topics(Organ.objects.get(slug=slug))) == number


def test_a_leaf_that_the_law_does_not_give_an_organ_is_not_found(client, portal):
    assert client.get("/organs/civil/disclosure/a21-town-1/").status_code == 404
    assert "a21-town-1" in TOPICS


def test_a_draft_and_a_closed_document_are_nowhere(client, portal, document):
    document(title="没有发布的草稿", live=False)
    document(title="不予公开的文件", attribute="closed")
    for page in PAGES:
        html = client.get(page).content.decode()
        assert "没有发布的草稿" not in html
        assert "不予公开的文件" not in html


@pytest.mark.parametrize("target", ["", "javascript:alert(1)", "//evil", "data:text/html,x", "https://"])
def test_a_link_that_leads_nowhere_is_refused(client, target, db):
    assert client.get("/leave/", {"to": target}).status_code == 400


def test_a_submission_that_nobody_vouches_for_is_refused_in_our_words(client, county):
    careful = Client(enforce_csrf_checks=True)
    answer = careful.post("/admin/login/", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert "没有提交成功" in answer.content.decode()
    careful.cookies["django_language"] = "en"
    assert "没有提交成功" in careful.post("/requests/new/", {}).content.decode()


def test_an_address_that_is_none_is_refused_in_our_words(client, county, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    answer = client.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "这个地址不完整" in answer.content.decode()
