"""Who applied: sealed, looked at on record, erasable, and kept through a change of keys."""

import os
import time
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from gongkai.handling import Kind
from gongkai_web.desk import vault
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Applicant, Consulted, ImmutableLookError, Letter, Look, Message, Paper, Reader
from gongkai_web.desk.models.sealing import shut
from gongkai_web.desk.services import Given, act, apply, erase, look, reseal_all
from gongkai_web.desk.services.outbox import Sent, queue, send_due
from gongkai_web.desk.services.papers import keep, keep_words, read
from gongkai_web.desk.services.sweeping import sweep
from gongkai_web.journal.models import Entry
from gongkai_web.organs.roles import Role

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(200))


@pytest.fixture(autouse=True)
def _own_keys(settings, tmp_path):
    settings.DATA = tmp_path


def test_a_look_is_on_record(registered, officer):
    request = registered()
    assert look(request, by=officer, why="电话确认").name == "张三"
    kept = Look.objects.get()
    assert (kept.by, kept.why, kept.applicant) == (officer, "电话确认", request.applicant)
    assert "张三" not in Entry.objects.filter(kind="desk.looked").get().sentence
    with pytest.raises(ImmutableLookError):
        kept.delete()


def test_nobody_looks_without_right_or_reason(registered, officer, member, county):
    request = registered()
    with pytest.raises(PermissionDenied):
        look(request, by=member(county, Role.SUPERVISOR), why="看看")
    with pytest.raises(ValidationError):
        look(request, by=officer, why=" ")


def test_an_identity_is_erased_once_the_request_has_ended_and_the_log_stays(registered, head):
    request = registered()
    with pytest.raises(ValidationError, match="还没有办结"):
        erase(request, by=head, why="个人信息保护法第四十七条")
    act(request, Kind.WITHDRAWN, by=None, on=date(2026, 9, 2))
    request.refresh_from_db()
    erase(request, by=head, why="个人信息保护法第四十七条")
    gone = Applicant.objects.get(pk=request.applicant_id)
    assert (gone.sealed, gone.id_mark, gone.identity.name, gone.erased_on) == ("", "", "", date(2026, 12, 1))
    assert request.acts.count() == 2


def test_the_words_go_with_who_said_them_and_the_log_stays_whole(
    application, officer, head, django_capture_on_commit_callbacks
):
    files = [Given(kind, f"张三{kind}.png", BytesIO(PNG)) for kind in (PaperKind.IDENTITY, PaperKind.APPLICATION)]
    request = apply(application(subject="张三家的宅基地", description="我是张三", assisted="张三看不清", files=files))[
        0
    ]
    keep_words(request, PaperKind.SUPPLEMENT, "补正内容.txt", "张三家")
    evidence = keep(request, PaperKind.EVIDENCE, "依据.png", BytesIO(PNG), by=officer)
    consulted = Consulted.objects.create(
        request=request, party="third_party", label="第三方1", sealed=shut({"name": "王某"})
    )
    letter = Letter(request=request, code="receipt", title="登记回执", by=officer)
    letter.say(
        facts={"organ": "某县民政局", "applicant": "张三", "asked": "张三家的宅基地"}, paragraphs=["张三"], chosen={}
    )
    letter.save()
    queue(Sent(Reader.APPLICANT, "zhang@example.com", "进展", "张三", request.organ, request), "email")
    act(request, Kind.WITHDRAWN, by=None)
    places = [Path(paper.file.path) for paper in request.papers.exclude(pk=evidence.pk)]
    before = Entry.objects.count()
    request.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        erase(request, by=head, why="个人信息保护法第四十七条")
    request.refresh_from_db()
    consulted.refresh_from_db()
    letter.refresh_from_db()
    assert (request.subject, request.description, request.assisted) == ("（已依法删除）", "", "")
    assert not any(place.exists() for place in places)
    assert read(Paper.objects.get(pk=evidence.pk)).read() == PNG
    assert not any("张三" in paper.name for paper in request.papers.all())
    assert (consulted.sealed, letter.facts, letter.paragraphs) == ("", {"organ": "某县民政局"}, ("（已依法删除）",))
    assert set(Message.objects.values_list("sealed", flat=True)) == {""}
    assert send_due() == 0
    assert request.acts.count() == 2
    assert Entry.objects.count() == before + 1
    call_command("verify_journal")
    assert reseal_all() > 0


def test_files_of_no_paper_are_swept_and_others_stay(application, county, settings):
    files = [Given(PaperKind.IDENTITY, "身份证.png", BytesIO(PNG))]
    kept = Path(apply(application(files=files))[0].papers.get().file.path)
    lost, half, fresh = (kept.with_name(name) for name in ("lost", "half.new", "fresh"))
    for path in (kept, lost, half, fresh):
        path.touch()
        os.utime(path, (0, 0) if path != fresh else (time.time(), time.time()))
    call_command("sweep_papers")
    assert [path.exists() for path in (kept, lost, half, fresh)] == [True, False, False, True]
    assert Entry.objects.filter(kind="desk.swept").count() == 1
    assert sweep() == 0


def test_keys_change_and_everything_stays_readable(application):
    given = Given(PaperKind.IDENTITY, "身份证.png", BytesIO(PNG))
    request, _code = apply(application(files=[given]))
    before, sealed = vault.keys(), request.applicant.sealed
    call_command("reseal_identities")
    request.applicant.refresh_from_db()
    assert len(vault.keys()) == 1
    assert vault.keys() != before
    assert request.applicant.sealed != sealed
    assert request.applicant.identity.name == "张三"
    assert read(request.papers.get()).read() == PNG
    again, _code = apply(application())
    assert again.applicant.id_mark == request.applicant.id_mark


def test_a_change_of_keys_that_was_cut_short_is_begun_again(application, monkeypatch):
    request, _code = apply(application())
    with monkeypatch.context() as patched:
        patched.setattr("gongkai_web.desk.services.resealing._papers", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            reseal_all()
    request.applicant.refresh_from_db()
    assert request.applicant.identity.name == "张三"
    reseal_all()
    request.applicant.refresh_from_db()
    assert request.applicant.identity.name == "张三"
    assert len(vault.keys()) == 1


def test_the_operators_keys_stand_before_the_file(application, settings):
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode()]
    apply(application())
    assert not (Path(settings.DATA) / vault.FILE).exists()
    reseal_all()
    settings.IDENTITY_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(vault.SealedError, match="密钥不对"):
        _ = Applicant.objects.get().identity


def test_the_key_is_its_owners_alone(application, settings):
    apply(application())
    assert (Path(settings.DATA) / vault.FILE).stat().st_mode & 0o077 == 0


def test_long_names_keep_their_ends(application):
    request, _code = apply(application())
    assert type(request.applicant.identity)(name="某某市某某有限公司").masked == "某某****公司"
