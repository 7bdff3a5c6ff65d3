"""Scanning a text, and masking what was found in it."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from gongkai.scan.detectors.catalogue import TEXT
from gongkai.scan.detectors.lists import named_amounts
from gongkai.scan.values.model import Detector, Found, Hit
from gongkai.scan.values.place import Place
from gongkai.scan.words.context import PLAIN, Context
from gongkai.scan.words.reading import Reading

_BY_ROWS = frozenset({named_amounts})
"""What reads rows, which joined lines are not."""


def scan_text(text: str, context: Context = PLAIN) -> tuple[Hit, ...]:
    """Everything that the text detectors find in a text, in order of place.

    Where two find the same stretch, the one that comes first in the catalogue has it.
    """
    lines = line_starts(text)
    return tuple(hit.at(line_place(lines, hit.start)) for hit in find(text, context))


def find(text: str, context: Context = PLAIN) -> tuple[Hit, ...]:
    """The same without places: for who knows better where the stretches of a text are from."""
    reading = Reading(text, context)
    found = [
        (stretch, rank, detector)
        for rank, detector in enumerate(TEXT)
        if detector.judge
        for stretch in detector.judge(reading)
    ]
    kept = _apart(found)
    return tuple(_hit(detector, stretch, text) for stretch, _rank, detector in kept)


def find_wrapped(text: str, breaks: Sequence[tuple[int, int]], context: Context = PLAIN) -> tuple[Hit, ...]:
    """What is found only once wrapped lines are joined: a page broke an address or a word in two.

    `breaks` are the stretches between lines that are joined, in order. Hits are stretches of `text`, breaks included.
    """
    if not breaks:
        return ()
    pieces, starts, last = [], [], 0
    for start, end in breaks:
        pieces.append(text[last:start])
        starts.append(last)
        last = end
    joined = "".join([*pieces, text[last:]])
    seams: list[int] = []
    for piece in pieces:
        seams.append((seams[-1] if seams else 0) + len(piece))
    origins = [*starts, last]
    hits = []
    for hit in find(joined, context):
        first, final = bisect_right(seams, hit.start), bisect_right(seams, hit.end - 1)
        if first < final and hit.detector not in _BY_ROWS:
            start = origins[first] + hit.start - (seams[first - 1] if first else 0)
            end = origins[final] + hit.end - seams[final - 1]
            hits.append(replace(hit, found=text[start:end], start=start, end=end))
    return tuple(hits)


def _apart(found: list[tuple[Found, int, Detector]]) -> list[tuple[Found, int, Detector]]:
    """Without stretches that lie in what an earlier detector found."""
    taken: list[tuple[int, int]] = []
    kept: list[tuple[Found, int, Detector]] = []
    for entry in sorted(found, key=lambda entry: (entry[0].start, entry[1])):
        start, end = entry[0].start, entry[0].end
        if taken and start < taken[-1][1]:
            if entry[1] > kept[-1][1] or end <= taken[-1][1]:
                continue
            kept.pop()
            taken.pop()
        kept.append(entry)
        taken.append((start, end))
    return kept


def _hit(detector: Detector, stretch: Found, text: str) -> Hit:
    return Hit(
        detector,
        stretch.severity or detector.severity,
        found=text[stretch.start : stretch.end],
        start=stretch.start,
        end=stretch.end,
        right=stretch.right,
    )


def mask_text(text: str, hits: Iterable[Hit]) -> str:
    """The text with the stretches of those hits that have a mask covered; as long as before.

    >>> mask_text("手机13812345678", scan_text("手机13812345678"))
    '手机138****5678'
    """
    signs = list(text)
    for hit in hits:
        if hit.start >= 0 and hit.mask:
            signs[hit.start : hit.end] = hit.mask
    return "".join(signs)


def line_starts(text: str) -> list[int]:
    """Where each line of a text starts."""
    starts, place = [0], text.find("\n")
    while place >= 0:
        starts.append(place + 1)
        place = text.find("\n", place + 1)
    return starts


def line_place(starts: list[int], offset: int) -> Place:
    """The line and column of a place in a text whose lines start there."""
    line = bisect_right(starts, offset)
    return Place(line=line, column=offset - starts[line - 1] + 1)
