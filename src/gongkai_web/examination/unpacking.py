"""What is in a package: each file that may hold a report, and every other one with the reason why it is left.

A package is opened once and never twice over: what is packed within stays so. Nothing is unpacked before its size was
looked at, and one file at a time is held.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from gongkai.basis import UnusableInputError
from gongkai.ingest.guards import BOMB, MAX_FILE, MAX_RATIO, TRUNCATED, ZIP_FAULTS
from gongkai.ingest.zipped import names_of
from gongkai_web.examination.kinds import Left
from gongkai_web.examination.storing import is_package, left_out, store

MOST = 20_000
"""Files of one package: five hundred saved pages come with some thirty ornaments each."""
LARGEST = 2**30
"""Bytes of all files of one package that are taken, once unpacked."""
_ENCRYPTED = 0x1
_SMALL = 2**20
"""Bytes below which no file is a bomb."""


@dataclass(slots=True)
class Unpacked:
    """What a package held: name, digest and size of what was taken, and name and reason of what was not."""

    taken: list[tuple[str, str, int]] = field(default_factory=list)
    omitted: list[tuple[str, Left]] = field(default_factory=list)

    @property
    def reason(self) -> str:
        """Why nothing was taken: "" where something was."""
        if self.taken:
            return ""
        why = dict.fromkeys(left for _name, left in self.omitted)
        told = _("；").join(str(left.label) for left in why)
        empty = _("压缩包里没有可以识读的文件")
        return _("{what}：{why}").format(what=empty, why=told) if told else empty


def unpacked(data: bytes, name: str) -> Unpacked:
    """The files of a zip, on disk.

    Raises:
        UnusableInputError: when it is cut short, or holds more than any county's reports.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = list(_found(archive))
            if len(found) > MOST or sum(entry.file_size for entry, _called, left in found if left is None) > LARGEST:
                raise UnusableInputError(name, BOMB)
            return _stored(archive, found)
    except ZIP_FAULTS as fault:
        raise UnusableInputError(name, TRUNCATED, repr(fault)) from fault


def _found(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, str, Left | None]]:
    entries = archive.infolist()
    for entry, called in zip(entries, names_of(entries), strict=True):
        if not called.endswith("/"):
            yield entry, called, _left(entry, called)


def _left(entry: zipfile.ZipInfo, called: str) -> Left | None:
    """Why an entry is left, by all that is told of it before it is opened."""
    if by_name := left_out(called):
        return by_name
    if is_package(called):
        return Left.NESTED
    if entry.flag_bits & _ENCRYPTED:
        return Left.ENCRYPTED
    if entry.file_size > _SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        return Left.BOMB
    if entry.file_size > MAX_FILE:
        return Left.TOO_LARGE
    return None if entry.file_size else Left.EMPTY


def _stored(archive: zipfile.ZipFile, found: list[tuple[zipfile.ZipInfo, str, Left | None]]) -> Unpacked:
    told = Unpacked()
    for entry, called, left in found:
        if left is not None:
            told.omitted.append((called, left))
            continue
        try:
            content = archive.read(entry)
        except ZIP_FAULTS:
            told.omitted.append((called, Left.DAMAGED))
        else:
            told.taken.append((called, store(content), len(content)))
    return told
