"""Automatic numbering: the “一、” that stands before a heading on paper and nowhere in the file.

A list (`num`) is drawn on a pattern (`abstractNum`) of nine levels; lists on one pattern count on from each other
unless they say where to start anew.
"""

import re
from dataclasses import dataclass, replace

from lxml.etree import _Element as Element

from gongkai.ingest.readers.docx import names as n
from gongkai.ingest.readers.docx.numerals import numeral
from gongkai.ingest.readers.docx.styles import NumberingRef

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `text` is a pattern such as `（%1）`; `restart` the level (from 1) that sets it back."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    arabic: bool = False
    of_style: str | None = None
    hidden: bool = False


@dataclass(slots=True)
class _Pattern:
    """A pattern of levels and how far each has counted."""

    levels: dict[int, Level]
    counts: dict[int, int]


@dataclass(slots=True)
class _List:
    pattern: _Pattern
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of a document, counting as its paragraphs go by."""

    def __init__(self, root: Element | None) -> None:
        self._patterns: dict[str, _Pattern] = {}
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        elements = {e.get(n.ABSTRACT_NUM_ID, ""): e for e in root.iterfind(n.ABSTRACT_NUM)}
        by_style = {link: e for e in elements.values() if (link := n.value(e, n.STYLE_LINK))}
        for key, element in elements.items():
            real = by_style.get(n.value(element, n.NUM_STYLE_LINK) or "", element)
            self._patterns[key] = _Pattern(_levels(real), {})
        for element in root.iterfind(n.NUM):
            pattern = self._patterns.get(n.value(element, n.ABSTRACT_NUM_ID) or "")
            if pattern is not None:
                self._lists[element.get(n.NUM_ID, "")] = _list(element, pattern)

    def label(self, ref: NumberingRef, style: str | None) -> str:
        """The numeral of the next paragraph of a list, counted on; "" for a list that the document lacks.

        `style` is the paragraph's: a list named by a style finds its level by that style.
        """
        found = self._lists.get(ref.num or "")
        if found is None:
            return ""
        depth = ref.level
        if depth is None:
            depth = next((i for i, level in found.levels.items() if style and level.of_style == style), 0)
        level = found.levels.get(depth)
        if level is None:
            return ""
        _count(found, depth, level)
        return "" if level.hidden else _printed(found, level)


def _count(found: _List, depth: int, level: Level) -> None:
    counts = found.pattern.counts
    if depth in found.starts:  # a list that starts anew does so once
        counts[depth] = found.starts.pop(depth)
    else:
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
    for deeper in [d for d in counts if d > depth]:
        restart = found.levels.get(deeper, level).restart
        if restart is None or (restart and depth < restart):
            del counts[deeper]


def _printed(found: _List, level: Level) -> str:
    def place(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        other = found.levels.get(depth, Level())
        count = found.pattern.counts.get(depth, other.start)
        return numeral(count, "decimal" if level.arabic and other.style != "none" else other.style)

    if level.style == "bullet":
        return ""
    text = _PLACE.sub(place, level.text)
    # On paper a tab or a space follows; after punctuation it only sets the text off.
    return f"{text} " if text and text[-1].isalnum() else text


def _list(element: Element, pattern: _Pattern) -> _List:
    levels, starts = dict(pattern.levels), {}
    for override in element.iterfind(n.LVL_OVERRIDE):
        depth = n.integer(override.get(n.ILVL))
        start = n.value(override, n.START_OVERRIDE)
        own = override.find(n.LVL)
        if own is not None:
            levels[depth] = _level(own)
        if start is not None:
            starts[depth] = n.integer(start, 1)
            levels[depth] = replace(levels.get(depth, Level()), start=starts[depth])
    return _List(pattern, levels, starts)


def _levels(element: Element) -> dict[int, Level]:
    return {n.integer(level.get(n.ILVL)): _level(level) for level in element.iterfind(n.LVL)}


def _level(element: Element) -> Level:
    style = element.find(n.NUM_FMT)
    if style is None:  # a newer format, with its older stand-in
        style = element.find(f"{n.ALTERNATE}/{n.FALLBACK}/{n.NUM_FMT}")
    restart = n.value(element, n.LVL_RESTART)
    return Level(
        n.integer(n.value(element, n.START), 1),
        "decimal" if style is None else style.get(n.VAL, "decimal"),
        n.value(element, n.LVL_TEXT) or "",
        None if restart is None else n.integer(restart),
        n.on(element, n.IS_LGL),
        n.value(element, n.P_STYLE),
        n.on(element.find(n.R_PR), n.VANISH),
    )
