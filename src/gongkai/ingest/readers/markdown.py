"""Text files: plain, comma-separated, or Markdown, in which some tables may be written in HTML.

Web pages hold text and text files hold pieces of web pages. So what both need stands in `text`, which knows nothing
of either; `html` reads pages by it, and this module reads files by both.
"""

import re
from collections.abc import Iterator, Sequence

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.forms import Problem, Source
from gongkai.ingest.document import Block, Document, Grid, GridCell, TextBlock
from gongkai.ingest.encoding import decode
from gongkai.ingest.guards import MAX_MARKUP, TOO_LARGE, guard_attributes, guard_text
from gongkai.ingest.readers.normal import with_ideographs
from gongkai.ingest.readers.text.blocks import blocks_of
from gongkai.ingest.readers.text.emphasis import shows_markdown, without_marks

_TABLE = re.compile(r"<table\b(?:(?!</?table\b).)*</table\s*>", re.IGNORECASE | re.DOTALL)


def read_text(data: bytes, source: Source) -> Document:
    """The document in a text: a paragraph a line, tables where the lines bear the marks of one.

    Raises:
        UnusableInputError: when the bytes are no text, or more text than a report can have.
    """
    if len(data) > MAX_MARKUP:
        raise UnusableInputError(source.name, _(TOO_LARGE))
    decoded = decode(data)
    if decoded is None:
        raise UnusableInputError(source.name, _("不是文本，也不是能识读的文件格式"))
    guard_text(decoded.text, source.name)
    text = with_ideographs(decoded.text)
    if "<table" in text:
        guard_attributes(text, source.name)
    problems = (Problem("encoding", decoded.note),) if decoded.note else ()
    found = _marked_up(text, source.sha256) if "</table" in text else blocks_of(text, source.sha256)
    if shows_markdown(text):
        found = _unmarked(list(found))
    return Document(source, tuple(_numbered(found)), problems=problems)


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks with their position in reading order."""
    for number, block in enumerate(blocks):
        yield block._replace(origin=block.origin._replace(block=number))


def _unmarked(blocks: Sequence[Block]) -> Iterator[Block]:
    """The same blocks, paragraphs without emphasis and escapes, in the cells of tables too."""
    texts = without_marks(block.text if isinstance(block, TextBlock) else "" for block in blocks)
    for block, text in zip(blocks, texts, strict=True):
        if isinstance(block, Grid):
            yield block._replace(cells=tuple(map(_unmarked_cell, block.cells)))
        elif not isinstance(block, TextBlock):
            yield block
        elif text:
            yield block._replace(text=text)


def _unmarked_cell(cell: GridCell) -> GridCell:
    if "**" not in cell.text and "\\" not in cell.text:
        return cell
    return cell._replace(text="\n".join(without_marks(cell.text.split("\n"))))


def _marked_up(text: str, sha256: str) -> Iterator[Block]:
    """The blocks of a text in which some tables are written in HTML."""
    from gongkai.ingest.readers.html import blocks_of_markup  # noqa: PLC0415 - few texts pay for the parser

    done, line = 0, 0
    for found in _TABLE.finditer(text):
        yield from blocks_of(text[done : found.start()], sha256, above=line)
        line += text.count("\n", done, found.start())
        yield from (
            block._replace(origin=block.origin._replace(line=line + 1)) for block in blocks_of_markup(found[0], sha256)
        )
        line += found[0].count("\n")
        done = found.end()
    yield from blocks_of(text[done:], sha256, above=line)
