"""The columns of a table without lines: where its numbers stand below each other."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongkai.ingest.readers.pdf.segments import Row, Segment, row_of

_ALIGNED: tuple[Callable[[Segment], float], ...] = (
    lambda segment: segment.centre,
    lambda segment: segment.right,
    lambda segment: segment.left,
)


_MOST = 30
"""Columns that a table without lines may have. The widest of the forms has 15."""
_CLOSE = 0.3
"""Ems between headers side by side."""
_HEADER = 4.5
"""Ems that a line of a header over one column is wide at most."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of numbers from left to right, each as the span in which its numbers stand.

    `labels` is the right end of the labels before the first of them; None where there are none. `starts` is where each
    column starts, half way to what stands before it.
    """

    spans: tuple[tuple[float, float], ...]
    labels: float | None
    starts: tuple[float, ...]

    @classmethod
    def of(cls, spans: Sequence[tuple[float, float]], labels: float | None) -> "Columns":
        """Columns of those spans, behind labels that end there."""
        first = 0.0 if labels is None else (labels + spans[0][0]) / 2
        return cls(tuple(spans), labels, (first, *((one[1] + other[0]) / 2 for one, other in pairwise(spans))))

    def at(self, segment: Segment) -> int | None:
        """The column in which a segment stands, by its middle; None for a label."""
        place = bisect_right(self.starts, segment.centre) - 1
        return None if place < 0 else place

    def is_wide(self, segment: Segment) -> bool:
        """Whether a segment is wider than the column in which its middle stands."""
        column = self.at(segment)
        starts = self.starts
        if column is None or len(starts) < 2:
            return False
        width = starts[column + 1] - starts[column] if column + 1 < len(starts) else starts[-1] - starts[-2]
        return segment.right - segment.left > 1.1 * width

    def under(self, segment: Segment) -> range:
        """The columns whose middle a segment stands over."""
        inside = [i for i, (a, b) in enumerate(self.spans) if segment.left - 1 <= (a + b) / 2 <= segment.right + 1]
        return range(inside[0], inside[-1] + 1) if inside else range(0)


def columns_of(rows: Sequence[Row]) -> Columns | None:
    """The columns in which the numbers of rows stand; None where they stand anyhow."""
    values = [value for row in rows for value in row.values]
    apart = [b.centre - a.centre for row in rows for a, b in pairwise(row.values)]
    limit = 0.3 * min(apart, default=60.0)
    best = min((_clusters(values, place, limit) for place in _ALIGNED), key=len)
    best = _without_strays(sorted(best, key=lambda cluster: cluster[0].centre), rows)
    spans = [(min(v.left for v in cluster), max(v.right for v in cluster)) for cluster in best]
    spans = _with_headers(rows, sorted(spans), values)
    if len(spans) > _MOST or any(one[1] > other[0] + 1 for one, other in pairwise(spans)):
        return None
    before = [s.right for row in rows if row.values for s in row.segments if not s.is_value and s.right <= spans[0][0]]
    return Columns.of(spans, max(before, default=None))


def _clusters(values: Sequence[Segment], place: Callable[[Segment], float], limit: float) -> list[list[Segment]]:
    """Values whose places lie near each other."""
    groups: list[list[Segment]] = []
    for value in sorted(values, key=place):
        if groups and place(value) - place(groups[-1][-1]) <= limit:
            groups[-1].append(value)
        else:
            groups.append([value])
    return groups


def _without_strays(clusters: list[list[Segment]], rows: Sequence[Row]) -> list[list[Segment]]:
    """Clusters but for rare ones that stand between two others where both are empty: one number for two columns."""
    row_of_value = {id(value): index for index, row in enumerate(rows) for value in row.values}
    places = [{row_of_value[id(value)] for value in cluster} for cluster in clusters]
    return [
        cluster
        for index, cluster in enumerate(clusters)
        if not (
            0 < index < len(clusters) - 1
            and 3 * len(cluster) <= min(len(places[index - 1]), len(places[index + 1]))
            and not places[index] & (places[index - 1] | places[index + 1])
        )
    ]


def _with_headers(
    rows: Sequence[Row], spans: list[tuple[float, float]], values: Sequence[Segment]
) -> list[tuple[float, float]]:
    """The columns with those in which only a header stands, because every number in them is blank."""
    top = min(value.base for value in values)
    narrow = [
        (s.left, s.right)
        for row in rows
        for s in row_of(row.line, _CLOSE).segments
        if row.base < top and spans[0][0] < s.centre and s.right - s.left < _HEADER * row.line.size
    ]
    headers = _overlapping(narrow)
    if len(headers) <= len(spans):
        return spans
    nearest = {min(headers, key=lambda span: abs(_middle(span) - _middle(column))) for column in spans}
    return sorted([*spans, *(header for header in headers if header not in nearest)])


def _overlapping(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans that overlap as one."""
    found: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if found and left < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _middle(span: tuple[float, float]) -> float:
    return (span[0] + span[1]) / 2
