"""A page read from top to bottom: paragraphs, tables and pictures as they follow each other."""

import re
from functools import lru_cache

from lxml import etree

from gongkai.basis import Origin
from gongkai.ingest.document import Block, Picture, TextBlock
from gongkai.ingest.readers.html.appearance import Styling, appearance
from gongkai.ingest.readers.html.grids import Content, grids, is_long
from gongkai.ingest.readers.html.inline import NUMBERED
from gongkai.ingest.readers.html.parsing import Element
from gongkai.ingest.readers.html.tables import rows_of
from gongkai.ingest.readers.html.tags import (
    BLOCKS,
    BREAKS,
    FIELDS,
    HOLDERS,
    LEVELS,
    PARAGRAPHS,
    PICTURES,
    PLAIN,
    SKIPPED,
    VERBATIM,
    text_of,
)
from gongkai.ingest.readers.text.blocks import blocks_of
from gongkai.ingest.readers.text.words import is_value

_FOLD = re.compile(r"[ \t\r\n\f]+")
_HAN = "[\u2e80-\u9fff\uff00-\uffef\u201c\u201d\u2018\u2019\u2014\u2026]"
_BROKEN = re.compile(rf"(?<={_HAN})[ \t]*[\r\n][ \t\r\n]*(?={_HAN})")
_PICTURE_NAMES = ("src", "data-src", "data-original", "_src", "oldsrc")
_SPACER = 5
"""Pictures of so few pixels a side only keep a distance."""
_DEEPEST = 12
"""Tables within cells of tables; deeper ones are read as one flow."""


class Flow:
    """The blocks of an element, gathered in reading order, and the stretch of blocks that each holder covers."""

    def __init__(self, sha256: str, styling: Styling, *, depth: int = 0) -> None:
        self.blocks: list[Block] = []
        self.stretches: list[tuple[int, int]] = []
        self._origin = Origin(sha256=sha256)
        self._styling = styling
        self._depth = depth
        self._text: list[str] = []
        self._level = 0
        self._open: list[int] = []

    def read(self, root: Element) -> "Flow":
        """Read everything within an element."""
        walker = etree.iterwalk(root, events=("start", "end"))
        taken: Element | None = None
        for event, element in walker:
            if event == "start":
                if self._takes_whole(element):
                    taken = element
                    walker.skip_subtree()
                else:
                    self._enter(element)
                continue
            if element is not taken:
                self._leave(element)
            if element.tail and element is not root:
                self._text.append(element.tail)
        self._flush()
        return self

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._flush()
            self._level = LEVELS.get(tag, self._level)
            if tag in HOLDERS:
                self._open.append(len(self.blocks))
        if element.text:
            self._text.append(element.text)

    def _leave(self, element: Element) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._flush()
            if tag in LEVELS:
                self._level = 0
            elif tag in HOLDERS:
                self.stretches.append((self._open.pop(), len(self.blocks)))

    def _takes_whole(self, element: Element) -> bool:
        """Take an element without going into it: a break, a picture, verbatim text, a table of data."""
        tag = element.tag
        if tag in SKIPPED:
            if tag == "input" and element.get("type", "text").lower() in FIELDS:
                filled = element.get("value", "")
                self._text.append(filled if is_value(filled) else "")  # what an online form shows in a cell
            return True
        if tag in BREAKS:
            self._flush()
        elif tag in PICTURES:
            self._picture(element)
        elif tag in VERBATIM:
            self._verbatim(element)
        else:
            return tag == "table" and self._table(element)
        return True

    def _flush(self) -> None:
        """Close the paragraph that the text so far makes."""
        if self._text:
            text = folded("".join(self._text))
            self._text.clear()
            if text:
                self.blocks.append(TextBlock(text, self._origin, self._level))

    def _picture(self, element: Element) -> None:
        picture = _picture_of(element, self._origin)
        if picture:
            self._flush()
            self.blocks.append(picture)

    def _verbatim(self, element: Element) -> None:
        self._flush()
        for line_break in element.iter("br"):
            line_break.tail = f"\n{line_break.tail or ''}"
        self.blocks.extend(blocks_of(text_of(element), self._origin.sha256))

    def _table(self, element: Element) -> bool:
        """Read a table of data; False leaves a table that only lays out the page to the flow."""
        if self._depth > _DEEPEST:
            return False
        rows = rows_of(element)
        if rows.count < 2 or (rows.nested and not rows.is_data()):
            return False
        contents = [[self._content(cell) for cell in row] for row in rows.cells]
        if not rows.is_data() and any(is_long(content) for row in contents for content in row):
            return False
        self._flush()
        for stray in rows.stray:
            self._text.append(stray)
            self._flush()
        self.blocks.extend(grids(rows, contents, self._origin, appearance(element, rows, self._styling)))
        for inner in rows.inner:
            self.blocks.extend(self._within(inner))
        return True

    def _within(self, element: Element) -> list[Block]:
        return Flow(self._origin.sha256, self._styling, depth=self._depth + 1).read(element).blocks

    def _content(self, cell: Element) -> Content:
        """What a cell holds: its text, where it is plain, else its blocks."""
        held = len(cell)
        if held == 0:
            return _cell_text(cell.text or "")
        child = cell[0]
        alone = held == 1 and _is_only(child, cell)
        if alone and len(child) == 0:
            return _cell_text(child.text or "")
        tags = [element.tag for element in cell.iter()]
        paragraphs = tags.count("p") + tags.count("div")
        if not PLAIN.issuperset(tags) or paragraphs > 1 or (paragraphs and not alone):
            return self._within(cell)
        return folded(text_of(cell))


@lru_cache(maxsize=4096)
def _cell_text(text: str) -> str:
    """A cell's text as it is displayed: the labels of tables are the same in every report."""
    return folded(text)


def _is_only(child: Element, cell: Element) -> bool:
    """Whether a cell's one child is a paragraph and all that it holds, so that nothing stands on another line."""
    if child.tag not in PARAGRAPHS:
        return False
    before, behind = cell.text, child.tail
    return not ((before and not before.isspace()) or (behind and not behind.isspace()))


def _picture_of(element: Element, origin: Origin) -> Picture | None:
    """The picture of an `img` element, unless it is a spacer."""
    sides = [element.get(side, "") for side in ("width", "height")]
    if any(side.isdecimal() and int(side) <= _SPACER for side in sides):
        return None
    source = next((value for name in _PICTURE_NAMES if (value := element.get(name))), "")
    alt = (element.get("alt") or element.get("title") or "").strip()
    if source.startswith("data:"):
        return Picture(source if source.startswith(NUMBERED) else "data:", origin, alt)
    name = source.partition("?")[0].rstrip("/").rpartition("/")[2].rpartition("\\")[2]
    return Picture(name or source, origin, alt) if source or alt else None


def folded(text: str) -> str:
    """Text as it is displayed: white space of the source folded, line breaks between Han dropped."""
    text = text.strip()
    if text.isalnum():
        return text
    if "\n" in text or "\r" in text:
        text = _BROKEN.sub("", text)
    return _FOLD.sub(" ", text)
