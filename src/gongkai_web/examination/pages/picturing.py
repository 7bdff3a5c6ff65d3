"""Pages of a PDF or OFD, pictures of reports and pictures within reports, with boxes where the cells were read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from gongkai.forms import CellRef, Report, label_of
from gongkai.ingest.readers.office import WAYS
from gongkai.render.markup import anchor
from gongkai.scan.formats.pdf.burning import page_picture, page_sizes
from gongkai_web.examination.models import ReportFile
from gongkai_web.examination.pages.showing import (
    Area,
    area_of,
    composed,
    frame_of,
    images_on,
    picture_within,
    size_of,
)
from gongkai_web.examination.selectors import reading_of
from gongkai_web.examination.storing import path_of
from gongkai_web.examination.working import turned_path

MOST = 30
"""Pages of one file that are shown."""
Part = tuple[str, int]
"""What is shown: the name of a picture within the file, "" for the file itself, and the page of it."""
_PAGED = frozenset({"pdf", "picture", "ofd"})
"""Kinds of files that are shown page by page; of any other the pictures within it are shown by themselves."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box over a cell, in per cent of the page, with the findings about it."""

    left: float
    top: float
    width: float
    height: float
    target: str
    label: str
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page, or one picture `within` a file, with its boxes. `number` is its place among those that are shown."""

    number: int
    width: float
    height: float
    boxes: tuple[Box, ...]
    within: bool = False


def sheets_of(file: ReportFile, report: Report, findings: Mapping[CellRef, list[int]]) -> tuple[Sheet, ...]:
    """The pages on which cells were read, where their places are known; none for other files."""
    held = _held(file)
    return tuple(_Shown(held, report, findings).sheets()) if held else ()


def lacks_pictures(file: ReportFile, report: Report) -> bool:
    """Whether cells were read from pictures within a file that LibreOffice turned, and what it became was not kept."""
    if file.kind not in WAYS or turned_path(path_of(file.digest)).exists():
        return False
    return any(cell.origin.picture for cell in report.cells.values())


class _Held(NamedTuple):
    """The file at hand: of one that LibreOffice turned, what it became, so far as that was kept for its pictures."""

    content: bytes
    kind: str
    name: str


def _held(file: ReportFile) -> _Held | None:
    way = WAYS.get(file.kind)
    path = turned_path(path_of(file.digest)) if way else path_of(file.digest)
    return _Held(path.read_bytes(), way.target if way else file.kind, file.name) if path.exists() else None


@dataclass(frozen=True, slots=True)
class _Shown:
    """A file with what was read from it, and the numbers of the findings that concern a cell."""

    held: _Held
    report: Report
    findings: Mapping[CellRef, list[int]]

    def sheets(self) -> Iterator[Sheet]:
        """What is shown of it."""
        cells = _cells(self.held, self.report)
        for number, part in enumerate(_parts(cells), 1):
            area = _area(self.held, part)
            if area is not None:
                boxes = tuple(self._box(ref, box, area) for ref, box in cells[part])
                yield Sheet(number, area[2] - area[0], area[3] - area[1], boxes, bool(part[0]))

    def _box(self, ref: CellRef, box: Area, area: Area) -> Box:
        left, top, right, bottom = box
        wide, high = (area[2] - area[0]) / 100, (area[3] - area[1]) / 100
        corner = round((left - area[0]) / wide, 2), round((top - area[1]) / high, 2)
        extent = round((right - left) / wide, 2), round((bottom - top) / high, 2)
        called = anchor(ref).replace("cell-", "value-", 1), label_of(self.report, ref)
        return Box(*corner, *extent, *called, tuple(self.findings.get(ref, ())))


def _cells(held: _Held, report: Report) -> Mapping[Part, list[tuple[CellRef, Area]]]:
    """The cells with a place, by what they are on."""
    found: dict[Part, list[tuple[CellRef, Area]]] = defaultdict(list)
    begins: dict[str, int | None] = {}
    for ref, cell in report.cells.items():
        place = cell.origin
        if not place.box:
            continue
        if held.kind in _PAGED:
            found["", place.page or 1].append((ref, place.box))
        elif place.picture and begins.setdefault(place.picture, place.page) == place.page:
            # Of a picture with several pages within a file, the first on which cells are is shown.
            found[place.picture, 1].append((ref, place.box))
    return found


def _parts(cells: Mapping[Part, object]) -> list[Part]:
    """What is shown, in the order of a file's pages; pictures within it as their cells come."""
    return (list(cells) if any(name for name, _page in cells) else sorted(cells))[:MOST]


def _area(held: _Held, part: Part) -> Area | None:
    """The corners of what is shown, in the measure in which its cells have their places; None where it is not there."""
    if held.kind == "ofd":
        return area_of(images_on(held.content, held.name, part[1]))
    if held.kind == "pdf":
        size = dict(enumerate(page_sizes(held.content), 1)).get(part[1])
    else:
        size = size_of(_content(held, part), part[1])
    return (0.0, 0.0, *size) if size is not None else None


def _content(held: _Held, part: Part) -> bytes:
    return picture_within(held.content, held.kind, held.name, part[0]) if part[0] else held.content


def picture_of(file: ReportFile, number: int) -> bytes | None:
    """What stands at a place among the shown, as a PNG; None where there is nothing."""
    held = _held(file) if file.kind else None
    parts = _parts(_cells(held, reading_of(file))) if held else []
    if held is None or not 0 < number <= len(parts):
        return None
    part = parts[number - 1]
    if held.kind == "pdf":
        return page_picture(held.content, part[1])
    if held.kind == "ofd":
        return composed(images_on(held.content, held.name, part[1]))
    return frame_of(_content(held, part), part[1])
