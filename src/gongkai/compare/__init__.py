"""Reports side by side: two years of one organ, many organs added up, texts that are alike."""

from gongkai.compare.attendance import Attendance, Duplicate, Late, OtherForm, OtherYear
from gongkai.compare.joining import with_joined
from gongkai.compare.names import same_organ
from gongkai.compare.passages import Change, Passage, passages, strokes
from gongkai.compare.similarity import Shingles, overlap, shingles, similarity
from gongkai.compare.sums import NotCounted, Summation, add_up
from gongkai.compare.years import CarryOver, CellChange, ClaimPair, Comparison, SectionChange, called, compare_years

__all__ = [
    "Attendance",
    "CarryOver",
    "CellChange",
    "Change",
    "ClaimPair",
    "Comparison",
    "Duplicate",
    "Late",
    "NotCounted",
    "OtherForm",
    "OtherYear",
    "Passage",
    "SectionChange",
    "Shingles",
    "Summation",
    "add_up",
    "called",
    "compare_years",
    "overlap",
    "passages",
    "same_organ",
    "shingles",
    "similarity",
    "strokes",
    "with_joined",
]
