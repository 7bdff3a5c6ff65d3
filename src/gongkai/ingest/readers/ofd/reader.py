"""From an OFD file to a document: its pages are laid out as those of a PDF are, and read by the same rules."""

from collections.abc import Iterator
from itertools import islice

from gongkai.basis import Origin, UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.forms import Problem, Source
from gongkai.ingest.document import Document
from gongkai.ingest.guards import TRUNCATED
from gongkai.ingest.readers.ofd.drawing import POINT, drawn
from gongkai.ingest.readers.ofd.package import OfdPackage
from gongkai.ingest.readers.pdf.file import MAX_PAGES
from gongkai.ingest.readers.pdf.page import Page, laid_page
from gongkai.ingest.readers.pdf.reading import blocks_of

_META = {"Author": "Author", "CreationDate": "CreationDate", "ModDate": "ModDate", "Creator": "Creator"}


def read_ofd(data: bytes, source: Source) -> Document:
    """The text, tables and images of the first document of an OFD file.

    Raises:
        UnusableInputError: when the file is damaged or encrypted, or has no page.
    """
    package = OfdPackage(data, source.name)
    pages = list(islice(_pages(package), MAX_PAGES))
    if not pages:
        raise UnusableInputError(source.name, _(TRUNCATED), "no pages")
    meta = tuple((name, package.info[tag]) for tag, name in _META.items() if package.info.get(tag))
    blocks = tuple(blocks_of(pages, source))
    return Document(source, blocks, package.info.get("Title", ""), meta, tuple(_problems(pages, source)))


def _pages(package: OfdPackage) -> Iterator[Page]:
    for number, parts in enumerate(package.pages(), 1):
        sheet = drawn(parts.contents, parts.box)
        size = (parts.box[2] * POINT, parts.box[3] * POINT)
        yield laid_page(sheet.characters, sheet.drawing, number, size)


def _problems(pages: list[Page], source: Source) -> Iterator[Problem]:
    if not any(page.characters for page in pages):
        yield Problem("no-text-layer", _("文件没有文字层，内容是图片，未识读"), Origin(source.sha256))
    for page in pages:
        if page.cut:
            message = _("第{number}页内容过多，只读取了一部分").format(number=page.number)
            yield Problem("page-cut", message, Origin(source.sha256, page=page.number))
