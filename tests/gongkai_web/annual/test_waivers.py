"""A rule is waived with a reason that the supervisor reads; a return goes with a letter; a change after publication."""

import io
import zipfile
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from gongkai.forms import CellRef
from gongkai.ingest import read_bytes
from gongkai_web.annual.composing import compose, counted_of
from gongkai_web.annual.files import pdf_of, return_letter
from gongkai_web.annual.kinds import Stage
from gongkai_web.annual.services import (
    accept,
    begin,
    freeze,
    give_back,
    reopen,
    rewrite,
    submit,
    thaw,
    to_library,
    waive,
)
from gongkai_web.annual.services.passing import errors_of, waivers
from gongkai_web.annual.standing import stage_of
from gongkai_web.library.kinds import PublicAct
from gongkai_web.library.services import correct, publish

WRONG = {"一": ["（二）依申请公开。全年新收政府信息公开申请9件。"]}


def on(month, day, year=2026):
    return date(year, month, day)


@pytest.fixture
def report(asked, civil, head):
    asked(on(12, 10), answered=on(12, 30))
    made = begin(civil, 2026, by=head)
    freeze(made, by=head)
    return made


def words_of(docx):
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()


def test_errors_are_waived_one_by_one_for_their_very_numbers(report, head, client, supervisor):
    rewrite(report, WRONG, by=head)
    report.refresh_from_db()
    for code, message in errors_of(report):
        with pytest.raises(ValidationError, match="请写明理由"):
            waive(report, code, message, by=head, reason="")
        waive(report, code, message, by=head, reason="含电话申请")
    act = submit(report, by=head)
    assert act.facts["errors"] == []
    assert all("含电话申请" in said for said in act.facts["waived"])
    client.force_login(supervisor)
    shown = client.get(reverse("annual-report", args=["civil", 2026])).content.decode()
    assert "不改的理由：含电话申请" in shown
    give_back(report, by=supervisor, reason="不能这样写")
    rewrite(report, {"一": [WRONG["一"][0].replace("9", "8")]}, by=head)
    report.refresh_from_db()
    left = set(errors_of(report)) - set(waivers(report))
    assert any("8" in message for _code, message in left)
    with pytest.raises(ValidationError, match="没有发现这个错误"):
        waive(report, "T101", "没有的", by=head, reason="x")


def test_the_page_takes_a_reason_for_one_error(report, head, client):
    rewrite(report, WRONG, by=head)
    report.refresh_from_db()
    client.force_login(head)
    code, message = errors_of(report)[0]
    page = reverse("annual-report", args=["civil", 2026])
    client.post(page, {"act": "waive", "code": code, "message": message, "reason": "含电话申请"})
    assert waivers(report)[code, message] == "含电话申请"
    assert "不改的理由：" in client.get(page).content.decode()


def test_a_return_goes_with_a_letter_of_the_errors(report, head, supervisor, client):
    rewrite(report, WRONG, by=head)
    report.refresh_from_db()
    submit(report, by=head, waiver="已核对")
    act = give_back(report, by=supervisor, reason="新收件数与表格不符")
    words = words_of(return_letter(act))
    assert "新收件数与表格不符" in words
    assert all(said in words for said in act.facts["errors"][:1])
    assert "某县人民政府（经办人：监督人）" in words
    client.force_login(head)
    got = client.get(reverse("annual-return-letter", args=["civil", 2026, act.pk]))
    assert got.content[:2] == b"PK"
    assert client.get(reverse("annual-return-letter", args=["civil", 2026, 999])).status_code == 404


def test_a_change_after_publication_leaves_a_notice_and_a_new_version(report, head, supervisor, asked, client):
    submit(report, by=head, waiver="已核对")
    accept(report, by=supervisor)
    document = to_library(report, by=head)
    publish(document, by=head)
    with pytest.raises(ValidationError, match="请写明理由"):
        reopen(report, by=head, reason="")
    reopen(report, by=head, reason="漏登一件申请")
    assert stage_of(report) is Stage.REOPENED
    asked(on(11, 2), answered=on(11, 9))
    thaw(report, by=head, reason="补登")
    freeze(report, by=head)
    submit(report, by=head, waiver="已核对")
    accept(report, by=supervisor)
    again = to_library(report, by=head)
    assert again.pk == document.pk
    assert "新收政府信息公开申请1件" in client.get(document.get_absolute_url()).content.decode()
    correct(again, by=head, reason="漏登一件申请，相应更正表三")
    shown = client.get(document.get_absolute_url()).content.decode()
    assert "新收政府信息公开申请2件" in shown
    assert "漏登一件申请，相应更正表三" in shown
    assert [version.act for version in again.versions.all()] == [PublicAct.PUBLISHED, PublicAct.CORRECTED]
    assert again.attachments.count() == 3


def test_without_an_office_suite_a_pdf_is_set_directly(report):
    content, said = pdf_of(compose(report, counted_of(report)))
    assert content[:5] == b"%PDF-"
    assert "没有能转换的LibreOffice" in said


@pytest.mark.slow
def test_the_pdf_of_the_office_suite_is_read_back_to_the_same_cells(report):
    made = compose(report, counted_of(report))
    content, said = pdf_of(made)
    assert said == ""
    read = read_bytes(content, "report.pdf")
    assert {str(ref): read.value(ref) for ref in made.cells} == {
        str(ref): cell.value for ref, cell in made.cells.items()
    }
    assert read.value(CellRef.parse("requests/granted/natural")) == 1
