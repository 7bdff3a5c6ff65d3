"""A backup: one file with the database, the uploaded files and the key, from which the whole site can be made anew.

The index and the page cache are not in it: they are made from the rest. SQLite is copied while the site runs;
PostgreSQL is written by its own pg_dump, which must be installed beside us.
"""

import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from gongkai.basis import GongkaiError

FORMAT = 1
ABOUT, DATABASE, MEDIA, KEY = "about.json", "database", "media", "secret-key"
FOLDERS = ("papers", "reports")
"""Files that have no address on the site: papers of requests, sealed as they are, and reports that were brought in."""


class BackupError(GongkaiError):
    """A backup that cannot be made or restored, with the reason."""


def backup(target: Path) -> None:
    """Write a backup; a file of that name is never overwritten, and nothing half-written stays.

    Raises:
        BackupError: when there is such a file, or the database cannot be written down.
    """
    if target.exists():
        raise BackupError(f"{target}已经存在，不覆盖；请换一个文件名")
    with _workplace(target.absolute().parent) as place:
        _dump(place / DATABASE)
        about = {
            "format": FORMAT,
            "vendor": connection.vendor,
            "gongkai": version("gongkai"),
            "made": f"{timezone.now()}",
        }
        (place / ABOUT).write_text(json.dumps(about), encoding="utf-8")
        whole = place / "whole"
        with tarfile.open(whole, "w:gz") as archive:
            for name, path in ((ABOUT, place / ABOUT), (DATABASE, place / DATABASE), (KEY, settings.DATA / KEY)):
                if path.exists():
                    archive.add(path, name)
            if Path(settings.MEDIA_ROOT).exists():
                archive.add(settings.MEDIA_ROOT, MEDIA)
            for name in FOLDERS:
                if (settings.DATA / name).exists():
                    archive.add(settings.DATA / name, name)
        whole.chmod(0o600)  # it holds the key and personal data
        whole.replace(target)


def restore(source: Path) -> None:
    """Make an empty site what the backup holds.

    Raises:
        BackupError: when the site is not empty, or the file is no backup, is damaged, or of another database.
    """
    _require_empty()
    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    with _workplace(Path(settings.DATA)) as place:
        _unpack(source, place)
        _load(place / DATABASE)
        if (place / MEDIA).exists():
            shutil.copytree(place / MEDIA, settings.MEDIA_ROOT, dirs_exist_ok=True)
        for name in FOLDERS:
            if (place / name).exists():
                shutil.copytree(place / name, settings.DATA / name, dirs_exist_ok=True)
        if (place / KEY).exists():
            shutil.copy2(place / KEY, settings.DATA / KEY)
    # What was made from the old data is made anew at the next start.
    for made in (settings.SEARCH_INDEX, settings.DATA / "cache"):
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _workplace(beside: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix=".gongkai-", dir=beside) as name:
        yield Path(name)


def _unpack(source: Path, place: Path) -> None:
    try:
        with tarfile.open(source, "r:gz") as archive:
            _extract(archive, place.resolve())
        about = json.loads((place / ABOUT).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BackupError(f"{source}不是gongkai的备份文件，或者不存在") from error
    except (tarfile.TarError, EOFError, OSError, ValueError) as error:
        raise BackupError(f"{source}不是gongkai的备份文件，或者已经损坏：{error}") from error
    if about.get("format") != FORMAT:
        raise BackupError(f"{source}是另一种格式（{about.get('format')}）的备份，请用相应版本的gongkai恢复")
    if about.get("vendor") != connection.vendor:
        raise BackupError(f"备份来自{about.get('vendor')}，现在的数据库是{connection.vendor}；请用同一种数据库恢复")


def _extract(archive: tarfile.TarFile, place: Path) -> None:
    """Write the files of an archive below a place; what leads elsewhere, a link or a device, is refused.

    The filters of tarfile do the same, but the Python 3.11 of Debian has none.
    """
    for member in archive:
        target = (place / member.name).resolve()
        if not target.is_relative_to(place) or not (member.isreg() or member.isdir()):
            raise tarfile.TarError(member.name)
        if member.isdir():
            target.mkdir(parents=True, exist_ok=True)
        elif content := archive.extractfile(member):
            target.parent.mkdir(parents=True, exist_ok=True)
            with content, target.open("wb") as file:
                shutil.copyfileobj(content, file)
            target.chmod(member.mode & 0o755)


def _require_empty() -> None:
    uploaded = Path(settings.MEDIA_ROOT)
    if connection.introspection.table_names() or (uploaded.exists() and any(uploaded.iterdir())):
        raise BackupError(
            "数据库或数据文件夹不是空的，不能恢复；请用GONGKAI_DATA和DATABASE_URL指向空的数据文件夹和数据库"
        )


def _dump(target: Path) -> None:
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(target)) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)
        return
    _postgres("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def _load(source: Path) -> None:
    connection.close()
    if connection.vendor == "sqlite":
        shutil.copy2(source, connection.settings_dict["NAME"])
        return
    _postgres("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={_dbname()}", str(source))


def _dbname() -> str:
    return str(connection.settings_dict["NAME"])


def _postgres(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs on our database; the password does not stand on the command line."""
    given = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    environ = os.environ | {name: str(given[key]) for name, key in names.items() if given.get(key)}
    found = shutil.which(program)
    if found is None:
        raise BackupError(f"没有找到{program}；请安装postgresql-client，版本不低于数据库服务器")
    done = subprocess.run([found, *arguments], env=environ, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if done.returncode:
        raise BackupError(f"{program}未成：{' '.join(done.stderr.split())}")
