"""Public pages answer, say where they stand, show what is public alone, and ask the database as often however much."""

import re
from datetime import date

import pytest

from gongkai_web.library.kinds import DocumentKind
from gongkai_web.library.models import Document
from gongkai_web.library.services import draft, publish, update, withdraw
from gongkai_web.matters.kinds import ConsultationState
from gongkai_web.matters.models import Consultation, Project
from gongkai_web.organs.kinds import OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.search.following import follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def shown(project, progress, consultation, feedback):
    """One project with progress, one consultation with feedback: their addresses are known."""
    of, asked = project(pk=9001), consultation(pk=9001)
    progress(of, 1)
    progress(of, 2, percent=60)
    feedback(asked)
    return of, asked


PAGES = (
    "/projects/",
    "/projects/?year=2026&organ=civil&state=under-way",
    "/projects/9001/",
    "/consultations/",
    "/consultations/?state=answered",
    "/consultations/9001/",
)
each_page = pytest.mark.parametrize("page", PAGES)


@each_page
def test_a_page_answers_with_one_heading_and_its_place(client, shown, page):
    html = client.get(page).content.decode()
    assert html.count("<h1") == 1
    assert "当前位置" in html
    assert 'name="ColumnType"' in html
    assert not re.findall(r"<script(?![^>]* src=)|\son\w+=|style=", html)
    assert ('name="ArticleTitle"' in html) == page.endswith("/9001/")


@each_page
def test_questions_to_the_database_do_not_grow(
    client, shown, project, progress, consultation, feedback, page, django_assert_max_num_queries
):
    client.get(page)
    with django_assert_max_num_queries(30) as before:
        client.get(page)
    for number in range(8):
        root = Organ.objects.get(slug="county")
        made = root.add_child(name=f"某县第{number}局", slug=f"b{number}", kind=OrganKind.DEPARTMENT, level=4)
        organ = Organ.objects.get(pk=made.pk)
        progress(project(organ=organ, number=number), 1)
        progress(shown[0], 3, live=False, withdrawn_on=date(2026, 11, 1))
        feedback(consultation(organ=organ))
    with django_assert_max_num_queries(len(before)):
        client.get(page)


@pytest.mark.parametrize("page", ["/projects/", "/consultations/"])
def test_an_empty_site_says_what_would_be_here(client, county, page):
    assert "列在这里" in client.get(page).content.decode()


@pytest.mark.parametrize("page", ["/projects/?year=1999", "/projects/?year=x", "/projects/99/", "/consultations/99/"])
def test_what_is_not_there_is_not_found(client, shown, page):
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("page", ["/projects/?state=x&organ=none&page=x", "/consultations/?state=x&page=99"])
def test_no_address_is_an_error(client, shown, page):
    assert client.get(page).status_code == 200


def test_drafts_are_nowhere(client, shown, project, progress, consultation, feedback):
    hidden = project(title="没有公布的事项", live=False, published_on=None)
    asked = consultation(title="没有公布的征集", live=False, published_on=None)
    progress(shown[0], 4, text="没有公布的进展", live=False, published_on=None)
    feedback(asked, summary="没有公布的反馈", live=False)
    follow()
    for page in (*PAGES, "/search/?q=没有公布", "/sitemap-projects.xml", "/sitemap-consultations.xml"):
        html = client.get(page).content.decode().split("<main")[-1].split("</main")[0].replace('value="没有公布"', "")
        assert "没有公布的" not in html, page
        assert f"{hidden.get_absolute_url()}<" not in html
    for record in (hidden, asked):
        assert client.get(record.get_absolute_url()).status_code == 404


def test_a_year_is_shown_list_by_list_with_what_was_told_last(client, shown, project, civil):
    project(title="另一年的", year=2025)
    project(title="本局清单的", listed_by=civil)
    html = client.get("/projects/").content.decode()
    assert "另一年的" not in html
    assert html.index("某县人民政府民生实事") < html.index("某县民政局民生实事")
    assert "2026年第二季度，60%" in html
    assert "推进中（1）" in html
    assert "未开工（1）" in html
    assert "另一年的" in client.get("/projects/?year=2025").content.decode()


def test_one_state_is_chosen(client, consultation, shown):
    consultation(title="正在征集的", opens_on=date(2026, 11, 1), closes_on=date(2026, 12, 1))
    html = client.get("/consultations/", {"state": ConsultationState.OPEN.value}).content.decode()
    assert "正在征集的" in html
    assert "还有6天" in html
    assert shown[1].title not in html


def test_the_feedback_names_each_opinion_with_the_reason(client, shown):
    html = client.get("/consultations/9001/").content.decode()
    assert "收到意见3条。采纳2条，部分采纳0条，未采纳1条。" in html
    assert "财力不足" in html


