"""The six section titles, as they are printed and misprinted."""

import re
from functools import lru_cache
from typing import NamedTuple

from gongkai.forms.shared import SECTIONS
from gongkai.ingest.labels import edits, plain, words_of

_LONGEST = 45
NUMBERS = "一二三四五六七八九十"
_LEAD = re.compile(
    rf"[#*\s]*(?:第?(?P<number>[{NUMBERS}]|[1-9])(?:(?:部分|章)\s*[、.．,:：)]?|\s*[、.．,，:：)]+|\s+|(?=\w{{4,}}情况|其[他它])))?[#*\s]*"
)
_YEAR = re.compile(r"^(?:20\d\d|二[〇○零]\w\w)年度?")
_PUNCTUATION = re.compile(r"[^\w]|_")
_SPLIT = re.compile(rf"\s+(?:(?=[{NUMBERS}]、)|(?<=\n))")
_RUN_IN = re.compile(
    rf"(?:^|(?<=\s))(?:\*\*)?(?P<title>[{NUMBERS}]\s?、\s?(?:{'|'.join(SECTIONS)}))(?:\*\*)?(?=\s(?!\s*[{NUMBERS}]\s?、)|\s*$)"
)
"""A title of the form to the letter, with its numeral and with air around it, in the middle of a line."""
_STOP = "。:;!, \t*"

_ABOUT = r"(?:政府|政务)?(?:信息)?(?:公开)?(?:工作)?"
_DISPUTED = r"(?:因)?(?:政府|政务)?(?:信息)?(?:公开)?(?:工作)?(?:申请)?(?:而)?(?:被)?(?:申请|提起|引发|引起)?(?:的)?"
_MENDED = r"(?:和|及|与|以及)?(?:其)?(?:下一步)?(?:的)?(?:整改|改进|改善|工作)?(?:情况|措施|打算|方向|办法|意见|计划)?"
_FORMS = (
    (
        r"(?:(?:政府|政务)(?:信息)?公开)?(?:工作)?(?:的)?(?:总体|整体|总的)(?:工作)?(?:情况|概况|概述|状况)|概述|概况"
        r"|(?:(?:政府|政务)(?:信息)?公开)?(?:工作)?(?:的)?基本(?:工作)?情况"
    ),
    r"(?:行政机关|政府)?(?:信息)?主动公开(?:政府|政务){0,2}(?:信息)?(?:的)?(?:工作)?(?:情况|内容)",
    (
        rf"(?:行政机关)?(?:收到|受理|接收)?(?:和|与|及|、)?(?:处理|办理|答复)(?:的)?{_ABOUT}(?:的)?申请(?:的)?(?:工作)?情况"
        r"|(?:政府信息)?依申请公开(?:政府信息)?(?:工作|办理|处理)?情况"
    ),
    rf"{_DISPUTED}行政复议(?:情况)?(?:或|和|及|与)?(?:被)?(?:提起|引发)?(?:的)?(?:行政)?诉讼(?:的)?(?:工作)?情况",
    rf"{_ABOUT}(?:中)?(?:目前)?存在(?:的)?(?:主要)?(?:困难|问题|不足)(?:困难|问题|不足)?{_MENDED}",
    r"其[他它](?:需要|须|需|应当|应)?(?:报告|说明|公开)(?:的)?(?:事项|情况|内容)(?:情况)?|其[他它]事项",
)
_WEAK = frozenset({"概述", "概况", "基本情况", "工作基本情况", "其他事项", "其它事项", "主动公开情况"})
"""Titles so short that only a numeral makes a heading of them."""

_TITLES = tuple(re.compile(form) for form in _FORMS)
_WORDS = tuple(words_of(title) for title in SECTIONS)
_SECTION_NUMBER = dict(zip(NUMBERS, (*SECTIONS, "", "", "", ""), strict=True))


class Title(NamedTuple):
    """A heading for one of the six sections: which, the numeral printed before it, its words, what follows on its line.

    `sure` says that numeral or exact words leave no doubt.
    """

    section: int
    number: str
    heading: str
    rest: str
    sure: bool


