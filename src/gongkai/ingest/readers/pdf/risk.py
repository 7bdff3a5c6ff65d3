"""Files that might make pdfium take more memory or time than a report is worth, told by a look at their bytes.

Pdfium unpacks what a page draws before it can be asked how much that is, and follows drawings within drawings however
often they draw each other. Such files are read apart, in a process of their own that can be stopped.
"""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

UNPACKED = 40 * 2**20
"""Bytes of all that a file packs, images apart, up to which it is read here. A font may have 20 megabytes."""
_SMALL = 4096
"""Packed bytes below which a stream cannot unpack to much."""
_CHUNK = 65536
"""Packed bytes that are unpacked at a time."""
_HEAD = 4096
"""Bytes of an object that are looked at for its dictionary."""

_OBJECT = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_END = re.compile(rb"\bstream\r?\n|\bendobj\b")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_PACKED = re.compile(rb"/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_PAGE = re.compile(rb"/Type\s*/Pages?\b")


class _Object(NamedTuple):
    head: bytes
    stream: int | None


def is_risky(data: bytes) -> bool:
    """Whether a file packs very much, packs it twice, or draws drawings within drawings."""
    objects = dict(_objects(data))
    return _packs_much(data, objects) or _nests(objects)


def _objects(data: bytes) -> Iterator[tuple[int, _Object]]:
    """The objects that stand openly in a file, with where their stream starts."""
    for match in _OBJECT.finditer(data):
        start = match.end()
        end = _END.search(data, start, start + _HEAD)
        head = data[start : end.start() if end else start + _HEAD]
        is_stream = end is not None and end.group().startswith(b"stream")
        yield int(match.group(1)), _Object(head, end.end() if end and is_stream else None)


def _packs_much(data: bytes, objects: dict[int, _Object]) -> bool:
    left = UNPACKED
    for head, stream in objects.values():
        filters = len(_PACKED.findall(head)) if stream is not None else 0
        if filters > 1:
            return True
        if filters and not _IMAGE.search(head):
            left -= _unpacked(data, stream or 0, left)
            if left <= 0:
                return True
    return False


def _unpacked(data: bytes, start: int, most: int) -> int:
    """The bytes to which a stream unpacks, up to `most` and a little more."""
    end = data.find(b"endstream", start)
    end = len(data) if end < 0 else end
    if end - start < _SMALL:
        return 0
    unpacker = zlib.decompressobj()
    total = 0
    packed = memoryview(data)[start:end]
    while len(packed) and total <= most and not unpacker.eof:
        try:
            total += len(unpacker.decompress(bytes(packed[:_CHUNK]), most + 1))
        except zlib.error:
            break
        packed = packed[_CHUNK:]
    return total


def _nests(objects: dict[int, _Object]) -> bool:
    """Whether a drawing may draw another: it names one, or names what cannot be seen."""
    forms = {number for number, thing in objects.items() if thing.stream is not None and _FORM.search(thing.head)}
    return any(_reaches(number, objects, forms) for number in forms)


def _reaches(number: int, objects: dict[int, _Object], forms: set[int]) -> bool:
    """Whether a drawing leads to a drawing in three steps, by way of its resources."""
    seen = {number}
    edge = {number}
    for _ in range(3):
        named = {int(found) for one in edge for found in _REFERENCE.findall(objects[one].head)}
        if named & forms or (named - objects.keys()):
            return True
        edge = {one for one in named - seen if objects[one].stream is None and not _PAGE.search(objects[one].head)}
        seen |= edge
    return False
