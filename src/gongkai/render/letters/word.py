"""A letter as a Word file, by a template with fields that an office may edit.

A template is somebody's file: it is read in a sandbox, with lists and fields and nothing else, and whatever is wrong
with it is one plain sentence.
"""

import zipfile
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING

from gongkai.basis import GongkaiError
from gongkai.basis.language import listed, marked
from gongkai.basis.language import translate as _
from gongkai.deciding import FACTS, given_words
from gongkai.letters import Letter
from gongkai.letters.letter import day_words
from gongkai.render.letters.titles import title_lines
from gongkai.render.page import plain
from gongkai.render.writers.docx import zipped

if TYPE_CHECKING:
    from gongkai.render.letters.sandbox import Sandbox

FIELDS = {
    "organ": marked("机关全称"),
    "number": marked("文号"),
    "title": marked("标题"),
    "addressee": marked("收件人"),
    "paragraphs": marked("正文各段"),
    "remedy": marked("救济途径各段"),
    "contact": marked("联系方式"),
    "enclosures": marked("附件各项"),
    "on": marked("成文日期"),
    "facts": marked("本件的其他内容"),
}
"""The fields that a template may use. `facts` holds every fact of the case by its code, "" where it is not known."""

LARGEST = 20_000_000
"""Bytes of a template, unpacked: a letter's is far smaller, a trap is larger."""


class TemplateError(GongkaiError):
    """A template by which no letter can be written; the message says why, and what to do."""


@cache
def default_template() -> bytes:
    """The template as it is delivered, for an office to make its own."""
    return files("gongkai.render.letters").joinpath("letter.docx").read_bytes()


def write_letter(letter: Letter, template: bytes | None = None) -> bytes:
    """The letter as a Word file; the same letter and template give the same bytes.

    Args:
        letter: what it says (`gongkai.letters.compose`).
        template: the bytes of an office's own template; without it the one that is delivered.

    Raises:
        TemplateError: when the template is no Word document, or uses what there is not.
    """
    from gongkai.render.letters.sandbox import Sandbox, refusals  # noqa: PLC0415 - the library is slow to import

    source = default_template() if template is None else template
    _readable(source)
    return _repacked(_filled(source, letter, Sandbox(), refusals()))


def _filled(source: bytes, letter: Letter, sandbox: "Sandbox", refusals: Mapping[type[Exception], str]) -> bytes:
    from docxtpl import DocxTemplate  # noqa: PLC0415 - as above

    out = BytesIO()
    try:
        document = DocxTemplate(BytesIO(source))
        document.render(fields(letter), sandbox, autoescape=True)
        document.save(out)
    except tuple(refusals) as error:
        raise TemplateError(_sentence(error, refusals)) from error
    return out.getvalue()


def fields(letter: Letter) -> dict[str, object]:
    """What the template is filled with, free of what no document can hold."""
    named = [one.name for one in letter.enclosures]
    numbered = [f"{n}.{name}" for n, name in enumerate(named, 1)] if len(named) > 1 else named
    return {
        "organ": plain(letter.organ),
        "number": plain(letter.number),
        "title": "\n".join(title_lines(plain(letter.title), plain(letter.organ))),
        "addressee": plain(letter.addressee),
        "paragraphs": [plain(paragraph) for paragraph in letter.paragraphs],
        "remedy": [plain(paragraph) for paragraph in letter.remedy],
        "contact": plain(letter.contact),
        "enclosures": [plain(name) for name in numbered],
        "on": day_words(letter.on),
        "facts": {code: plain(given_words(letter.facts.get(code))) for code in FACTS},
    }


def _sentence(error: Exception, refusals: Mapping[type[Exception], str]) -> str:
    sentence = next(said for kind, said in refusals.items() if isinstance(error, kind))
    quoted = str(error).split("'")
    name = quoted[-2] if "no attribute" in str(error) else quoted[1] if len(quoted) > 2 else ""
    return _(sentence).format(name=name, fields=listed(FIELDS))


def _readable(source: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(source)) as package:
            size = sum(member.file_size for member in package.infolist())
            there = "word/document.xml" in package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        size, there = 0, False
    if not there:
        raise TemplateError(_("模板不是 Word 文档（.docx）。请用 Word 或者 WPS 打开，另存为 .docx 再上传"))
    if size > LARGEST:
        raise TemplateError(_("模板展开后超过{most}兆字节。请删去其中的图片等内容").format(most=LARGEST // 1_000_000))


def _repacked(made: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(made)) as package:
        return zipped({name: package.read(name) for name in package.namelist()})
