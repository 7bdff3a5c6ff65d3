"""Staff who work in English write what staff who work in Chinese write: only what they read is in English."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from gongkai.documents import Effect, Validity
from gongkai_web.journal.models import Entry
from gongkai_web.library.kinds import DocumentKind, RelationKind, said
from gongkai_web.library.models import Document
from gongkai_web.library.services import draft, relate, update, withdraw
from gongkai_web.organs.exchange.exporting import as_csv
from gongkai_web.organs.exchange.importing import Fate, plan_import
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from gongkai_web.organs.services import change_organ

pytestmark = pytest.mark.django_db
KNOWN = {"kind": DocumentKind.POLICY, "issuers": "某县民政局", "formed_on": date(2024, 1, 15)}
BODY = [("text", "<p>第一条</p>")]


@pytest.fixture
def supervisor(county, member):
    return member(county, Role.SUPERVISOR)


@pytest.fixture
def head(civil, member):
    return member(civil, Role.HEAD)


def last():
    return Entry.objects.latest("pk")


def test_the_journal_is_written_in_chinese(civil, head):
    with translation.override("en"):
        document = draft(Document, by=head, organ=civil, title="某通知", body=BODY, **KNOWN)
        other = draft(Document, by=head, organ=civil, title="某旧通知", body=BODY, **KNOWN)
        update(document, by=head, title="某新通知", summary="概述")
        assert last().facts["fields"] == "标题、内容概述"
        assert last().sentence == "《某新通知》 changed: 标题、内容概述"
        relate(document, other, RelationKind.REPEALS, by=head, on=date(2026, 1, 1))
        assert last().facts["relation"] == "废止"
    assert last().sentence == "《某新通知》废止《某旧通知》，自2026-01-01起"


def test_what_is_changed_of_an_organ_is_recorded_in_chinese(civil, head):
    with translation.override("en"):
        change_organ(
            civil,
            by=head,
            short_name="民政局",
            office={"name": "办公室", "address": "某路", "hours": "全天", "phone": "1"},
        )
    assert last().facts["fields"] == "简称、公开工作机构"


def test_tables_go_out_and_come_in_in_chinese(county, supervisor):
    chinese = as_csv(Organ.objects.all())
    with translation.override("en"):
        assert as_csv(Organ.objects.all()) == chinese
        plan = plan_import("a.csv", chinese, by=supervisor)
        assert {planned.fate for planned in plan.rows} == {Fate.SAME}
        wrong = plan_import("a.csv", chinese.replace("政府部门".encode(), "俱乐部".encode()), by=supervisor)
    assert next(message for planned in wrong.rows for message in planned.messages).startswith(
        "类别: “俱乐部” must be one of 人民政府"
    )


def test_a_refusal_is_in_the_language_of_who_is_refused(civil, head):
    document = draft(Document, by=head, organ=civil, title="某通知", body=BODY, **KNOWN)
    for language, words in (
        ("zh-hans", "没有公开的内容，不用撤回"),
        ("en", "It is not public; there is nothing to withdraw"),
    ):
        with translation.override(language), pytest.raises(ValidationError, match=words):
            withdraw(document, by=head, reason="x")


@pytest.mark.parametrize("known", [*Validity, *Effect], ids=lambda known: known.name)
def test_how_a_document_stands_has_an_english_word(known):
    assert said(known) == known.label
    with translation.override("en"):
        assert said(known).isascii()


PAGES = {
    "organs-import": "Look first, then import",
    "gazette-import": "One row is one item",
    "portal-guides": "What a guide must say",
    "portal-catalogue": "The catalogue must give index",
    "wagtailsnippets_library_document:list": "Kind of document",
    "wagtailsnippets_library_document:add": "Effective from",
    "wagtailsnippets_organs_organ:list": "Full name",
    "wagtailsnippets_portal_guide:add": "How it is arranged",
}


@pytest.mark.parametrize("page", PAGES)
def test_the_back_office_speaks_english(client, supervisor, county, member, page):
    supervisor.memberships.create(organ=county, role=Role.HEAD)
    client.force_login(supervisor)
    client.cookies["language"] = "en"
    english = client.get(reverse(page)).content.decode()
    del client.cookies["language"]
    assert PAGES[page] in english
    assert "Disclosure sections" in english
    assert PAGES[page] not in client.get(reverse(page)).content.decode()
