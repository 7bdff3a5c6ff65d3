"""Text as the extraction reads it: one width, one set of brackets, no stray space, and the way back."""

import re
from bisect import bisect_right
from dataclasses import dataclass

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = (
    "\t\r\x0b\x0c\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u3000\ufeff"
)
_FOLD = (
    _WIDE
    | {ord(c): " " for c in _SPACES}
    | str.maketrans(",;:!?()[]｡", "，；：！？（）〔〕。")
    | str.maketrans("，；：！？（）", "，；：！？（）")
    | str.maketrans("「」『』〝〞○", "“”“”“”〇")
    | str.maketrans("［］【】", "〔〕〔〕")
)
_GAP = re.compile(r"[ \n*]+")
_NEW_ITEM = re.compile(r"\d{1,2}[.、．](?!\d)")
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Folded:
    """A paragraph as read, and how to find a place of it in the text as found.

    `starts` and `shifts` hold, for each run of characters kept, where it begins here and how many characters
    were dropped before it.
    """

    text: str
    starts: tuple[int, ...]
    shifts: tuple[int, ...]

    def back(self, place: int) -> int:
        """The offset in the text as found of the character at `place`."""
        return place + self.shifts[bisect_right(self.starts, place) - 1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of this text stands in the text as found."""
        return self.back(start), self.back(end - 1) + 1


def fold(text: str) -> Folded:
    r"""Full-width digits and half-width brackets made one; spaces, line wraps and emphasis marks dropped.

    A line wrap within a number joins it again; a space between two numbers keeps them apart.

    >>> fold("公开信息 １08\n条,收到").text
    '公开信息108条，收到'
    """
    folded = _THOUSANDS.sub(",", text.translate(_FOLD))
    kept: list[str] = []
    starts, shifts = [0], [0]
    length = last = 0
    for gap in _GAP.finditer(folded):
        if _keeps_apart(folded, gap):
            continue
        kept.append(folded[last : gap.start()])
        length += gap.start() - last
        last = gap.end()
        starts.append(length)
        shifts.append(last - length)
    kept.append(folded[last:])
    return Folded("".join(kept), tuple(starts), tuple(shifts))


def _keeps_apart(text: str, gap: re.Match[str]) -> bool:
    before, after = text[gap.start() - 1 : gap.start()], text[gap.end() : gap.end() + 1]
    if not (before.isdigit() and after.isdigit()):
        return False
    return "\n" not in gap.group() or _NEW_ITEM.match(text, gap.end()) is not None
