"""What a file holds and does not show holds its document back, and a masked copy takes its place."""

from io import BytesIO

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from gongkai.review import POINTS
from gongkai_web.journal.models import Entry
from gongkai_web.library.services import attach
from gongkai_web.organs.models import DisclosureOffice
from gongkai_web.review import files
from gongkai_web.review.findings import findings
from gongkai_web.review.inspecting import scanned
from gongkai_web.review.models import FileScan, ImmutableStepError, Look, Officeholder, Original
from gongkai_web.review.pages import address_of
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services import accept, look, mask, pass_on, submit

pytestmark = [pytest.mark.django_db, pytest.mark.reviewed]


def workbook(*, hidden):
    book = openpyxl.Workbook()
    book.active.append(["姓名", "金额"])
    book.active.append(["王某某", 500])
    if hidden:
        sheet = book.create_sheet("原始名单")
        sheet.append(["王小明", "370102199003071238"])
        sheet.sheet_state = "hidden"
    book.properties.creator = ""
    made = BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.fixture
def carrying(written, people):
    """A document with a file, sent in: `carrying(content)`."""

    def one(content, name="补助名单.xlsx"):
        document = written()
        attach(document, SimpleUploadedFile(name, content), by=people["EDITOR"], name=name)
        document.refresh_from_db()
        submit(document, by=people["EDITOR"])
        return document

    return one


def seen(document):
    return way_of(document).content


def blocking(document):
    return [finding for finding in findings(way_of(document)) if finding.blocks]


def test_a_hidden_sheet_holds_its_document_back(carrying, people):
    document = carrying(workbook(hidden=True))
    found = blocking(document)
    assert "F112" in {finding.code for finding in found}
    assert all("补助名单" in finding.part for finding in found)
    assert "370102199003071238" not in str(found)
    with pytest.raises(ValidationError, match="隐藏的工作表"):
        pass_on(document, by=people["FIRST_REVIEWER"], seen=seen(document), checked=list(POINTS))


def test_a_file_is_scanned_once(carrying, monkeypatch):
    document = carrying(workbook(hidden=True))
    first = findings(way_of(document))
    monkeypatch.setattr(files, "scanned", lambda *_: pytest.fail("scanned again"))
    assert findings(way_of(document)) == first


def test_a_masked_copy_takes_its_place_and_the_version_before_keeps_the_file(carrying, people):
    document = carrying(workbook(hidden=True))
    before = way_of(document).revision
    assert mask(document, by=people["EDITOR"]) == 0
    document.refresh_from_db()
    after = way_of(document).revision
    (old,), (new,) = (list(files.files_in(revision.as_object())) for revision in (before, after))
    assert b"370102199003071238" not in new.read()
    assert openpyxl.load_workbook(BytesIO(new.read())).sheetnames == ["Sheet"]
    assert "原始名单" in openpyxl.load_workbook(BytesIO(old.read())).sheetnames
    assert new.row.digest != old.row.digest
    assert not blocking(document)


@pytest.fixture
def original(carrying, people):
    """A file that gave way to its masked copy, and its document."""
    document = carrying(workbook(hidden=True))
    mask(document, by=people["HEAD"])
    document.refresh_from_db()
    return document, Original.objects.get()


def test_an_original_is_its_owners_and_every_look_is_on_record(client, original, people):
    _document, kept = original
    assert kept.owner == people["EDITOR"], "who brought it in, not who masked it"
    with look(kept, by=people["EDITOR"]) as opened:
        assert "原始名单" in openpyxl.load_workbook(BytesIO(opened.read())).sheetnames
    for role in ("FIRST_REVIEWER", "SECRECY_REVIEWER", "AUDITOR", "SUPERVISOR"):
        with pytest.raises(PermissionDenied, match="只有上传的人"):
            look(kept, by=people[role], reason="看一看")
    with pytest.raises(ValidationError, match="为什么要看"):
        look(kept, by=people["HEAD"])
    look(kept, by=people["HEAD"], reason="申请人对遮盖提出异议").close()
    assert [(one.by, one.reason) for one in Look.objects.all()] == [
        (people["EDITOR"], ""),
        (people["HEAD"], "申请人对遮盖提出异议"),
    ]
    assert Entry.objects.filter(kind="review.looked").count() == 2


