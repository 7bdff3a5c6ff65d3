"""Any file becomes a document here: it is weighed, recognised, and given to the one reader that knows its format."""

import hashlib
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.forms import Problem, Source
from gongkai.ingest.document import Document, Grid, TextBlock
from gongkai.ingest.guards import MAX_FILE, TOO_LARGE
from gongkai.ingest.sniffing import kind_of, misnamed

Reader = Callable[[bytes, Source], Document]

_READERS = {
    "text": ("markdown", "read_text"),
    "markdown": ("markdown", "read_text"),
    "csv": ("markdown", "read_text"),
    "html": ("html", "read_html"),
    "mhtml": ("mhtml", "read_mhtml"),
    "docx": ("docx", "read_docx"),
    "xlsx": ("xlsx", "read_xlsx"),
    "pdf": ("pdf", "read_pdf"),
    "ofd": ("ofd", "read_ofd"),
    **dict.fromkeys(("doc", "xls", "rtf", "odt", "ods"), ("office", "read_office")),
    "picture": ("picture", "read_picture"),
}

STDIN = "-"
"""The name that stands for standard input."""


def open_path(path: str | Path) -> Document:
    """The document in a file; `-` is standard input.

    Raises:
        UnusableInputError: when there is no such file, or nothing in it that could be a report.
    """
    return open_document(read_bytes(path), name_of(path))


def name_of(path: str | Path) -> str:
    """What a file is called in messages and in `Source.name`."""
    return _("标准输入") if str(path) == STDIN else Path(path).name


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a file, or of standard input for `-`; never more than the cap allows.

    Raises:
        UnusableInputError: when the file is absent, unreadable, or too large.
    """
    name = name_of(path)
    try:
        if str(path) == STDIN:
            content = sys.stdin.buffer.read(MAX_FILE + 1)
        else:
            if Path(path).is_dir():
                raise UnusableInputError(name, _("是文件夹，不是文件"))
            with Path(path).open("rb") as file:
                content = file.read(MAX_FILE + 1)
    except FileNotFoundError as fault:
        raise UnusableInputError(name, _("找不到这个文件")) from fault
    except (OSError, ValueError) as fault:
        raise UnusableInputError(name, _("文件无法打开，请检查权限或路径"), str(fault)) from fault
    _weigh(content, name)
    return content


def open_document(data: bytes, name: str) -> Document:
    """The document that `data` is, whatever its name says; a name that says otherwise is remarked on.

    Comma-separated and Markdown files are read as text.

    Raises:
        UnusableInputError: when nothing in it could be a report, with the reason in one line of Chinese.
    """
    source = source_of(data, name)
    if source.kind not in _READERS:
        raise UnusableInputError(name, _("是 JSON 数据，不是年度报告文件"))
    module, function = _READERS[source.kind]
    read: Reader = getattr(import_module(f"gongkai.ingest.readers.{module}"), function)
    document = read(data, source)
    if not any(_says_something(block) for block in document.blocks):
        known = next((problem.message for problem in document.problems), "")
        raise UnusableInputError(name, known or _("文件里没有文字、表格或图片"))
    remark = misnamed(source.kind, name)
    return replace(document, problems=(Problem("wrong-extension", remark), *document.problems)) if remark else document


def source_of(data: bytes, name: str) -> Source:
    """What is known of a file before it is read: kind, size and digest.

    Raises:
        UnusableInputError: when it is of a kind that cannot be read.
    """
    _weigh(data, name)
    kind = kind_of(data, name)
    return Source(name=name, sha256=hashlib.sha256(data).hexdigest(), kind=kind, size=len(data))


def _weigh(data: bytes, name: str) -> None:
    if len(data) > MAX_FILE:
        raise UnusableInputError(
            name, _("{reason}（上限 {most} MB）").format(reason=_(TOO_LARGE), most=MAX_FILE // 2**20)
        )


def _says_something(block: object) -> bool:
    """Whether a block holds anything but white space."""
    match block:
        case TextBlock(text=text):
            return bool(text.strip())
        case Grid(cells=cells):
            return any(cell.text.strip() or cell.pictures for cell in cells)
        case _:
            return True
