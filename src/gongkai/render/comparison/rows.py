"""A comparison as lines of text cells, which every writer lays out in its way."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gongkai.basis.language import translate as _
from gongkai.claims import Claim
from gongkai.compare import CarryOver, CellChange, Comparison, called
from gongkai.forms import Cell, State
from gongkai.render.layout import printed
from gongkai.render.words import signed, subject

Row = tuple[str, ...]

_APPROX = _("约")

SIGNS = {True: _("○ 相符"), False: _("● 不符"), None: _("？ 无法判断")}


def heading(comparison: Comparison) -> str:
    """What is compared, in a line."""
    before, after = sides(comparison)
    organ = comparison.after.organ or comparison.before.organ or _("机关不明")
    return _("{organ}：{before}与{after}年度报告比较").format(organ=organ, before=before, after=after)


def sides(comparison: Comparison) -> tuple[str, str]:
    """How either report is called, in the language of this process."""
    before, after = called(comparison.before, comparison.after)
    return before, after


def alike(comparison: Comparison) -> str:
    """How alike the whole texts are, in words."""
    return _("全文相似度{share}").format(share=f"{comparison.similarity:.0%}")


def of_note(cell: CellChange) -> bool:
    """Whether a cell is worth a line: it is not the same zero, or the same nothing, in both years."""
    if cell.change is not None:
        return bool(cell.change or cell.after.value)
    return cell.before.value is not None or cell.after.value is not None


def cell_rows(cells: Iterable[CellChange]) -> Iterator[Row]:
    """Item, before, after, change, per cent or why there is none."""
    for cell in cells:
        percent = f"{cell.percent:{'+' if cell.percent else ''}.1f}%" if cell.percent is not None else cell.note
        change = signed(cell.change) if cell.change is not None else ""
        yield cell.label, _stated(cell.before), _stated(cell.after), change, percent


def _stated(cell: Cell) -> str:
    """A side of a comparison: a form may lack the cell, which is no gap in the report."""
    return _("无此格") if cell.state is State.MISSING else printed(cell)


def carried_of_note(carried: CarryOver) -> bool:
    """Whether a number handed on is worth a line."""
    return carried.agrees is not True or bool(carried.found)


def carried_rows(carried: Iterable[CarryOver]) -> Iterator[Row]:
    """Item, what it follows from, what it should be, what it is, whether they agree."""
    for one in carried:
        yield one.label, one.reason, _known(one.expected), _known(one.found), SIGNS[one.agrees]


def claim_rows(comparison: Comparison) -> Iterator[Row]:
    """What is counted, and the numbers of either year."""
    for pair in comparison.claims:
        yield subject(pair.subject, pair.label), _said(pair.before), _said(pair.after)


def _known(number: Decimal | None) -> str:
    return _("不明") if number is None else format(number, "f")


def _said(claims: Iterable[Claim]) -> str:
    """Every different number that is stated, with its unit."""
    said = (f"{_APPROX if claim.approx else ''}{claim.value:f}{claim.unit}" for claim in claims)
    return _("、").join(dict.fromkeys(said)) or _("未提及")
