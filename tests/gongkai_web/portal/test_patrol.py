"""The patrol finds links that lead nowhere and files that are gone or changed, and asks nothing of the network."""

import socket
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image

from gongkai_web.gazette.models import Issue, Item
from gongkai_web.library.models import Attachment
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from gongkai_web.portal.models import Defect, PatrolRound, Topic
from gongkai_web.portal.patrol import SHARES, due, patrol
from gongkai_web.site import ticking
from reviewing import reword

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _offline(monkeypatch):
    def refused(*args, **kwargs):
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)


def found(**chosen):
    return {(defect.kind, defect.place) for defect in Defect.objects.filter(**chosen)}


@pytest.fixture
def written(document):
    """A public document with one link: `written("/a/")`."""

    def made(address, **fields):
        return document(body=[("html", f'<p><a href="{address}">看</a></p>')], number="", **fields)

    return made


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/documents/?q=养老#a",
        "/organs/civil/",
        "/organs/civil/disclosure/a20-01/",
        "../../questions/#q1",
        "#part",
        "mailto:a@example.com",
        "tel:0000-1",
        "http://testserver/organs/",
        "/topics/care/",
        "/static/ui/gongkai.css",
        "/leave/?to=https://example.com/",
    ],
)
def test_what_leads_somewhere_is_let_be(settings, portal, written, address):
    settings.ALLOWED_HOSTS = ["testserver"]
    written(address)
    patrol(DAY)
    assert found() == set()


@pytest.mark.parametrize(
    "address",
    [
        "/documents/99999/",
        "/documents/99999999999999999999999/",
        "/nowhere/",
        "../99998/",
        "/organs/nobody/",
        "/topics/none/",
        "/gazette/2026/3/",
        "/documents/99999/files/1/",
        "/admin/",
        "/media/documents/a.pdf",
        "http://testserver/nowhere/",
    ],
)
def test_what_leads_nowhere_is_found(settings, portal, written, address):
    settings.ALLOWED_HOSTS = ["testserver"]
    written(address)
    patrol(DAY)
    assert found() == {("broken-link", address)}


def test_a_link_to_a_draft_is_broken_and_one_to_what_was_withdrawn_says_so(written, document):
    draft = document(live=False, published_on=None, number="")
    withdrawn = document(live=False, withdrawn_on=DAY, number="")
    written(draft.get_absolute_url())
    written(withdrawn.get_absolute_url(), title="另一份")
    patrol(DAY)
    assert found() == {
        ("broken-link", draft.get_absolute_url()),
        ("withdrawn-link", withdrawn.get_absolute_url()),
    }


def test_links_that_leave_are_listed_and_not_followed(written, guide):
    written("https://www.gov.cn/a")
    reword(guide, online_address="https://apply.example.com/")
    patrol(DAY)
    assert found() == {("outside-link", "https://www.gov.cn/a"), ("outside-link", "https://apply.example.com/")}


def test_links_to_pages_of_wagtail_have_no_address(document):
    document(body=[("text", '<p><a linktype="page" id="3">看</a></p>')])
    patrol(DAY)
    assert found() == {("broken-link", "3")}


def test_every_public_text_is_read_and_no_draft(county, civil, written):
    broken = '<a href="/nowhere/{}/">看</a>'
    Topic.objects.create(organ=civil, title="专题", slug="a", introduction=broken.format("topic"), live=True)
    issue = Issue(organ=county, title="公报", year=2026, number=1, issued_on=DAY, live=True)
    issue.items = [Item(title="旧文", text=broken.format("item"))]
    issue.save()
    written("/nowhere/document/", live=False)
    written("/nowhere/closed/", attribute="closed", title="不公开")
    patrol(DAY)
    assert {place for _, place in found()} == {"/nowhere/topic/", "/nowhere/item/"}


@pytest.fixture
def attached(document):
    picture = BytesIO()
    Image.new("RGB", (1, 1)).save(picture, "PNG")
    kept = SimpleUploadedFile("图.png", picture.getvalue())
    return Attachment.objects.create(document=document(), title="位置图", file=kept)


def test_a_file_that_is_gone_or_changed_is_found_and_let_go_when_it_is_back(attached):
    path = Path(attached.file.path)
    content = path.read_bytes()
    patrol(DAY)
    assert found() == set()
    path.write_bytes(content + b"x")
    patrol(DAY)
    assert found() == {("changed-file", "位置图")}
    path.unlink()
    patrol(DAY)
    assert found() == {("missing-file", "位置图")}
    path.write_bytes(content)
    patrol(DAY)
    assert found() == set()


def test_a_week_of_rounds_reads_every_file_once_and_forgets_nothing_between(attached):
    path = Path(attached.file.path)
    path.write_bytes(path.read_bytes() + b"x")
    rounds = [patrol(DAY, share=share).read for share in range(SHARES)]
    assert sorted(rounds) == [0] * (SHARES - 1) + [1]
    assert found() == {("changed-file", "位置图")}
    patrol(DAY, share=attached.pk + 1)
    assert found() == {("changed-file", "位置图")}


def test_what_was_known_keeps_its_day(written):
    written("/nowhere/")
    patrol(DAY)
    patrol(date(2026, 12, 1))
    assert Defect.objects.get().found_on == DAY


def test_as_many_questions_for_many_links_as_for_few(written, document, django_assert_max_num_queries):
    targets = [document(number="") for _ in range(20)]
    written("/documents/1/")
    with django_assert_max_num_queries(40) as before:
        patrol(DAY)
    for target in targets:
        written(target.get_absolute_url(), title=str(target.pk))
    with django_assert_max_num_queries(len(before)):
        patrol(DAY)


def test_the_ticker_goes_round_once_a_day(written):
    written("/nowhere/")
    ticking.Ticker()._work()
    assert found() == {("broken-link", "/nowhere/")}
    assert not due(PatrolRound.objects.get().on)
    Defect.objects.all().delete()
    ticking.Ticker()._work()
    assert found() == set()


def test_the_command_says_what_it_found(written, capsys):
    record = written("/nowhere/")
    call_command("patrol")
    said = capsys.readouterr().out
    assert "站内链接打不开：1" in said
    assert f"{record.title}（{record.get_absolute_url()}）：/nowhere/" in said


def test_the_list_is_of_ones_own_organs(client, county, civil, member, written, django_user_model):
    record = written("/nowhere/")
    client.force_login(member(civil, Role.EDITOR))
    assert "还没有巡查过" in client.get(reverse("portal-patrol")).content.decode()
    patrol(DAY)
    html = client.get(reverse("portal-patrol")).content.decode()
    assert record.title in html
    assert f"/admin/snippets/library/document/edit/{record.pk}/" in html
    assert "站内链接打不开（1）" in html
    assert "没有发现这类问题" in client.get(reverse("portal-patrol"), {"kind": "outside-link"}).content.decode()
    client.force_login(member(Organ.objects.get(slug="town"), Role.HEAD))
    assert record.title not in client.get(reverse("portal-patrol")).content.decode()
    client.force_login(django_user_model.objects.create_user("nobody", password="words"))
    assert client.get(reverse("portal-patrol")).status_code != 200
