"""Drafts: index numbers, faults at their fields, relations, and files that are what they say."""

import zipfile
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from gongkai_web.library import files
from gongkai_web.library.kinds import PublicAct, RelationKind
from gongkai_web.library.models import Attachment, Document, IndexSerial, Relation
from gongkai_web.library.services import attach, draft, publish, relate, unrelate, update
from gongkai_web.organs.models import Organ

pytestmark = pytest.mark.django_db


def test_index_numbers_count_up_by_organ_and_year_and_never_come_again(made, civil):
    first = made()
    made(formed_on=date(2023, 5, 1)).delete()
    numbers = [first.index_number, made().index_number, made(formed_on=date(2023, 5, 1)).index_number]
    holder = f"{civil.pk:09}"
    assert numbers == [f"{holder}/2024-00001", f"{holder}/2024-00002", f"{holder}/2023-00002"]


def test_an_index_number_from_elsewhere_is_kept_and_not_given_again(made, civil):
    civil.credit_code = "11441700007280420Y"
    civil.save()
    assert made(index_number="11441700007280420Y/2024-00007", organ=civil).index_number.endswith("00007")
    assert made().index_number.endswith("00008")
    with pytest.raises(ValidationError, match="索引号"):
        made(index_number="11441700007280420Y/2024-00007")


def test_an_index_number_survives_an_older_version(made, head):
    document = made(public=True)
    update(document, by=head, title="新标题")
    old = document.versions.first().revision
    publish(document, by=head, revision=old)
    assert document.index_number.endswith("00001")
    assert IndexSerial.objects.get().last == 1


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({"number": "某民发[2024]5号"}, "number", "是否应为“某民发〔2024〕5号”"),
        ({"number": "某民发〔2024〕第5号"}, "number", "不写“第”"),
        ({"number": "某民发〔2014〕5号"}, "number", "与成文日期2024-01-15不符"),
        ({"formed_on": date(2099, 1, 1)}, "formed_on", "还没有到"),
        ({"formed_on": date(1024, 1, 1)}, "formed_on", "核对年份"),
        ({"effective_on": date(2024, 3, 1), "expires_on": date(2024, 2, 1)}, "expires_on", "早于施行日期"),
        ({"attribute": "closed"}, "ground", "须选择依据"),
        ({"attribute": "closed", "ground": "internal"}, "ground_note", "须说明理由"),
        ({"attribute": "closed", "ground": "not-proactive", "ground_note": "无"}, "ground", "不能用于“不予公开”"),
        ({"ground": "secret"}, "ground", "主动公开的文件不填"),
        ({"kind": "regulation"}, "kind", "没有规章制定权"),
        ({"title": ""}, "title", ""),
        ({"theme": "没有这一类"}, "theme", ""),
        ({"duty": "none"}, "duty", ""),
    ],
)
def test_bad_input_is_refused_at_its_field_and_nothing_is_kept(made, fields, field, message):
    with pytest.raises(ValidationError) as refused:
        made(**fields)
    assert message in "".join(refused.value.message_dict[field])
    assert not Document.objects.exists()


def test_a_document_number_is_used_once_in_an_organ(made, head, county, member):
    made(number="某民发〔2024〕5号", title="先来的")
    with pytest.raises(ValidationError, match="已经用于本机关的《先来的》"):
        made(number="某民发〔2024〕5号")
    other = made()
    with pytest.raises(ValidationError, match="先来的"):
        update(other, by=head, number="某民发〔2024〕5号")
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=other.pk).update(number="某民发〔2024〕5号")


def test_nobody_drafts_for_another_organ(editor, head):
    town = Organ.objects.get(slug="town")
    with pytest.raises(PermissionDenied):
        draft(Document, by=editor, organ=town, title="某某", formed_on=date(2024, 1, 1))


def test_scripts_from_anywhere_are_gone_once_stored(made):
    body = [
        ("text", '<p onclick="x()">甲<script>alert(1)</script></p><a href="javascript:x()">乙</a>'),
        ("html", '<div><iframe src="https://example.org"></iframe><img src=x onerror=y()>丙</div>'),
    ]
    document = made(body=body)
    document = Document.objects.get(pk=document.pk)
    page = document.body.render_as_block()
    assert all(word in page for word in "甲乙丙")
    assert not any(bad in page for bad in ("script", "onclick", "onerror", "iframe", "alert"))
    assert "script" not in str(document.latest_revision.content)


# Relations.


def test_a_relation_holds_once_its_source_is_published(made, head):
    old, new = made(public=True, title="旧办法"), made(title="新办法", formed_on=date(2024, 6, 1))
    relate(new, old, RelationKind.REPEALS, by=head, on=date(2024, 7, 1))
    old.refresh_from_db()
    assert old.ends_on is None
    publish(new, by=head)
    old.refresh_from_db()
    assert (old.ends_on, old.ends_as) == (date(2024, 7, 1), "repealed")
    assert old.standing(date(2024, 7, 1)).validity.label == "废止"
    assert old.standing(date(2024, 6, 30)).validity.label == "有效"
    assert [relation.source for relation in old.affected_by.all()] == [new]
    unrelate(new, old, RelationKind.REPEALS, by=head)
    old.refresh_from_db()
    assert old.ends_on
    publish(new, by=head)
    old.refresh_from_db()
    assert (old.ends_on, old.ends_as) == (None, "")


