"""What must be in place before the server answers: the tables, and the static files in one folder."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def prepare() -> None:
    """Bring the database and the static files up to date; quick where they are."""
    Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
    if behind():
        call_command("migrate", verbosity=0)
    collect()


def behind() -> bool:
    """Whether a migration has not been applied yet."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def collect() -> None:
    """Gather the static files anew when one has changed since they were gathered."""
    stamp = Path(settings.STATIC_ROOT) / ".gathered"
    now = _fingerprint()
    if not stamp.exists() or stamp.read_text(encoding="ascii") != now:
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        stamp.write_text(now, encoding="ascii")


def _fingerprint() -> str:
    """One digest of the names, sizes and times of all static files, and of how they are kept."""
    found = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in finder.list(None):
            found.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}\n".encode())
    return found.hexdigest()
