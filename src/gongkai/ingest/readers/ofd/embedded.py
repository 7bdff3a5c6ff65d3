"""The images of an OFD file as files: those that stand in one place of a page."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from gongkai.basis import UnusableInputError
from gongkai.ingest.readers.ofd.drawing import drawn
from gongkai.ingest.readers.ofd.package import OfdPackage
from gongkai.ingest.readers.pdf.geometry import Box


class Embedded(NamedTuple):
    """An image: its file, and where it is shown, in points of the page."""

    file: bytes
    box: Box


def images_at(data: bytes, name: str, page: int, box: Box) -> Iterator[Embedded]:
    """The images of a page (from 1) whose middle lies in a box, from top to bottom; none of a broken file."""
    try:
        package = OfdPackage(data, name)
        parts = next(islice(package.pages(), page - 1, None), None)
        images = drawn(parts.contents, parts.box).images if parts is not None else []
        for image in sorted(images, key=lambda image: (image.box.top, image.box.left)):
            file = package.medium(image.identity) if box.holds(*image.box.middle, slack=1) else None
            if file:
                yield Embedded(file, image.box)
    except UnusableInputError:
        return
