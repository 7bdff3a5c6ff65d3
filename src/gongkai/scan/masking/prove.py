"""The last look at a masked copy: whether the signs of a secret are still somewhere in its bytes."""

import io
import zipfile
from collections.abc import Iterable, Iterator

import pikepdf

from gongkai.basis import UnusableInputError
from gongkai.ingest.guards import open_container

_LEAST = 7
"""Shorter secrets stand in many files by chance."""
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_DEEP = 3


def survivors(data: bytes, secrets: Iterable[str]) -> int:
    """How many of the secrets can still be read in the bytes of a file, unpacked as deep as it goes."""
    wanted = {secret for secret in secrets if len(secret) >= _LEAST}
    if not wanted:
        return 0
    layers = list(unpacked(data))
    return sum(any(_holds(layer, secret) for layer in layers) for secret in wanted)


def _holds(layer: bytes, secret: str) -> bool:
    return any(secret.encode(encoding, "ignore") in layer for encoding in _ENCODINGS)


def unpacked(data: bytes, depth: int = 0) -> Iterator[bytes]:
    """The bytes of a file, of the files in it and of the streams in those."""
    yield data
    if depth < _DEEP and data.startswith(b"PK"):
        try:
            container = open_container(data, "")
            for member in container.members:
                yield from unpacked(container.read(member), depth + 1)
        except (UnusableInputError, zipfile.BadZipFile):
            return
    elif data[:1024].find(b"%PDF-") >= 0:
        yield from _streams(data)


def _streams(data: bytes) -> Iterator[bytes]:
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for entry in pdf.objects:
                yield entry.unparse(resolved=True)
                if isinstance(entry, pikepdf.Stream):
                    try:
                        yield entry.read_bytes()
                    except pikepdf.PdfError:
                        yield entry.read_raw_bytes()
    except pikepdf.PdfError:
        return
