"""S108–S111: what stands in the cells and in the headers of the tables."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import SOUND, example
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import KEYS, WORDS, census, labels, legible, name, numerals, reading, show, tables
from gongkai.checks.text import fold
from gongkai.forms import (
    FORMS,
    Cell,
    CellRef,
    Column,
    Report,
    Row,
    State,
    Table,
    TableReading,
    TableState,
    form_of,
    table_of,
)

_FEES = CellRef("disclosure", "fees", "amount")
_LIKELY_YUAN = 10**6
_IN_YUAN = re.compile(r"\d元")
_NEAR = 2
_UNREAD = "\N{REPLACEMENT CHARACTER}"
"""What the reader puts for a character that it could not make out: that is no fault of the report."""
_REMARKED = re.compile(r"\d\w?（(?!注?\d*）|[万元件次项条]+）)")
"""A number with words in brackets behind it that are neither its unit nor the mark of a footnote."""
_SIGNS = re.compile(r"[\s“”\"'‘’、，,。.；;：:（）()〔〕《》·—\-–]")


@check(
    "S108",
    "cell-not-a-count",
    "单元格里不是非负整数",
    examines=("ST08",),
    severity=Severity.ERROR,
    basis=sources.FILLING,
    since="0.1",
    faulty=lambda: example({"requests/granted/natural": "无"}),
    sound=example,
)
def cell_not_a_count(case: Case) -> Iterator[Outcome]:
    """Cells hold counts. Words, negative numbers and fractions cannot be added up, and are errors.

    “/” and “—” are warnings: they may mean that the row does not concern the organ, but 0 says so without doubt. So is
    a number with a remark behind it: whoever reads the tables by machine stumbles over the remark.
    Only the amount of fees may have decimals; only the changes of the 2019 form may be negative. A cell whose
    characters could not be made out, or whose number got lost among others where a table was made into text, is not
    held against the report.
    """
    yield from _unseen(case.report)
    for table in tables(case.report):
        states = census(case)[table.key]
        words = states.get(State.UNREADABLE, ())
        unread = (*(ref for ref in words if _UNREAD in case.report[ref].text), *states.get(State.UNPLACED, ()))
        if unread:
            yield Unassessable(
                _("{table}有{count}格没有读清：{cells}").format(
                    table=name(table), count=len(unread), cells=labels(case.report, unread)
                ),
                unread,
            )
        words = tuple(ref for ref in words if ref not in unread)
        if words:
            yield _odd(case.report, table, words, what=_("不是数字"), severity=Severity.ERROR)
        wrong = tuple(r for r in _uncounted(case, table) if _impossible(case.report, table, r))
        if wrong:
            yield _odd(case.report, table, wrong, what=_("应为非负整数"), severity=Severity.ERROR)
        remarked = tuple(r for r in _numbers(case, table) if _REMARKED.search(fold(case.report[r].text)))
        if remarked:
            what, advice = _("在数字后面写有说明"), _("格内只填数字，说明写在表下")
            yield _odd(case.report, table, remarked, what=what, severity=Severity.WARNING, advice=advice)
        signs = states.get(State.SLASH, ()) + states.get(State.DASH, ())
        if signs:
            yield _odd(case.report, table, signs, what=_("填的是符号，不是数字"), severity=Severity.WARNING)


def _numbers(case: Case, table: Table) -> list[CellRef]:
    """The cells with a number that is written with more than digits: few, and each to be looked at."""
    cells = case.report.cells
    return [ref for ref in census(case)[table.key].get(State.NUMBER, ()) if not cells[ref].text.isdecimal()]


def _uncounted(case: Case, table: Table) -> list[CellRef]:
    """The cells whose numbers are written with a sign or a fraction."""
    return [ref for ref in _numbers(case, table) if not f"{case.report.cells[ref].value}".isdecimal()]


def _impossible(report: Report, table: Table, ref: CellRef) -> bool:
    value = report.cells[ref].value
    if value is None or (value >= 0 and value == int(value)):
        return False
    column = table.columns[ref.row, ref.column]
    return (value < 0 and not column.signed) or (not column.decimal and value != int(value))


def _odd(
    report: Report, table: Table, refs: tuple[CellRef, ...], *, what: str, severity: Severity, advice: str = ""
) -> Fault:
    found = listed(dict.fromkeys(f"“{_shown(report[r])}”" for r in refs[:6]))
    return Fault(
        _("{table}有{count}格{what}（{found}）：{cells}").format(
            table=name(table), count=len(refs), what=what, found=found, cells=labels(report, refs)
        ),
        refs,
        text=report[refs[0]].text,
        values={"cells": len(refs)},
        suggestion=advice or _("填写数字；没有的填0"),
        origin=report[refs[0]].origin,
        also=tuple(report[r].origin for r in refs[1:6]),
        severity=severity,
    )


def _shown(cell: Cell) -> str:
    """What stands in a cell, as it is seen: without blanks around it and signs of no width."""
    return " ".join(_UNSEEN.sub("", cell.text).split()) or _(WORDS.get(cell.state, ""))


_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")


def _unseen(report: Report) -> Iterator[Unassessable]:
    unseen = [table_of(report, key) for key in KEYS if not legible(report, key)]
    if unseen:
        yield Unassessable(_("表{numbers}的单元格没有读到").format(numbers=numerals(unseen)))


@check(
    "S109",
    "cell-blank",
    "单元格空白",
    examines=("ST09",),
    severity=Severity.WARNING,
    basis=sources.FILLING,
    since="0.1",
    faulty=lambda: example({"requests/granted/natural": "", "requests/granted/business": ""}),
    sound=example,
)
def cell_blank(case: Case) -> Iterator[Outcome]:
    """A blank is not a zero: the reader cannot tell “none” from “forgotten”, and sums cannot be held against it.

    One finding names all blank cells of a table. A table that is blank throughout is S103's.
    """
    yield from _unseen(case.report)
    for table in tables(case.report):
        refs = census(case)[table.key].get(State.BLANK, ())
        if refs and len(refs) < len(table.refs):
            yield Fault(
                _("{table}有{count}格空白：{cells}").format(
                    table=name(table), count=len(refs), cells=labels(case.report, refs)
                ),
                refs,
                values={"cells": len(refs)},
                suggestion=_("没有的填0，不留空白"),
                origin=case.report[refs[0]].origin,
                also=tuple(case.report[r].origin for r in refs[1:6]),
            )


@check(
    "S110",
    "label-misprinted",
    "表头或行名与格式用语不符",
    examines=("ST10",),
    severity=Severity.WARNING,
    basis=sources.TABLES,
    since="0.1",
    faulty=lambda: example(
        tables={
            **SOUND.tables,
            "disclosure": TableReading(TableState.READ, "2021", labels=(("本年度止件数", "本年废止件数"),)),
        }
    ),
    sound=lambda: example(
        tables={
            **SOUND.tables,
            "disclosure": TableReading(TableState.READ, "2021", labels=(("本年废止 件数", "本年废止件数"),)),
        }
    ),
)
def label_misprinted(case: Case) -> Iterator[Outcome]:
    """Programs and people find a number by its label. One or two wrong characters are a slip and a warning.

    Spaces, brackets, punctuation, the short forms in common use and the note in the corner do not count. A label
    that differs more was recognised by its place among the others; that is said for information. A table without
    any header is a warning.
    """
    yield from _unseen(case.report)
    for problem in case.report.problems:
        if problem.code == "header-absent":
            yield Fault(problem.message, suggestion=_("补上格式规定的表头"), origin=problem.origin)
    for table in tables(case.report):
        found = reading(case.report, table.key)
        for printed, due in dict.fromkeys(found.labels):
            if (
                "勾稽关系" in due
                or _bare(_REMARK.sub("", printed)) == _bare(due)
                or _bare(printed) in _usual(form_of(case.report, table.key).key, table.key)
            ):
                continue
            near = _near(_bare(printed), _bare(due)) and _SYNONYM.sub(lambda found: _SAME[found[0]], printed) != due
            yield Fault(
                _("{table}的“{printed}”与格式用语“{due}”{how}").format(
                    table=name(table),
                    printed=printed,
                    due=due,
                    how=_("相近而不同，可能是笔误") if near else _("不同"),
                ),
                text=printed,
                values={"stated": printed, "expected": due},
                suggestion=_("改为“{due}”").format(due=due),
                origin=found.origin,
                severity=None if near else Severity.INFO,
            )


_REMARK = re.compile(r"(?<=\S)[（(](?:单位[：:])?[件条项个宗万元]{1,2}[)）]$")
"""A unit behind a label, which makes no other label of it."""
_SAME = {"其它": "其他", "合计": "总计", "共计": "总计", "总数": "总计"}
"""The form's words by others that mean the same, and that nobody typed by mistake."""
_SYNONYM = re.compile("|".join(_SAME))


