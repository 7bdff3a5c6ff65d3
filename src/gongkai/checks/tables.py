"""What a check asks of the tables: how each was found, on which form it is drawn, which of its cells are numbers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from gongkai.basis.language import listed, marked, numeral, speaks_english
from gongkai.basis.language import translate as _
from gongkai.checks.model import Case, Unassessable
from gongkai.forms import MISSING, CellRef, Report, State, Table, TableReading, TableState, label_of, table_of

KEYS = ("disclosure", "requests", "disputes")

STATES = {
    TableState.IMAGE: marked("是图片，数字没有读取"),
    TableState.ABSENT: marked("没有找到"),
    TableState.PARTIAL: marked("不完整"),
    TableState.READ: marked("已读取"),
}

WORDS = {
    State.BLANK: marked("空白"),
    State.SLASH: "“/”",
    State.DASH: "“—”",
    State.MISSING: marked("缺失"),
    State.IMAGE: marked("图片"),
    State.UNREADABLE: marked("无法识别为数字"),
    State.UNPLACED: marked("读不出是哪个数"),
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
    """A cell's name as the form prints it, without the long asides of two rows."""
    return _ASIDE.sub("", label_of(report, ref))


def numerals(found: Iterable[Table]) -> str:
    """The numbers of tables, one after another."""
    return listed(numeral(table.number) for table in found)


def quote_cell(report: Report, ref: CellRef) -> str:
    """A cell's name in quotation marks. Whoever reads English is given its key too."""
    key = f" ({ref.row}/{ref.column})" if speaks_english() else ""
    return f"“{cell_name(report, ref)}”{key}"


def label(report: Report, ref: CellRef) -> str:
    """A cell's name, its table first."""
    table = numeral(table_of(report, ref.table).number)
    return _("表{table}{cell}").format(table=table, cell=quote_cell(report, ref))


def name(table: Table) -> str:
    """A table's name: as the form prints it, or its key."""
    title = table.key if speaks_english() else table.title
    return _("表{table}（{title}）").format(table=numeral(table.number), title=title)


def labels(report: Report, refs: Iterable[CellRef], *, most: int = 4) -> str:
    """The names of some cells of one table, the first few of many."""
    known = list(refs)
    shown = listed(quote_cell(report, ref) for ref in known[:most])
    return _("{cells}等{count}格").format(cells=shown, count=len(known)) if len(known) > most else shown


def state_of(report: Report, key: str) -> str:
    """What became of a table, its number first."""
    state = _(STATES[reading(report, key).state])
    return _("表{table}{state}").format(table=numeral(table_of(report, key).number), state=state)


def of_last_year(reason: str | None) -> str | None:
    """A reason that holds of the year before, where there is one."""
    return _("上一年度报告的{reason}").format(reason=reason) if reason else None


def unread(report: Report, refs: Iterable[CellRef]) -> Unassessable | None:
    """Why these cells cannot be judged, or None where each holds a number."""
    lacking = tuple(ref for ref in refs if not report.read(ref))
    if not lacking:
        return None
    first, cell = report[lacking[0]], label(report, lacking[0])
    said = _("{cell}等{count}格").format(cell=cell, count=len(lacking)) if len(lacking) > 1 else cell
    return Unassessable(_("{cell}{state}，无法判断").format(cell=said, state=_(WORDS[first.state])), lacking)


def show(value: Decimal | int) -> str:
    """A number as a person writes it: no exponent, no needless zeros.

    >>> show(Decimal("120.00")), show(Decimal("0.5"))
    ('120', '0.5')
    """
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
