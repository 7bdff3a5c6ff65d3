"""Every format of every office comes through the bench; where LibreOffice is not installed, a line says so."""

import shutil

import pytest
from django.urls import reverse

from gongkai.checks.examples import SOUND
from gongkai_web.examination.kinds import State
from gongkai_web.examination.models import ReportFile
from press import PRESSES, leaves_of
from press.ofd import ofd
from variants.draft import made_up
from variants.programs import office

OLD = {
    "年报.doc": ("docx", "doc:MS Word 97"),
    "年报.wps": ("docx", "doc:MS Word 97"),
    "年报.rtf": ("docx", "rtf"),
    "年报.odt": ("docx", "odt"),
    "年报.xls": ("xlsx", "xls:MS Excel 97"),
    "年报.et": ("xlsx", "xls:MS Excel 97"),
    "年报.ods": ("xlsx", "ods"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", OLD)
def test_an_old_file_comes_through(client, supervisor, civil, dropped, report_file, name):
    form, target = OLD[name]
    cells = {"requests/received/all": 7, "requests/received/natural": 7}
    dropped({name: office(report_file(form=form, cells=cells), form, target)})
    file = ReportFile.objects.get()
    assert (file.state, file.organ, file.year, file.counts) == (State.READ, civil, 2023, True)
    client.force_login(supervisor)
    page = client.get(reverse("examination-report", args=[file.pk])).content.decode()
    assert file.kind in {"doc", "rtf", "odt", "xls", "ods"}
    assert 'data-words="7"' in page


def test_an_ofd_comes_through(civil, dropped):
    draft = made_up("某县民政局", seed=1)
    dropped({"年报.ofd": ofd(leaves_of(PRESSES["as it should be"], draft), title=draft.title)})
    file = ReportFile.objects.get()
    assert (file.kind, file.reason, file.printed_organ, file.year) == ("ofd", "", draft.organ, draft.year)


@pytest.mark.parametrize("name", ["年报.doc", "年报.wps", "年报.et"])
def test_where_libreoffice_is_not_installed_the_bench_says_so(client, supervisor, civil, dropped, name, monkeypatch):
    kind = "Workbook" if name.endswith("et") else "WordDocument"
    monkeypatch.setattr(shutil, "which", lambda _: None)
    dropped({name: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + kind.encode("utf-16-le")})
    file = ReportFile.objects.get()
    assert file.state == State.UNREADABLE
    client.force_login(supervisor)
    page = client.get(reverse("examination-report", args=[file.pk])).content.decode()
    assert "需要安装 LibreOffice 才能识读" in page
    assert "重新识读" in page
    assert SOUND.title not in page
