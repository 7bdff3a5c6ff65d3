"""How alike two texts are, by the short runs of characters that they share.

Word segmentation would make the measure depend on a dictionary. Runs of three characters need none, and see a
sentence that was moved as the same sentence. Numbers are folded to one sign: a text copied from last year
with new numbers is still a copy.
"""

import re
import unicodedata

RUN = 3
"""Characters in a run. Two are shared by any two official texts; four already break at a changed particle."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NOT_A_WORD = re.compile(r"[^\w]+")

Shingles = frozenset[str]


def shingles(text: str) -> Shingles:
    """The runs of three characters in a text, without spaces, punctuation and the digits of numbers.

    >>> sorted(shingles("收到申请12件。"))
    ['到申请', '收到申', '申请0', '请0件']
    """
    folded = _NOT_A_WORD.sub("", _NUMBER.sub("0", unicodedata.normalize("NFKC", text)))
    if len(folded) < RUN:
        return frozenset((folded,) if folded else ())
    return frozenset(map("".join, zip(folded, folded[1:], folded[2:], strict=False)))


def overlap(a: Shingles, b: Shingles) -> float:
    """The share of runs that two sets have in common, from 0 to 1 (Dice). Two empty sets share nothing.

    Comparing each of many texts with every other: make the sets once, then call this.
    """
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def similarity(a: str, b: str) -> float:
    """How alike two texts are, from 0 (nothing shared) to 1 (the same but for numbers, spaces and punctuation).

    >>> similarity("全年主动公开信息911条。", "全年主动公开信息 108 条")
    1.0
    """
    return overlap(shingles(a), shingles(b))
