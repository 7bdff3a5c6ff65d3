"""What an uploaded file is, by its content; what is not what it says, or can run, is refused with the reason."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import IO, Any

import pikepdf
from django.conf import settings
from django.utils.translation import gettext as _

from gongkai.basis import UnusableInputError
from gongkai.ingest.guards import open_container
from gongkai_web.search.extraction import text_of
from gongkai_web.ui.language import later

EXTENSIONS = {
    "pdf": {"pdf"},
    "docx": {"docx"},
    "xlsx": {"xlsx"},
    "pptx": {"pptx"},
    "ofd": {"ofd"},
    "ole": {"doc", "xls", "ppt", "wps", "et", "dps"},
    "png": {"png"},
    "jpeg": {"jpg", "jpeg"},
    "gif": {"gif"},
}
"""The kinds of files that are taken, and the endings that each may have."""

PICTURES = frozenset({"png", "jpeg", "gif"})
RECORDINGS = {"mp4": {"mp4", "m4a"}, "webm": {"webm"}, "mp3": {"mp3"}, "wav": {"wav"}}
"""Kinds of recordings, taken only where a record is made to show them, and the endings that each may have."""

TABLES = frozenset({"xls", "xlsx", "et"})
"""Endings of what a machine reads as a table: what may be flagged as open data."""

_READ = {"pdf", "docx", "xlsx"}
"""What the search reads the words of."""

_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x1a\x45\xdf\xa3", "webm"),
    (b"ID3", "mp3"),
    *((bytes((0xFF, second)), "mp3") for second in (0xFB, 0xF3, 0xF2)),
)
_WITHIN = ((4, b"ftyp", "mp4"), (8, b"WAVE", "wav"))
"""What stands at a place within the beginning of other recordings."""
_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
    ("OFD.xml", "ofd"),
)
_KNOWN_BAD = (
    (b"MZ", later("程序")),
    (b"\x7fELF", later("程序")),
    (b"#!", later("脚本")),
    (b"Rar!", later("压缩包")),
    (b"7z\xbc\xaf", later("压缩包")),
    (b"\x1f\x8b", later("压缩包")),
    (b"{\\rtf", later("RTF文件")),
)
_MACROS = tuple(name.encode("utf-16-le") for name in ("_VBA_PROJECT", "Macros", "VBA"))
_RUNS = {"/JavaScript", "/Launch", "/ImportData", "/Rendition", "/GoToE", "/RichMedia"}
_CARRIES = {"/EmbeddedFile", "/RichMedia"}


class FileRefusedError(ValueError):
    """A file that is refused, with a sentence for the person who chose it."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """What is known of a file that was taken. `note` names what its readers should know."""

    kind: str
    size: int
    digest: str
    note: str = ""


def inspect(file: IO[bytes], name: str, taken: Mapping[str, Collection[str]] = EXTENSIONS) -> Inspected:
    """What a file is, and that it may be taken; its words are another matter, and dearer: see `words_in`.

    Args:
        file: the file, open.
        name: what it is called, with its ending.
        taken: the kinds that may be taken, with the endings of each.

    Raises:
        FileRefusedError: when it is too large, empty, of a kind not taken, disguised, encrypted, or able to run.
    """
    content = _read(file)
    ending = PurePath(name).suffix.lower().lstrip(".")
    kind = _kind(content, taken)
    if ending not in taken[kind]:
        raise FileRefusedError(
            _("文件名以“.{ending}”结尾，内容却是{kind}格式；请核对文件，不要只改文件名").format(
                ending=ending, kind=kind
            )
        )
    note = _judged(content, kind)
    return Inspected(kind, len(content), hashlib.sha256(content).hexdigest(), note)


def words_in(file: IO[bytes], name: str, kind: str) -> str:
    """The words of a file that was taken, for the search; "" where it has none that can be read.

    Each is read in a process of its own, which takes longer than all else that is done to a file.
    """
    return text_of(_read(file), name) if kind in _READ else ""


def _read(file: IO[bytes]) -> bytes:
    limit: int = settings.UPLOAD_LIMIT
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    if size > limit:
        raise FileRefusedError(
            _("文件有{size:.1f}MB，超过单个文件{limit}MB的上限；请压缩图片或者分成几个文件").format(
                size=size / 2**20, limit=limit // 2**20
            )
        )
    if size == 0:
        raise FileRefusedError(_("文件是空的"))
    content = file.read()
    file.seek(0)
    return content


def _kind(content: bytes, taken: Mapping[str, Collection[str]]) -> str:
    kind = _container_kind(content) if content.startswith(b"PK") else _signed(content)
    if kind in taken:
        return kind
    unknown = _("录音录像") if kind in RECORDINGS else _("不认识的格式")
    what = next((what for signature, what in _KNOWN_BAD if content.startswith(signature)), unknown)
    allowed = "、".join(sorted({ending for endings in taken.values() for ending in endings}))
    raise FileRefusedError(_("文件内容是{what}，不能作附件；可用的格式：{allowed}").format(what=what, allowed=allowed))


def _signed(content: bytes) -> str:
    """The kind that the beginning of a file tells; "" where it tells none."""
    placed = (kind for at, mark, kind in _WITHIN if content[at : at + len(mark)] == mark)
    return next((kind for mark, kind in _SIGNATURES if content.startswith(mark)), next(placed, ""))


def _container_kind(content: bytes) -> str:
    try:
        members = open_container(content, "").members
    except UnusableInputError as error:
        raise FileRefusedError(_("文件打不开：{reason}").format(reason=error.reason)) from error
    if any(member.lower().endswith(("vbaproject.bin", ".exe", ".dll", ".js", ".vbs")) for member in members):
        raise FileRefusedError(_("文件里有宏或者程序，请另存为不含宏的文件"))
    for part, kind in _PARTS:
        if part in members:
            return kind
    raise FileRefusedError(_("文件是压缩包，请解压后逐个上传"))


def _judged(content: bytes, kind: str) -> str:
    """A note on what the file holds; raises for what can run."""
    if kind == "ole" and any(name in content for name in _MACROS):
        raise FileRefusedError(_("文件里有宏，请另存为不含宏的文件"))
    if kind == "ole" and "EncryptedPackage".encode("utf-16-le") in content:
        raise FileRefusedError(_("文件加了密码，请去掉密码再上传"))
    return _judged_pdf(content) if kind == "pdf" else ""


def _judged_pdf(content: bytes) -> str:
    try:
        with pikepdf.open(BytesIO(content)) as pdf:
            found = set(_active(pdf))
    except pikepdf.PasswordError as error:
        raise FileRefusedError(_("PDF加了密码，请去掉密码再上传")) from error
    except pikepdf.PdfError as error:
        raise FileRefusedError(_("PDF已损坏，打不开")) from error
    if found & {"/JavaScript", "/JS"}:
        raise FileRefusedError(_("PDF里有脚本，请重新导出一份不含脚本的"))
    if found - {"/URI"}:
        raise FileRefusedError(_("PDF里有可以启动程序或者夹带文件的内容，请重新导出"))
    return "文件里有通往其他网站的链接" if found else ""


def _active(pdf: pikepdf.Pdf) -> Iterator[str]:
    """The names of everything in a PDF that acts by itself or carries something along."""
    for item in pdf.objects:
        entries: Any = item.stream_dict if isinstance(item, pikepdf.Stream) else item
        if isinstance(entries, pikepdf.Dictionary):
            yield from _named(entries, depth=6)


def _named(entries: Any, *, depth: int) -> Iterator[str]:
    if "/JS" in entries:
        yield "/JS"
    action, kind = str(entries.get("/S", "")), str(entries.get("/Type", ""))
    if action in _RUNS or action == "/URI":
        yield action
    if kind in _CARRIES:
        yield kind
    if depth:
        for value in entries.values():
            # What stands on its own is met by itself; here only what is written in place.
            if isinstance(value, pikepdf.Dictionary) and not value.is_indirect:
                yield from _named(value, depth=depth - 1)