def test_the_document_that_came_of_it_is_linked_once_it_is_public(client, consultation, civil):
    document = Document.objects.create(organ=civil, title="养老服务办法", formed_on=date(2026, 11, 1), live=True)
    record = consultation(issued=document)
    assert "《养老服务办法》" in client.get(record.get_absolute_url()).content.decode()
    Document.objects.update(live=False)
    assert "《养老服务办法》" not in client.get(record.get_absolute_url()).content.decode()


def test_both_are_found_by_the_words_of_what_was_told(client, shown):
    follow()
    assert "/projects/9001/" in client.get("/search/?q=第2季度做了").content.decode()
    found = client.get("/search/?q=财力不足&kind=consultation").content.decode()
    assert "/consultations/9001/" in found
    assert "意见征集" in found


def test_what_is_withdrawn_is_no_longer_found(client, shown):
    told = shown[0].progress.get(quarter=2)
    told.live = False
    told.save()
    follow()
    assert "/projects/9001/" not in client.get("/search/?q=第2季度做了").content.decode()


def test_search_engines_are_told(client, shown):
    assert "/projects/9001/" in client.get("/sitemap-projects.xml").content.decode()
    assert "/consultations/9001/" in client.get("/sitemap-consultations.xml").content.decode()


def test_the_first_page_names_what_is_open(client, consultation, shown):
    assert "正在征集意见" not in client.get("/").content.decode()
    consultation(title="正在征集的", opens_on=date(2026, 11, 1), closes_on=date(2026, 12, 1))
    html = client.get("/").content.decode()
    assert "正在征集的" in html
    assert shown[1].title not in html


def test_a_document_names_the_consultation_that_it_came_from(client, civil, head, shown):
    known = {"kind": DocumentKind.POLICY, "issuers": civil.name, "formed_on": date(2026, 11, 20)}
    document = draft(Document, by=head, organ=civil, title="养老驿站管理办法", body=[("text", "<p>一</p>")], **known)
    publish(document, by=head)
    page = document.get_absolute_url()
    assert "意见征集</h2>" not in client.get(page).content.decode()
    asked = shown[1]
    asked.issued = document
    asked.save()
    html = client.get(page).content.decode()
    assert re.search(
        rf'意见征集</h2>\s*<ul><li><a href="{asked.get_absolute_url()}">{asked.title}</a> <small>已反馈', html
    )
    asked.live = False
    asked.save()
    assert "意见征集</h2>" not in client.get(page).content.decode()


PROMISE = {"year": 2026, "goal": "新建10个。", "due_on": date(2026, 12, 1)}


def test_older_versions_of_a_project_can_be_read_and_compared(client, county, civil, head):
    of = draft(Project, by=head, organ=civil, listed_by=county, title="新建养老驿站", **PROMISE)
    publish(of, by=head)
    update(of, by=head, goal="新建12个。", kind="project")
    publish(of, by=head, notice="增加2个")
    page = f"{of.get_absolute_url()}history/"
    assert page in client.get(of.get_absolute_url()).content.decode()
    html = client.get(page).content.decode()
    assert "增加2个" in html
    assert "查看第1版" in html
    assert "新建10个。" in client.get(f"{page}?version=1").content.decode()
    html = client.get(f"{page}?version=2").content.decode()
    assert re.search(r"目标和内容：<del>新建10个。</del> 改为 <ins>新建12个。</ins>", html)
    assert re.search(r"类别：<del>民生实事</del> 改为 <ins>重点项目</ins>", html)


def test_what_was_corrected_or_withdrawn_is_closed_and_what_never_was_public_unknown(client, county, civil, head):
    of = draft(Project, by=head, organ=civil, listed_by=county, title="误写的项目", **PROMISE)
    page = f"{of.get_absolute_url()}history/"
    assert client.get(page).status_code == 404
    publish(of, by=head)
    withdraw(of, by=head, reason="误发")
    html = client.get(page).content.decode()
    assert "误发" in html
    assert "误写的项目" not in html
    assert client.get(f"{page}?version=1").status_code == 404


def test_older_versions_of_a_consultation_can_be_compared(client, civil, head):
    asked = draft(
        Consultation,
        by=head,
        organ=civil,
        title="某办法草案",
        opens_on=date(2026, 11, 25),
        closes_on=date(2026, 12, 30),
        background="为了养老。",
        receiver="某科",
        address="某路",
        body=[("text", "<p>第一条</p>")],
    )
    publish(asked, by=head)
    update(asked, by=head, closes_on=date(2027, 1, 8), body=[("text", "<p>第二条</p>")])
    publish(asked, by=head)
    page = f"{asked.get_absolute_url()}history/"
    assert page in client.get(asked.get_absolute_url()).content.decode()
    html = client.get(f"{page}?version=2").content.decode()
    assert "征集截止日：<del>2026-12-30</del> 改为 <ins>2027-01-08</ins>" in html
    assert "第二条</ins>" in html
