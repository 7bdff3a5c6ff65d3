"""The text of a file as one string, with the place of every stretch and where to write it back."""

from bisect import bisect_right
from collections.abc import Callable, Iterable

from gongkai.scan.values.model import Hit
from gongkai.scan.values.place import NOWHERE, Place

Locate = Callable[[int, int], Place]
"""The exact place of a stretch of one piece."""
Write = Callable[[int, int, str], None]
"""Writes a mask over a stretch of one piece: from, to, and as many signs."""


class Body:
    """Pieces of text one after another. What parts them (a tab, a line) belongs to none."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._places: list[Place] = []
        self._writes: list[Write | None] = []
        self._locates: dict[int, Locate] = {}
        self.length = 0

    def add(
        self, text: str, place: Place = NOWHERE, write: Write | None = None, *, locate: Locate | None = None
    ) -> None:
        """Put a piece behind what is there."""
        if text:
            if locate:
                self._locates[len(self._starts)] = locate
            self._starts.append(self.length)
            self._places.append(place)
            self._writes.append(write)
            self._pieces.append(text)
            self.length += len(text)

    def part(self, mark: str = "\n") -> None:
        """Part the pieces before from those that follow; one line ends once."""
        if mark == "\n" and self._pieces[-1:] == ["\n"]:
            return
        self._pieces.append(mark)
        self.length += len(mark)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self._pieces)

    def place(self, start: int, end: int) -> Place:
        """The place of a stretch: that of the piece it begins in."""
        found = bisect_right(self._starts, start) - 1
        if found < 0:
            return NOWHERE
        locate, first = self._locates.get(found), self._starts[found]
        return locate(start - first, end - first) if locate else self._places[found]

    def write(self, hits: Iterable[Hit]) -> None:
        """Write the masks of those hits over the pieces that they lie in."""
        for hit in hits:
            if hit.start >= 0 and hit.mask:
                self._cover(hit.start, hit.mask)

    def _cover(self, start: int, mask: str) -> None:
        number = max(bisect_right(self._starts, start) - 1, 0)
        end = start + len(mask)
        while number < len(self._starts) and self._starts[number] < end:
            first = self._starts[number]
            following = self._starts[number + 1] if number + 1 < len(self._starts) else self.length
            low, high = max(start, first), min(end, following)
            write = self._writes[number]
            if write and low < high:
                write(low - first, high - first, mask[low - start : high - start])
            number += 1
