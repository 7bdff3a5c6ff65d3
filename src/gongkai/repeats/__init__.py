"""Whether an applicant asks for the same again: in whatever words, and never across years or places."""

from gongkai.repeats.anchors import Anchor, anchors
from gongkai.repeats.gathering import Busy, Group, busiest, groups
from gongkai.repeats.matching import ALIKE, REPEAT, Difference, Match, similar

__all__ = [
    "ALIKE",
    "REPEAT",
    "Anchor",
    "Busy",
    "Difference",
    "Group",
    "Match",
    "anchors",
    "busiest",
    "groups",
    "similar",
]
