"""Issues in the back office: who may do what, and what is said where something is wrong."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from gongkai_web.gazette.models import Issue
from gongkai_web.journal.models import Entry
from gongkai_web.library.widgets import address_of
from gongkai_web.organs.roles import Role

pytestmark = pytest.mark.django_db
ISSUES = "wagtailsnippets_gazette_issue"


@pytest.fixture
def filled(county):
    """What the form of an issue sends."""

    def made(*items, **fields):
        known = {
            "organ": county.pk,
            "title": "某县人民政府公报",
            "year": 2026,
            "number": 3,
            "shown_as": "",
            "total": "",
            "issued_on": "2026-06-30",
        }
        empty = {"section": "", "page": "", "document": "", "title": "", "number": "", "keywords": "", "text": "null"}
        lines = [empty | item for item in items]
        return nested_form_data(known | fields | {"items": inline_formset(lines)})

    return made


def said(answer):
    return [
        *answer.context["form"].errors.values(),
        *(form.errors for form in answer.context["form"].formsets["items"]),
    ]


VIEWS = ("list", "add", "edit", "delete", "history")
DRAFTERS = {Role.EDITOR: {"list", "add", "edit", "delete", "history"}, Role.HEAD: set(VIEWS)}


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("role", list(Role))
def test_each_role_meets_what_is_theirs(client, county, member, issue, role, view):
    record = issue(3, {"title": "一"}, live=False)
    client.force_login(member(county, role))
    args = [] if view in ("list", "add") else [record.pk]
    answer = client.get(reverse(f"{ISSUES}:{view}", args=args))
    allowed = DRAFTERS.get(role, {"list"})
    assert (answer.status_code == 200) == (view in allowed), (role, view, answer.status_code)


def test_an_outsider_meets_nothing(client, civil, member, issue):
    record = issue(3, {"title": "一"}, live=False)
    client.force_login(member(civil, Role.HEAD))
    for view in ("edit", "delete", "history"):
        assert client.get(reverse(f"{ISSUES}:{view}", args=[record.pk])).status_code != 200
    assert "2026年第3期" not in client.get(reverse(f"{ISSUES}:list")).content.decode()


def test_an_issue_is_drafted_and_published(client, head, filled, document, pdf):
    client.force_login(head)
    sent = filled({"document": document().pk, "section": "部门文件"}, pdf=pdf())
    client.post(reverse(f"{ISSUES}:add"), sent)
    record = Issue.objects.get()
    assert (record.live, record.items.get().title) == (False, "某县养老服务办法")
    edit = reverse(f"{ISSUES}:edit", args=[record.pk])
    item = record.items.get()
    sent = filled({"document": item.document_id, "section": "部门文件"}) | {"action-publish": "1"}
    sent |= {"items-INITIAL_FORMS": "1", "items-0-id": str(item.pk)}
    client.post(edit, sent)
    record.refresh_from_db()
    assert record.live
    assert record.pdf
    assert [entry.kind for entry in Entry.objects.all()] == ["library.created", "library.changed", "library.published"]
    answer = client.get("/gazette/2026/3/issue.pdf")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")
    assert answer["Content-Disposition"].startswith("attachment")


def test_a_refusal_keeps_the_draft_and_says_why(client, head, filled, document):
    client.force_login(head)
    sent = filled({"document": document(live=True, attribute="closed", ground="secret").pk}) | {"action-publish": "1"}
    html = client.post(reverse(f"{ISSUES}:add"), sent, follow=True).content.decode()
    assert "草稿已保存，没有发布：目录：《某县养老服务办法》还没有公开" in html
    assert not Issue.objects.get().live


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"number": 7}, "__all__", "已有这个期号"),
        ({"total": 70}, "__all__", "已有这个总期号"),
        ({"number": 0}, "number", ""),
        ({"year": 26}, "year", ""),
        ({"issued_on": "2031-01-01"}, "issued_on", "与年份2026不符"),
    ],
)
def test_bad_numbers_are_said_at_their_field(client, head, filled, issue, fields, field, message):
    issue(7, {"title": "一"}, total=70)
    client.force_login(head)
    answer = client.post(reverse(f"{ISSUES}:add"), filled({"title": "二"}, **fields))
    assert message in str(answer.context["form"].errors[field])
    assert Issue.objects.count() == 1


def test_a_department_cannot_be_chosen(client, civil, member, filled):
    client.force_login(member(civil, Role.HEAD))
    answer = client.post(reverse(f"{ISSUES}:add"), filled({"title": "一"}, organ=civil.pk))
    assert "organ" in answer.context["form"].errors


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("issue.pdf", b"<script>alert(1)</script>", "不能作附件"),
        ("issue.pdf", b"%PDF-1.7 broken", "打不开"),
        ("issue.png", b"\x89PNG\r\n\x1a\n", "这里只收PDF"),
    ],
)
def test_a_file_that_is_no_pdf_is_refused(client, head, filled, name, content, message):
    client.force_login(head)
    sent = filled({"title": "一"}, pdf=SimpleUploadedFile(name, content))
    assert message in str(client.post(reverse(f"{ISSUES}:add"), sent).context["form"].errors["pdf"])


def test_a_pdf_with_a_script_is_refused(client, head, filled, pdf):
    client.force_login(head)
    answer = client.post(reverse(f"{ISSUES}:add"), filled({"title": "一"}, pdf=pdf(script=True)))
    assert "脚本" in str(answer.context["form"].errors["pdf"])


def test_an_item_names_something_and_each_document_once(client, head, filled, document):
    client.force_login(head)
    key = document().pk
    answer = client.post(reverse(f"{ISSUES}:add"), filled({"section": "空的"}))
    assert "请选择文件，或者填写标题" in str(said(answer))
    answer = client.post(reverse(f"{ISSUES}:add"), filled({"document": key}, {"document": key, "title": "又一次"}))
    assert "重复的数据" in str(said(answer))


def test_a_draft_of_another_organ_cannot_be_chosen(client, head, filled, document):
    client.force_login(head)
    answer = client.post(reverse(f"{ISSUES}:add"), filled({"document": document(live=False, published_on=None).pk}))
    assert "您不能选它" in str(said(answer))
    assert "某县养老服务办法" not in str(said(answer))


def test_withdrawal_asks_for_a_reason(client, head, issue, document):
    record = issue(3, {"document": document()}, live=False)
    record.latest_revision.publish(user=head)
    client.force_login(head)
    address = reverse(f"{ISSUES}:unpublish", args=[record.pk])
    assert "reason" in client.post(address, {"reason": " "}).context["form"].errors
    client.post(address, {"reason": "重印"})
    assert Issue.objects.get().withdrawal_reason == "重印"
    assert client.post(reverse(f"{ISSUES}:delete", args=[record.pk])).status_code == 302
    assert Issue.objects.exists()


def test_the_kept_pdf_is_opened_by_who_may_see_the_issue(client, county, issue, pdf, member, civil):
    record = issue(1, {"title": "一件"}, live=False)
    record.pdf = pdf()
    record.save()
    address = address_of(record.pdf)
    client.force_login(member(county, Role.HEAD))
    assert b"".join(client.get(address).streaming_content).startswith(b"%PDF-")
    assert client.get(address + "x").status_code == 404
    client.force_login(member(civil, Role.EDITOR))
    assert client.get(address).status_code == 302
