"""From the pictures of a document to its blocks: pages in their order, tables joined over two pictures."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from statistics import median_low

from gongkai.basis import UnusableInputError
from gongkai.forms import Source
from gongkai.ingest.document import Block, Grid, GridCell, TextBlock
from gongkai.ingest.readers.ocr.headings import heading_mended
from gongkai.ingest.readers.ocr.opening import frames
from gongkai.ingest.readers.ocr.page import seen_page
from gongkai.ingest.readers.ocr.seen import Seen
from gongkai.ingest.readers.ocr.sheet import Sheet
from gongkai.ingest.readers.ocr.typeface import proofed
from gongkai.ingest.readers.pdf.reading import blocks_of

MAX_PAGES = 40
"""Pictures of one file that are read. The longest reports have some thirty pages."""
TOO_MANY = 100
"""Pages of a scan from which on it is no report and none of them is read. Below, the first are."""
LONGEST = 180.0
"""Seconds after which no further picture of a file is begun."""
_SAME = 0.02
"""The part of a page's width by which another of the same scanner differs at the most."""
_SMALLEST = 60
"""Pixels below which a picture is an ornament."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A picture to be read: its sheet or its file, its name, the page of a PDF that shows it, and where on that.

    `left`, `top` and `unit` lead from pixels to the places of the page: its corner, and points for a pixel. Of a file
    that is shown `width` points wide, that follows from its pixels.
    """

    name: str
    file: bytes = b""
    sheet: Sheet | None = None
    page: int | None = None
    left: float = 0.0
    top: float = 0.0
    unit: float = 1.0
    width: float | None = None


@dataclass(slots=True)
class Sight:
    """What was seen: the pictures of each run, and how many pictures were read, left out, or are no page."""

    read: int = 0
    cut: int = 0
    blank: int = 0
    faults: list[str] = field(default_factory=list)
    looks: list["Look"] = field(default_factory=list)
    until: float = field(default_factory=lambda: time.monotonic() + LONGEST)

    def look(self, scans: Iterable[Scan], source: Source) -> "Look":
        """What pictures show which follow each other. No more of them is opened than is read."""
        look: Look = []
        self.looks.append(look)
        numbers = count(1)
        for scan in scans:
            for sheet in self._sheets(scan, source):
                if self._is_over():
                    self.cut += 1
                    return look
                if min(sheet.grey.shape) < _SMALLEST:
                    continue
                found = seen_page(sheet, next(numbers))
                if found is None or not found.says:
                    self.blank += 1
                else:
                    self.read += 1
                    width = sheet.grey.shape[1]
                    look.append((found, scan if scan.width is None else replace(scan, unit=scan.width / width)))
        return look

    def proof(self) -> None:
        """Read the numbers of all pictures once more, by the typeface that they are set in."""
        pages = [seen for look in self.looks for seen, _scan in look]
        for seen, said in zip(pages, proofed([seen.numbers for seen in pages]), strict=True):
            seen.proof(said)

    def _is_over(self) -> bool:
        """Whether as many pictures were read as one file may have, or for as long."""
        return self.read + self.blank >= MAX_PAGES or time.monotonic() > self.until

    def _sheets(self, scan: Scan, source: Source) -> Iterator[Sheet]:
        if scan.sheet is not None:
            yield scan.sheet
            return
        try:
            yield from frames(scan.file, source.name)
        except UnusableInputError as fault:
            self.faults.append(fault.reason)


Look = list[tuple[Seen, Scan]]
"""Pictures that follow each other, as read."""


def shown_blocks(seen: Look, source: Source) -> Iterator[Block]:
    """The blocks with their places in the pictures as published, and how sure each cell is."""
    _even([found for found, _scan in seen])
    by_page = {found.number: (found, scan) for found, scan in seen}
    for block in blocks_of([found.page() for found, _ in seen], source):
        found, scan = by_page[block.origin.page or 1]
        shown = _shown(found, scan, block.origin.box)
        origin = block.origin._replace(page=_page(scan, block.origin.page, seen), box=shown, picture=scan.name)
        if isinstance(block, Grid):
            cells = tuple(_cell(cell, by_page, seen) for cell in block.cells)
            yield block._replace(origin=origin, cells=cells)
        elif isinstance(block, TextBlock):
            yield block._replace(origin=origin, text=heading_mended(block.text, found.lead_in(block.origin.box)))
        else:
            yield block._replace(origin=origin)


def _even(pages: list[Seen]) -> None:
    """Give pages of one width one scale: where a table goes on, its columns go on in their places."""
    sizes = [(page.width, page.scale) for page in pages]
    for page in pages:
        page.scaled(median_low(scale for width, scale in sizes if abs(width - page.width) <= _SAME * page.width))


def _cell(cell: GridCell, by_page: dict[int, tuple[Seen, Scan]], seen: Look) -> GridCell:
    found, scan = by_page[cell.page or 1]
    sure = found.sure_in(cell.box)
    return cell._replace(
        box=_shown(found, scan, cell.box),
        page=_page(scan, cell.page, seen),
        confidence=1.0 if sure is None else round(sure, 4),
        picture=scan.name,
    )


def _page(scan: Scan, number: int | None, seen: Look) -> int | None:
    """The page of the file: that of the PDF, or of a picture file of several; None where there is only one."""
    return scan.page if scan.page is not None else (number if len(seen) > 1 else None)


def _shown(
    found: Seen, scan: Scan, box: tuple[float, float, float, float] | None
) -> tuple[float, float, float, float] | None:
    if box is None:
        return None
    left, top, right, bottom = found.as_shown(box)
    unit = scan.unit
    return (
        round(scan.left + left * unit, 2),
        round(scan.top + top * unit, 2),
        round(scan.left + right * unit, 2),
        round(scan.top + bottom * unit, 2),
    )
