"""A backup is whole, and nothing is overwritten or unpacked elsewhere."""

import io
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from gongkai_web.site import backups
from gongkai_web.site.backups import BackupError

ROOT = Path(__file__).parents[3]


@pytest.fixture
def archive(tmp_path):
    """A file that is packed like a backup: `archive(member=bytes)`."""

    def packed(**members):
        target = tmp_path / "some.tar.gz"
        with tarfile.open(target, "w:gz") as made:
            for name, content in members.items():
                info = tarfile.TarInfo(name.replace("__", "/").replace("_json", ".json"))
                info.size = len(content)
                made.addfile(info, io.BytesIO(content))
        return target

    return packed


def about(**changes):
    vendor = backups.connection.vendor
    return json.dumps({"format": backups.FORMAT, "vendor": vendor} | changes).encode()


def test_a_file_that_is_there_is_not_overwritten(tmp_path):
    kept = tmp_path / "kept"
    kept.write_text("mine", encoding="utf-8")
    with pytest.raises(CommandError, match="不覆盖"):
        call_command("backup", str(kept))
    assert kept.read_text(encoding="utf-8") == "mine"


@pytest.mark.django_db
def test_a_site_that_is_not_empty_is_not_overwritten(archive):
    with pytest.raises(CommandError, match="不是空的"):
        call_command("restore", str(archive(about_json=about())))


@pytest.mark.django_db
def test_files_without_an_address_are_in_the_backup(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path / "data"
    for name in ("papers/2026/11/one", "reports/ab/abc"):
        (settings.DATA / name).parent.mkdir(parents=True)
        (settings.DATA / name).write_bytes(b"kept")
    monkeypatch.setattr(backups, "_dump", lambda target: target.write_bytes(b""))
    backups.backup(tmp_path / "whole.tar.gz")
    with tarfile.open(tmp_path / "whole.tar.gz") as archive:
        assert {"papers/2026/11/one", "reports/ab/abc"} <= set(archive.getnames())


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"something": b""}, "不是gongkai的备份文件"),
        ({"about_json": b"{"}, "已经损坏"),
        ({"about_json": about(format=99)}, "另一种格式"),
        ({"about_json": about(vendor="oracle")}, "同一种数据库"),
        ({"..__..__escaped": b"x", "about_json": about()}, "已经损坏"),
    ],
    ids=["no backup", "no words", "another format", "another database", "a path that leads elsewhere"],
)
def test_what_is_no_backup_is_refused(archive, tmp_path, members, said):
    place = tmp_path / "a/b"
    place.mkdir(parents=True)
    with pytest.raises(BackupError, match=said):
        backups._unpack(archive(**members), place)
    assert not (tmp_path / "escaped").exists()


@pytest.mark.parametrize("content", [None, b"", b"not packed at all", b"\x1f\x8b\x08cut short"], ids=repr)
def test_a_file_that_is_damaged_or_not_there_is_refused(tmp_path, content):
    source = tmp_path / "broken"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(BackupError, match="备份文件"):
        backups._unpack(source, tmp_path)


def test_a_program_that_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(backups.shutil, "which", lambda _: None)
    with pytest.raises(BackupError, match="没有找到pg_dump"):
        backups._postgres("pg_dump")


@pytest.mark.slow
def test_a_site_comes_back_as_it_was(tmp_path):
    subprocess.run(["make", ".cache/demonstration/.ready"], cwd=ROOT, check=True, capture_output=True, timeout=900)
    first, second, target = tmp_path / "first", tmp_path / "second", tmp_path / "kept.tar.gz"
    shutil.copytree(ROOT / ".cache/demonstration", first)
    manage(first, "backup", target)
    assert target.stat().st_mode & 0o077 == 0
    manage(second, "restore", target)
    assert contents(second) == contents(first)
    assert (second / "secret-key").read_text() == (first / "secret-key").read_text()
    manage(second, "verify_journal")
    assert not list(tmp_path.glob(".gongkai-*"))


def manage(data, *arguments):
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GONGKAI_", "DJANGO_", "DATABASE_"))
    }
    command = [sys.executable, "-m", "gongkai.cli", "manage", *map(str, arguments)]
    done = subprocess.run(
        command, env=kept | {"GONGKAI_DATA": str(data)}, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr


def contents(data):
    with closing(sqlite3.connect(data / "gongkai.sqlite3")) as database:
        rows = {
            table: database.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()  # noqa: S608
            for table in ("library_document", "library_attachment", "journal_entry", "accounts_user", "organs_organ")
        }
    files = {str(path.relative_to(data)): path.read_bytes() for path in (data / "media").rglob("*") if path.is_file()}
    assert files
    return rows, files


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_a_backup_with_a_link_or_a_device_is_refused(tmp_path, kind):
    with tarfile.open(tmp_path / "linked.tar.gz", "w:gz") as archive:
        member = tarfile.TarInfo("media/one")
        member.type, member.linkname = kind, "../../outside"
        archive.addfile(member)
    with pytest.raises(BackupError, match="已经损坏"):
        backups._unpack(tmp_path / "linked.tar.gz", tmp_path)
    assert not (tmp_path / "media/one").exists()
