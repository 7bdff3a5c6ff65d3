"""The queue: files to unpack, to read, to examine, in the database, so that nothing is lost with a process.

A row is done when its result is saved, in the same transaction. Whoever is killed leaves the row as it was, and whoever
comes next begins there. One worker at a time holds a lock that the system takes away with its process.
"""

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from gongkai.basis import UnusableInputError
from gongkai.basis.language import marked
from gongkai_web.examination.crew import Crew, Task
from gongkai_web.examination.examining import Neighbours, save_found
from gongkai_web.examination.handing import hand_over
from gongkai_web.examination.kinds import Due, State
from gongkai_web.examination.models import ReportFile
from gongkai_web.examination.reading import Reader
from gongkai_web.examination.storing import folder, path_of
from gongkai_web.examination.telling import leave_word
from gongkai_web.examination.unpacking import Unpacked, unpacked
from gongkai_web.examination.working import examine_kept, read_file

CHUNK = 64
"""Rows that are taken from the queue at a time."""
PAUSE = 0.5
"""Seconds after which results are saved at the latest, so that a page can show them."""
LOST = marked("文件已经不在磁盘上，请重新导入")

Stop = Callable[[], bool]


def never() -> bool:
    """Work to the end."""
    return False


def work(crew: Crew, stop: Stop = never) -> int:
    """Do all that is due, and what becomes due by that; how many rows. none where another process is at it."""
    with _alone() as alone:
        if not alone:
            return 0
        done = 0
        while not stop() and (more := _unpacked(stop) or _read(crew, stop) or _examined(crew, stop)):
            done += more
        return done


def is_waiting() -> bool:
    """Whether anything is due."""
    return ReportFile.objects.exclude(due=Due.NOTHING).exists()


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether this process is the one that works the queue; the system frees the lock of one that was killed."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / ".lock").open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def _unpacked(stop: Stop) -> int:
    """Put what is in packages in the queue; a member that is known already is not taken again."""
    done = 0
    for package in ReportFile.objects.filter(due=Due.UNPACK).order_by("pk"):
        if stop():
            break
        _unpack(package)
        done += 1
    return done


def _unpack(package: ReportFile) -> None:
    try:
        inside = unpacked(_bytes(package), package.name)
        reason = inside.reason
    except UnusableInputError as error:
        inside, reason = Unpacked(), error.reason
    with transaction.atomic():
        take(package, inside)
        package.due, package.reason = Due.NOTHING, reason[:400]
        package.state = State.UNREADABLE if reason else State.UNPACKED
        package.save(update_fields=["due", "reason", "state"])


def _bytes(package: ReportFile) -> bytes:
    try:
        return path_of(package.digest).read_bytes()
    except OSError as error:
        raise UnusableInputError(package.name, LOST) from error


def take(package: ReportFile, inside: Unpacked) -> None:
    """Put files of a package in the queue. Repeats, and what was left out, are told by its batch."""
    by_digest: dict[str, tuple[str, int]] = {}
    repeats: list[list[Any]] = []
    for name, digest, size in inside.taken:
        if digest in by_digest:
            repeats.append([name, 0])
        else:
            by_digest[digest] = (name, size)
    given = hand_over(package.batch, {digest: name for digest, (name, _size) in by_digest.items()}, package)
    known = dict(ReportFile.objects.filter(digest__in=by_digest).exclude(digest__in=given).values_list("digest", "pk"))
    ReportFile.objects.bulk_create(
        [
            ReportFile(
                batch_id=package.batch_id, package=package, name=name[-400:], digest=digest, size=size, due=Due.READ
            )
            for digest, (name, size) in by_digest.items()
            if digest not in known and digest not in given
        ],
        ignore_conflicts=True,
    )
    repeats += [[by_digest[digest][0], pk] for digest, pk in known.items()]
    leave_word(package.batch_id, repeats, inside.omitted)


def _read(crew: Crew, stop: Stop) -> int:
    """Read what is to be read, in the order in which it came."""
    reader = Reader()

    def tasks() -> Iterator[Task]:
        for file in _due(Due.READ, "pk"):
            if stop():
                return
            yield file, read_file, (str(path_of(file.digest)), file.name)

    return _saved(crew.do(tasks()), reader.save)


def _examined(crew: Crew, stop: Stop) -> int:
    """Examine what is to be examined, year by year, so that the year before is there."""
    around = Neighbours()

    def tasks() -> Iterator[Task]:
        for at, file in enumerate(due := _due(Due.EXAMINE, "year", "pk")):
            if stop():
                return
            if at % CHUNK == 0:
                around.read_ahead(due[at : at + CHUNK])
            if (given := around.given(file)) is not None:
                yield file, examine_kept, given

    return _saved(crew.do(tasks()), lambda done: save_found(done, around))


def _due(due: Due, *order: str) -> list[ReportFile]:
    return list(ReportFile.objects.filter(due=due).select_related("batch", "organ").order_by(*order)[: CHUNK * 16])


def _saved(done: Iterator[tuple[Any, Any]], save: Callable[[list[tuple[Any, Any]]], None]) -> int:
    """Save results together, often enough for somebody who watches."""
    held: list[tuple[Any, Any]] = []
    count, last = 0, time.monotonic()
    for result in done:
        held.append(result)
        count += 1
        if len(held) >= CHUNK or time.monotonic() - last > PAUSE:
            save(held)
            held, last = [], time.monotonic()
    if held:
        save(held)
    return count
