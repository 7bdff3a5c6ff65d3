"""A document as a PDF file: title, annotation and body, as 国办公开办函〔2021〕33号 asks of regulations.

No font is carried in the file: it names 宋体 by the character collection that every reader knows for simplified
Chinese (Adobe-GB1, ISO 32000-1 §9.7.5.2), and is shown in the Chinese font that the reader's machine has.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import pikepdf

from gongkai_web.library.models import Document
from gongkai_web.library.word import lines_of

WIDTH, HEIGHT, MARGIN = 595, 842, 72
"""A4 in points, and the margin on every side."""

BODY, TITLE = 12, 18
LEADING = 1.75
INDENT = "\u3000\u3000"
_CLOSING = "，。、；：？！）》〉】〕”’"
"""What may not begin a line; it hangs at the end of the one before."""


def to_pdf(document: Document) -> bytes:
    """The bytes of the file; the same document gives the same bytes."""
    annotation = [text for text in document.annotation.splitlines() if text.strip()]
    return typeset(document.title, (*annotation, *lines_of(document)))


def typeset(title: str, paragraphs: Iterable[str]) -> bytes:
    """The bytes of a file with a title and paragraphs, set as official documents are."""
    pdf = pikepdf.new()
    font = _font(pdf)
    lines = [*_laid_out(title, paragraphs)]
    while lines:
        room = float(HEIGHT - 2 * MARGIN)
        drawn = []
        while lines and room >= lines[0][1] * LEADING:
            text, size, left = lines.pop(0)
            room -= size * LEADING
            drawn.append(_drawn(text, size, left, MARGIN + room))
        page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page.Contents = pdf.make_stream("\n".join(drawn).encode())
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    pdf.docinfo["/Title"] = title
    out = BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def wrapped(text: str, size: float) -> Iterator[str]:
    """A paragraph in lines no wider than the page allows."""
    line, used = "", 0.0
    for letter in text:
        wide = _ems(letter) * size
        if used + wide > WIDTH - 2 * MARGIN and letter not in _CLOSING:
            yield line
            line, used = "", 0.0
        line, used = line + letter, used + wide
    yield line


def _laid_out(title: str, paragraphs: Iterable[str]) -> Iterator[tuple[str, int, float]]:
    """Each line with its size and where it begins."""
    for line in wrapped(title, TITLE):
        yield line, TITLE, (WIDTH - sum(map(_ems, line)) * TITLE) / 2
    for text in paragraphs:
        for line in wrapped(INDENT + text.strip(), BODY):
            yield line, BODY, MARGIN


def _ems(letter: str) -> float:
    return 1.0 if unicodedata.east_asian_width(letter) in "WFA" else 0.5


def _drawn(text: str, size: int, left: float, bottom: float) -> str:
    return f"BT /F {size} Tf {left:.1f} {bottom:.1f} Td <{text.encode('utf-16-be').hex()}> Tj ET"


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    name, box = pikepdf.Name, pikepdf.Array([-25, -254, 1000, 880])
    collection = pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"GB1", Supplement=4)
    metrics: dict[str, Any] = {
        "Ascent": 880,
        "Descent": -120,
        "CapHeight": 880,
        "StemV": 93,
        "ItalicAngle": 0,
        "Flags": 6,
    }
    face = pikepdf.Dictionary(Type=name.FontDescriptor, FontName=name("/STSong-Light"), FontBBox=box, **metrics)
    letters = pikepdf.Dictionary(
        Type=name.Font,
        Subtype=name.CIDFontType0,
        BaseFont=name("/STSong-Light"),
        CIDSystemInfo=collection,
        DW=1000,
        W=pikepdf.Array([1, 95, 500, 814, 939, 500]),
        FontDescriptor=pdf.make_indirect(face),
    )
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=name.Font,
            Subtype=name.Type0,
            BaseFont=name("/STSong-Light-UniGB-UTF16-H"),
            Encoding=name("/UniGB-UTF16-H"),
            DescendantFonts=pikepdf.Array([pdf.make_indirect(letters)]),
        )
    )
