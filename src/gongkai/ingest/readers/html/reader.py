"""From a web page to a document."""

from collections.abc import Iterator, Sequence

from gongkai.basis import Origin
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.forms import Problem, Source
from gongkai.ingest.document import Block, Document, Grid
from gongkai.ingest.readers.html.appearance import Styling
from gongkai.ingest.readers.html.content import holds_report, main_part
from gongkai.ingest.readers.html.embedded import embedded_markup
from gongkai.ingest.readers.html.flow import Flow, folded
from gongkai.ingest.readers.html.parsing import Element, parse_page, tree_of
from gongkai.ingest.readers.html.tags import text_of
from gongkai.ingest.readers.text.blocks import with_tables


def read_html(data: bytes, source: Source) -> Document:
    """The document in a web page. Nothing outside it is looked at, and no script runs.

    Raises:
        UnusableInputError: when the bytes are no text, or more markup than a report can have.
    """
    page = parse_page(data, source)
    if page.root is None:
        return Document(source, (), problems=page.problems)
    flow = Flow(source.sha256, Styling(page.root if page.whole else None)).read(page.root)
    problems = page.problems
    if not holds_report(flow.blocks) and (within := _embedded(page.root, source.sha256)):
        flow, problems = within, (*problems, Problem("text-embedded", _(_EMBEDDED)))
    blocks = main_part(flow.blocks, flow.stretches)
    if not any(isinstance(block, Grid) for block in blocks):
        # Tables drawn with paragraphs or with elements that only a style sheet makes a table of.
        blocks = list(with_tables(blocks))
    title = page.root.find(".//title")
    return Document(
        source,
        tuple(_numbered(blocks)),
        title=folded(text_of(title)) if title is not None else "",
        meta=tuple(_meta(page.root)),
        problems=problems,
    )


_EMBEDDED = marked("网页上没有直接显示报告，报告取自网页内含的框架、脚本或者转义的代码，请与网页核对")


def _embedded(root: Element, sha256: str) -> Flow | None:
    """The report among what a page holds and does not show: the first piece of markup that is one."""
    for markup in embedded_markup(root):
        inner, _ = tree_of(markup.encode("utf-8", "replace"))
        flow = Flow(sha256, Styling(None)).read(inner) if inner is not None else None
        if flow and holds_report(flow.blocks):
            return flow
    return None


def blocks_of_markup(markup: str, sha256: str) -> list[Block]:
    """The blocks of a piece of a page, not numbered."""
    root, _ = tree_of(markup.encode("utf-8", "replace"))
    return [] if root is None else Flow(sha256, Styling(None)).read(root).blocks


def _numbered(blocks: Sequence[Block]) -> Iterator[Block]:
    """Blocks with their position in reading order."""
    for position, block in enumerate(blocks):
        yield block._replace(origin=Origin(block.origin.sha256, position, line=block.origin.line))


def _meta(root: Element) -> Iterator[tuple[str, str]]:
    """The named properties of a page, each name as found and, where that differs, in lower case."""
    for element in root.iter("meta"):
        name = element.get("name") or element.get("property")
        value = element.get("content")
        if name and value:
            for spelling in dict.fromkeys((name, name.lower())):
                yield spelling, value.strip()
