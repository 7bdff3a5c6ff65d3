"""Points, boxes and turns. Reading space: x to the right, y downwards, from the top left of the page as it reads."""

from dataclasses import dataclass
from typing import Any, NamedTuple

Handle = Any
"""Something that pdfium holds: a document, a page, an object. Its library has no types."""


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom, in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point lies within, or within `slack` of it."""
        return self.left - slack <= x <= self.right + slack and self.top - slack <= y <= self.bottom + slack

    @property
    def is_empty(self) -> bool:
        """Whether nothing is within it; a line is not empty."""
        return self.right < self.left or self.bottom < self.top

    def common(self, other: "Box") -> "Box":
        """What lies within both; an empty box where nothing does."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def joined(self, other: "Box") -> "Box":
        """The smallest box around both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def around(boxes: "list[Box]") -> Box:
    """The smallest box around all of them."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class Turn:
    """From the page's own space (y upwards, any origin) to a space turned by quarters, clockwise.

    `left`, `bottom`, `right`, `top` are the visible part of the page in its own space.
    """

    left: float
    bottom: float
    right: float
    top: float
    quarters: int = 0

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page in the turned space."""
        match self.quarters % 4:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of the page in the turned space."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in the turned space."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.quarters % 2 else (width, height)

    def by(self, quarters: int) -> "Turn":
        """The same page, turned otherwise."""
        return Turn(self.left, self.bottom, self.right, self.top, quarters % 4)


def turned(box: Box, size: tuple[float, float], quarters: int) -> Box:
    """A box in a space of that size, after the space was turned clockwise by quarters.

    >>> turned(Box(0, 0, 10, 20), (100, 200), 1)
    Box(left=180, top=0, right=200, bottom=10)
    """
    width, height = size
    match quarters % 4:
        case 0:
            return box
        case 1:
            return Box(height - box.bottom, box.left, height - box.top, box.right)
        case 2:
            return Box(width - box.right, height - box.bottom, width - box.left, height - box.top)
        case _:
            return Box(box.top, width - box.right, box.bottom, width - box.left)
