"""From a Word file to a document."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element as Element

from gongkai.basis import Origin, UnusableInputError
from gongkai.forms import Problem, Source
from gongkai.ingest.document import Block, Document, Grid, GridCell, Picture, TextBlock
from gongkai.ingest.readers.docx import names as n
from gongkai.ingest.readers.docx.flow import Flow, Image, Inset, Item, Para
from gongkai.ingest.readers.docx.numbering import Numbering
from gongkai.ingest.readers.docx.styles import Styles
from gongkai.ingest.readers.docx.table import Layout, layout
from gongkai.ingest.readers.ooxml import Package
from gongkai.ingest.readers.properties import properties
from gongkai.ingest.readers.prose import bands, paragraphs, prose_rows, within

_MESSAGES = {
    "tracked-changes": "文件含未接受的修订，按接受全部修订后的文字读取（{count}处）",
    "hidden-text": "文件含隐藏文字，未读取（{count}处）",
    "footnotes": "文件含脚注或尾注，未读取（{count}处）",
    "alt-chunk": "文件嵌入了其他文档的片段，未读取（{count}处）",
    "embedded-object": "文件嵌入了对象（如 Excel 表格），其中内容未读取（{count}处）",
    "external-picture": "图片不在文件之内（链接图片），未读取（{count}处）",
}


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
        raise UnusableInputError(source.name, "不是 Word 文档，或文档没有正文", main)
    flow = _flow(package, main)
    emit = _Emitter(flow, source)
    emit.items(flow.items(body))
    meta = tuple(properties(package))
    problems = tuple(
        Problem(code, _MESSAGES[code].format(count=count), Origin(source.sha256)) for code, count in flow.met.items()
    )
    return Document(source, tuple(emit.blocks), dict(meta).get("title", ""), meta, problems)


def _flow(package: Package, main: str) -> Flow:
    links = package.links(main)

    def part(kind: str) -> Element | None:
        target = next((link.target for link in links.values() if link.kind == kind and not link.external), None)
        return package.xml(target) if target else None

    return Flow(Styles(part("styles")), Numbering(part("numbering")), links)


@dataclass(slots=True)
class _Emitter:
    """Blocks as they are found, each with its place."""

    flow: Flow
    source: Source
    blocks: list[Block] = field(default_factory=list)

    def items(self, items: Iterator[Item]) -> None:
        for item in items:
            match item:
                case Para():
                    self._text(item)
                case Image():
                    self.blocks.append(Picture(item.name, self._here(), item.alt))
                case Inset():
                    self._table(layout(item.element))

    def _here(self) -> Origin:
        return Origin(self.source.sha256, block=len(self.blocks))

    def _text(self, para: Para) -> None:
        if not para.text.strip():
            return
        for line in paragraphs(para.label + para.text.strip()):
            self.blocks.append(TextBlock(line, self._here(), para.level))

    def _table(self, table: Layout) -> None:
        """A table as grids, its rows of prose as text, and the tables within its cells after it."""
        contents = [tuple(self.flow.items(place.element)) for place in table.places]
        cells = [
            GridCell(
                _cell_text(items),
                place.row,
                place.column,
                place.rowspan,
                place.colspan,
                pictures=tuple(item.name for item in items if isinstance(item, Image)),
            )
            for place, items in zip(table.places, contents, strict=True)
        ]
        prose = prose_rows(cells, table.columns)
        for first, last, is_prose in bands(table.rows, prose):
            held = [items for cell, items in zip(cells, contents, strict=True) if first <= cell.row < last]
            if is_prose:
                self.items(iter([item for items in held for item in items]))
                continue
            kept = within(cells, first, last) if prose else tuple(cells)
            self.blocks.append(Grid(kept, last - first, table.columns, self._here()))
            self.items(iter([item for items in held for item in items if isinstance(item, Inset)]))


def _cell_text(items: tuple[Item, ...]) -> str:
    """The paragraphs of a cell, one a line; empty ones left out."""
    texts = (item.label + item.text for item in items if isinstance(item, Para))
    return "\n".join(text.strip("\n") for text in texts if text.strip())
