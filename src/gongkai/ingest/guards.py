"""What keeps a broken or hostile file from costing more than a report is worth.

A report is 20 to 300 kilobytes. The caps stand far above that and far below a gigabyte of memory.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING

from gongkai.basis import UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.ingest.zipped import names_of

if TYPE_CHECKING:
    from lxml import etree

MAX_FILE = 64 * 2**20
"""Bytes of a file that is opened at all."""
MAX_MARKUP = 24 * 2**20
"""Bytes of one HTML page or XML part that is parsed: a tree takes many times its text."""
MAX_TAGS = 600_000
"""Opening brackets in one page or part. A cell costs about 700 bytes once it is read."""
MAX_LINES = 200_000
"""Lines of a plain text."""
MAX_CELLS = 500_000
"""Pipes and tabs in a plain text."""
MAX_MEMBERS = 4096
"""Members of one container."""
MAX_UNPACKED = 256 * 2**20
"""Bytes of all members of a container together, once unpacked."""
MAX_RATIO = 400
"""Unpacked bytes for one packed byte, in a member larger than a megabyte. Word's own XML stays below 60."""

_NAME = r"[^\s/>][^\s/>=]*+"
_VALUE = r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?)?"
_ATTRIBUTE = re.compile(_NAME + _VALUE)
_MARKUP = re.compile(
    rf"<!--(?!-?>)(?>.*?-->|.*+)|<(script|style)(?=[\s/>])(?>.*?</\1|.*+)|<[a-z][^\s/>]*+(?:[\s/]++|{_NAME}{_VALUE})*+",
    re.IGNORECASE | re.DOTALL,
)
_LARGE = 2**16
"""Characters of a page above which its tags are looked at one by one, and of a tag that is looked at."""
_MOST_ATTRIBUTES = 3000
"""Attributes of one element: the parser compares each with all others."""

TRUNCATED = marked("文件不完整或已损坏，请重新下载或重新导出")
ENCRYPTED = marked("文件已加密，请取消密码后另存再读")
TOO_LARGE = marked("文件过大，年度报告不会有这么大")
BOMB = marked("压缩内容展开后过大，疑似压缩炸弹，不予打开")

ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    KeyError,
    OverflowError,
)
"""Whatever the zip library says of a bad file."""


class Container:
    """A zip file whose size was looked at before anything in it was unpacked. Members within members stay packed.

    `called` are the names of its members as they were meant, in whatever encoding they are written.
    """

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self.members = tuple(archive.namelist())
        self.called = tuple(names_of(archive.infolist()))

    def __contains__(self, member: object) -> bool:
        return member in self.members

    def read(self, member: str) -> bytes:
        """The bytes of a member.

        Raises:
            UnusableInputError: when the member is encrypted, damaged or absent.
        """
        with _zip_faults(self._name):
            return self._archive.read(member)


def open_container(data: bytes, name: str) -> Container:
    """The zip file that `data` is.

    Raises:
        UnusableInputError: when it is cut short, encrypted, or unpacks to more than the caps allow.
    """
    with _zip_faults(name):
        archive = zipfile.ZipFile(BytesIO(data))
    entries = archive.infolist()
    if len(entries) > MAX_MEMBERS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise UnusableInputError(name, _(BOMB))
    for entry in entries:
        if entry.flag_bits & 0x1:
            raise UnusableInputError(name, _(ENCRYPTED))
        if entry.file_size > 2**20 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise UnusableInputError(name, _(BOMB))
    return Container(archive, name)


@contextmanager
def _zip_faults(name: str) -> Iterator[None]:
    """Whatever the zip library says of a bad file, as the one error that a caller expects."""
    try:
        yield
    except ZIP_FAULTS as fault:
        raise UnusableInputError(name, _(TRUNCATED), repr(fault)) from fault


def guard_markup(data: bytes, name: str) -> None:
    """Refuse markup that would take too much memory as a tree.

    Raises:
        UnusableInputError: when it has too many bytes or tags.
    """
    if len(data) > MAX_MARKUP or (len(data) > MAX_TAGS and data.count(b"<") > MAX_TAGS):
        raise UnusableInputError(name, _(TOO_LARGE))


def guard_text(text: str, name: str) -> None:
    """Refuse a plain text that has more lines or cells than any report.

    Raises:
        UnusableInputError: when it has.
    """
    if len(text) <= MAX_LINES:
        return
    if text.count("\n") > MAX_LINES or text.count("\r") > MAX_LINES or text.count("|") + text.count("\t") > MAX_CELLS:
        raise UnusableInputError(name, _(TOO_LARGE))


def guard_attributes(text: str, name: str) -> None:
    """Refuse a page with an element that has thousands of attributes.

    Raises:
        UnusableInputError: when it has.
    """
    if len(text) <= _LARGE or not _may_hold_large_tag(text):
        return
    for tag in _MARKUP.finditer(text):
        whole = tag[0]
        if len(whole) > _LARGE and not whole.startswith("<!") and not tag[1]:
            attributes = sum(1 for _ in islice(_ATTRIBUTE.finditer(whole), _MOST_ATTRIBUTES))
            if attributes == _MOST_ATTRIBUTES:
                raise UnusableInputError(name, _(TOO_LARGE))


def _may_hold_large_tag(text: str) -> bool:
    """Whether a large tag may stand in a page, told without looking at every tag.

    A large tag covers one of these stretches whole. There, every sign that ends a tag stands in a quoted value, and so
    the last quotation mark before it stands behind an equals sign.
    """
    stretch = _LARGE // 2
    marks, seen = {'"': 0, "'": 0}, 0
    for start in range(0, len(text) - stretch + 1, stretch):
        end = text.find(">", start, start + stretch)
        if end < 0:
            return True
        marks = {mark: max(last, text.rfind(mark, seen, end)) for mark, last in marks.items()}
        seen = end
        # Nothing but white space is as good as an equals sign further ahead.
        if any(last and text[max(0, last - 9) : last].rstrip()[-1:] in {"=", ""} for last in marks.values()):
            return True
    return False


def parse_xml(data: bytes, name: str) -> "etree._Element":
    """The root of an XML part: no document type, no entities but XML's own five, no network, 256 levels at most.

    Raises:
        UnusableInputError: when the part is not well-formed, declares a document type, or is too large.
    """
    from lxml import etree  # noqa: PLC0415 - the start of the program must not wait for it

    guard_markup(data, name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"\x00" in data[:64]:
        raise UnusableInputError(name, _("文件内含不允许的文档类型声明，不予打开"))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise UnusableInputError(name, _(TRUNCATED), str(fault)) from fault
