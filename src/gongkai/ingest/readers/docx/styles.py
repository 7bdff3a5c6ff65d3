"""What a paragraph or character style brings along: heading level, numbering, hiddenness."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml.etree import _Element as Element

from gongkai.ingest.readers.docx import names as n

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = frozenset(("title", "标题"))
_CONTENTS = re.compile(r"(?:toc|目录)\s*[1-9]", re.IGNORECASE)
_DEEPEST = 6


class NumberingRef(NamedTuple):
    """A list and a level of it; `level` is None where only the list is named, `num` where only the level is."""

    num: str | None = None
    level: int | None = None


UNNUMBERED = NumberingRef()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it inherits. `level` is the heading level, 0 for body text, None where it says nothing.

    `contents` marks the lines of a generated table of contents.
    """

    level: int | None = None
    numbering: NumberingRef = UNNUMBERED
    hidden: bool = False
    contents: bool = False


PLAIN = Style()


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self.default: str | None = None
        self._default_table: str | None = None
        for element in () if root is None else root.iterfind(n.STYLE):
            key = element.get(n.STYLE_ID, "")
            self._elements[key] = element
            if element.get(n.DEFAULT) in {"1", "true", "on"}:
                if element.get(n.TYPE) == "paragraph":
                    self.default = key
                elif element.get(n.TYPE) == "table":
                    self._default_table = key

    def __getitem__(self, key: str | None) -> Style:
        """The style of that id; a plain one where there is none."""
        chain: list[str] = []
        while key is not None and key not in self._known and key not in chain and key in self._elements:
            chain.append(key)
            key = n.value(self._elements[key], n.BASED_ON)
        style = self._known.get(key, PLAIN) if key is not None else PLAIN
        for name in reversed(chain):  # from the style that all are based on
            style = self._known[name] = _derived(self._elements[name], style)
        return style

    def of_table(self, key: str | None) -> Iterator[Element]:
        """The definition of a table style, and those that it is based on; the default's where none is named."""
        key = key or self._default_table
        met: set[str] = set()
        while key is not None and key not in met and key in self._elements:
            met.add(key)
            yield self._elements[key]
            key = n.value(self._elements[key], n.BASED_ON)


def _derived(element: Element, base: Style) -> Style:
    """A style with what it inherits from the one that it is based on."""
    p_pr, r_pr = n.properties(element, n.P_PR), n.properties(element, n.R_PR)
    name = n.value(element, n.NAME) or ""
    level = outline(p_pr)
    if level is None:
        level = _level_by_name(name)
    own = numbering(p_pr)
    return Style(
        base.level if level is None else level,
        NumberingRef(
            base.numbering.num if own.num is None else own.num,
            base.numbering.level if own.level is None else own.level,
        ),
        n.set_on(r_pr, n.VANISH) if n.VANISH in r_pr else base.hidden,
        base.contents or _CONTENTS.fullmatch(name) is not None,
    )


def outline(p_pr: n.Properties) -> int | None:
    """The heading level that paragraph properties state: 1 to 6, 0 for body text, None where they state none."""
    written = n.said(p_pr, n.OUTLINE)
    if written is None:
        return None
    level = n.integer(written, 9)
    return min(level + 1, _DEEPEST) if 0 <= level < 9 else 0


def numbering(p_pr: n.Properties) -> NumberingRef:
    """The list that paragraph properties name."""
    num_pr = p_pr.get(n.NUM_PR)
    if num_pr is None:
        return UNNUMBERED
    level = n.value(num_pr, n.ILVL)
    return NumberingRef(n.value(num_pr, n.NUM_ID), None if level is None else n.integer(level))


def _level_by_name(name: str) -> int | None:
    if name.strip().lower() in _TITLE:
        return 1
    heading = _HEADING.fullmatch(name.strip())
    return min(int(heading[1]), _DEEPEST) if heading else None
