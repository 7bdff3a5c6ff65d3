"""Sealed files that belong to no paper: what a power cut left between the disk and the database."""

import time
from collections.abc import Iterator
from pathlib import Path

from gongkai_web.desk import events
from gongkai_web.desk.models import Paper
from gongkai_web.desk.storage import SealedStorage
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import Organ

DAY = 24 * 60 * 60
"""Seconds that a file may lie without a paper: what is being taken in now is younger."""


def sweep(*, older_than: int = DAY) -> int:
    """Delete the sealed files that no paper names.

    Returns:
        How many there were; that they are gone is on record.
    """
    gone = 0
    for path in _orphans(SealedStorage().base_location, time.time() - older_than):
        path.unlink(missing_ok=True)
        gone += 1
    root = Organ.get_first_root_node()
    if gone and root is not None:
        journal(events.SWEPT, root, by=None, organ=root.pk, count=gone)
    return gone


def _orphans(folder: Path, before: float) -> Iterator[Path]:
    # The disk is read before the database: a file that comes meanwhile is not on the list.
    lying = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_mtime < before]
    named = set(Paper.objects.exclude(file="").values_list("file", flat=True))
    return (path for path in lying if path.relative_to(folder).as_posix() not in named)
