"""Pictures as the reader of pictures took them: upright, one frame of several, of the size that its places are in."""

import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PIL import Image, ImageOps

from gongkai.basis import Origin
from gongkai.ingest.document import Picture
from gongkai.ingest.readers.ofd.embedded import Embedded, images_at
from gongkai.ingest.readers.pdf.geometry import Box
from gongkai.ingest.readers.picture import can_read

WIDEST = 1600
"""Pixels of a picture on the page."""
_LONGEST = 4000
"""Pixels of the longer side that the reader keeps: larger pictures are halved, or made a third, and so on."""
Area = tuple[float, float, float, float]
"""Left, top, right and bottom."""
_EVERYWHERE = Box(-1e6, -1e6, 1e6, 1e6)
_FAULTS = (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)


def picture_within(content: bytes, kind: str, name: str, wanted: str) -> bytes:
    """A picture that a file holds, by the name under which its cells were read; none where it is not at hand."""
    if not can_read():
        return b""
    from gongkai.ingest.readers.ocr.sources import Pictures

    scans = Pictures(content, kind, name).scans(Picture(wanted, Origin()))
    return next((scan.file for scan in scans), b"")


def images_on(content: bytes, name: str, page: int) -> Sequence[Embedded]:
    """The images of a page of an OFD file."""
    return list(images_at(content, name, page, _EVERYWHERE))


def area_of(images: Sequence[Embedded]) -> Area | None:
    """The part of the page that they take; None where there are none."""
    if not images:
        return None
    boxes = [image.box for image in images]
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    return left, top, max(box.right for box in boxes), max(box.bottom for box in boxes)


def composed(images: Sequence[Embedded]) -> bytes | None:
    """The images in their places on white paper, as a PNG; None where there are none."""
    area = area_of(images)
    if area is None:
        return None
    scale = WIDEST / (area[2] - area[0])
    paper = Image.new("RGB", (WIDEST, min(WIDEST * 3, round((area[3] - area[1]) * scale))), "white")
    for file, box in images:
        shown = frame_of(file, 1)
        if shown is not None:
            with Image.open(io.BytesIO(shown)) as picture:
                size = max(1, round((box.right - box.left) * scale)), max(1, round((box.bottom - box.top) * scale))
                paper.paste(
                    picture.resize(size), (round((box.left - area[0]) * scale), round((box.top - area[1]) * scale))
                )
    made = io.BytesIO()
    paper.save(made, "PNG")
    return made.getvalue()


def size_of(content: bytes, number: int) -> tuple[float, float] | None:
    """Width and height of a frame, in the pixels that places on it are counted in; None where it cannot be opened."""
    with _frame(content, number) as picture:
        if picture is None:
            return None
        wide, high = picture.size
        if picture.getexif().get(0x0112, 1) in {5, 6, 7, 8}:
            wide, high = high, wide
        factor = _factor(picture)
        return float(-(-wide // factor)), float(-(-high // factor))


def frame_of(content: bytes, number: int) -> bytes | None:
    """A frame as a PNG, upright; None where it cannot be opened."""
    with _frame(content, number) as picture:
        if picture is None:
            return None
        try:
            shown = ImageOps.exif_transpose(picture)
            shown = (
                Image.composite(shown, Image.new(shown.mode, shown.size, "white"), shown.getchannel("A"))
                if (shown.mode == "RGBA")
                else shown
            )
            shown = shown.convert("RGB")
            shown.thumbnail((WIDEST, WIDEST * 2))
        except _FAULTS:
            return None
        made = io.BytesIO()
        shown.save(made, "PNG")
        return made.getvalue()


def _factor(picture: Image.Image) -> int:
    return max(1, -(-max(picture.size) // _LONGEST))


@contextmanager
def _frame(content: bytes, number: int) -> Iterator[Image.Image | None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what was read is not too large to be shown
        try:
            picture = Image.open(io.BytesIO(content))
            picture.seek(number - 1)
            picture.draft("RGB", (_LONGEST, _LONGEST))
        except _FAULTS:
            yield None
            return
        with picture:
            yield picture
