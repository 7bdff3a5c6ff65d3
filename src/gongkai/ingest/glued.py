"""A report whose text a program took out in one piece, without a line end or a blank between one element and the next.

Its sections can be told by their numbered titles, which stand there to the letter, each before its text. What its
tables said cannot: which digit ends one cell and begins the next is lost. They come out as paragraphs of their own, to
be entered as not placed.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from gongkai.forms.shared import SECTIONS

_NUMBERS = "一二三四五六"
_TITLES = tuple(f"{number}、{title}" for number, title in zip(_NUMBERS, SECTIONS, strict=True))
_LEAST = 600
"""Characters of a whole report."""
_FEWEST, _TELLING = 4, 15
"""Titles that a report has at least, and characters that stand behind each: behind those of a list stands the next."""
_FRONT = re.compile(
    r"(?P<title>[^，。；：《》]{6,60}?(?:年度报告|年报))(?=根据|按照|依据|依照|本报告|为|现将|按|(?P=title))(?P<rest>.*)",
    re.DOTALL,
)
_TABLES = (
    re.compile(r"第二十条第?[（(]?一[)）]?项.*行政事业性收费[\d.万元件/—]*(?:.*政府集中采购[\d.,/—]*)?", re.DOTALL),
    re.compile(r"(?:[（(]本列数据的勾稽关系|申请人情况).*结转下年度继续办理[\d/—,.]*", re.DOTALL),
    re.compile(r"行政复议\s*行政诉讼.*?总计[\d/—,.]+", re.DOTALL),
)


def parted(line: str) -> list[str]:
    """The headings and texts of a report in one line, one by one; nothing where a line is none.

    >>> parted("一、总体情况。二、主动公开政府信息情况")
    []
    """
    if len(line) < _LEAST:
        return []
    places = [(at, title) for title in _TITLES if (at := line.rfind(title)) >= 0]
    ends = [*(at for at, _title in places[1:]), len(line)]
    bodies = [line[at + len(title) : end] for (at, title), end in zip(places, ends, strict=False)]
    ordered = all(before < after for (before, _), (after, _) in pairwise(places))
    if len(places) < _FEWEST or not ordered or any(len(body) < _TELLING for body in bodies[:-1]):
        return []
    pieces = _opened(line[: places[0][0]])
    for (_, title), body in zip(places, bodies, strict=True):
        pieces += [title, *_untabled(body)]
    return [piece.strip() for piece in pieces if piece.strip()]


def _opened(front: str) -> list[str]:
    """The title and the text before the first section."""
    found = _FRONT.match(front)
    return [found["title"], found["rest"].removeprefix(found["title"])] if found else [front]


def _untabled(body: str) -> Iterator[str]:
    """The text of a section with the words of its table apart."""
    for table in _TABLES:
        if found := table.search(body):
            yield from (body[: found.start()], found[0], body[found.end() :])
            return
    yield body
