"""Links are judged before a version is public: those of the site as they stand, those that leave by the patrol."""

import socket
from datetime import date

import pytest

from gongkai_web.library.services import publish, update
from gongkai_web.portal.models import DefectKind, Topic
from gongkai_web.portal.patrol import patrol
from gongkai_web.review.findings import findings
from gongkai_web.review.pages import address_of
from gongkai_web.review.selectors import way_of

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]
DAY = date(2026, 11, 25)
OUTSIDE = "https://apply.example.com/"


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    def refused(*args, **kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)


@pytest.fixture
def linking(written):
    """A draft with one link: `linking("/a/")`."""
    return lambda address, **fields: written(body=[("text", f'<p><a href="{address}">看</a></p>')], **fields)


def said(document):
    return [
        (finding.code, finding.part, finding.message, finding.advice)
        for finding in findings(way_of(document))
        if finding.code in DefectKind.values
    ]


@pytest.mark.parametrize("address", ["/", "/organs/civil/", "#part", "mailto:a@example.com", "/documents/?q=养老"])
def test_a_link_that_leads_somewhere_is_let_be(linking, address):
    assert not said(linking(address))


@pytest.mark.parametrize("address", ["/nowhere/", "/documents/99999999/", "/admin/"])
def test_a_link_within_the_site_that_leads_nowhere_is_told_and_holds_nothing_back(linking, people, address):
    document = linking(address)
    message = f"站内链接现在打不开：{address}"
    assert said(document) == [("broken-link", "正文", message, "核对网址；链接的内容还没有公开的，先公开它。")]
    assert not any(finding.open for finding in findings(way_of(document)))


def test_a_link_to_a_draft_leads_nowhere_until_that_is_public(linking, written, cleared, people):
    target = written(title="所指的通知")
    document = linking(target.get_absolute_url())
    assert [code for code, *_ in said(document)] == ["broken-link"]
    publish(cleared(target), by=people["HEAD"])
    assert not said(document)


def test_a_link_of_a_draft_to_itself_is_let_be(written, people):
    document = written()
    update(document, by=people["EDITOR"], body=[("text", f'<p><a href="{document.get_absolute_url()}">看</a></p>')])
    assert not said(document)


def test_a_link_that_leaves_is_told_by_what_the_patrol_came_upon(linking, cleared, people):
    first = linking(OUTSIDE, title="甲")
    ((code, _part, message, advice),) = said(first)
    assert (code, message) == ("outside-link", f"站外链接，没有打开核对：{OUTSIDE}")
    assert "巡查也还没有走过" in advice
    patrol(DAY)
    assert said(first)[0][3].startswith("截至2026-11-25的巡查，已公开的内容里没有这个链接")
    publish(cleared(first), by=people["HEAD"])
    patrol(DAY)
    second = linking(OUTSIDE, title="乙")
    assert said(second)[0][3].startswith("2026-11-25的巡查在已公开的内容里登记过这个链接，只登记、不打开")


def test_every_text_of_a_version_is_read(civil, people):
    topic = Topic.objects.create(
        organ=civil, title="专题", slug="a", introduction='<a href="/nowhere/">看</a>', live=False
    )
    topic.save_revision(user=people["EDITOR"])
    assert [(code, part) for code, part, *_ in said(topic)] == [("broken-link", "导语")]


def test_the_page_of_an_item_shows_it(client, linking, people):
    document = linking(OUTSIDE)
    client.force_login(people["HEAD"])
    page = client.get(address_of(document)).content.decode()
    assert f"站外链接，没有打开核对：{OUTSIDE}" in page
    assert "请自己打开核对" in page
