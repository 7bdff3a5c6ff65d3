"""Archiving is entered without a new version, and what should be filed is listed until it is."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from gongkai_web.journal.models import Entry
from gongkai_web.library.models import Document
from gongkai_web.library.selectors import unfiled
from gongkai_web.library.services import archive, update
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role
from gongkai_web.search.models import Change

pytestmark = pytest.mark.django_db
PAGE = "wagtail_bulk_action"


def page_for(*documents):
    return reverse(PAGE, args=["library", "document", "archive"]) + "?id=" + "&id=".join(str(d.pk) for d in documents)


def test_it_makes_no_version_and_nothing_for_the_public(made, editor):
    document = made(public=True)
    changes = Change.objects.count()
    assert archive([document], by=editor, retention="permanent", on=date(2025, 5, 6)) == 1
    document.refresh_from_db()
    assert (document.retention, document.archived_on) == ("permanent", date(2025, 5, 6))
    assert (document.versions.count(), document.has_unpublished_changes) == (1, False)
    assert Change.objects.count() == changes
    entry = Entry.objects.get(kind="library.archived")
    assert entry.sentence == "《关于印发某办法的通知》保管期限永久，归档日期2025-05-06"


def test_an_older_version_does_not_bring_its_own_back(made, editor):
    document = made(public=True)
    revision = update(document, by=editor, title="改了标题")
    archive([document], by=editor, retention="10-years", on=None)
    assert revision.as_object().retention == ""
    document.refresh_from_db()
    assert document.get_latest_revision_as_object().retention == "10-years"


@pytest.mark.parametrize(
    ("retention", "on", "field"),
    [
        ("for ever", None, "retention"),
        ("permanent", date(2023, 12, 31), "archived_on"),
        ("permanent", date(2999, 1, 1), "archived_on"),
    ],
    ids=["no such term", "before it was made", "in time to come"],
)
def test_what_cannot_be_is_refused_and_nothing_entered(made, editor, retention, on, field):
    documents = [made(formed_on=date(2020, 1, 1)), made()]
    with pytest.raises(ValidationError) as refused:
        archive(documents, by=editor, retention=retention, on=on)
    assert list(refused.value.message_dict) == [field]
    assert not Document.objects.exclude(retention="").exists()


def test_nobody_enters_it_for_another_organ(made, county, member):
    document = made()
    stranger = member(Organ.objects.get(slug="town"), Role.EDITOR)
    with pytest.raises(PermissionDenied):
        archive([document], by=stranger, retention="permanent", on=None)


def test_what_should_be_filed_is_listed_until_it_is(made, editor, civil):
    organs = Organ.objects.filter(pk=civil.pk)
    document, other = made(formed_on=date(2023, 3, 1)), made(formed_on=date(2024, 3, 1))
    made(formed_on=date(2020, 3, 1))  # nobody has said that it is to be kept
    archive([document, other], by=editor, retention="30-years", on=None)
    assert list(unfiled(organs, date(2024, 3, 31))) == []
    assert list(unfiled(organs, date(2024, 4, 1))) == [document]
    assert list(unfiled(organs, date(2026, 1, 1))) == [document, other]
    archive([document], by=editor, retention="30-years", on=date(2024, 6, 3))
    assert list(unfiled(organs, date(2026, 1, 1))) == [other]


def test_a_list_of_the_back_office_names_the_day(client, made, editor):
    archive([made(formed_on=date(2023, 3, 1))], by=editor, retention="30-years", on=None)
    client.force_login(editor)
    html = client.get(reverse("library-watch", args=["unfiled"])).content.decode()
    assert "应于2024-06-30以前归档（《机关档案管理规定》）" in html


def test_several_are_entered_by_one_form(client, made, editor):
    documents = [made(), made(formed_on=date(2023, 3, 1))]
    client.force_login(editor)
    html = client.get(page_for(*documents)).content.decode()
    assert '<option value="permanent" selected>永久</option>' in html
    client.post(page_for(*documents), {"retention": "10-years", "archived_on": "2025-05-06"})
    assert {(d.retention, d.archived_on) for d in Document.objects.all()} == {("10-years", date(2025, 5, 6))}
    html = client.get(page_for(documents[1])).content.decode()
    assert "保管至2033-12-31" in html
    assert '<option value="10-years" selected>10年</option>' in html


def test_the_form_says_why_a_day_cannot_be(client, made, editor):
    document = made()
    client.force_login(editor)
    html = client.post(page_for(document), {"retention": "permanent", "archived_on": "2023-12-31"}).content.decode()
    assert "归档日期2023-12-31早于成文日期2024-01-15" in html
    assert not Document.objects.exclude(retention="").exists()


def test_documents_of_others_are_left_out(client, made, county, member):
    document = made(public=True)
    client.force_login(member(Organ.objects.get(slug="town"), Role.EDITOR))
    html = client.get(page_for(document)).content.decode()
    assert "另有1件不是您可以起草文件的机关的" in html
    client.post(page_for(document), {"retention": "permanent", "archived_on": ""})
    assert Document.objects.get().retention == ""


def test_the_page_of_a_document_leads_there_and_a_readers_does_not(client, made, editor, civil, member):
    document = made()
    edit = reverse(document.snippet_viewset.get_url_name("edit"), args=[document.pk])
    client.force_login(editor)
    assert page_for(document) in client.get(edit).content.decode()
