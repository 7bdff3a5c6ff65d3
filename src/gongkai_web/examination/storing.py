"""The files themselves, by their digest, on disk before anybody is told that they were taken."""

import hashlib
import os
from pathlib import Path, PurePosixPath

from django.conf import settings

from gongkai.cli.inputs import SUFFIXES
from gongkai_web.examination.kinds import Left

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp"})
PACKAGES = frozenset({".zip"})
TAKEN = SUFFIXES | PICTURES | PACKAGES | {".mhtml"}
"""Endings of files that are taken."""
_COMPANIONS = ("_files", ".files")
"""Endings of folders in which a browser keeps the ornaments of a saved page."""
_OTHER_PACKAGES = frozenset({".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".cab", ".iso"})
_SYSTEM = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "icon\r"})
"""Files that Windows and macOS leave in folders."""


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


def left_out(name: str) -> Left | None:
    """Why a file of this name is not taken in; None where it may hold a report, or hold others."""
    path = PurePosixPath(name)
    own = path.name.lower()
    if own in _SYSTEM or "__MACOSX" in path.parts:
        return Left.SYSTEM
    if own.startswith(("~$", ".~")):
        return Left.LOCK
    if any(part.startswith(".") for part in path.parts):
        return Left.HIDDEN
    if any(part.lower().endswith(_COMPANIONS) for part in path.parts[:-1]):
        return Left.BESIDE
    if path.suffix.lower() in TAKEN:
        return None
    return Left.PACKED_OTHERWISE if path.suffix.lower() in _OTHER_PACKAGES else Left.FORMAT


def is_package(name: str) -> bool:
    """Whether a file holds others."""
    return PurePosixPath(name).suffix.lower() in PACKAGES
