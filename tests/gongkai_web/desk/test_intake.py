"""An application is taken in once, whole, and sealed."""

import uuid
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Applicant, Paper, Request
from gongkai_web.desk.services import Given, apply, register
from gongkai_web.desk.services.numbers import code_of, digest_of
from gongkai_web.desk.services.papers import read
from gongkai_web.journal.models import Entry

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


def test_an_application_on_line_waits_to_be_confirmed(application):
    request, code = apply(application())
    assert (request.number, request.state, request.received_on, request.due_on) == (
        "2026-0001",
        "unconfirmed",
        None,
        None,
    )
    assert request.code_digest == digest_of(code.lower())
    assert [entry.kind for entry in Entry.objects.all()] == ["desk.registered", "desk.arrived"]


def test_a_form_sent_twice_is_one_request_with_one_code(application):
    sent = application()
    first, second = apply(sent), apply(replace(sent, subject="别的"))
    assert first == second
    assert Request.objects.count() == 1


def test_numbers_run_by_organ_and_year(registered, county, application):
    assert [registered().number, registered().number] == ["2026-0001", "2026-0002"]
    assert registered(arrived=date(2025, 3, 3)).number == "2025-0001"
    assert apply(application(organ=county))[0].number == "2026-0001"


def test_paper_has_the_day_of_its_channel(registered):
    post = registered(channel="signed-post", arrived=date(2026, 9, 1), signed=date(2026, 9, 2))
    assert (post.state, post.received_on, post.due_on) == ("handling", date(2026, 9, 2), date(2026, 9, 30))
    letter = registered(channel="plain-post")
    assert (letter.state, letter.received_on) == ("unconfirmed", None)


def test_days_that_do_not_fit_are_refused_and_nothing_is_left(registered):
    with pytest.raises(ValidationError, match="只能在“待签收”时进行"):
        registered(channel="in-person", signed=date(2026, 9, 2))
    with pytest.raises(ValidationError, match="早于收到材料"):
        registered(channel="signed-post", signed=date(2026, 8, 31))
    with pytest.raises(ValidationError, match="2026-12-02还没有到"):
        registered(arrived=date(2026, 12, 2))
    assert not Request.objects.exists()
    assert not Applicant.objects.exists()


def test_only_who_handles_requests_registers_one(application, member, county):
    outsider = member(county, "desk-officer")
    with pytest.raises(PermissionDenied):
        register(application(), channel="in-person", arrived=date(2026, 9, 1), by=outsider)


def test_who_applied_is_not_to_be_read_in_the_database(application, settings):
    request, _code = apply(application())
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM desk_applicant")
        assert not any(word in str(cursor.fetchall()) for word in ("张三", "11010519491231002X", "13800001234"))
    assert request.applicant.identity.name == "张三"
    assert request.applicant.identity.masked == "张*"


def test_papers_are_sealed_and_read_back(application, settings, tmp_path):
    settings.DATA = tmp_path
    given = Given(PaperKind.IDENTITY, "身份证.png", BytesIO(PNG))
    request, _code = apply(application(files=[given]))
    paper = Paper.objects.get(request=request)
    assert read(paper).read() == PNG
    kept = Path(paper.file.path)
    assert kept.is_relative_to(tmp_path / "papers")
    assert b"PNG" not in kept.read_bytes()


def test_a_file_that_is_not_taken_leaves_no_request(application):
    given = Given(PaperKind.IDENTITY, "程序.exe", BytesIO(b"MZ" + bytes(100)))
    with pytest.raises(ValidationError, match=r"程序\.exe"):
        apply(application(files=[given]))
    assert not Request.objects.exists()


def test_the_same_person_is_found_by_mark_and_another_is_not(application):
    first, _ = apply(application())
    again, _ = apply(application())
    other, _ = apply(
        application(identity=replace(first.applicant.identity, id_number="110105194912310038", name="李四"))
    )
    assert first.applicant.id_mark == again.applicant.id_mark != other.applicant.id_mark


def test_a_submission_has_one_code():
    name = uuid.uuid4()
    assert code_of(name) == code_of(name) != code_of(uuid.uuid4())
    assert len(code_of(name)) == 10