@lru_cache(maxsize=4096)
def title_of(text: str) -> Title | None:
    """The section that a line is the heading of, or None.

    >>> title_of("## 三、收到和处理政府信息公开申请情况").section
    2
    >>> title_of("（一）主动公开情况"), title_of("三、本年度办理结果")
    (None, None)
    """
    lead = _LEAD.match(text)
    number = (lead["number"] or "") if lead else ""
    body = text[lead.end() :] if lead else text
    if len(body) <= _LONGEST and (index := _index(_bare(body), number)) is not None:
        heading = body.strip().strip("*#").strip("。:： ")
        sure = (number != "" and number in NUMBERS) or _bare(body) == _WORDS[index]
        return Title(index, number, heading, "", sure=sure)
    return _led(body, number) if number else None


_BRACKETED = re.compile(r"[#*\s]*[（(](?P<number>[一二三四五六])[)）]\s*(?P<title>[^*#]+?)[*\s]*\Z")


def bracketed_title(text: str) -> Title | None:
    """The section of a title to the letter behind a numeral in brackets, which is a subheading's elsewhere.

    >>> bracketed_title("（一）总体情况").section, bracketed_title("（一）主动公开情况")
    (0, None)
    """
    found = _BRACKETED.match(text)
    if found is None or found["title"] not in SECTIONS:
        return None
    return Title(SECTIONS.index(found["title"]), found["number"], found["title"], "", sure=True)


_CLIPPED = re.compile(rf"(?P<number>[{NUMBERS}])、(?P<title>\w[\w、]{{3,}})")


def clipped_title(text: str) -> Title | None:
    """The section of a title of which a printed sheet may show only the beginning: its numeral and 4 characters.

    >>> clipped_title("三、收到和处理政").section, clipped_title("二、收到和处理政"), clipped_title("一、总体")
    (2, None, None)
    """
    found = _CLIPPED.fullmatch(text)
    if (whole := title_of(text)) or found is None:
        return whole
    index = NUMBERS.index(found["number"])
    if index >= len(SECTIONS) or not SECTIONS[index].startswith(found["title"]):
        return None
    return Title(index, found["number"], found["title"], "", sure=False)


def _bare(text: str) -> str:
    return _YEAR.sub("", _PUNCTUATION.sub("", plain(text)))


def _index(words: str, number: str) -> int | None:
    for index, form in enumerate(_TITLES):
        if form.fullmatch(words):
            return index if words not in _WEAK or number else None
    for index, title in enumerate(_WORDS):
        if edits(words, title, 1 if len(title) < 6 else 2) <= (1 if len(title) < 6 else 2) and number:
            return index
    return None


def _led(body: str, number: str) -> Title | None:
    """A heading with the text of its section on the same line; not the first of a list of headings."""
    if sum(title in body for title in SECTIONS) > 2:
        return None
    folded = body[: 2 * _LONGEST]
    ends = [end for end, char in enumerate(folded) if end > 3 and (char in _STOP or char in "：；，。　")]
    for end in ends[:2]:
        index = _index(_bare(folded[:end]), number)
        if index is not None and number == NUMBERS[index]:
            return Title(index, number, folded[:end].strip(" *"), body[end:].lstrip("。:： *　"), sure=True)
    for index, title in enumerate(SECTIONS):
        if body.startswith(title) and number == NUMBERS[index]:
            return Title(index, number, title, body[len(title) :].lstrip("。:： *　"), sure=True)
    return None


_SEVERAL = 2


def headings_in(line: str) -> list[str]:
    """A line of nothing but headings, one by one; a line into which headings ran, parted there; any other whole."""
    if len(line.split(None, 1)) < _SEVERAL:
        return [line]
    if len(line) <= 4 * _LONGEST:
        pieces = _SPLIT.split(line)
        if len(pieces) > 1 and all((title := title_of(piece)) and not title.rest for piece in pieces):
            return [piece.strip() for piece in pieces]
    if ("情况" not in line and "事项" not in line) or ((title := title_of(line)) and not title.rest):
        return [line]
    return _run_in(line)


def _run_in(line: str) -> list[str]:
    """The pieces of a line whose paragraphs were folded into one, cut before and after each section title."""
    pieces, last = [], 0
    for found in _RUN_IN.finditer(line):
        if _SECTION_NUMBER[found["title"][0]] == found["title"].lstrip(NUMBERS).lstrip(" 、\u3000"):
            pieces += [line[last : found.start()], found["title"]]
            last = found.end()
    return [piece.strip() for piece in (*pieces, line[last:]) if piece.strip()] if pieces else [line]
