"""A new holiday notice: kept, counted by at once in every process, and what moved is listed."""

from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from gongkai_web.desk import days
from gongkai_web.desk.services.notices import add_notice, moved_by
from gongkai_web.journal.models import Entry
from gongkai_web.organs.roles import Role

# Made up for the test: what the real notice will say nobody knows.
NOTICE = """
year = 2027
number = "某发明电〔2026〕1号"
issued = 2026-11-30

[[holiday]]
name = "元旦"
off = { first = 2027-01-01, last = 2027-01-03 }
work = [2026-12-26]

[[holiday]]
name = "春节"
off = { first = 2027-02-05, last = 2027-02-12 }
work = [2027-01-30, 2027-02-14]
"""


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DATA = tmp_path


def test_due_days_move_and_are_no_longer_provisional(registered):
    request = registered(arrived=date(2026, 11, 30))
    assert (request.due_on, request.provisional) == (date(2026, 12, 28), True)
    notice, moved = add_notice(NOTICE, by=None)
    assert notice.year == 2027
    assert moved == [(request, date(2026, 12, 28), date(2026, 12, 26))]  # the Saturday is worked
    request.refresh_from_db()
    assert (request.due_on, request.provisional) == (date(2026, 12, 26), False)
    told = {entry.kind: entry.sentence for entry in Entry.objects.filter(kind__in=["desk.notice", "desk.recomputed"])}
    assert "1件有变动" in told["desk.notice"]


def test_the_calendar_of_every_process_follows_the_folder(db):
    before = days.calendar()
    assert not before.covers(date(2027, 3, 1))
    days.folder().mkdir()
    (days.folder() / "2027.toml").write_text(NOTICE, encoding="utf-8")  # as another process does
    after = days.calendar()
    assert after.covers(date(2027, 3, 1))
    assert after is days.calendar()
    (days.folder() / "2027.toml").unlink()
    assert days.calendar() is before


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("year = ", id="no TOML"),
        pytest.param(NOTICE.replace("2026-12-26", "2026-12-25"), id="a working day made a working day"),
        pytest.param(NOTICE.replace("2027", "2029").replace("2026", "2028"), id="a year left out"),
    ],
)
def test_what_is_no_notice_is_refused_and_nothing_is_kept(county, text):
    with pytest.raises(ValidationError):
        add_notice(text, by=None)
    assert not days.folder().exists()


def test_a_failure_leaves_the_notices_as_they_were(registered, monkeypatch):
    registered()
    monkeypatch.setattr("gongkai_web.desk.services.notices.recompute", lambda *_a, **_k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add_notice(NOTICE, by=None)
    assert not list(days.folder().glob("*.toml"))


def test_the_command_lists_what_moved(registered, tmp_path):
    request = registered(arrived=date(2026, 11, 30))
    file = tmp_path / "notice.toml"
    file.write_text(NOTICE, encoding="utf-8")
    out = StringIO()
    call_command("load_holidays", file, stdout=out)
    assert f"{request.number} 2026-12-28 -> 2026-12-26" in out.getvalue()
    assert "有变动的1件" in out.getvalue()
    file.write_text("nothing", encoding="utf-8")
    for wrong in (file, tmp_path / "missing.toml"):
        with pytest.raises(CommandError):
            call_command("load_holidays", wrong)


def test_the_page_is_for_who_supervises_every_organ(client, county, civil, member, registered):
    request = registered(arrived=date(2026, 11, 30))
    for role, organ in ((Role.SUPERVISOR, civil), (Role.HEAD, county)):
        client.force_login(member(organ, role))
        assert client.get(reverse("desk-notices")).status_code == 302
    with pytest.raises(PermissionDenied):
        add_notice(NOTICE, by=member(civil, Role.HEAD))
    client.force_login(member(county, Role.SUPERVISOR))
    page = client.get(reverse("desk-notices")).content.decode()
    assert "国办发明电" in page
    wrong = client.post(reverse("desk-notices"), {"file": SimpleUploadedFile("a.toml", b"\xff\xfe")})
    assert wrong.status_code == 422
    page = client.post(
        reverse("desk-notices"), {"file": SimpleUploadedFile("a.toml", NOTICE.encode())}
    ).content.decode()
    assert "已收录，有变动的1件" in page
    assert request.number in page
    assert "本站收录" in page
    again = client.get(reverse("desk-notices"), {"moved": "2027"}).content.decode()
    assert "2027年的通知收录时有变动的1件" in again
    assert request.number in again
    add_notice(NOTICE, by=None)
    assert moved_by(2027) == [(request.organ.name, request.number, "2026-12-28", "2026-12-26")]
    assert client.get(reverse("desk-notices"), {"moved": "x"}).status_code == 200
