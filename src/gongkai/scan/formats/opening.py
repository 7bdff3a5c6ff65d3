"""One way into every kind of file: look into it, and write it anew without what must go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gongkai.basis import UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.scan.formats.inspection import Inspection
from gongkai.scan.formats.kinds import kind_of_file
from gongkai.scan.formats.office.docx import clean_docx, inspect_docx
from gongkai.scan.formats.office.package import Office
from gongkai.scan.formats.office.pptx import clean_pptx, inspect_pptx
from gongkai.scan.formats.office.xlsx import inspect_xlsx
from gongkai.scan.formats.office.xlsx_cleaning import clean_xlsx
from gongkai.scan.formats.pdf.paper import Paper
from gongkai.scan.formats.pictures import inspect_picture, strip_picture
from gongkai.scan.formats.plain import decoded, encoded
from gongkai.scan.formats.web import inspect_page, parse_page, printed_page
from gongkai.scan.text import line_place, line_starts
from gongkai.scan.values.budget import Watch
from gongkai.scan.values.model import Hit
from gongkai.scan.values.place import Place
from gongkai.scan.words.context import Context

Finish = Callable[[Sequence[Hit]], bytes]
"""Writes the file anew with those hits masked and what it does not show taken out."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was looked into."""

    name: str
    kind: str
    inspection: Inspection
    finish: Finish


def open_file(name: str, data: bytes, context: Context, watch: Watch) -> Opened:
    """Look into a file.

    Raises:
        UnusableInputError: when it cannot be read; `OldFormatError` when it must be saved anew.
        OverBudgetError: when it costs too much.
    """
    watch.allow(marked("文件的字节"), len(data), watch.budget.size)
    if not data:
        raise UnusableInputError(name, _("文件是空的"))
    kind = kind_of_file(data, name)
    found = Inspection(watch)
    match kind:
        case "docx" | "xlsx" | "pptx":
            finish = _office(kind, Office(data, name), found)
        case "pdf":
            finish = Paper(data, name, found).finish
        case "picture":
            inspect_picture(data, found, Place())
            finish = lambda _hits: strip_picture(data, name)  # noqa: E731 - one of a row of ways to finish
        case "html":
            finish = _page(data, name, context, found)
        case "text":
            finish = _text(data, name, found)
        case _:
            raise UnusableInputError(name, _("不认识的格式，不能查看"))
    watch.allow(marked("文件的字数"), found.body.length, watch.budget.characters)
    return Opened(name, kind, found, finish)


_INSPECT = {"docx": inspect_docx, "xlsx": inspect_xlsx, "pptx": inspect_pptx}
_CLEAN = {"docx": clean_docx, "xlsx": clean_xlsx, "pptx": clean_pptx}


def _office(kind: str, office: Office, found: Inspection) -> Finish:
    _INSPECT[kind](office, found)

    def finish(hits: Sequence[Hit]) -> bytes:
        found.body.write(hits)
        _CLEAN[kind](office)
        return office.save()

    return finish


def _page(data: bytes, name: str, context: Context, found: Inspection) -> Finish:
    source = decoded(data, name)
    root = parse_page(source.text, name)
    inspect_page(root, context, found)

    def finish(hits: Sequence[Hit]) -> bytes:
        found.body.write(hits)
        return encoded(printed_page(root), source.encoding, data)

    return finish


def _text(data: bytes, name: str, found: Inspection) -> Finish:
    source = decoded(data, name)
    signs = list(source.text)

    def write(start: int, end: int, mask: str) -> None:
        signs[start:end] = mask

    starts = line_starts(source.text)
    found.body.add(source.text, Place(line=1), write, locate=lambda start, _end: line_place(starts, start))

    def finish(hits: Sequence[Hit]) -> bytes:
        found.body.write(hits)
        return encoded("".join(signs), source.encoding, data)

    return finish
