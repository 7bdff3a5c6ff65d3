"""A document as a Word file: title, annotation and body, as 国办公开办函〔2021〕33号 asks of regulations."""

import re
from collections.abc import Iterator
from html import unescape

from django.utils.html import strip_tags

from gongkai.render.writers.docx import packed, paragraph
from gongkai_web.library.models import Document

_BREAK = re.compile(r"(?i)</(?:p|div|h[1-6]|li|tr|table)>|<br ?/?>")
_HEADING = re.compile(r"第[一二三四五六七八九十百]+[编章节]\s.{1,30}")


def to_word(document: Document) -> bytes:
    """The bytes of the file; the same document gives the same bytes."""
    body = paragraph("Title", document.title)
    body += "".join(paragraph("BodyText", line) for line in document.annotation.splitlines() if line.strip())
    body += "".join(
        paragraph("Heading1" if _HEADING.fullmatch(line) else "BodyText", line) for line in lines_of(document)
    )
    return packed(body, title=document.title, author=document.organ.name)


def lines_of(document: Document) -> Iterator[str]:
    """The paragraphs of the body; a row of a table is one, its cells apart."""
    for block in document.body:
        if block.block_type == "table":
            for row in (block.value or {}).get("data", []):
                yield "\u3000".join(str(cell or "") for cell in row)
        else:
            source = getattr(block.value, "source", None) or str(block.value)
            pieces = _BREAK.split(source.replace("</td>", "\u3000").replace("</th>", "\u3000"))
            yield from filter(None, (unescape(strip_tags(piece)).strip() for piece in pieces))
