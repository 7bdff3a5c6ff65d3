"""A PDF file as a document: its pages in order, tables joined over page breaks, page furniture left out."""

from collections.abc import Iterator

from gongkai.basis import Origin, UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.forms import Appearance, Problem, Source
from gongkai.ingest.document import Block, Borders, Document, Grid, GridCell, Picture, TextBlock
from gongkai.ingest.guards import TRUNCATED
from gongkai.ingest.readers.pdf.drawn import PdfTable
from gongkai.ingest.readers.pdf.file import MAX_PAGES, named, opened, page_count, page_of
from gongkai.ingest.readers.pdf.flow import PagePicture, flow
from gongkai.ingest.readers.pdf.geometry import Box, Handle
from gongkai.ingest.readers.pdf.page import Page, read_page
from gongkai.ingest.readers.pdf.prose import Passage

_META = ("Author", "CreationDate", "ModDate", "Producer", "Creator")


def read_here(data: bytes, source: Source) -> Document:
    """The document that a PDF file holds, read in this process.

    Raises:
        UnusableInputError: when the file is encrypted, damaged or has no pages.
    """
    with opened(data, source.name) as document:
        title = named(document, "Title")
        meta = tuple((tag, text) for tag in _META if (text := named(document, tag)))
        pages, problems = _pages(document, source)
    blocks = tuple(blocks_of(pages, source))
    problems.extend(_page_problems(pages, source))
    return Document(source, blocks, title, meta, tuple(problems))


def _pages(document: Handle, source: Source) -> tuple[list[Page], list[Problem]]:
    """The pages of a document, and what could not be read of it."""
    count = page_count(document)
    if count < 1:
        raise UnusableInputError(source.name, _(TRUNCATED), "no pages")
    pages, problems = [], []
    for index in range(min(count, MAX_PAGES)):
        with page_of(document, index) as page:
            if page is None:
                problems.append(
                    _problem(
                        "page-unreadable", _("第{number}页已损坏，未能读取").format(number=index + 1), source, index + 1
                    )
                )
            else:
                pages.append(read_page(page, index + 1))
    if not pages:
        raise UnusableInputError(source.name, _(TRUNCATED), "no page loads")
    if count > MAX_PAGES:
        problems.append(
            _problem(
                "pages-cut",
                _("全文共{count}页，只读取了前{most}页").format(count=count, most=MAX_PAGES),
                source,
            )
        )
    return pages, problems


def _problem(code: str, message: str, source: Source, page: int | None = None) -> Problem:
    return Problem(code, message, Origin(sha256=source.sha256, page=page))


def _page_problems(pages: list[Page], source: Source) -> Iterator[Problem]:
    """What a person should know of how pages were read."""
    if not any(page.characters for page in pages):
        yield _problem("no-text-layer", _("文件没有文字层，内容是图片，未识读"), source)
    for page in pages:
        if page.unmapped:
            message = _("第{number}页有{unmapped}个字的字体没有对应的文字编码，无法识读").format(
                number=page.number, unmapped=page.unmapped
            )
            yield _problem("unmapped-text", message, source, page.number)
        if page.invisible:
            message = _("第{number}页含不可见的文字（多为扫描件的识别文字），请与页面图像核对").format(
                number=page.number
            )
            yield _problem("invisible-text", message, source, page.number)
        if page.hidden:
            message = _("第{number}页有{hidden}个看不见的字（无色或白色），未计入").format(
                number=page.number, hidden=page.hidden
            )
            yield _problem("hidden-text", message, source, page.number)
        if page.cut:
            yield _problem(
                "page-cut", _("第{number}页内容过多，只读取了一部分").format(number=page.number), source, page.number
            )


def blocks_of(pages: list[Page], source: Source) -> Iterator[Block]:
    """The blocks of pages in reading order, with their places as the pages are shown."""
    by_number = {page.number: page for page in pages}
    for index, item in enumerate(flow(pages)):
        box = by_number[item.page].as_shown(item.box)
        origin = Origin(sha256=source.sha256, block=index, page=item.page, box=_rounded(box))
        match item:
            case Passage(text=text):
                yield TextBlock(text, origin)
            case PdfTable():
                yield _grid(item, origin, by_number)
            case PagePicture():
                yield Picture(f"第{item.page}页图片", origin)


def _grid(table: PdfTable, origin: Origin, pages: dict[int, Page]) -> Grid:
    cells = tuple(
        GridCell(
            text=cell.text,
            row=cell.top,
            column=cell.left,
            rowspan=cell.bottom - cell.top,
            colspan=cell.right - cell.left,
            box=_rounded(pages[cell.page].as_shown(cell.box)),
            page=cell.page,
        )
        for cell in table.cells
    )
    borders = Borders.GUESSED if table.guessed else Borders.MARKED
    shown = Appearance(ruled=None if table.guessed else True)
    return Grid(cells, table.rows, len(table.columns) - 1, origin, borders, appearance=shown)


def _rounded(box: Box) -> tuple[float, float, float, float]:
    left, top, right, bottom = (round(value, 2) for value in box)
    return left, top, right, bottom
