"""The files that belong to a table of documents, by the names that the table gives them."""

import io
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from gongkai.ingest.guards import open_container


class Enclosures(Protocol):
    """Files by name. A name may be the last part of the path alone, where only one file has it."""

    def open(self, name: str) -> IO[bytes] | None:
        """The file, or None where there is none, or more than one, of the name."""


class NoFiles:
    """No files at all."""

    def open(self, name: str) -> IO[bytes] | None:
        """Nothing."""
        return None


class Packed:
    """Files in a zip file, names written in UTF-8 or, as older Chinese systems do, in GBK.

    Raises:
        UnusableInputError: when it is cut short, encrypted, or unpacks to more than the caps allow.
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._container = open_container(content, name)
        self._names = _by_name(zip(self._container.called, self._container.members, strict=True))

    def open(self, name: str) -> IO[bytes] | None:
        """The file, unpacked.

        Raises:
            UnusableInputError: when it is damaged.
        """
        within = self._names.get(_tidy(name))
        return io.BytesIO(self._container.read(within)) if within else None


class Folder:
    """Files in a folder and the folders in it. Links that lead out of it are not followed."""

    def __init__(self, path: Path) -> None:
        root = path.resolve()
        found = (file for file in sorted(root.rglob("*")) if file.is_file() and file.resolve().is_relative_to(root))
        self._names = _by_name((file.relative_to(root).as_posix(), str(file)) for file in found)

    def open(self, name: str) -> IO[bytes] | None:
        """The file, read whole: it is looked into more than once."""
        path = self._names.get(_tidy(name))
        return io.BytesIO(Path(path).read_bytes()) if path else None


def _by_name(files: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Where each file is, by its whole path and, where that tells one from all others, by its last part."""
    whole = {_tidy(name): place for name, place in files if not name.endswith("/")}
    last: dict[str, list[str]] = {}
    for name, place in whole.items():
        last.setdefault(PurePosixPath(name).name, []).append(place)
    return {name: places[0] for name, places in last.items() if len(places) == 1} | whole


def _tidy(name: str) -> str:
    return name.replace("\\", "/").strip().removeprefix("./")