def test_a_circle_is_refused_with_its_way(made, head):
    first, second, third = (made(title=title) for title in ("甲", "乙", "丙"))
    relate(first, second, RelationKind.AMENDS, by=head, on=date(2024, 2, 1))
    relate(second, third, RelationKind.AMENDS, by=head, on=date(2024, 2, 1))
    with pytest.raises(ValidationError, match="“丙” → “甲” → “乙” → “丙”"):
        relate(third, first, RelationKind.REPEALS, by=head, on=date(2024, 2, 1))
    with pytest.raises(ValidationError, match="循环"):
        relate(first, first, RelationKind.REPEALS, by=head, on=date(2024, 2, 1))
    assert Relation.objects.count() == 2


def test_a_circle_hidden_in_drafts_is_refused_when_published(made, head):
    first, second = made(public=True, title="甲"), made(public=True, title="乙")
    relate(first, second, RelationKind.AMENDS, by=head, on=date(2024, 2, 1))
    relate(second, first, RelationKind.AMENDS, by=head, on=date(2024, 2, 1))
    publish(first, by=head)
    with pytest.raises(ValidationError, match="循环"):
        publish(second, by=head)


def test_no_document_is_changed_before_it_was_made(made, head):
    with pytest.raises(ValidationError, match="早于“甲”的成文日期"):
        relate(made(), made(title="甲"), RelationKind.AMENDS, by=head, on=date(2023, 1, 1))


def test_a_relation_is_said_once_and_taken_back_once(made, head):
    source, target = made(), made()
    relate(source, target, RelationKind.AMENDS, by=head, on=date(2024, 2, 1))
    with pytest.raises(ValidationError, match="已经写明"):
        relate(source, target, RelationKind.AMENDS, by=head, on=date(2024, 3, 1))
    unrelate(source, target, RelationKind.AMENDS, by=head)
    with pytest.raises(ValidationError, match="没有写明"):
        unrelate(source, target, RelationKind.AMENDS, by=head)


# Files.


def pdf(**root):
    made = pikepdf.Pdf.new()
    made.add_blank_page()
    for name, value in root.items():
        made.Root[f"/{name}"] = value
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def container(*names):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return out.getvalue()


SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
LAUNCH = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("办法.pdf", pdf(), "pdf"),
        ("办法.DOCX", container("[Content_Types].xml", "word/document.xml"), "docx"),
        ("表.xlsx", container("xl/workbook.xml"), "xlsx"),
        ("解读.pptx", container("ppt/presentation.xml"), "pptx"),
        ("办法.ofd", container("OFD.xml"), "ofd"),
        ("办法.wps", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "ole"),
        ("图.png", b"\x89PNG\r\n\x1a\n" + bytes(20), "png"),
    ],
)
def test_files_that_are_taken(made, head, name, content, kind):
    document = made()
    attach(document, BytesIO(content), by=head, name=name)
    attachment = Attachment.objects.get()
    assert (attachment.kind, attachment.size, attachment.title) == (kind, len(content), name.rsplit(".", 1)[0])
    assert len(attachment.digest) == 64


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("办法.pdf", container("word/document.xml"), "内容却是docx"),
        ("办法.docx", pdf(), "内容却是pdf"),
        ("照片.jpg", b"MZ" + bytes(100), "程序"),
        ("办法.pdf", b"<html><script>alert(1)</script>", "不认识的格式"),
        ("图.svg", b"<svg onload='x()'/>", "不认识的格式"),
        ("附件.zip", container("a.txt"), "压缩包"),
        ("附件.docx", container("word/document.xml", "word/vbaProject.bin"), "宏"),
        ("办法.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"), "宏"),
        ("办法.docx", b"PK\x03\x04cut short", "打不开"),
        ("办法.pdf", b"%PDF-1.7 nothing more", "已损坏"),
        ("办法.pdf", pdf(OpenAction=SCRIPT), "脚本"),
        ("办法.pdf", pdf(OpenAction=LAUNCH), "启动程序"),
        ("空.pdf", b"", "空"),
        ("没有后缀", pdf(), "内容却是pdf"),
    ],
)
def test_files_that_are_refused_leave_nothing(made, head, name, content, message):
    document = made()
    with pytest.raises(ValidationError, match=message) as refused:
        attach(document, BytesIO(content), by=head, name=name)
    assert list(refused.value.message_dict) == ["file"]
    assert not Attachment.objects.exists()


def test_a_file_above_the_limit_is_refused_by_its_size(made, head, settings):
    settings.UPLOAD_LIMIT = 2**20
    with pytest.raises(ValidationError, match="超过单个文件1MB的上限"):
        attach(made(), BytesIO(pdf() + bytes(2**20)), by=head, name="办法.pdf")


def test_a_file_saved_past_the_forms_is_looked_into_all_the_same(made):
    with pytest.raises(ValidationError, match="程序"):
        Attachment.objects.create(document=made(), title="甲", file=ContentFile(b"MZ" + bytes(99), name="甲.pdf"))


def test_a_file_of_a_new_version_shows_only_once_published(made, head, monkeypatch):
    reads = []
    monkeypatch.setattr(files, "text_of", lambda _, name: reads.append(name) or "办法的字")
    document = made(public=True)
    attach(document, BytesIO(pdf()), by=head, name="办法.pdf")
    assert not document.attachments.exists()
    publish(document, by=head)
    attachment = Attachment.objects.get()
    with attachment.file.open() as stored:
        assert len(stored.read()) == attachment.size
    assert (attachment.text, len(reads)) == ("办法的字", 1)
    assert [version.act for version in document.versions.all()] == [PublicAct.PUBLISHED, PublicAct.UPDATED]