@cache
def _usual(form: str, key: str) -> frozenset[str]:
    """Every word that a table's rows and columns go by."""
    table = FORMS[form].table(key)
    lines: tuple[Row | Column, ...] = (*table.rows.values(), *table.columns.values())
    return frozenset(_bare(word) for line in lines for word in (line.label, *line.aka))


def _bare(label: str) -> str:
    """A label without white space, signs and the year's needless 度."""
    return _SIGNS.sub("", fold(label)).replace("本年度", "本年")


def _near(a: str, b: str) -> bool:
    return abs(len(a) - len(b)) <= _NEAR and _distance(a, b) <= _NEAR


def _distance(a: str, b: str) -> int:
    """The number of characters to change, add or drop that turn one text into the other (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (left != right))
    return row[-1]


@check(
    "S111",
    "fees-in-wrong-unit",
    "行政事业性收费金额的单位可疑",
    examines=("ST11",),
    severity=Severity.WARNING,
    basis=sources.TABLES,
    since="0.1",
    needs=("disclosure-2021",),
    faulty=lambda: example({"disclosure/fees/amount": 2356400}),
    sound=lambda: example({"disclosure/fees/amount": "235.64"}),
)
def fees_in_wrong_unit(case: Case) -> Iterator[Outcome]:
    """The form asks for 万元. A whole million and more, or ten times last year's amount, was likely given in 元."""
    report, value = case.report, case.report.value(_FEES)
    if value is None:
        return
    labelled = next((p for p, _ in reading(report, "disclosure").labels if re.search("单位[:：]?元", fold(p))), "")
    before = case.before.value(_FEES) if case.before else None
    if labelled:
        why = _("表头写的单位是元（“{labelled}”）").format(labelled=labelled)
    elif value and _IN_YUAN.search(fold(report[_FEES].text)):
        why = _("格中写的单位是元（“{text}”）").format(text=report[_FEES].text.strip())
    elif value >= _LIKELY_YUAN and value == int(value):
        why = _("{value}万元数额过大").format(value=show(value))
    elif before and before > 0 and value >= 10 * before:
        why = _("上一年为{before}万元，本年为其{times}倍").format(
            before=show(before), times=show((value / before).quantize(Decimal("0.1")))
        )
    else:
        return
    yield Fault(
        _("本年收费金额填报{value}，{why}，可能误把元填作万元").format(value=show(value), why=why),
        (_FEES,),
        text=report[_FEES].text,
        values={"stated": show(value), "if-yuan": show(value / 10_000), "before": show(before) if before else None},
        suggestion=_("核对单位；如以元计，应填{yuan}万元").format(yuan=show(value / 10_000)),
        origin=report[_FEES].origin,
    )
