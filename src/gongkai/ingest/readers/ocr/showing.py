"""The pictures that a report was read from, made small enough to stand in a page beside what was read."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby, islice
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageOps

from gongkai.basis import Origin
from gongkai.forms import CellRef, Report
from gongkai.ingest.document import Picture
from gongkai.ingest.readers.ocr.looking import Scan
from gongkai.ingest.readers.ocr.opening import LONGEST
from gongkai.ingest.readers.ocr.sources import Pictures

MOST = 12
"""Pictures of one report that are shown."""
_WIDEST, _QUALITY = 1200, 60
"""Pixels of width of a shown picture, and its quality: a page of a scan takes some 150 kilobytes."""
_FAULTS = (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)


class Shown(NamedTuple):
    """A picture as JPEG, and the boxes of the cells read in it, in units in which it is `width` by `height`."""

    jpeg: bytes
    width: float
    height: float
    boxes: Sequence[tuple[CellRef, tuple[float, float, float, float]]]


def shown(report: Report, data: bytes, *, beside: Path | None = None) -> Iterator[Shown]:
    """The pictures in the order of their cells; none where a picture is not at hand any more."""
    pictures = Pictures(data, report.source.kind, report.source.name, beside=beside)
    cells = [(ref, cell.origin) for ref, cell in report.cells.items() if cell.origin.confidence is not None]
    placed = [(ref, origin) for ref, origin in cells if origin.box is not None]
    runs = groupby(placed, key=lambda found: (found[1].picture, found[1].page))
    for (name, page), found in islice(runs, MOST):
        boxes = [(ref, origin.box) for ref, origin in found if origin.box is not None]
        scan = next(pictures.scans(Picture(name, Origin(report.source.sha256, page=page))), None)
        made = _picture(scan, page or 1) if scan is not None else None
        if made is not None:
            yield Shown(*made, boxes)


def _picture(scan: Scan, page: int) -> tuple[bytes, float, float] | None:
    """A picture as JPEG, and its width and height in the units of its boxes."""
    try:
        if scan.sheet is not None:
            picture = Image.fromarray(scan.sheet.grey)
            return _jpeg(picture), picture.width * scan.unit, picture.height * scan.unit
        with Image.open(BytesIO(scan.file)) as opened:
            opened.seek(min(page, getattr(opened, "n_frames", 1)) - 1)
            opened.draft("RGB", (LONGEST, LONGEST))
            upright = ImageOps.exif_transpose(opened)
            factor = max(1, -(-max(upright.size) // LONGEST))
            return _jpeg(upright), float(-(-upright.width // factor)), float(-(-upright.height // factor))
    except _FAULTS:
        return None


def _jpeg(picture: Image.Image) -> bytes:
    clear = picture.convert("RGBA")
    plain = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    plain.thumbnail((_WIDEST, 3 * _WIDEST))
    made = BytesIO()
    plain.save(made, "JPEG", quality=_QUALITY)
    return made.getvalue()
