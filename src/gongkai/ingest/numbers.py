"""The text of a cell as a number, or as one of the ways of not being one.

Blank, slash, dash, zero and unreadable are told apart; nothing is rounded, corrected or filled in.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from gongkai.forms import State

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
_FOLD = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, _INVISIBLE)),
    0x3000: " ",
    0x00A0: " ",
    0x2212: "-",
}
"""Full-width forms and invisible characters. Not NFKC: that would make the footnote mark ② a digit."""

_SPACE = re.compile(r"\s+")
_SLASH = re.compile(r"[/\\∕╱⁄]+")
_DASH = re.compile(r"[-‐‑‒–—―─━﹣]+")
_UNIT = r"\(?(?P<unit>万元|万件|万|元|件次|件|项|条|次|个|份|宗|起|人次|人)?\)?"
_NUMBER = re.compile(rf"(?P<sign>[-+]?)(?P<digits>\d{{1,3}}(?:,\d{{3}})+|\d+)(?P<fraction>\.\d+)?{_UNIT}")
_SPLIT = re.compile(r"[-+]?\d[\d,.]*(?:\s+[\d,.]+)+")
_CHANGE = re.compile(rf"(?P<word>减少?|增加?|新增)(?P<digits>\d+){_UNIT}")
_FOOTNOTE = re.compile(r"(?<=\d)(?:[\u2460-\u2473]|\[注?\d{0,2}\]|\(注\d{0,2}\))\Z")
"""The mark of a footnote behind a number."""
_REMARK = re.compile(r"(?<=[\d件])\((?:其中|含|包[括含]|不[含包]|注[:：]|均为|全部?为|另有)[^()]*\)\Z")
"""A remark behind a number, which says what is counted and is itself no count: “22（其中修订16件）”."""
_ZERO = frozenset("零〇")
"""The two characters that mean the number and nothing else; 无 and 一 may mean other things."""
_LONGEST = 40


class Found(NamedTuple):
    """What a cell's text says. `unit` is what stands behind the number, "" where nothing does."""

    state: State
    value: Decimal | None = None
    unit: str = ""


BLANK = Found(State.BLANK)
UNREADABLE = Found(State.UNREADABLE)
IMAGE = Found(State.IMAGE)


def fold(text: str) -> str:
    """Full-width characters made narrow, invisible ones dropped, white space at the ends cut.

    >>> fold("　１２．５\u200b ")
    '12.5'
    """
    return text.translate(_FOLD).strip()


@lru_cache(maxsize=8192)
def read_number(text: str, *, marked: bool = True, signed: bool = False) -> Found:
    """The number in a cell's text.

    `marked` says that the cell's borders are certain, so that digits broken by white space are one number;
    `signed` that the column holds changes, where 减3 is -3.

    >>> read_number("1，234 件")
    Found(state=<State.NUMBER: 'number'>, value=Decimal('1234'), unit='件')
    >>> read_number("22 （其中修订16件）").value
    Decimal('22')
    >>> read_number("／").state, read_number("——").state, read_number("无").state
    (<State.SLASH: 'slash'>, <State.DASH: 'dash'>, <State.UNREADABLE: 'unreadable'>)
    """
    if text.isascii() and text.isdigit() and len(text) <= _LONGEST:
        return Found(State.NUMBER, Decimal(text))
    folded = fold(text)
    if not folded:
        return BLANK
    if len(folded) > _LONGEST:
        return UNREADABLE
    if _SPLIT.fullmatch(folded) and not marked:
        return UNREADABLE
    return _parse(_REMARK.sub("", _FOOTNOTE.sub("", _SPACE.sub("", folded))), signed=signed)


def is_stacked(text: str) -> bool:
    r"""Whether digits stand on several lines of a cell: one number, or those of several rows.

    >>> is_stacked("3\n4"), is_stacked("34\n—")
    (True, False)
    """
    return sum(any(map(str.isdigit, line)) for line in text.split("\n")) > 1


def is_broken(text: str) -> bool:
    """Whether a text is digits that white space parts: one number or several.

    >>> is_broken("1 2"), is_broken("12"), is_broken("1 件")
    (True, False, False)
    """
    return _SPLIT.fullmatch(fold(text)) is not None


def _parse(text: str, *, signed: bool) -> Found:
    if _SLASH.fullmatch(text):
        return Found(State.SLASH)
    if _DASH.fullmatch(text):
        return Found(State.DASH)
    if text in _ZERO:
        return Found(State.NUMBER, Decimal(0))
    if number := _NUMBER.fullmatch(text):
        digits = number["sign"] + number["digits"].replace(",", "") + (number["fraction"] or "")
        return _in_units(Decimal(digits), number["unit"] or "")
    if signed and (change := _CHANGE.fullmatch(text)):
        sign = -1 if change["word"].startswith("减") else 1
        return _in_units(sign * Decimal(change["digits"]), change["unit"] or "")
    return UNREADABLE


def _in_units(value: Decimal, unit: str) -> Found:
    if unit == "万件":
        return Found(State.NUMBER, value * 10_000, "件")
    return Found(State.NUMBER, value, unit)
