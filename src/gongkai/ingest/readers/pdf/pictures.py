"""Images on a page that may show something: a scanned page, a table as a picture, a seal."""

from gongkai.ingest.readers.pdf.geometry import Box

SMALLEST = 36.0
"""Points, along either side, below which an image is a mark or an ornament."""


def pictures_of(images: list[Box], size: tuple[float, float]) -> list[Box]:
    """Images of a meaningful size, those that lie against each other as one: scans are often cut into strips."""
    page = Box(0, 0, *size)
    joined: list[Box] = []
    for image in sorted(images, key=lambda box: (box.top, box.left))[:2000]:
        seen = _within(image, page)
        for index, other in enumerate(joined):
            if _touch(seen, other):
                joined[index] = other.joined(seen)
                break
        else:
            joined.append(seen)
    return [box for box in joined if min(box.width, box.height) >= SMALLEST]


def _within(box: Box, page: Box) -> Box:
    return Box(
        max(box.left, page.left), max(box.top, page.top), min(box.right, page.right), min(box.bottom, page.bottom)
    )


def _touch(one: Box, other: Box) -> bool:
    """Whether one continues the other: strips of one width below each other, or of one height side by side."""
    below = abs(one.left - other.left) < 2 and abs(one.right - other.right) < 2
    beside = abs(one.top - other.top) < 2 and abs(one.bottom - other.bottom) < 2
    meets = (
        one.left <= other.right + 2
        and other.left <= one.right + 2
        and one.top <= other.bottom + 2
        and other.top <= one.bottom + 2
    )
    return meets and (below or beside)
