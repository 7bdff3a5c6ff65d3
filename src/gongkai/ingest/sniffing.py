"""What a file is, by its content first and its name second."""

import re
from collections.abc import Iterable
from pathlib import PurePath

from gongkai.basis import UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.ingest.guards import ENCRYPTED, Container, open_container

_HEAD = 65536
_NOTHING = b"\x00 \t\r\n\xef\xbb\xbf"

_PICTURE = "picture"
_VECTORS = marked("是矢量图片，尚不能识读，请导出为 PDF 或 PNG 再读")
_ARCHIVE = marked("是压缩包，请解压后再读")
_MEDIA = marked("是程序或音像文件，不是年度报告")

_PICTURES = (
    *(b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*"),
    *(b"8BPS", b"\x00\x00\x00\x0cjP"),
)
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"Rar!\x1a\x07", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"\x1f\x8b\x08", _ARCHIVE),
    (b"BZh", _ARCHIVE),
    (b"\xfd7zXZ\x00", _ARCHIVE),
    (b"\x28\xb5\x2f\xfd", _ARCHIVE),
    (b"MSCF\x00\x00\x00\x00", _ARCHIVE),
    (b"\x7fELF", _MEDIA),
    (b"MZ\x90\x00", _MEDIA),
    (b"ID3", _MEDIA),
    (b"OggS", _MEDIA),
    (b"SQLite format 3\x00", _MEDIA),
)
_PICTURED = frozenset({b"heic", b"heix", b"mif1", b"avif"})
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls"}
_OLE_STREAMS = (
    ("EncryptedPackage", ENCRYPTED),
    ("PowerPoint Document", marked("是旧版演示文稿，不是年度报告")),
)
_ZIP_MEMBERS = (
    ("xl/workbook.bin", marked("是二进制工作簿（.xlsb），尚不能识读，请另存为 xlsx 再读")),
    ("ppt/presentation.xml", marked("是演示文稿，不是年度报告")),
    ("content.xml", marked("是 OpenDocument 文件，但不是文字文件或表格")),
)
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_TAGS = (
    rb"!doctype|html|head|body|title|meta|link|style|script|table|thead|tbody|tr|td|th|div|p|span|font|h[1-6]|"
    rb"section|article|main|header|footer|nav|form|center|br|hr|ul|ol|li|dl|pre|blockquote|img|a|b|i|u|em|strong|o:p"
)
# Atomic groups: a page may open with thousands of comments, and each must be tried once only.
_PROLOGUE = rb"(?>\s*(?:<!--(?>.*?-->)|<\?(?>.*?>)))*+\s*"
_MARKUP_FIRST = re.compile(_PROLOGUE + rb"<(?:" + _TAGS + rb")\b", re.IGNORECASE | re.DOTALL)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_CLOSING = re.compile(rb"</(?:div|p|td|tr|table|span|body|html|h[1-6]|li|font)\s*>", re.IGNORECASE)
_TABLES = re.compile(rb"<table\b.*?</table\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(rb"</?(?:div|p|span|body|h[1-6]|li|font|br|table)\b", re.IGNORECASE)
_OFFICE_XML = re.compile(rb"<\?mso-application|<(?:w:wordDocument|pkg:package|Workbook xmlns=)")
_SAVED_PAGE = re.compile(rb"\s*(?:MIME-Version|From|Subject|Date|Content-Type):", re.IGNORECASE)
_SVG = re.compile(_PROLOGUE + rb"(?:<!doctype svg(?>[^>]*>)\s*)?<svg\b", re.IGNORECASE | re.DOTALL)
_PLAIN = (".txt", ".text", ".tsv", ".csv", ".md", ".markdown")
_SUFFIXES = {
    "text": _PLAIN,
    "markdown": _PLAIN,
    "csv": _PLAIN,
    "html": (".html", ".htm", ".shtml", ".xhtml"),
    "mhtml": (".mht", ".mhtml"),
    "docx": (".docx", ".docm", ".dotx", ".dotm"),
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "pdf": (".pdf",),
    "ofd": (".ofd",),
    "doc": (".doc", ".wps", ".dot", ".wpt"),
    "xls": (".xls", ".et", ".xlt", ".ett"),
    "rtf": (".rtf", ".doc"),
    "odt": (".odt",),
    "ods": (".ods",),
    "picture": (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp", ".gif"),
}
_OTHER = (".json", ".ppt", ".pptx", ".zip", ".rar")
_PLAIN_TEXT = marked("纯文本")
_SPOKEN = {
    "html": marked("网页"),
    "mhtml": marked("网页存档"),
    "docx": marked("Word 文档（docx）"),
    "xlsx": marked("Excel 工作簿（xlsx）"),
    "pdf": marked("PDF 文件"),
    "ofd": marked("OFD 版式文件"),
    "doc": marked("旧版 Word 文件"),
    "xls": marked("旧版 Excel 文件"),
    "rtf": marked("RTF 文件"),
    "odt": marked("OpenDocument 文字文件"),
    "ods": marked("OpenDocument 表格"),
    "picture": marked("图片"),
}
_OWN_CSV = re.compile(rb"(?m)^\"?(?:disclosure|requests|disputes)[/,]")


def kind_of(data: bytes, name: str) -> str:
    """The kind of a file: a name that `opening` knows a reader for, or json.

    Raises:
        UnusableInputError: when it is of a kind that holds no text to read, with the reason.
    """
    if not data[:_HEAD].strip(_NOTHING) and not data.strip(_NOTHING):
        raise UnusableInputError(name, _("文件是空的") if not data else _("文件只有空白，没有内容"))
    if _is_picture(data):
        return _PICTURE
    if data.startswith((b"{\\rtf", _OLE)):
        return "rtf" if data.startswith(b"{") else _ole_kind(data, name)
    _refuse_known(data, name)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_kind(data, name)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    return _text_kind(_head(data), data, name.lower())


def misnamed(kind: str, name: str) -> str:
    """What there is to say where a file's name promises another kind than its content is; "" where it does not.

    A name without an ending, or with one that promises nothing (`.aspx`), says nothing.
    """
    ending = PurePath(name).suffix.lower()
    promises = (*_OTHER, *(suffix for suffixes in _SUFFIXES.values() for suffix in suffixes))
    if ending in _SUFFIXES[kind] or ending not in promises:
        return ""
    return _("文件名以“{ending}”结尾，内容是{kind}，已按内容识读").format(
        ending=ending, kind=_(_SPOKEN.get(kind, _PLAIN_TEXT))
    )


def _refuse_known(data: bytes, name: str) -> None:
    """Raise for what a signature at the start gives away."""
    for signature, reason in _SIGNATURES:
        if data.startswith(signature):
            raise UnusableInputError(name, _(reason))
    if data.startswith(b"RIFF") or data[4:8] == b"ftyp":
        raise UnusableInputError(name, _(_MEDIA))
    if data[257:262] == b"ustar":
        raise UnusableInputError(name, _(_ARCHIVE))


def _is_picture(data: bytes) -> bool:
    if data.startswith(_PICTURES) or (data.startswith(b"BM") and data[6:10] == b"\x00" * 4):
        return True
    if data.startswith(b"RIFF"):
        return data[8:12] == b"WEBP"
    return data[4:8] == b"ftyp" and data[8:12] in _PICTURED


def _ole_kind(data: bytes, name: str) -> str:
    """The kind of a compound file, by the streams that its directory names."""
    for stream, reason in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            raise UnusableInputError(name, _(reason))
    for stream, kind in _OLE_KINDS.items():
        if stream.encode("utf-16-le") in data:
            return kind
    raise UnusableInputError(name, _("是旧版 Office 文件，尚不能识读，请另存为 docx 或 PDF 再读"))


def _zip_kind(data: bytes, name: str) -> str:
    container = open_container(data, name)
    members = container.members
    if marked_kind := _marked_kind(container):
        return marked_kind
    for member, kind in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
        if member in members:
            return kind
    for member, reason in _ZIP_MEMBERS:
        if member in members:
            raise UnusableInputError(name, _(reason))
    if "[Content_Types].xml" in members and (kind_of_folder := _folder_kind(members)):
        return kind_of_folder
    raise UnusableInputError(name, _(_ARCHIVE))


def _folder_kind(members: Iterable[str]) -> str:
    """The kind by the folder of the main part: strict and unusual producers name the part otherwise."""
    folders = {member.partition("/")[0] for member in members if "/" in member}
    return "docx" if "word" in folders else "xlsx" if "xl" in folders else ""


def _marked_kind(container: Container) -> str:
    """The kind of a zip file that says by a member what it is; "" where it does not."""
    if "OFD.xml" in container:
        return "ofd"
    return _OPEN_DOCUMENTS.get(container.read("mimetype").strip(), "") if "mimetype" in container else ""


def _head(data: bytes) -> bytes:
    """The beginning of a text file, with ASCII characters as single bytes whatever its encoding."""
    head = data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore").encode()
    if head[1:200:2].count(0) > 20:
        return head.decode("utf-16-le", "ignore").encode()
    if head[:200:2].count(0) > 20:
        return head.decode("utf-16-be", "ignore").encode()
    return head.removeprefix(b"\xef\xbb\xbf")


def _text_kind(head: bytes, data: bytes, name: str) -> str:
    if _OFFICE_XML.search(head[:4096]):
        raise UnusableInputError(name, _("是 Office XML 文件，尚不能识读，请另存为 docx 或 PDF 再读"))
    if _SVG.match(head):
        raise UnusableInputError(name, _(_VECTORS))
    if _SAVED_PAGE.match(head) and b"multipart/" in head[:4096].lower():
        return "mhtml"
    if _looks_html(head, data, name):
        return "html"
    start = head.lstrip()[:1]
    if (start == b"{" and b'"' in head) or (start == b"[" and name.endswith(".json")):
        return "json"
    if name.endswith(".csv") or len(_OWN_CSV.findall(head)) > 2:
        return "csv"
    return "markdown" if name.endswith((".md", ".markdown")) else "text"


def _looks_html(head: bytes, data: bytes, name: str) -> bool:
    """Whether a text is a page or a piece of one, not prose that mentions a tag or Markdown that holds a table."""
    if _MARKUP_FIRST.match(head) or _PAGE.search(head):
        return True
    closings = len(_CLOSING.findall(head)) or len(_CLOSING.findall(data[: 4 * _HEAD]))
    if name.endswith((".htm", ".html", ".shtml", ".xhtml")):
        return closings > 0
    return closings > 20 and closings * 200 > len(head) and not _holds_tables(head)


def _holds_tables(head: bytes) -> bool:
    """Whether all markup of a text is its tables, and most lines stand outside of them: Markdown."""
    outside = _TABLES.sub(b"", head)
    return len(outside.splitlines()) > 10 and not _TAG.search(outside)
