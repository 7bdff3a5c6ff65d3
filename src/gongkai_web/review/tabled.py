"""Two versions of a table as one: rows and columns that came or went, and what changed within each cell.

Wagtail sets the words of whole tables against each other, and an amount that moved to another column looks unchanged.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.admin.compare import BlockComparison

from gongkai_web.review.wording import worded

Rows = Sequence[Sequence[str]]
_Pair = tuple[str, Sequence[str], Sequence[str]]
"""What became of a row, and the row before and after; one of them empty where there is none."""
_GONE, _CAME, _KEPT = "deletion", "addition", ""


def tabled(before: Rows, after: Rows) -> SafeString:
    """A table with what went and what came in its cells; rows and columns that came or went are marked whole.

    >>> tabled([["甲", "1"]], [["甲", "2"]])  # doctest: +ELLIPSIS
    '<table class="compared"><tr><td>甲</td><td><span class="deletion">1</span><span class="addition">2</span></td>...'
    """
    columns = list(_columns(before, after))
    rows = (_row(fate, old, new, columns) for fate, old, new in _rows(before, after, columns))
    return format_html('<table class="compared">{}</table>', format_html_join("", "{}", ((row,) for row in rows)))


def _columns(before: Rows, after: Rows) -> Iterator[tuple[int | None, int | None]]:
    """The columns of both, each by its place before and after: those with the same head, or the same cells, are one."""
    old, new = _turned(before), _turned(after)
    if len(old) == len(new):
        yield from zip(range(len(old)), range(len(new)), strict=True)
        return
    before_heads, after_heads = ([column[:1] for column in side] for side in (old, new))
    for tag, i, j, k, m in SequenceMatcher(None, before_heads, after_heads, autojunk=False).get_opcodes():
        if tag in {"equal", "replace"}:
            yield from zip_longest(range(i, j), range(k, m))
        else:
            yield from ((at, None) for at in range(i, j))
            yield from ((None, at) for at in range(k, m))


def _turned(rows: Rows) -> list[tuple[str, ...]]:
    return list(zip_longest(*rows, fillvalue=""))


def _rows(before: Rows, after: Rows, columns: Sequence[tuple[int | None, int | None]]) -> Iterator[_Pair]:
    """The rows of both in order, set side by side by the columns that both have."""
    shared = [pair for pair in columns if None not in pair]
    old = [tuple(_at(row, pair[0]) for pair in shared) for row in before]
    new = [tuple(_at(row, pair[1]) for pair in shared) for row in after]
    for _tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        both = min(j - i, m - k)
        yield from ((_KEPT, before[i + at], after[k + at]) for at in range(both))
        yield from ((_GONE, row, ()) for row in before[i + both : j])
        yield from ((_CAME, (), row) for row in after[k + both : m])


def _row(fate: str, old: Sequence[str], new: Sequence[str], columns: Sequence[tuple[int | None, int | None]]) -> Any:
    cells = ((worded(_at(old, was), _at(new, now)),) for was, now in columns)
    kind = format_html(' class="{}"', fate) if fate else ""
    return format_html("<tr{}>{}</tr>", kind, format_html_join("", "<td>{}</td>", cells))


def _at(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def cells_of(value: Any) -> list[list[str]]:
    """The cells of a table block as text, its caption as a row of its own before them."""
    known = value or {}
    caption = known.get("table_caption")
    rows = [[str(cell or "") for cell in row] for row in known.get("data") or []]
    return [[str(caption)], *rows] if caption else rows


class TabledBlock(BlockComparison):
    """The comparison of two tables."""

    def htmlvalue(self, val: Any) -> SafeString:
        """A table that came or went whole."""
        return tabled(*[cells_of(val)] * 2)

    def htmldiff(self) -> SafeString:
        """What changed, cell by cell."""
        before, after = cells_of(self.val_a), cells_of(self.val_b)
        if before == after:
            said = _("文字没有变，表头、合并的单元格或者对齐有改动")
            return format_html("<p>{}</p>{}", said, tabled(before, after))
        return tabled(before, after)
