"""What a Word table shows beside its words: rows marked as headers, and borders."""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element as Element

from gongkai.forms import Appearance
from gongkai.ingest.readers.docx import names as n
from gongkai.ingest.readers.docx.styles import Styles

_MOSTLY = 0.6
_NO_LINE = frozenset({"nil", "none"})
_OFF = frozenset({"0", "false", "off"})
_FIRST_ROW = 0x0020
"""The bit of `w:tblLook w:val` by which a table has a header row in its style."""


def appearance(table: Element, styles: Styles) -> Appearance:
    """Whether a `w:tbl` marks its header rows, and whether the borders of its cells are seen."""
    return Appearance(_has_heads(table), _is_ruled(table, styles))


def _has_heads(table: Element) -> bool | None:
    """Whether a row is marked to head the others; None where only the style is told to make the first row look so."""
    rows = (n.properties(tr, n.TR_PR) for tr in table.iterfind(n.TR))
    if any(n.set_on(row, n.TBL_HEADER) for row in rows):
        return True
    look = n.properties(table, n.TBL_PR).get(n.TBL_LOOK)
    if look is None:
        return False
    stated = look.get(n.FIRST_ROW)
    first = stated not in _OFF if stated is not None else bool(_bits(look.get(n.VAL)) & _FIRST_ROW)
    return None if first else False


def _bits(written: str | None) -> int:
    try:
        return int(written or "0", 16)
    except ValueError:
        return 0


def _is_ruled(table: Element, styles: Styles) -> bool | None:
    """Whether lines are seen: by the table's borders or its style's, and by the cells' own, which come first."""
    held = n.properties(table, n.TBL_PR)
    style = list(styles.of_table(n.said(held, n.TBL_STYLE)))
    within = _within(held.get(n.TBL_BORDERS), style)
    lines = [_lines(tc) for tr in table.iterfind(n.TR) for tc in tr.iterfind(n.TC)]
    drawn = sum(line is True for line in lines)
    bare = sum(line is False for line in lines)
    if (within == {True} and not bare) or (lines and drawn >= _MOSTLY * len(lines)):
        return True
    sometimes = any(entry.find(n.TBL_STYLE_PR) is not None for entry in style) or any(
        tr.find(n.TBL_PR_EX) is not None for tr in table.iterfind(n.TR)
    )
    return None if drawn or True in within or sometimes else False


def _within(own: Element | None, style: Iterable[Element]) -> set[bool]:
    """Whether the lines between rows, and between columns, are drawn: as the first says that says anything."""
    chain = [own, *(entry.find(f"{n.TBL_PR}/{n.TBL_BORDERS}") for entry in style)]
    return {next(_drawn(chain, side), False) for side in n.INSIDE}


def _drawn(chain: Iterable[Element | None], side: str) -> Iterator[bool]:
    for borders in chain:
        line = None if borders is None else borders.find(side)
        if line is not None:
            yield line.get(n.VAL) not in _NO_LINE


def _lines(tc: Element) -> bool | None:
    """Whether a cell draws lines of its own, or takes them away; None where it says nothing."""
    borders = n.properties(tc, n.TC_PR).get(n.TC_BORDERS)
    if borders is None or not len(borders):
        return None
    return any(side.get(n.VAL) not in _NO_LINE for side in borders)