def test_who_runs_the_site_sees_no_original(original, admin_user):
    with pytest.raises(PermissionDenied):
        look(original[1], by=admin_user, reason="看一看")


def test_an_original_is_opened_on_its_page_and_nowhere_else(client, original, people):
    document, kept = original
    page, item = reverse("review-original", args=[kept.pk]), address_of(document)
    for role, there in (("EDITOR", True), ("HEAD", True), ("FIRST_REVIEWER", False), ("AUDITOR", False)):
        client.force_login(people[role])
        assert (page in client.get(item).content.decode()) is there
        assert (client.get(page).status_code == 200) is there
    client.force_login(people["HEAD"])
    assert "请写明为什么要看原件" in client.post(page, {"reason": ""}).content.decode()
    answer = client.post(page, {"reason": "核对遮盖"})
    assert b"".join(answer.streaming_content).startswith(b"PK")
    assert "核对遮盖" in client.get(page).content.decode()
    # An older version that somebody brings back does not open it to everybody again.
    former = [each for each in document.revisions.order_by("pk") if kept.stored in str(each.content)][-1]
    former.as_object().save_revision(user=people["EDITOR"])
    document.refresh_from_db()
    way = reverse(document.snippet_viewset.get_url_name("file"), args=[document.pk])
    client.force_login(people["FIRST_REVIEWER"])
    assert client.get(way, {"name": kept.stored}).status_code in {302, 403}


def test_what_is_kept_of_originals_and_looks_is_never_changed(original, people):
    _document, kept = original
    look(kept, by=people["EDITOR"]).close()
    for row in (kept, Look.objects.get()):
        for act in (row.save, row.delete):
            with pytest.raises(ImmutableStepError):
                act()
    for table in ("review_look", "review_original"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608


def test_a_reviewer_says_why_it_may_stand(carrying, people):
    document = carrying(workbook(hidden=True))
    for finding in blocking(document):
        accept(document, finding.key, by=people["FIRST_REVIEWER"], seen=seen(document), reason="附表应当公开")
    pass_on(document, by=people["FIRST_REVIEWER"], seen=seen(document), checked=list(POINTS))


def listed(words):
    book = openpyxl.Workbook()
    book.active.append([words])
    book.properties.creator = ""
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def test_a_file_is_held_against_the_lists_of_the_site(carrying, civil):
    """Officeholders and the numbers of offices; when a list changes, the file is scanned again."""
    document = carrying(listed("副县长李一二主持。王某某家，电话13812345678。"))
    before = {finding.code for finding in blocking(document)}
    DisclosureOffice.objects.create(organ=civil, name="办公室", address="路1号", hours="8时", phone="13812345678")
    Officeholder.objects.create(organ=civil, name="李一二", titles="县委副书记、县长")
    after = {finding.code for finding in blocking(document)}
    assert "W102" in after - before
    assert before - after, "the office's own number is no leak"
    assert FileScan.objects.count() == 2


def test_a_scan_that_takes_too_long_or_breaks_down_blocks_and_says_so(carrying, monkeypatch, people):
    monkeypatch.setattr(files, "scanned", lambda *_: None)
    document = carrying(workbook(hidden=False))
    (finding,) = blocking(document)
    assert finding.message == "附件没有检查完：文件过于复杂，或者已经损坏"
    assert FileScan.objects.get().hits is None
    with pytest.raises(ValidationError, match="没有检查完"):
        pass_on(document, by=people["FIRST_REVIEWER"], seen=seen(document), checked=list(POINTS))


def test_a_process_that_is_killed_finds_nothing_and_says_that(monkeypatch):
    monkeypatch.setattr("gongkai_web.review.inspecting.SECONDS", 0.01)
    assert scanned(workbook(hidden=False), "a.xlsx") is None
