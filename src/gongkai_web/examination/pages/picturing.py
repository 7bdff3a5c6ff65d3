"""Pages of a PDF, pictures of reports and pictures within reports, with boxes where the cells were read."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.forms import CellRef, Report, label_of
from gongkai.render.markup import anchor
from gongkai.scan.formats.pdf.burning import page_picture, page_sizes
from gongkai_web.examination.models import ReportFile
from gongkai_web.examination.pages.showing import frame_of, picture_within, size_of
from gongkai_web.examination.selectors import reading_of
from gongkai_web.examination.storing import path_of

MOST = 30
"""Pages of one file that are shown."""
Part = tuple[str, int]
"""What is shown: the name of a picture within the file, "" for the file itself, and the page of it."""
_WITHIN = frozenset({"docx", "html", "mhtml"})
"""Kinds of files whose pictures are shown by themselves."""


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
    path = path_of(file.digest)
    if not path.exists():
        return ()
    return tuple(_Shown(file, path.read_bytes(), report, findings).sheets())


@dataclass(frozen=True, slots=True)
class _Shown:
    """A file with what was read from it, and the numbers of the findings that concern a cell."""

    file: ReportFile
    content: bytes
    report: Report
    findings: Mapping[CellRef, list[int]]

    def sheets(self) -> Iterator[Sheet]:
        """What is shown of it."""
        cells = _cells(self.file, self.report)
        is_pdf = self.file.kind == "pdf" and bool(cells)
        sizes = dict(enumerate(page_sizes(self.content), 1)) if is_pdf else {}
        for number, part in enumerate(_parts(cells), 1):
            size = sizes.get(part[1]) if is_pdf else size_of(_content(self.file, self.content, part), part[1])
            if size is not None:
                boxes = tuple(self._box(ref, box, size) for ref, box in cells[part])
                yield Sheet(number, *size, boxes, bool(part[0]))

    def _box(self, ref: CellRef, box: tuple[float, ...], size: tuple[float, float]) -> Box:
        left, top, right, bottom = box
        wide, high = size[0] / 100, size[1] / 100
        corner = round(left / wide, 2), round(top / high, 2)
        extent = round((right - left) / wide, 2), round((bottom - top) / high, 2)
        called = anchor(ref).replace("cell-", "value-", 1), label_of(self.report, ref)
        return Box(*corner, *extent, *called, tuple(self.findings.get(ref, ())))


def _cells(file: ReportFile, report: Report) -> Mapping[Part, list[tuple[CellRef, tuple[float, ...]]]]:
    """The cells with a place, by what they are on."""
    found: dict[Part, list[tuple[CellRef, tuple[float, ...]]]] = defaultdict(list)
    begins: dict[str, int | None] = {}
    for ref, cell in report.cells.items():
        place = cell.origin
        if not place.box:
            continue
        if file.kind in {"pdf", "picture"}:
            found["", place.page or 1].append((ref, place.box))
        elif file.kind in _WITHIN and place.picture and begins.setdefault(place.picture, place.page) == place.page:
            # Of a table that goes on in another picture, the rest is not shown on this one.
            found[place.picture, 1].append((ref, place.box))
    return found


def _parts(cells: Mapping[Part, object]) -> list[Part]:
    """What is shown, in the order of a file's pages; pictures within it as their cells come."""
    return (list(cells) if any(name for name, _page in cells) else sorted(cells))[:MOST]


def _content(file: ReportFile, data: bytes, part: Part) -> bytes:
    return picture_within(data, file.kind, file.name, part[0]) if part[0] else data


def picture_of(file: ReportFile, number: int) -> bytes | None:
    """What stands at a place among the shown, as a PNG; None where there is nothing."""
    path = path_of(file.digest)
    parts = _parts(_cells(file, reading_of(file))) if file.kind and path.exists() else []
    if not 0 < number <= len(parts):
        return None
    part, data = parts[number - 1], path.read_bytes()
    return page_picture(data, part[1]) if file.kind == "pdf" else frame_of(_content(file, data, part), part[1])
