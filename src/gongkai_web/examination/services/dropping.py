"""Taking files in: each once, on disk and in the queue before it is acknowledged."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction

from gongkai_web.accounts.models import User
from gongkai_web.examination.events import DROPPED
from gongkai_web.examination.handing import hand_over
from gongkai_web.examination.kinds import Due, Left
from gongkai_web.examination.models import Batch, ReportFile
from gongkai_web.examination.policies import organs_examined, require_organ
from gongkai_web.examination.storing import is_package, left_out, store
from gongkai_web.examination.telling import leave_word
from gongkai_web.journal.services import record
from gongkai_web.organs.models import Organ


@dataclass(slots=True)
class Dropped:
    """What became of files that were dropped together: how many were taken, and why the others were not."""

    taken: int = 0
    repeats: list[tuple[str, int]] = field(default_factory=list)
    omitted: list[tuple[str, Left]] = field(default_factory=list)


def open_batch(*, by: User, organ: Organ | None = None) -> Batch:
    """Begin to drop files; `organ` is the one that all are said to be of.

    Raises:
        PermissionDenied: when the person examines no organ's reports, or not this one's.
    """
    if organ is not None:
        require_organ(by, organ)
    elif not organs_examined(by).exists():
        require_organ(by, Organ())
    return Batch.objects.create(by=by, organ=organ)


def drop(batch: Batch, files: Iterable[tuple[str, bytes]], *, by: User) -> Dropped:
    """Take files in: their names, with the folders they stood in, and their content.

    Raises:
        PermissionDenied: when the batch is somebody else's.
    """
    if batch.by_id != by.pk:
        require_organ(by, Organ())
    told = Dropped()
    stored: dict[str, tuple[str, int]] = {}
    for name, data in files:
        if left := left_out(name) or (None if data else Left.EMPTY):
            told.omitted.append((name, left))
        elif (digest := store(data)) in stored:
            told.repeats.append((name, 0))
        else:
            stored[digest] = (name, len(data))
    with transaction.atomic():
        _enter(batch, stored, told)
        if told.taken:
            record(DROPPED, batch, by=by, organ=batch.organ_id, count=told.taken)
    return told


def _enter(batch: Batch, stored: dict[str, tuple[str, int]], told: Dropped) -> None:
    given = hand_over(batch, {digest: name for digest, (name, _size) in stored.items()})
    known = dict(ReportFile.objects.filter(digest__in=stored).exclude(digest__in=given).values_list("digest", "pk"))
    fresh = [
        ReportFile(
            batch=batch,
            name=name[-400:],
            digest=digest,
            size=size,
            due=Due.UNPACK if is_package(name) else Due.READ,
        )
        for digest, (name, size) in stored.items()
        if digest not in known and digest not in given
    ]
    ReportFile.objects.bulk_create(fresh, ignore_conflicts=True)
    told.taken = len(fresh) + len(given)
    told.repeats += [(stored[digest][0], pk) for digest, pk in known.items()]
    leave_word(batch.pk, told.repeats, told.omitted)
