"""Headings of sections as they are read in a picture, where the numeral is what is misread first.

The words of a title say which section it opens. What stands before them is taken for its numeral where it looks like
that, alone, twice or without its comma: a stroke for 一, 二 for 三. Any other numeral stays as it was read, and so does
one that was read with certainty: it is printed so, and a fault of the report.
"""

import re

from gongkai.ingest.titles import NUMBERS, Title, title_of

_ALIKE = ("—-－―ー_", "三=＝ニ", "二≡彡", "匹西泗回", "丑伍互", "穴大亠")
"""What the numeral of each of the six sections is taken for."""
_NUMERAL = re.escape("".join(_ALIKE) + NUMBERS[: len(_ALIKE)])
SURE = 0.97
"""The probability from which on a numeral is what is printed."""
_LED = re.compile(rf"\s*(?P<lead>[{_NUMERAL}]{{1,2}})\s*[、.．,，:：;；]*\s*(?P<words>\w[^。]{{3,40}})")


def heading_mended(text: str, sure: float = 0.0) -> str:
    """A line as read in a picture, with its due numeral where it is the heading of a section and that was doubtful.

    `sure` is the probability of its first character.

    >>> heading_mended("三三、收到和处理政府信息公开申请情况"), heading_mended("—、总体情况")
    ('三、收到和处理政府信息公开申请情况', '一、总体情况')
    >>> [heading_mended("二、收到和处理政府信息公开申请情况", sure) for sure in (0.6, 0.99)]
    ['三、收到和处理政府信息公开申请情况', '二、收到和处理政府信息公开申请情况']
    """
    found = _LED.fullmatch(text)
    if found is None:
        return text
    title = _opened_by(found["words"])
    if title is None:
        return text
    due = NUMBERS[title.section]
    if sure >= SURE and len(found["lead"]) == 1 and found["lead"] in NUMBERS:
        return text
    if all(char in due + _ALIKE[title.section] for char in found["lead"]):
        return f"{due}、{found['words'].strip()}"
    return text


def _opened_by(words: str) -> Title | None:
    """The title that words are, behind its own numeral."""
    for number in NUMBERS[: len(_ALIKE)]:
        title = title_of(f"{number}、{words}")
        if title is not None and title.sure and not title.rest and NUMBERS[title.section] == number:
            return title
    return None
