"""Print in colour told from seals: a red number is read, a seal is taken off.

A seal is one thing that is large both ways, with all that lies within it. What is printed is small, or flat as a line.
"""

import cv2
import numpy as np

from gongkai.ingest.readers.ocr.engine import Pixels

_REACH = 1 / 80
"""The part of a picture's longer side within which coloured strokes are of one thing: less than from row to row."""
_SEAL, _CUT = 1 / 20, 1 / 10
"""The part of it that a seal measures either way at the least, and what is left of one in height, or at an edge."""
_WIDEST = 0.6
"""The part of a picture's width that a seal takes at the most: what is wider are the rules of a table."""
_AROUND = 1 / 60
"""The part of it by which a seal may reach further than what was seen of it."""


def printed_in_colour(inked: Pixels) -> Pixels:
    """Where coloured ink is print, as true; `inked` is where any is."""
    longer = max(inked.shape)
    reach = max(3, round(_REACH * longer)) | 1
    joined = cv2.dilate(inked.astype(np.uint8), np.ones((reach, reach), np.uint8))
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(joined, connectivity=8)
    seals = [at for at in range(1, count) if _is_seal(stats[at], reach, inked.shape)]
    if len(seals) == count - 1:
        return np.zeros(inked.shape, bool)
    printed = np.ones(count, bool)
    printed[0] = False
    for at in range(1, count):
        printed[at] = not any(_is_within(stats[at], stats[seal], _AROUND * longer) for seal in seals)
    kept: Pixels = printed[labels] & inked
    return kept


def _is_seal(stats: Pixels, reach: int, shape: tuple[int, ...]) -> bool:
    """Whether a thing is as large as a seal, or as what an edge leaves of one."""
    x, y, wide, high = (int(value) for value in stats[:4])
    longer, (height, width) = max(shape), shape[:2]
    at_edge = min(x, y, width - x - wide, height - y - high) <= 1
    least = min(wide, high) - reach
    if wide - reach > _WIDEST * width:
        return False
    tall = high if not at_edge else max(wide, high)  # a line of print is long, but not high
    return least >= _SEAL * longer or tall - reach >= _CUT * longer


def _is_within(stats: Pixels, seal: Pixels, slack: float) -> bool:
    """Whether the middle of a thing lies within a seal."""
    x, y = stats[0] + stats[2] / 2, stats[1] + stats[3] / 2
    left, top, right, bottom = seal[0], seal[1], seal[0] + seal[2], seal[1] + seal[3]
    return bool(left - slack <= x <= right + slack and top - slack <= y <= bottom + slack)
