"""From a Word file to a document."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from gongkai.basis import Origin, UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.forms import Appearance, Problem, Source
from gongkai.ingest.document import Block, Document, Grid, GridCell, Picture, TextBlock
from gongkai.ingest.readers.docx import names as n
from gongkai.ingest.readers.docx.appearance import appearance
from gongkai.ingest.readers.docx.flow import Chunk, Flow, Image, Inset, Item, Para
from gongkai.ingest.readers.docx.numbering import Numbering
from gongkai.ingest.readers.docx.styles import Styles
from gongkai.ingest.readers.docx.table import Layout, Place, layout
from gongkai.ingest.readers.ooxml import Package
from gongkai.ingest.readers.properties import properties
from gongkai.ingest.readers.prose import bands, paragraphs, prose_rows, within
from gongkai.ingest.readers.text.blocks import with_tables

_MESSAGES = {
    "tracked-changes": marked("文件含未接受的修订，按接受全部修订后的文字读取（{count}处）"),
    "hidden-text": marked("文件含隐藏文字，未读取（{count}处）"),
    "footnotes": marked("文件含脚注或尾注，未读取（{count}处）"),
    "alt-chunk": marked("文件嵌入了其他文档的片段，未读取（{count}处）"),
    "embedded-object": marked("文件嵌入了对象（如 Excel 表格），其中内容未读取（{count}处）"),
    "external-picture": marked("图片不在文件之内（链接图片），未读取（{count}处）"),
}
_PAGES = (".html", ".htm", ".xhtml")
_ARCHIVES = (".mht", ".mhtml")


def read_docx(data: bytes, source: Source) -> Document:
    """The paragraphs, tables and pictures of a Word document.

    Raises:
        UnusableInputError: when the bytes are no Word document, or are damaged.
    """
    package = Package(data, source.name)
    main = package.main or "word/document.xml"
    root = package.xml(main)
    body = None if root is None else root.find(n.BODY)
    if body is None:
        raise UnusableInputError(source.name, _("不是 Word 文档，或文档没有正文"), main)
    emit = _Emitter(_flow(package, main), package, source)
    emit.items(emit.flow.items(body))
    blocks = emit.blocks
    if not any(isinstance(block, Grid) for block in blocks):
        blocks = list(with_tables(blocks))  # drawn with tabs
    meta = tuple(properties(package))
    problems = tuple(
        Problem(code, _(_MESSAGES[code]).format(count=count), Origin(source.sha256))
        for code, count in emit.flow.met.items()
    )
    return Document(source, tuple(_numbered(blocks)), dict(meta).get("title", ""), meta, problems)


def _numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks with their position in reading order."""
    for position, block in enumerate(blocks):
        yield block._replace(origin=block.origin._replace(block=position))


def _flow(package: Package, main: str) -> Flow:
    links = package.links(main)

    def part(kind: str) -> Element | None:
        target = next((link.target for link in links.values() if link.kind == kind and not link.external), None)
        return package.xml(target) if target else None

    return Flow(Styles(part("styles")), Numbering(part("numbering")), links)


@dataclass(slots=True)
class _Emitter:
    """Blocks as they are found."""

    flow: Flow
    package: Package
    source: Source
    blocks: list[Block] = field(default_factory=list)

    def items(self, items: Iterable[Item]) -> None:
        here = Origin(self.source.sha256)
        for item in items:
            match item:
                case Para():
                    said = paragraphs(item.label + item.text.strip()) if item.text.strip() else ()
                    self.blocks.extend(TextBlock(text, here, item.level) for text in said)
                case Image():
                    self.blocks.append(Picture(item.name, here, item.alt))
                case Inset():
                    self._table(layout(item.element), appearance(item.element, self.flow.styles))
                case Chunk():
                    self._chunk(item.part)

    def _table(self, table: Layout, shown: Appearance) -> None:
        """A table as grids, its rows of prose as text, and the tables within its cells after it."""
        self.flow.note("tracked-changes", table.deleted)
        self.flow.note("hidden-text", table.hidden)
        rows: dict[int, list[tuple[GridCell, tuple[Item, ...]]]] = {}
        for place in table.places:
            items = tuple(self.flow.items(place.element))
            rows.setdefault(place.row, []).append((_cell(place, items), items))
        prose = prose_rows((cell for row in rows.values() for cell, _ in row), table.columns)
        for first, last, is_prose in bands(table.rows, prose):
            held = [pair for row in range(first, last) for pair in rows.get(row, ())]
            if is_prose:
                self.items(item for _, items in held for item in items)
                continue
            cells = within((cell for cell, _ in held), first, last) if prose else tuple(cell for cell, _ in held)
            here = Origin(self.source.sha256)
            self.blocks.append(Grid(cells, last - first, table.columns, here, appearance=shown))
            self.items(item for _, items in held for item in items if isinstance(item, Inset | Chunk))

    def _chunk(self, part: str) -> None:
        """A web page put into the file, as converters do that cannot write Word's own markup."""
        content = self.package.part(part)
        if content is None or not part.lower().endswith((*_PAGES, *_ARCHIVES)):
            self.flow.note("alt-chunk")
            return
        from gongkai.ingest.readers.html import read_html  # noqa: PLC0415 - few files need it
        from gongkai.ingest.readers.mhtml import read_mhtml  # noqa: PLC0415 - likewise

        read = read_mhtml if part.lower().endswith(_ARCHIVES) else read_html
        self.blocks.extend(read(content, self.source).blocks)


def _cell(place: Place, items: Iterable[Item]) -> GridCell:
    """A cell with its paragraphs, one a line, empty ones left out, and the names of its pictures."""
    texts = [item.label + item.text for item in items if isinstance(item, Para)]
    pictures = tuple(item.name for item in items if isinstance(item, Image))
    text = "\n".join(text.strip("\n") for text in texts if text.strip())
    return GridCell(text, place.row, place.column, place.rowspan, place.colspan, pictures=pictures)
