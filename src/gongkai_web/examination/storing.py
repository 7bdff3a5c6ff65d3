"""The files themselves, by their digest, on disk before anybody is told that they were taken."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings

from gongkai.basis import UnusableInputError
from gongkai.cli.inputs import SUFFIXES
from gongkai.ingest.guards import open_container
from gongkai_web.library.exchange.enclosures import decoded

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp"})
PACKAGES = frozenset({".zip"})
TAKEN = SUFFIXES | PICTURES | PACKAGES | {".mhtml"}
"""Endings of files that are taken."""
_COMPANIONS = ("_files", ".files")
"""Endings of folders in which a browser keeps the ornaments of a saved page."""


def folder() -> Path:
    """Where the files are."""
    return Path(settings.DATA) / "reports"


def path_of(digest: str) -> Path:
    """Where the file of a digest is."""
    return folder() / digest[:2] / digest


def digest_of(data: bytes) -> str:
    """What a file is known by."""
    return hashlib.sha256(data).hexdigest()


def store(data: bytes) -> str:
    """Put a file on disk, whole or not at all, and return its digest."""
    digest = digest_of(data)
    target = path_of(digest)
    if target.exists():
        return digest
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f"{digest}.{os.getpid()}.new")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(target)
    return digest


def is_taken(name: str) -> bool:
    """Whether a file of this name may hold a report; what belongs to a saved page, or is hidden, does not."""
    path = PurePosixPath(name)
    hidden = any(part.startswith((".", "~$", "__MACOSX")) for part in path.parts)
    beside = any(part.lower().endswith(_COMPANIONS) for part in path.parts[:-1])
    return path.suffix.lower() in TAKEN and not hidden and not beside


def is_package(name: str) -> bool:
    """Whether a file holds others."""
    return PurePosixPath(name).suffix.lower() in PACKAGES


def members(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The files of a zip that may hold reports: name and content. Packages within are not opened.

    Raises:
        UnusableInputError: when it is damaged, encrypted, or unpacks to more than the caps allow.
    """
    container = open_container(data, name)
    for member in container.members:
        called = decoded(member).replace("\\", "/")
        if not called.endswith("/") and is_taken(called) and not is_package(called):
            yield called, container.read(member)


__all__ = ["UnusableInputError", "digest_of", "is_package", "is_taken", "members", "path_of", "store"]
