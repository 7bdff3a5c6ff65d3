"""Names of files in a zip: marked as UTF-8, or written in whatever the system spoke that made it.

Windows in China writes GBK and sets no mark; macOS writes UTF-8 and sets none either. One system made all names of a
package, so they are judged together: what reads as UTF-8 throughout is that, for GBK hardly ever does.
"""

import struct
import zlib
from collections.abc import Sequence
from zipfile import ZipInfo

_IS_UTF8 = 0x800
_UNICODE_PATH = 0x7075


def names_of(entries: Sequence[ZipInfo]) -> list[str]:
    """What each file of a package is called, folders before it, with `/` between them."""
    raw = {entry.orig_filename: _raw(entry) for entry in entries if not entry.flag_bits & _IS_UTF8}
    speaks = "utf-8" if all(_reads(name) for name in raw.values()) else "gb18030"
    return [_name(entry, raw.get(entry.orig_filename, b""), speaks).replace("\\", "/") for entry in entries]


def _raw(entry: ZipInfo) -> bytes:
    """A name as it is in the file: the zip library takes what is not marked for code page 437."""
    return entry.orig_filename.encode("cp437")


def _reads(name: bytes) -> bool:
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


def _name(entry: ZipInfo, raw: bytes, speaks: str) -> str:
    if entry.flag_bits & _IS_UTF8:
        return entry.orig_filename
    if told := _beside(entry.extra, raw):
        return told
    try:
        return raw.decode(speaks)
    except UnicodeDecodeError:
        return entry.orig_filename


def _beside(extra: bytes, raw: bytes) -> str:
    """The name in UTF-8 that some programs keep beside, where it belongs to this name; "" for none."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5 and field[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return field[5:].decode(errors="replace")
    return ""
