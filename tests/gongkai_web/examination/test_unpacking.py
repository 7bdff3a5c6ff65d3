"""Packages: names from Windows, what is not opened and why, each with a line on the page of the import."""

import io
import zipfile
from unittest.mock import patch

import pytest
from django.urls import reverse

from gongkai_web.examination import unpacking
from gongkai_web.examination.kinds import Left, State
from gongkai_web.examination.models import Batch, ReportFile
from gongkai_web.examination.storing import left_out


def packed(files, way=zipfile.ZIP_DEFLATED):
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", way) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return made.getvalue()


def from_windows(files):
    """The same, as Windows in China writes it: names in GBK, and nothing that says so."""
    stand_ins = {name: f"{at:04}".ljust(len(name.encode("gbk")), "x") for at, name in enumerate(files)}
    data = packed({stand_ins[name]: content for name, content in files.items()})
    for name, stand_in in stand_ins.items():
        assert data.count(stand_in.encode()) == 2
        data = data.replace(stand_in.encode(), name.encode("gbk"))
    return data


def locked(data, name):
    """A package in which one file is marked as encrypted."""
    places = [at for at in range(len(data)) if data.startswith(name.encode(), at)]
    changed = bytearray(data)
    for place, back in zip(places, (30 - 6, 46 - 8), strict=True):
        changed[place - back] |= 1
    return bytes(changed)


def shown(client, batch):
    return client.get(reverse("examination-batch", args=[batch.pk])).content.decode()


@pytest.fixture
def asking(client, supervisor):
    client.force_login(supervisor)
    return client


def test_names_from_windows_are_read_and_tell_whose_report_it_is(civil, dropped, report_file):
    dropped({"年报.zip": from_windows({"2022年/某县民政局.html": report_file(organ="某某机关", year=2022)})})
    file = ReportFile.objects.exclude(state=State.UNPACKED).get()
    assert (file.name, file.organ) == ("2022年/某县民政局.html", civil)


def test_what_is_left_in_a_package_is_told_with_the_reason(asking, civil, dropped, report_file):
    inside = {
        "民政局.html": report_file(),
        "内层.zip": packed({"a.html": b"x"}),
        "旧的.rar": b"Rar!",
        "__MACOSX/._民政局.html": b"x",
        "Thumbs.db": b"x",
        "~$民政局.docx": b"x",
        ".隐藏.html": b"x",
        "民政局_files/a.js": b"x",
        "民政局_files/b.html": b"x",
        "空.html": b"",
        "程序.exe": b"MZ",
        "炸弹.html": b"\0" * 3 * 2**20,
    }
    batch = dropped({"全部.zip": packed(inside)})
    batch.refresh_from_db()
    told = {name: Left(why) for name, why in batch.omitted}
    assert told == {
        "内层.zip": Left.NESTED,
        "旧的.rar": Left.PACKED_OTHERWISE,
        "__MACOSX/._民政局.html": Left.SYSTEM,
        "Thumbs.db": Left.SYSTEM,
        "~$民政局.docx": Left.LOCK,
        ".隐藏.html": Left.HIDDEN,
        "民政局_files/a.js": Left.BESIDE,
        "民政局_files/b.html": Left.BESIDE,
        "空.html": Left.EMPTY,
        "程序.exe": Left.FORMAT,
        "炸弹.html": Left.BOMB,
    }
    assert [file.name for file in batch.files.exclude(state=State.UNPACKED)] == ["民政局.html"]
    page = shown(asking, batch)
    assert all(name in page for name in told)
    assert "疑似压缩炸弹" in page
    assert "压缩包里的压缩包不展开" in page


def test_an_encrypted_file_is_left_and_an_encrypted_package_says_so(asking, civil, dropped, report_file):
    batch = dropped({"半.zip": locked(packed({"open.html": report_file(), "shut.html": b"secret"}), "shut.html")})
    batch.refresh_from_db()
    assert batch.omitted == [["shut.html", "encrypted"]]
    assert batch.files.exclude(state=State.UNPACKED).get().name == "open.html"
    whole = dropped({"全.zip": locked(packed({"shut.html": b"secret"}), "shut.html")})
    assert whole.files.get().state == State.UNREADABLE
    assert "加了密码" in shown(asking, whole)


def test_a_damaged_file_spoils_no_other(civil, dropped, report_file):
    stored = packed({"good.html": report_file(), "bad.html": b"broken" * 9}, zipfile.ZIP_STORED)
    batch = dropped({"一.zip": stored.replace(b"broken", b"BROKEN", 1)})
    batch.refresh_from_db()
    assert batch.omitted == [["bad.html", "damaged"]]
    assert batch.files.exclude(state=State.UNPACKED).get().name == "good.html"


def test_a_package_of_more_than_any_county_has_is_not_opened(asking, civil, dropped, report_file):
    for cap, limit in (("MOST", 1), ("LARGEST", 10)):
        with patch.object(unpacking, cap, limit):
            batch = dropped({f"{cap}.zip": packed({f"{cap}.html": b"x" * 20, "b.html": b"y"})})
        file = batch.files.get()
        assert (file.state, "压缩炸弹" in file.reason) == (State.UNREADABLE, True)
        assert file.reason in shown(asking, batch)
    with patch.object(unpacking, "MAX_FILE", 10):
        batch = dropped({"大.zip": packed({"大.html": b"x" * 20, "小.html": report_file()[:9]})})
    batch.refresh_from_db()
    assert batch.omitted == [["大.html", "too-large"]]


def test_the_same_file_twice_in_a_package_is_told(civil, dropped, report_file):
    batch = dropped({"二.zip": packed({"a.html": report_file(), "b.html": report_file()})})
    batch.refresh_from_db()
    assert batch.repeats == [["b.html", 0]]


def test_files_of_a_form_without_script_are_taken_and_refused_alike(asking, settings, report_file, worked):
    settings.UPLOAD_LIMIT = len(report_file()) + 9
    given = {"一.html": report_file(), "大.html": b"x" * (settings.UPLOAD_LIMIT + 1), "程序.exe": b"MZ"}
    files = []
    for name, content in given.items():
        files.append(io.BytesIO(content))
        files[-1].name = name
    answer = asking.post(reverse("examination-import"), {"files": files})
    batch = Batch.objects.get()
    assert answer.url == reverse("examination-batch", args=[batch.pk])
    assert sorted(batch.omitted) == [["大.html", "too-large"], ["程序.exe", "format"]]
    assert batch.files.get().name == "一.html"


def test_many_that_are_left_for_one_reason_are_counted(asking, civil, dropped, report_file):
    ornaments = {f"民政局_files/{n}.gif": b"x" for n in range(60)}
    batch = dropped({"网页.zip": packed({"民政局.html": report_file(), **ornaments})})
    page = shown(asking, batch)
    assert "60个是随网页保存的附带文件" in page
    assert "民政局_files/49.gif" in page
    assert "民政局_files/50.gif" not in page


@pytest.mark.parametrize("name", ["年报.docx", "年报/民政局.PDF", "一.zip", "图.PNG", "a.wps", "b.et", "c.ofd"])
def test_what_may_hold_a_report_is_taken(name):
    assert left_out(name) is None
