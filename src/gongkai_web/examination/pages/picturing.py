"""Pages of a PDF, and pictures of reports, with boxes where the cells were read."""

import io
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image

from gongkai.forms import CellRef, Report, label_of
from gongkai.render.markup import anchor
from gongkai.scan.formats.pdf.burning import page_picture, page_sizes
from gongkai_web.examination.models import ReportFile
from gongkai_web.examination.storing import path_of

WIDEST = 1600
"""Pixels of a picture on the page."""
MOST = 30
"""Pages of one file that are shown."""


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
    """One page with its boxes."""

    number: int
    width: float
    height: float
    boxes: tuple[Box, ...]


def sheets_of(file: ReportFile, report: Report, findings: Mapping[CellRef, list[int]]) -> tuple[Sheet, ...]:
    """The pages on which cells were read, where their places are known; none for other files."""
    sizes = _sizes(file)
    boxes: dict[int, list[Box]] = defaultdict(list)
    for ref, cell in report.cells.items():
        place = cell.origin
        number = place.page or 1
        if place.box and number in sizes:
            called = anchor(ref).replace("cell-", "value-", 1), label_of(report, ref)
            boxes[number].append(Box(*_parts(place.box, sizes[number]), *called, tuple(findings.get(ref, ()))))
    return tuple(Sheet(number, *sizes[number], tuple(boxes[number])) for number in sorted(boxes))


def _parts(box: tuple[float, float, float, float], size: tuple[float, float]) -> tuple[float, float, float, float]:
    """Left, top, width and height in per cent."""
    left, top, right, bottom = box
    wide, high = size[0] / 100, size[1] / 100
    return round(left / wide, 2), round(top / high, 2), round((right - left) / wide, 2), round((bottom - top) / high, 2)


def _sizes(file: ReportFile) -> dict[int, tuple[float, float]]:
    """The size of each page: points of a PDF, pixels of a picture."""
    path = path_of(file.digest)
    if not path.exists():
        return {}
    if file.kind == "pdf":
        return dict(enumerate(page_sizes(path.read_bytes())[:MOST], 1))
    if file.kind == "picture":
        with Image.open(path) as picture:
            return {1: picture.size}
    return {}


def picture_of(file: ReportFile, number: int) -> bytes | None:
    """A page as a PNG; None where there is none."""
    if number not in _sizes(file):
        return None
    data = path_of(file.digest).read_bytes()
    if file.kind == "pdf":
        return page_picture(data, number)
    made = io.BytesIO()
    with Image.open(io.BytesIO(data)) as picture:
        shown = picture.convert("RGB")
        shown.thumbnail((WIDEST, WIDEST * 2))
        shown.save(made, "PNG")
    return made.getvalue()
