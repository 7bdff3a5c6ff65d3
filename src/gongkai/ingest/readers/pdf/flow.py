"""What stands on the pages as one sequence: paragraphs, tables and pictures in the order in which they read."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from gongkai.ingest.readers.pdf.drawn import PdfTable
from gongkai.ingest.readers.pdf.furniture import without_furniture
from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.pdf.gutter import Band, parted
from gongkai.ingest.readers.pdf.joining import joined
from gongkai.ingest.readers.pdf.page import Page
from gongkai.ingest.readers.pdf.prose import Frames, Passage, Placed, frame_of, passages
from gongkai.ingest.readers.pdf.unruled import unruled
from gongkai.ingest.readers.pdf.writing import TextLine


@dataclass(frozen=True, slots=True)
class PagePicture:
    """An image on a page, in reading space."""

    box: Box
    page: int


Item = Passage | PdfTable | PagePicture


def flow(pages: Sequence[Page]) -> list[Item]:
    """The items of all pages in reading order, tables joined over page breaks."""
    kept = without_furniture([(list(page.lines), page.size[1]) for page in pages])
    halves = parted([(lines, [t.box for t in page.tables]) for page, lines in zip(pages, kept, strict=True)])
    pages, kept = _with_unruled(pages, [rest for _, rest in halves])
    frames = _frames(pages, kept)
    elements: list[Placed | PdfTable | PagePicture] = []
    for page, lines, (bands, _) in zip(pages, kept, halves, strict=True):
        columns, own = _columns(page, bands)
        frames |= own
        elements += _elements(page, lines, columns)
    items: list[Item] = []
    for is_line, run in groupby(elements, key=lambda element: isinstance(element, Placed)):
        if is_line:
            items.extend(passages([e for e in run if isinstance(e, Placed)], frames))
        else:
            items.extend(e for e in run if not isinstance(e, Placed))
    return joined(_with_pictures(items, pages, kept))


def _with_unruled(pages: Sequence[Page], kept: list[list[TextLine]]) -> tuple[list[Page], list[list[TextLine]]]:
    """Pages with the tables that stand without lines, and the lines outside them."""
    done, rest = [], []
    above = None
    for page, lines in zip(pages, kept, strict=True):
        tables, left, columns = unruled(lines, page.number, above=above, pictured=page.pictured)
        done.append(replace(page, tables=page.tables + tuple(tables)))
        rest.append(left)
        last = max((line.base for line in lines), default=0.0)
        above = columns if tables and tables[-1].box.bottom >= last - 1 else None
    return done, rest


def _columns(page: Page, bands: Sequence[Band]) -> tuple[list[tuple[float, list[Placed]]], Frames]:
    """The lines of a page's columns, one column after the other, with the height of each stretch, and their frames."""
    placed: list[tuple[float, list[Placed]]] = []
    frames: Frames = {}
    for number, band in enumerate(bands):
        sides = [(side, 2 * number + index) for index, side in enumerate(band.columns, 1)]
        for side, column in sides:
            width = max(line.right for line in side) - min(line.left for line in side)
            frames[page.number, column] = frame_of(side, width)
        placed.append((band.top, [Placed(line, page.number, column) for side, column in sides for line in side]))
    return placed, frames


def _frames(pages: Sequence[Page], kept: list[list[TextLine]]) -> Frames:
    """The text frame of every page: pages of one size share theirs."""
    by_size: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, page in enumerate(pages):
        by_size[round(page.size[0]), round(page.size[1])].append(index)
    frames: Frames = {}
    for indexes in by_size.values():
        frame = frame_of([line for index in indexes for line in kept[index]], pages[indexes[0]].size[0])
        frames.update({(pages[index].number, 0): frame for index in indexes})
    return frames


def _elements(
    page: Page, lines: Iterable[TextLine], columns: Iterable[tuple[float, list[Placed]]]
) -> list[Placed | PdfTable | PagePicture]:
    """Lines, tables and pictures that interrupt the text, from top to bottom; of columns, one after the other."""
    found: list[tuple[float, Placed | PdfTable | PagePicture]] = [
        (line.base, Placed(line, page.number)) for line in lines
    ]
    found.extend((top, placed) for top, band in columns for placed in band)
    found.extend((table.box.top, table) for table in page.tables)
    found.extend((box.top, PagePicture(box, page.number)) for box in page.pictures if _interrupts(box, lines))
    return [element for _, element in sorted(found, key=lambda pair: pair[0])]


def _interrupts(box: Box, lines: Iterable[TextLine]) -> bool:
    """Whether a picture stands between lines, not beside or behind them, as a seal does."""
    return not any(box.top < line.base - 0.3 * line.size < box.bottom for line in lines)


def _with_pictures(items: list[Item], pages: Sequence[Page], kept: list[list[TextLine]]) -> list[Item]:
    """The items with the pictures that stand beside or behind lines, each before the first item below it."""
    for page, lines in zip(pages, kept, strict=True):
        for box in page.pictures:
            if not _interrupts(box, lines):
                place = next((i for i, item in enumerate(items) if _start(item) > (page.number, box.top)), len(items))
                items.insert(place, PagePicture(box, page.number))
    return items


def _start(item: Item) -> tuple[int, float]:
    return item.page, item.box.top
