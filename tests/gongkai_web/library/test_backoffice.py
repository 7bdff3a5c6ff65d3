"""The back office as members of an organ see it."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from gongkai_web.library.models import Attachment, Document
from gongkai_web.library.services import update
from gongkai_web.library.widgets import address_of
from gongkai_web.organs.models import Organ
from gongkai_web.organs.roles import Role

pytestmark = pytest.mark.django_db

EDIT, ADD, LIST = (f"wagtailsnippets_library_document:{name}" for name in ("edit", "add", "list"))

WITHDRAW = "wagtailsnippets_library_document:unpublish"


@pytest.fixture
def stranger(member, county):
    return member(Organ.objects.get(slug="town"), Role.HEAD, "外人")


@pytest.fixture
def posted(civil):
    """What the form sends."""

    def fields(**changed):
        known = {
            "title": "关于某事的通知",
            "organ": civil.pk,
            "kind": "policy",
            "issuers": "某县民政局",
            "formed_on": "2024-01-15",
            "duty": "general",
            "attribute": "open",
            "body-count": "1",
            "body-0-deleted": "",
            "body-0-order": "0",
            "body-0-type": "html",
            "body-0-id": "",
            "body-0-value": "<p>第一条</p><script>alert(1)</script>",
        }
        for name in ("attachments", "affects", "outside_changes"):
            known |= {f"{name}-TOTAL_FORMS": 0, f"{name}-INITIAL_FORMS": 0}
        return known | changed

    return fields


def test_a_draft_is_made_and_published_by_those_who_may(client, editor, head, posted):
    client.force_login(editor)
    page = client.get(reverse(ADD)).content.decode()
    assert "action-publish" not in page
    assert client.post(reverse(ADD), posted()).status_code == 302
    document = Document.objects.get()
    assert not document.live
    assert "script" not in str(document.body.get_prep_value())
    client.post(reverse(EDIT, args=[document.pk]), posted(**{"action-publish": "1"}))
    document.refresh_from_db()
    assert not document.live
    client.force_login(head)
    assert "action-publish" in client.get(reverse(EDIT, args=[document.pk])).content.decode()
    assert client.post(reverse(EDIT, args=[document.pk]), posted(**{"action-publish": "1"})).status_code == 302
    document.refresh_from_db()
    assert document.live
    assert document.published_on


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"number": "某民发[2024]5号"}, "是否应为“某民发〔2024〕5号”"),
        ({"formed_on": "2099-01-01"}, "还没有到"),
        ({"attribute": "closed"}, "须选择依据"),
    ],
)
def test_bad_input_is_shown_at_its_field_and_nothing_is_kept(client, head, posted, changed, message):
    client.force_login(head)
    answer = client.post(reverse(ADD), posted(**changed))
    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert not Document.objects.exists()


def test_what_is_not_whole_is_kept_as_a_draft_and_not_published(client, head, posted):
    client.force_login(head)
    answer = client.post(reverse(ADD), posted(issuers="", **{"action-publish": "1"}))
    assert "发布前须填写发文机关" in answer.content.decode()
    assert not Document.objects.exists()
    assert client.post(reverse(ADD), posted(issuers="")).status_code == 302


def test_a_relation_to_what_the_user_may_not_see_is_refused(client, head, posted, made, member, stranger):
    secret = made(organ=Organ.objects.get(slug="town"), by=stranger, title="别人的草稿")
    rows = {"affects-TOTAL_FORMS": 1, "affects-0-kind": "amends", "affects-0-target": secret.pk}
    rows |= {"affects-0-on": "2024-02-01", "affects-0-note": "", "affects-0-id": ""}
    client.force_login(head)
    answer = client.post(reverse(ADD), posted(**rows))
    assert answer.status_code == 200
    assert "不能查看" in answer.content.decode()
    assert "别人的草稿" not in client.get("/admin/snippets/choose/library/document/").content.decode()
    assert client.get(f"/admin/snippets/choose/library/document/chosen/{secret.pk}/").status_code == 404


def test_nobody_sees_or_changes_another_organs_drafts(client, made, stranger, posted):
    document = made()
    client.force_login(stranger)
    assert document.title not in client.get(reverse(LIST)).content.decode()
    for address in (
        reverse(EDIT, args=[document.pk]),
        reverse(WITHDRAW, args=[document.pk]),
    ):
        assert client.get(address).status_code in {302, 403}, address
    client.post(reverse(EDIT, args=[document.pk]), posted(title="改了"))
    document.refresh_from_db()
    assert document.title == "关于印发某办法的通知"


def test_withdrawal_and_correction_ask_for_a_reason(client, made, head, editor):
    document = made(public=True)
    client.force_login(head)
    page = client.get(reverse(EDIT, args=[document.pk])).content.decode()
    assert reverse(WITHDRAW, args=[document.pk]) in page
    update(document, by=head, title="关于印发某规定的通知")
    correct = reverse("wagtailsnippets_library_document:correct", args=[document.pk])
    assert client.post(correct, {"reason": ""}).status_code == 200
    assert client.post(correct, {"reason": "标题有误"}).status_code == 302
    withdraw = reverse(WITHDRAW, args=[document.pk])
    assert client.post(withdraw, {"reason": "含有个人信息"}).status_code == 302
    assert "不用撤回" in client.post(withdraw, {"reason": "再来"}).content.decode()
    assert [version.act for version in document.versions.all()] == ["published", "corrected", "withdrawn"]
    assert client.get(reverse("wagtailsnippets_library_document:history", args=[document.pk])).status_code == 200
    client.force_login(editor)
    assert client.post(withdraw, {"reason": "编辑"}).status_code in {302, 403}


def test_wagtails_own_unpublish_is_closed_and_the_public_is_not_deleted(client, made, head):
    document = made(public=True)
    client.force_login(head)
    for name in ("unpublish", "delete"):
        client.post(reverse(f"wagtailsnippets_library_document:{name}", args=[document.pk]))
        document.refresh_from_db()
        assert document.live, name


def test_the_lists_hold_what_the_person_may_see(client, made, head, stranger):
    made(title="逾期的", formed_on=date(2024, 1, 2))
    made(title="未解读的", public=True)
    client.force_login(head)
    for code, title in (("overdue", "逾期的"), ("unexplained", "未解读的"), ("expiring", ""), ("clean-up", "")):
        answer = client.get(reverse("library-watch", args=[code]))
        assert answer.status_code == 200
        assert title in answer.content.decode()
    assert client.get(reverse("library-watch", args=["nothing"])).status_code == 404
    client.force_login(stranger)
    assert "逾期的" not in client.get(reverse("library-watch", args=["overdue"])).content.decode()


def test_versions_are_compared_by_those_who_may_see_them(client, made, head, stranger):
    document = made()
    update(document, by=head, title="关于印发某规定的通知")
    names = {"pk": document.pk, "revision_id_a": "earliest", "revision_id_b": "latest"}
    compare = reverse("wagtailsnippets_library_document:revisions_compare", kwargs=names)
    client.force_login(head)
    page = client.get(compare).content.decode()
    assert "deletion" in page
    assert "规定" in page
    client.force_login(stranger)
    assert client.get(compare).status_code in {302, 403}


def test_choosers_offer_what_is_public_and_what_is_ones_own(client, made, head, stranger):
    made(title="公开的", public=True)
    made(title="自己的草稿")
    chooser = "/admin/snippets/choose/library/document/results/"
    client.force_login(head)
    assert all(title in client.get(chooser).content.decode() for title in ("公开的", "自己的草稿"))
    client.force_login(stranger)
    assert "公开的" not in client.get(chooser).content.decode()
    found = client.get(chooser, {"q": "公开"}).content.decode()
    assert "公开的" in found
    assert "自己的草稿" not in client.get(chooser, {"q": "草稿"}).content.decode()


def test_several_documents_are_kept_in_their_order_without_a_list_of_all(client, made, explained, head):
    first, second, other = (made(title=title, public=True) for title in ("甲文件", "乙文件", "丙文件"))
    reading = explained(second, first)
    client.force_login(head)
    page = client.get(reverse("wagtailsnippets_library_interpretation:edit", args=[reading.pk])).content.decode()
    assert {f'name="documents" value="{document.pk}"' in page for document in (first, second)} == {True}
    assert "丙文件" not in page
    assert f'name="documents" value="{other.pk}"' not in page


def test_a_kept_file_is_opened_by_who_may_see_its_document_and_nobody_else(client, made, head, stranger):
    document, content = made(), b"%PDF-1.4"
    attachment = Attachment(document=document, title="附表", kind="pdf", size=len(content))
    attachment.file.save("a.pdf", ContentFile(content), save=False)
    Attachment.objects.bulk_create([attachment])
    Document.objects.get().save_revision()
    address = address_of(document.attachments.get().file)
    client.force_login(head)
    assert address in client.get(reverse(EDIT, args=[document.pk])).content.decode().replace("&amp;", "&")
    opened = client.get(address)
    assert b"".join(opened.streaming_content) == content
    assert "attachment" in opened["Content-Disposition"]
    assert client.get(address.replace("a.pdf", "b.pdf")).status_code == 404
    client.force_login(stranger)
    assert client.get(address).status_code == 302


def test_the_first_page_says_what_there_is_to_do(client, made, head, stranger):
    made(title="放了很久的草稿")
    client.force_login(head)
    page = client.get("/admin/").content.decode()
    assert all(word in page for word in ("逾期未公开", "清理清单", "放了很久的草稿", "草稿和没有发布的修改（1件）"))
    client.force_login(stranger)
    assert "放了很久的草稿" not in client.get("/admin/").content.decode()
