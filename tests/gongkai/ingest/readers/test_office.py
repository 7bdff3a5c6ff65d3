"""Old and foreign office files: through LibreOffice where it is installed, a clear line where it is not."""

import shutil
import subprocess

import pytest

from gongkai.basis import UnusableInputError
from gongkai.forms import Source
from gongkai.ingest import open_document, read_bytes
from gongkai.ingest.readers import office
from variants import VARIANTS, drafts
from variants.programs import office as converted_by_office

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
# A .wps and an .et file of WPS Office are a .doc and an .xls file by another name.
KINDS = {
    "report.wps": ("docx-python", "docx", "doc:MS Word 97", "doc"),
    "report.rtf": ("docx-python", "docx", "rtf", "rtf"),
    "report.odt": ("docx-python", "docx", "odt", "odt"),
    "report.et": ("xlsx-single", "xlsx", "xls:MS Excel 97", "xls"),
    "report.ods": ("xlsx-single", "xlsx", "ods", "ods"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_every_cell_comes_back_from_an_old_file(name):
    variant, suffix, target, kind = KINDS[name]
    draft = drafts()["busy"]
    given = converted_by_office(VARIANTS[variant].make(draft), suffix, target)
    report = read_bytes(given, name)
    assert report.source.kind == kind
    assert report.source.size == len(given)
    assert {ref: (report[ref].state, report[ref].value) for ref in draft.cells} == draft.expected()
    assert [problem.code for problem in report.problems][:1] == ["converted"]
    assert "wrong-extension" not in {problem.code for problem in report.problems}


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "年报.doc", ("旧版 Word", "LibreOffice", "docx")),
        (OLE + "Workbook".encode("utf-16-le"), "年报.et", ("旧版 Excel", "LibreOffice", "xlsx")),
        (b"{\\rtf1 abc}", "年报.rtf", ("RTF", "LibreOffice", "docx")),
    ],
)
def test_where_libreoffice_is_not_installed_a_line_says_so(data, name, words, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnusableInputError) as caught:
        open_document(data, name)
    assert all(word in str(caught.value) for word in words)
    assert "\n" not in str(caught.value)


class _Stuck:
    """A program that never ends."""

    pid = 4194305
    ended: tuple[int, ...] = ()

    def __init__(self, command, **_):
        type(self).command = command

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def wait(self, seconds):
        raise subprocess.TimeoutExpired("soffice", seconds)


def test_a_program_that_hangs_is_ended_and_the_file_is_refused(monkeypatch):
    ended = []
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/soffice")
    monkeypatch.setattr(subprocess, "Popen", _Stuck)
    monkeypatch.setattr(office.os, "killpg", lambda pid, _signal: ended.append(pid))
    with pytest.raises(UnusableInputError, match="没有能够打开"):
        office.converted(b"{\\rtf1}", Source("a.rtf", kind="rtf"))
    assert ended == [_Stuck.pid]
    assert "--headless" in _Stuck.command
    assert "--infilter=Rich Text Format" in _Stuck.command


@pytest.mark.slow
def test_a_broken_file_is_refused():
    with pytest.raises(UnusableInputError, match=r"没有能够打开|不是政府信息公开"):
        read_bytes(OLE + "WordDocument".encode("utf-16-le"), "a.doc")
