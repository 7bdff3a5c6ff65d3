"""What a check asks of the tables: how each was found, on which form it is drawn, which of its cells are numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from gongkai.checks.model import Case, Unassessable
from gongkai.forms import MISSING, CellRef, Report, State, Table, TableReading, TableState, label_of, table_of

KEYS = ("disclosure", "requests", "disputes")

STATES = {
    TableState.IMAGE: "是图片，数字没有读取",
    TableState.ABSENT: "没有找到",
    TableState.PARTIAL: "不完整",
    TableState.READ: "已读取",
}

WORDS = {
    State.BLANK: "空白",
    State.SLASH: "“/”",
    State.DASH: "“—”",
    State.MISSING: "缺失",
    State.IMAGE: "图片",
    State.UNREADABLE: "无法识别为数字",
    State.UNPLACED: "读不出是哪个数",
}
UNFILLED = frozenset({State.BLANK, State.SLASH, State.DASH})
"""Ways of leaving a cell empty on purpose: something stands there or could, and it is not a number."""


def reading(report: Report, key: str) -> TableReading:
    """How a table was found. A report that was not read from a file has whatever cells it has."""
    found = report.tables.get(key)
    if found is not None:
        return found
    present = any(ref.table == key for ref in report.cells)
    return TableReading(TableState.READ if present else TableState.ABSENT, report.form.key)


def legible(report: Report, key: str) -> bool:
    """Whether numbers of the table could be read at all."""
    return reading(report, key).state in (TableState.READ, TableState.PARTIAL)


def tables(report: Report) -> Iterator[Table]:
    """The tables of which numbers could be read."""
    for key in KEYS:
        if legible(report, key):
            yield table_of(report, key)


@lru_cache(maxsize=8)
def census(case: Case) -> dict[str, dict[State, tuple[CellRef, ...]]]:
    """The cells of each table that could be read, by what stands in them, in the order of print. Made once a case."""
    counted: dict[str, dict[State, tuple[CellRef, ...]]] = {}
    found = case.report.cells
    for table in tables(case.report):
        by_state: defaultdict[State, list[CellRef]] = defaultdict(list)
        for ref in table.refs:
            by_state[found.get(ref, MISSING).state].append(ref)
        counted[table.key] = {state: tuple(refs) for state, refs in by_state.items()}
    return counted


_ASIDE = re.compile("（区分处理的[^）]*）|、行政机关不再处理其政府信息公开申请")


def cell_name(report: Report, ref: CellRef) -> str:
    """A cell's name in Chinese, without the long asides of two rows."""
    return _ASIDE.sub("", label_of(report, ref))


def label(report: Report, ref: CellRef) -> str:
    """A cell's name in Chinese, its table first."""
    return f"表{table_of(report, ref.table).number}“{cell_name(report, ref)}”"


def name(table: Table) -> str:
    """A table's name in Chinese."""
    return f"表{table.number}（{table.title}）"


def labels(report: Report, refs: Iterable[CellRef], *, most: int = 4) -> str:
    """The names of some cells of one table, in Chinese, the first few of many."""
    known = list(refs)
    shown = "、".join(f"“{cell_name(report, ref)}”" for ref in known[:most])
    return f"{shown}等{len(known)}格" if len(known) > most else shown


def unread(report: Report, refs: Iterable[CellRef]) -> Unassessable | None:
    """Why these cells cannot be judged, or None where each holds a number."""
    lacking = tuple(ref for ref in refs if not report.read(ref))
    if not lacking:
        return None
    first = report[lacking[0]]
    more = f"等{len(lacking)}格" if len(lacking) > 1 else ""
    return Unassessable(f"{label(report, lacking[0])}{more}{WORDS[first.state]}，无法判断", lacking)


def show(value: Decimal | int) -> str:
    """A number as a person writes it: no exponent, no needless zeros.

    >>> show(Decimal("120.00")), show(Decimal("0.5"))
    ('120', '0.5')
    """
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
