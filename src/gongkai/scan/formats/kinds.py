"""What a file is, by its content: how it is looked into."""

from gongkai.basis import UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.ingest.guards import ENCRYPTED, open_container
from gongkai.scan.formats.pictures import kind_of_picture

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLD = marked("是旧版 Office 或者 WPS 文件（.doc、.xls、.ppt、.wps、.et）")
_CLOSED = (
    (b"Rar!\x1a\x07", marked("是 RAR 压缩包，请解压后再扫描")),
    (b"7z\xbc\xaf\x27\x1c", marked("是 7z 压缩包，请解压后再扫描")),
    (b"\x1f\x8b\x08", marked("是 gzip 压缩包，请解压后再扫描")),
    (b"{\\rtf", marked("是 RTF 文件，请另存为 docx 再扫描")),
    (b"\x7fELF", marked("是程序文件")),
    (b"MZ", marked("是程序文件")),
)
_OTHER_ZIPS = (
    ("OFD.xml", marked("是 OFD 版式文件，请转换为 PDF 再扫描")),
    ("xl/workbook.bin", marked("是二进制工作簿（.xlsb），请另存为 xlsx 再扫描")),
    ("content.xml", marked("是 OpenDocument 文件，请另存为 docx、xlsx 或者 pptx 再扫描")),
)
_OFFICE = (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"))


class OldFormatError(UnusableInputError):
    """A file of an old format: it must be saved anew before anybody can look into it."""


def kind_of_file(data: bytes, name: str) -> str:
    """docx, xlsx, pptx, pdf, picture, zip, html or text.

    Raises:
        OldFormatError: when it is a file of an old Office.
        UnusableInputError: when it is of a kind that cannot be looked into.
    """
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise UnusableInputError(name, _(ENCRYPTED))
        raise OldFormatError(name, _(_OLD))
    for head, reason in _CLOSED:
        if data.startswith(head):
            raise UnusableInputError(name, _(reason))
    if data.startswith(_ZIP):
        return _zip_kind(data, name)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if kind_of_picture(data):
        return "picture"
    return _text_kind(data, name)


def _zip_kind(data: bytes, name: str) -> str:
    members = open_container(data, name).members
    for member, reason in _OTHER_ZIPS:
        if member in members:
            raise UnusableInputError(name, _(reason))
    if "[Content_Types].xml" in members:
        for folder, kind in _OFFICE:
            if any(member.startswith(folder) for member in members):
                return kind
    return "zip"


def _text_kind(data: bytes, name: str) -> str:
    head = data[:4096].lower()
    if name.lower().endswith((".html", ".htm", ".shtml", ".xhtml")) or b"<html" in head or b"<!doctype html" in head:
        return "html"
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")) and data[:200].count(0) < 20:
        raise UnusableInputError(name, _("不认识的格式，不能查看"))
    return "text"
