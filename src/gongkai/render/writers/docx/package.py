"""The Word file: its body from the outline of the report, and the package around it."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from math import ceil
from unicodedata import east_asian_width

from gongkai.forms import Report
from gongkai.render.outline import Part, Piece, chinese_day, outline, title_of
from gongkai.render.page import text
from gongkai.render.writers.docx import parts
from gongkai.render.writers.docx.paper import (
    BODY,
    BOTTOM,
    FOOTER,
    LEFT,
    LINE,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TEXT_WIDTH,
    TITLE,
    TOP,
)
from gongkai.render.writers.docx.table import table

_SUBHEADING = re.compile(r"（[一二三四五六七八九十]+）[^。：；]{1,24}(?:。|$)")
"""What a paragraph may open with that is set as a heading of the second level."""
_CHARACTER = BODY * 10
"""The width of a character of the body, in twips."""


def to_docx(report: Report) -> bytes:
    """The file's bytes; the same report gives the same bytes."""
    return packed("".join(_pieces(report)), title=title_of(report), author=report.organ)


def packed(body: str, *, title: str, author: str) -> bytes:
    """A Word file in the layout of official documents around a body, which is markup: see `paragraph`."""
    members = {
        "[Content_Types].xml": parts.CONTENT_TYPES,
        "_rels/.rels": parts.ROOT_RELATIONS,
        "docProps/core.xml": parts.core(text(title), text(author)),
        "word/document.xml": _document(body),
        "word/_rels/document.xml.rels": parts.RELATIONS,
        "word/styles.xml": parts.styles(),
        "word/settings.xml": parts.SETTINGS,
        "word/footer1.xml": parts.footer(even=False),
        "word/footer2.xml": parts.footer(even=True),
    }
    return zipped({name: content.encode("utf-8") for name, content in members.items()})


def zipped(members: Mapping[str, bytes]) -> bytes:
    """The package of its parts, by their names; the same parts give the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system = 0
            member.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(member, content)
    return out.getvalue()


def paragraph(style: str, words: str, *, flush: bool = False, apart: bool = False) -> str:
    """One paragraph in a style of the file: Title, Heading1, BodyText or, at the right, Signature.

    `flush` begins at the margin, as an addressee does; `apart` leaves a line above.
    """
    above = f'<w:spacing w:before="{LINE}"/>' if apart else ""
    begins = '<w:ind w:firstLine="0" w:firstLineChars="0"/>' if flush else ""
    return _paragraph(style, _run(words), _balanced(words) if style == "Title" else f"{above}{begins}")


def _document(body: str) -> str:
    return (
        f'{parts.HEAD}<w:document xmlns:w="{parts.W}" xmlns:r="{parts.R}"><w:body>{body}<w:sectPr>'
        '<w:footerReference w:type="default" r:id="rId3"/><w:footerReference w:type="even" r:id="rId4"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="851" '
        f'w:footer="{FOOTER}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
        "</w:body></w:document>"
    )


def _pieces(report: Report) -> Iterator[str]:
    last: Piece | None = None
    for piece in outline(report):
        if last and last.layout and piece.layout:
            yield "<w:p/>"  # Two tables in a row would be one.
        yield _piece(piece, report)
        last = piece
    if last and last.layout:
        yield "<w:p/>"  # Word needs a paragraph after a table.


def _piece(piece: Piece, report: Report) -> str:
    match piece.part:
        case Part.TABLE if piece.layout:
            return table(piece.layout)
        case Part.TITLE:
            return _title(piece.text, report)
        case Part.HEADING:
            return _paragraph("Heading1", _run(piece.text))
        case Part.SIGNER | Part.DATE:
            return _signature(piece, report)
        case _:
            return _paragraph("BodyText", _body(piece.text))


def _title(words: str, report: Report) -> str:
    """A title in lines that read well: of two that are needed the first ends after the year, and not within a word."""
    whose, kind = words.partition(f"{report.year}年")[::2]
    lines = [f"{whose}{report.year}年", kind]
    room = TEXT_WIDTH / (TITLE * 10)
    if not kind or _width(words) <= room or max(map(_width, lines)) > room:
        return _paragraph("Title", _run(words), _balanced(words))
    return _paragraph("Title", _run("\n".join(lines)))


def _body(words: str) -> str:
    """Runs of a paragraph: a heading of the second level that opens it stands in 楷体."""
    found = _SUBHEADING.match(words)
    if not found:
        return _run(words)
    return _run(found[0], '<w:rPr><w:rStyle w:val="SubHeading"/></w:rPr>') + _run(words[found.end() :])


def _run(words: str, props: str = "") -> str:
    if not words:
        return ""
    inner = text(words).replace("\r", "").replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    inner = inner.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return f'<w:r>{props}<w:t xml:space="preserve">{inner}</w:t></w:r>'


def _paragraph(style: str, runs: str, props: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{props}</w:pPr>{runs}</w:p>'


def _signature(piece: Piece, report: Report) -> str:
    """Organ and day at the right: the longer ends two characters in, the day begins two characters after the organ."""
    organ = _width(report.signed_by or report.organ)
    day = _width(chinese_day(report.signed_on)) if report.signed_on else 0.0
    spare = organ - 2 - day if day else 0.0
    inset = 2 + (max(spare, 0) if piece.part is Part.DATE else max(-spare, 0))
    before = f'<w:spacing w:before="{LINE}"/>' if piece.part is Part.SIGNER else ""
    return _paragraph("Signature", _run(piece.text), f'{before}<w:ind w:right="{round(inset * _CHARACTER)}"/>')


def _balanced(title: str) -> str:
    """Indents that make the lines of a long title alike, so that no character stands alone on the last."""
    room = TEXT_WIDTH / (TITLE * 10)
    lines = ceil(_width(title) / room)
    if lines < 2:
        return ""
    side = round(max(room - ceil(_width(title) / lines) - 1, 0) / 2 * TITLE * 10)
    return f'<w:ind w:left="{side}" w:right="{side}"/>'


def _width(words: str) -> float:
    """The width of a text in Chinese characters."""
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.5 for character in words)
