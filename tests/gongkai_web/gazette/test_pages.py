"""Year, issue, item; what is looked for is found; drafts and what is withdrawn are not shown."""

import re
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from gongkai_web.gazette.models import Item
from gongkai_web.gazette.search_sources import item_entries
from gongkai_web.library.services import withdraw
from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.search.models import Change

pytestmark = pytest.mark.django_db

OLD = {
    "title": "关于春耕的通知",
    "number": "某政〔1998〕3号",
    "keywords": "农业 春耕",
    "text": "<p>各乡镇：</p>",
    "page": 4,
}


@pytest.fixture
def gazette(issue, document):
    issue(2, OLD, year=1998, total=2)
    return issue(
        3, {"document": document(), "section": "部门文件", "page": 12}, {"title": "任免名单", "page": 20}, total=77
    )


PAGES = ("/gazette/", "/gazette/2026/3/", "/gazette/?year=1998", "/gazette/?keyword=春耕")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_answers_with_one_heading_and_its_place(client, gazette, page):
    answer = client.get(page)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert html.count("<h1") == 1
    assert "当前位置" in html
    assert not re.findall(r"<script(?![^>]* src=)|\son\w+=|style=", html)


@pytest.mark.parametrize("page", PAGES)
def test_questions_to_the_database_do_not_grow(client, gazette, issue, document, page, django_assert_max_num_queries):
    with django_assert_max_num_queries(40) as before:
        client.get(page)
    for number in range(10, 30):
        issue(number, {"document": document(number=f"某民发〔2024〕{number}号")}, OLD, {"title": "名单"})
    for at in range(30):
        Item.objects.create(issue=gazette, document=document(number=f"某民发〔2025〕{at}号"), sort_order=at + 9)
        Item.objects.create(issue=gazette, title="关于春耕", keywords="春耕", sort_order=at + 99)
    with django_assert_max_num_queries(len(before)):
        client.get(page)


def test_the_years_stand_from_the_newest_to_the_first(client, gazette):
    html = client.get("/gazette/").content.decode()
    assert re.findall(r'<h2 id="y(\d+)">', html) == ["2026", "1998"]
    assert "第3期（总第77期）" in html


def test_the_contents_name_sections_pages_and_documents(client, gazette):
    html = client.get("/gazette/2026/3/").content.decode()
    assert "部门文件" in html
    document = gazette.items.get(sort_order=0).document
    assert f'<a href="/documents/{document.pk}/">某县养老服务办法</a>' in html
    assert "某民发〔2026〕12号" in html
    assert ">12</td>" in html


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("year=1998", ["关于春耕的通知"]),
        ("year=2026&issue=3", ["某县养老服务办法", "任免名单"]),
        ("issue=2", ["关于春耕的通知"]),
        ("number=〔2026〕12", ["某县养老服务办法"]),
        ("number=某民发[2026] 12号", ["某县养老服务办法"]),
        ("keyword=养老", ["某县养老服务办法"]),
        ("keyword=农业 春耕", ["关于春耕的通知"]),
        ("keyword=任免", ["任免名单"]),
        ("year=1998&keyword=养老", []),
        ("number=12号&keyword=春耕", []),
    ],
)
def test_looked_for_by_year_number_document_number_and_keyword(client, gazette, asked, found):
    html = client.get(f"/gazette/?{asked}").content.decode()
    assert re.findall(r'class="title" href="[^"]*">([^<]*)<', html) == found


def test_what_is_no_year_is_said(client, gazette):
    html = client.get("/gazette/?year=九八").content.decode()
    assert "请改正后再查找" in html
    assert "年份：" in html


def test_an_old_item_has_a_page_of_its_own_and_nothing_in_it_runs(client, issue):
    record = issue(1, OLD | {"text": "<p onclick='x()'>各乡镇<script>alert(1)</script></p>"}, year=1998)
    html = client.get(f"/gazette/items/{record.items.get().pk}/").content.decode()
    assert "<p>各乡镇</p>" in html
    assert "alert(1)" not in html


def test_a_draft_is_nowhere(client, issue):
    record = issue(5, OLD, live=False)
    assert client.get("/gazette/2026/5/").status_code == 404
    assert client.get(f"/gazette/items/{record.items.get().pk}/").status_code == 404
    assert client.get("/gazette/2026/5/issue.pdf").status_code == 404
    assert "春耕" not in client.get("/gazette/?keyword=春耕").content.decode().replace('value="春耕"', "")
    assert not list(item_entries([record.items.get().pk]))


def test_a_withdrawn_issue_leaves_a_notice(client, head, gazette):
    gazette.latest_revision.publish(user=head)
    withdraw(gazette, by=head, reason="第5页有误，重印后再发布")
    answer = client.get("/gazette/2026/3/")
    assert answer["X-Robots-Tag"] == "noindex"
    assert "第5页有误" in answer.content.decode()
    assert "某县养老服务办法" not in client.get("/gazette/?year=2026").content.decode()


def test_two_gazettes_of_one_site_are_told_apart(client, county, issue):
    city = county.add_child(name="某市人民政府", slug="city", kind=OrganKind.GOVERNMENT, level=Level.CITY)
    own = issue(3, {"title": "县的文件"})
    other = issue(3, {"title": "市的文件"}, organ=Organ.objects.get(pk=city.pk), title="某市人民政府公报")
    assert "县的文件" in client.get(own.get_absolute_url()).content.decode()
    assert "市的文件" in client.get(other.get_absolute_url()).content.decode()


def test_the_database_holds_one_issue_a_number_and_a_total(issue):
    issue(3, OLD, total=9)
    for fields in ({"number": 3}, {"number": 4, "total": 9}, {"number": 0}):
        with pytest.raises(IntegrityError), transaction.atomic():
            issue(fields.pop("number"), OLD, **fields)


def test_the_search_is_told_of_items_that_come_and_go(gazette):
    gone = gazette.items.get(title="任免名单")
    Change.objects.all().delete()
    gazette.items = [item for item in gazette.items.all() if item.pk != gone.pk]
    gazette.save()
    assert f"gazette.item/{gone.pk}" in set(Change.objects.values_list("key", flat=True))
    entry = next(iter(item_entries([gazette.items.get().pk])))
    assert (entry.title, entry.number, entry.kind, entry.day) == (
        "某县养老服务办法", "某民发〔2026〕12号", "gazette", date(2026, 6, 30),
    )  # fmt: skip
