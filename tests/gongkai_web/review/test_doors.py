"""No public address tells of what was not published, or is no longer: pages, feeds, maps, files, search."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from gongkai.review import POINTS
from gongkai_web.gazette.models import Issue
from gongkai_web.library.models import Document
from gongkai_web.library.services import attach, publish, update, withdraw
from gongkai_web.organs.models import Membership
from gongkai_web.organs.roles import Role
from gongkai_web.review.contents import spoken
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import pass_on, submit
from records import RECORDS, unsaved

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]
ASKED = "未经审查"
"""What is searched for: an answer may repeat it."""
SECRET = f"{ASKED}丙丁戊己"
_PART = re.compile(r"<(?:(\w+):)?(\w+)>")
_WORDS = ("title", "question", "name", "text", "summary", "classification")


def addresses(resolver, before=""):
    """Every address of the public site, with what stands for its parts."""
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if route.startswith("admin/") or "<path:" in route or "^" in route:
            continue
        if isinstance(each, URLPattern):
            yield route
        else:
            yield from addresses(each, route)


ROUTES = sorted(set(addresses(get_resolver())))


def _filled(route, key, slug):
    return _PART.sub(lambda part: str(key) if part[1] == "int" else slug, route)


def opened(client, known):
    """What every address answers, its parts filled with each of what is known."""
    for route in ROUTES:
        for key, slug in known:
            filled = _filled(route, key, slug)
            query = {"q": ASKED, "keyword": ASKED}
            for asked in ({}, query):
                answer = client.get(f"/{filled}", asked)
                body = b"".join(answer.streaming_content) if answer.streaming else answer.content
                yield filled, answer.status_code, body.decode("utf-8", "replace")
            if not _PART.search(route):
                break


def told(client, known):
    """The addresses that tell it."""
    for address, status, body in opened(client, known):
        assert status < 500, address
        if SECRET.removeprefix(ASKED) in body:
            yield address


@pytest.fixture
def drafts(county, civil, member):
    """A draft of every kind, each with the words."""
    head = member(county, Role.HEAD)
    made = []
    for kind in RECORDS:
        record = unsaved(kind, county if kind is Issue else civil)
        name = next(name for name in _WORDS if name in spoken(kind))
        setattr(record, name, SECRET)
        record.save()
        record.save_revision(user=head)
        made.append(record)
    return made


def test_there_are_as_many_addresses_as_it_takes():
    assert len(ROUTES) > 60
    assert {"documents/", "search/feed/", "sitemap.xml", "open-data.json", "search/"} <= set(ROUTES)


def test_no_address_tells_of_a_draft(client, drafts, civil):
    known = sorted({(record.pk, slug) for record in drafts for slug in ("civil", "county", "documents")})
    assert list(told(client, known)) == []


def test_no_address_tells_of_what_was_withdrawn_or_is_in_work(client, written, cleared, people):
    document = written(title=f"关于{SECRET}的通知")
    publish(cleared(document), by=people["HEAD"])
    withdraw(document, by=people["HEAD"], reason="内容过时")
    other = written(title="另一份通知", number="")
    publish(cleared(other), by=people["HEAD"])
    update(other, by=people["EDITOR"], title=f"改为{SECRET}")
    known = [(pk, slug) for pk in (document.pk, other.pk) for slug in ("civil", "documents")]
    assert list(told(client, known)) == []


def test_no_address_opens_the_file_of_a_draft(client, written, people, settings):
    document = written()
    book, made = openpyxl.Workbook(), BytesIO()
    book.active.append([SECRET])
    book.save(made)
    attach(document, SimpleUploadedFile("名单.xlsx", made.getvalue()), by=people["EDITOR"], name="名单.xlsx")
    document.refresh_from_db()
    stored = document.latest_revision.as_object().attachments.get().file.name
    for address in (f"/{stored}", f"/media/{stored}", f"{settings.MEDIA_URL}{stored}"):
        assert client.get(address).status_code in {302, 403, 404}, address
    for number in range(3):
        assert client.get(f"/documents/{document.pk}/files/{number}/").status_code == 404
    way = reverse(Document.snippet_viewset.get_url_name("file"), args=[document.pk])
    assert client.get(way, {"name": stored}).status_code == 302, "to the page where one signs in"


def test_who_is_not_of_the_organ_opens_no_page_of_a_draft(client, written, member, county):
    document = written(title=SECRET)
    client.force_login(member(county.get_children().get(slug="town"), Role.HEAD, "外人"))
    name, version = Document.snippet_viewset.get_url_name, document.latest_revision_id
    pages = {"edit": [], "history": [], "usage": [], "delete": [], "unpublish": [], "correct": [], "file": []}
    versions = {"revisions_view": [version], "revisions_revert": [version], "revisions_compare": ["earliest", "latest"]}
    for page, more in (pages | versions).items():
        answer = client.get(reverse(name(page), args=[document.pk, *more]))
        assert answer.status_code in {302, 403, 404}, page
        assert SECRET not in client.get(answer.get("Location", "/")).content.decode(), page


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_nothing_is_copied_or_shown_by_a_link_of_wagtails(kind):
    with pytest.raises(NoReverseMatch):
        reverse(kind.snippet_viewset.get_url_name("copy"), args=[1])
    assert not kind().is_previewable()
    assert not hasattr(kind, "aliases")


def test_an_older_version_that_is_brought_back_is_reviewed_anew(client, written, cleared, people):
    document = cleared(written())
    publish(document, by=people["HEAD"])
    former = document.latest_revision
    update(document, by=people["EDITOR"], title=f"改为{SECRET}")
    in_work = document.latest_revision
    former.as_object().save_revision(user=people["EDITOR"])
    document.refresh_from_db()
    assert document.live_revision_id == former.pk
    with pytest.raises(PermissionDenied):
        publish(document, by=people["HEAD"], revision=in_work)
    withdraw(document, by=people["HEAD"], reason="内容过时")
    with pytest.raises(PermissionDenied):
        publish(document, by=people["HEAD"], revision=in_work)
    publish(document, by=people["HEAD"], revision=former)
    assert Document.objects.get(pk=document.pk).title == "关于印发某办法的通知"


def test_two_who_edit_at_once_lose_nothing_and_neither_reviews(client, written, people, civil, member):
    document = written()
    second = member(civil, Role.EDITOR, "另一编辑")
    Membership.objects.create(user=second, organ=civil, role=Role.FIRST_REVIEWER)
    mine, theirs = (document.latest_revision.as_object() for _ in range(2))
    mine.title, theirs.title = "甲改的标题", "乙改的标题"
    mine.save_revision(user=people["EDITOR"])
    theirs.save_revision(user=second)
    document.refresh_from_db()
    kept = [each.as_object().title for each in document.revisions.order_by("pk")]
    assert kept == ["关于印发某办法的通知", "甲改的标题", "乙改的标题"]
    submit(document, by=people["EDITOR"])
    with pytest.raises(PermissionDenied, match="起草或者修改过"):
        pass_on(document, by=second, seen=way_of(document).content, checked=list(POINTS))
