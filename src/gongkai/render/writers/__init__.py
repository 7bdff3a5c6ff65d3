"""One module a format: each walks the outline and the layout of a report."""

from collections.abc import Callable
from importlib import import_module

from gongkai.basis import GongkaiError
from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.forms import Report

FORMATS = ("docx", "html", "xlsx", "json", "csv", "markdown", "text")
"""What a report can be written as."""

_WRITERS = {
    "docx": ("docx", "to_docx"),
    "html": ("html", "to_html"),
    "xlsx": ("xlsx", "to_xlsx"),
    "json": ("json", "to_json_file"),
    "csv": ("csv", "to_csv"),
    "markdown": ("markdown", "to_markdown"),
    "md": ("markdown", "to_markdown"),
    "text": ("markdown", "to_text"),
    "txt": ("markdown", "to_text"),
}
Writer = Callable[[Report], str | bytes]


class UnknownFormatError(GongkaiError):
    """A format that a report cannot be written as."""


def writer(form: str) -> Writer:
    """What writes that format, by its name or the ending of its files.

    Raises:
        UnknownFormatError: when there is none.
    """
    if form not in _WRITERS:
        raise UnknownFormatError(_("不能写成 {form}；可以写成：{forms}").format(form=form, forms=listed(FORMATS)))
    module, name = _WRITERS[form]
    made: Writer = getattr(import_module(f"gongkai.render.writers.{module}"), name)
    return made


def write(report: Report, form: str) -> bytes:
    """A report as the bytes of a file: text in UTF-8, with a byte order mark for CSV alone.

    Raises:
        UnknownFormatError: when no report can be written so.
    """
    written = writer(form)(report)
    if isinstance(written, bytes):
        return written
    return written.encode("utf-8-sig" if form == "csv" else "utf-8")
