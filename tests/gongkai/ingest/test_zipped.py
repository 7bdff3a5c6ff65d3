"""Names in a zip are read as they were meant, whichever system wrote them."""

import io
import struct
import zipfile
import zlib

import pytest

from gongkai.ingest.guards import open_container
from gongkai.ingest.zipped import names_of

NAMES = ("某县民政局/2023年年度报告.docx", "某县统计局/2023年年度报告.docx")


def packed(*names, flag=0, extras=()):
    """A zip made by hand: names in bytes, each file with the content `x`."""
    body, index = b"", b""
    for at, name in enumerate(names):
        extra = extras[at] if extras else b""
        start, crc = len(body), zlib.crc32(b"x")
        common = struct.pack("<HHHHHIIIHH", 20, flag, 0, 0, 33, crc, 1, 1, len(name), len(extra))
        body += b"PK\x03\x04" + common + name + extra + b"x"
        index += b"PK\x01\x02" + struct.pack("<H", 20) + common
        index += struct.pack("<HHHII", 0, 0, 0, 0, start) + name + extra
    end = struct.pack("<HHHHIIH", 0, 0, len(names), len(names), len(index), len(body), 0)
    return body + index + b"PK\x05\x06" + end


def read(data):
    return tuple(names_of(zipfile.ZipFile(io.BytesIO(data)).infolist()))


@pytest.mark.parametrize(("encoding", "flag"), [("gbk", 0), ("gb18030", 0), ("utf-8", 0), ("utf-8", 0x800)])
def test_a_name_is_read_in_the_encoding_that_its_system_wrote(encoding, flag):
    data = packed(*(name.encode(encoding) for name in NAMES), flag=flag)
    assert read(data) == NAMES
    container = open_container(data, "年报.zip")
    assert container.called == NAMES
    assert container.read(container.members[0]) == b"x"


def test_one_name_that_could_be_either_is_read_like_the_others():
    """联通.html in GBK happens to be sound UTF-8 as well."""
    both = ("联通.html", "某县民政局.html")
    assert "联通".encode("gbk").decode("utf-8", errors="replace") != "联通"
    assert read(packed(*(name.encode("gbk") for name in both))) == both


def test_a_backslash_parts_folders_and_is_never_half_of_a_character():
    names = ("年报\\民政局.html", "縗.html")
    assert "縗".encode("gbk")[-1:] == b"\\"
    assert read(packed(*(name.encode("gbk") for name in names))) == ("年报/民政局.html", "縗.html")


def test_a_name_beside_is_taken_where_it_belongs_to_the_name():
    own, told = b"????.html", "民政局.html"
    known = bytes([1]) + struct.pack("<I", zlib.crc32(own)) + told.encode()
    extra = struct.pack("<HH", 0x5455, 1) + b"\0" + struct.pack("<HH", 0x7075, len(known)) + known
    stale = struct.pack("<HH", 0x7075, 9) + bytes([1]) + b"\0\0\0\0" + b"abcd"
    assert read(packed(own, b"b.html", extras=(extra, stale))) == (told, "b.html")


def test_a_name_in_no_encoding_stays_as_the_library_reads_it():
    assert read(packed(b"\xff\xff.html")) == ("\xa0\xa0.html",)
