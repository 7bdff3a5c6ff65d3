"""From the thin boxes of a page to its ruled lines: dashes joined, double borders made one."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.ingest.readers.pdf.geometry import Box

GAP = 5.0
"""Points up to which two pieces of a line are one line: dashes and dots. No row of print is so low."""
SHORTEST = 5.5
"""Points from which a joined line counts. What is shorter is a dot, a tick or a part of a letter."""
APART = 3.2
"""Points up to which parallel lines are one border: double borders, spaced cells, a bar and its outline."""
MAX_LINES = 3000
"""Lines of one direction on a page. What has more is a drawing."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A ruled line: where it stands (y of a level one, x of an upright one) and its pieces along it, in order."""

    at: float
    pieces: tuple[Span, ...]

    @property
    def start(self) -> float:
        """Where its first piece starts."""
        return self.pieces[0][0]

    @property
    def end(self) -> float:
        """Where its last piece ends."""
        return self.pieces[-1][1]

    def covers(self, start: float, end: float) -> float:
        """The part of a stretch, from 0 to 1, that its pieces cover."""
        covered = sum(max(0.0, min(end, b) - max(start, a)) for a, b in self.pieces)
        return covered / (end - start) if end > start else 0.0


@dataclass(frozen=True, slots=True)
class Rules:
    """The ruled lines of a page: level ones from top to bottom, upright ones from left to right."""

    level: tuple[Line, ...]
    upright: tuple[Line, ...]


def rules_of(boxes: Iterable[Box]) -> Rules:
    """The ruled lines that thin boxes draw. A dot may be part of a line either way."""
    level: list[tuple[float, float, float]] = []
    upright: list[tuple[float, float, float]] = []
    for left, top, right, bottom in boxes:
        width, height = right - left, bottom - top
        if width >= height or width > 0.5 * height:
            level.append(((top + bottom) / 2, left, right))
        if height >= width or height > 0.5 * width:
            upright.append(((left + right) / 2, top, bottom))
    return Rules(_lines(level), _lines(upright))


def _lines(pieces: list[tuple[float, float, float]]) -> tuple[Line, ...]:
    joined = [
        (at, start, end)
        for group in _clusters(pieces, 0.8)
        for at, start, end in _joined(group, GAP)
        if end - start >= SHORTEST
    ]
    if len(joined) > MAX_LINES:
        return ()
    return tuple(
        Line(_mean(group), tuple((start, end) for _, start, end in _joined(group, GAP)))
        for group in _clusters(joined, APART)
    )


def _clusters(pieces: list[tuple[float, float, float]], limit: float) -> Iterable[list[tuple[float, float, float]]]:
    """Pieces that stand within `limit` of the first of their group."""
    group: list[tuple[float, float, float]] = []
    for piece in sorted(pieces):
        if group and piece[0] - group[0][0] > limit:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _mean(group: list[tuple[float, float, float]]) -> float:
    """Where a group stands: the mean, a long piece counting for more."""
    weight = sum(end - start for _, start, end in group)
    return sum(at * (end - start) for at, start, end in group) / weight


def _joined(group: list[tuple[float, float, float]], gap: float) -> list[tuple[float, float, float]]:
    """Pieces along one line, joined where the gap between them is small."""
    at = sum(piece[0] for piece in group) / len(group)
    spans: list[list[float]] = []
    for _, start, end in sorted(group, key=lambda piece: piece[1]):
        if spans and start - spans[-1][1] <= gap:
            spans[-1][1] = max(spans[-1][1], end)
        else:
            spans.append([start, end])
    return [(at, start, end) for start, end in spans]
