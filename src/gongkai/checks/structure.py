"""S101–S107: the six sections, their numbers, and the three tables."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from gongkai.basis.language import listed, numeral
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import SOUND, example, lost, sections, without
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import KEYS, census, legible, name, numerals, quote_cell, reading, tables
from gongkai.checks.text import fold, prose
from gongkai.forms import (
    FORM_2019,
    CellRef,
    NoFormError,
    Report,
    Section,
    State,
    Table,
    TableReading,
    TableState,
    form_for,
    table_of,
)

NUMBERS = "一二三四五六"
_ARABIC = str.maketrans("123456", NUMBERS)
_JOINTS = re.compile("[、，,及和与的：:。.]")
_ACCEPTED = (
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "因政府信息公开工作被申请行政复议、提起行政诉讼的情况",
)
"""Other wordings of section four that the notice itself uses."""


def plain(heading: str) -> str:
    """A heading without white space and without the small words and signs that join its parts."""
    return _JOINTS.sub("", fold(heading))


_PLAIN_ACCEPTED = frozenset(map(plain, _ACCEPTED))


@check(
    "S101",
    "section-missing",
    "缺少法定部分，或者部分的标题、次序与格式不符",
    examines=("ST01",),
    severity=Severity.ERROR,
    basis=sources.FORM,
    since="0.1",
    faulty=lambda: example(sections=sections()[:3] + sections()[4:]),
    sound=example,
)
def section_missing(case: Case) -> Iterator[Outcome]:
    """The form prescribes six sections by name and order; what is in them is looked up by these names.

    A section that is missing, repeated or out of order is an error. A heading in other words is a warning, unless
    only the joining word differs (及, 和) or the notice itself uses the wording.
    """
    titles, report = case.report.form.sections, case.report
    headed = [s for s in report.sections if s.title in titles and s.heading]
    if not prose(case) and all(section.title in titles[1:4] for section in headed):
        yield Unassessable(_("只读到表格，没有读到文字"))
        return
    missing = [title for title in titles if all(s.title != title for s in headed)]
    run_in = [title for title in missing if _is_run_in(report, title)]
    if run_in:
        yield Unassessable(
            _("{titles}的标题与别的文字连在一起").format(titles=listed(f"“{title}”" for title in run_in))
        )
    missing = [title for title in missing if title not in run_in]
    if missing:
        names = listed(f"“{NUMBERS[titles.index(t)]}、{t}”" for t in missing)
        yield Fault(
            _("缺少{count}个法定部分的标题：{names}").format(count=len(missing), names=names),
            values={"missing": missing},
            suggestion=_("按格式补上这些部分及其标题，没有发生的事项也应写明"),
        )
    yield from _disordered(headed, titles)
    for section in headed:
        yield from _renamed(section)


def _is_run_in(report: Report, title: str) -> bool:
    """Whether the reader saw the title of a section within other words, and could not tell where the section begins."""
    return any(problem.code == "heading-run-in" and title in problem.message for problem in report.problems)


def _disordered(headed: list[Section], titles: tuple[str, ...]) -> Iterator[Fault]:
    order = [titles.index(s.title) for s in headed]
    for before, after in pairwise(headed):
        if titles.index(after.title) < titles.index(before.title):
            yield Fault(
                _("“{after}”排在“{before}”之后，次序与格式不符").format(after=after.heading, before=before.heading),
                text=after.heading,
                suggestion=_("按格式规定的次序排列六个部分"),
                origin=after.origin,
                also=(before.origin,),
            )
    for index in sorted({i for i in order if order.count(i) > 1}):
        again = [s for s in headed if s.title == titles[index]]
        yield Fault(
            _("“{title}”出现了{count}次").format(title=titles[index], count=len(again)),
            text=again[1].heading,
            suggestion=_("合并为一个部分"),
            origin=again[1].origin,
            also=(again[0].origin,),
        )


def _renamed(section: Section) -> Iterator[Fault]:
    """A heading in other words; not the beginning of the due one on a printed page, which a sheet may have clipped."""
    printed = plain(section.heading)
    clipped = section.origin.page is not None and plain(section.title).startswith(printed)
    if printed == plain(section.title) or printed in _PLAIN_ACCEPTED or clipped:
        return
    yield Fault(
        _("标题“{heading}”与格式规定的“{title}”用语不同").format(heading=section.heading, title=section.title),
        text=section.heading,
        suggestion=_("改为“{title}”").format(title=section.title),
        origin=section.origin,
        severity=Severity.WARNING,
    )


@check(
    "S102",
    "section-number-broken",
    "部分的序号缺失、重复或者不连续",
    examines=("ST02",),
    severity=Severity.ERROR,
    basis=sources.FORM,
    since="0.1",
    faulty=lambda: example(sections=(sections()[0], replace(sections()[1], number=""), *sections()[2:])),
    sound=example,
)
def section_number_broken(case: Case) -> Iterator[Outcome]:
    """The numbers 一 to 六 are part of the headings; a gap shows that something was lost on the way.

    A heading with a number of another kind (1., 2.) may be one of a lower level, so it is a warning.
    Where no heading at all has a number, the numbers were probably made by the word processor and lost in
    reading, so this is a warning only.
    """
    titles = case.report.form.sections
    headed = [s for s in case.report.sections if s.title in titles and s.heading]
    if not headed:
        yield Unassessable(_("没有找到任何法定部分的标题"))
    elif len(headed) > 1 and not any(s.number for s in headed):
        yield Fault(
            _("各部分的标题都没有序号，可能是自动编号没有读出"),
            suggestion=_("核对原文，标题应依次为“一、”至“六、”"),
            origin=headed[0].origin,
            severity=Severity.WARNING,
        )
    else:
        for section in headed:
            yield from _misnumbered(section, NUMBERS[titles.index(section.title)])


def _misnumbered(section: Section, due: str) -> Iterator[Fault]:
    printed = section.number.translate(_ARABIC)
    if printed == due:
        return
    said = _("序号是“{number}、”").format(number=section.number) if section.number else _("没有序号")
    yield Fault(
        _("标题“{heading}”{said}，应为“{due}、”").format(heading=section.heading, said=said, due=due),
        text=section.heading,
        values={"stated": section.number, "expected": due},
        suggestion=_("改为“{due}、{title}”").format(due=due, title=section.title),
        origin=section.origin,
        severity=Severity.WARNING if section.number.isascii() and section.number else None,
    )


@check(
    "S103",
    "table-missing",
    "法定表格缺失、是图片或者全部空白",
    examines=("ST03",),
    severity=Severity.ERROR,
    basis=sources.SEARCHABLE,
    since="0.1",
    faulty=lambda: example(tables=lost("requests", TableState.IMAGE)),
    sound=example,
)
def table_missing(case: Case) -> Iterator[Outcome]:
    """Tables 2, 3 and 4 are the report. A picture of a table can be neither searched nor added up, nor read aloud."""
    for key in KEYS:
        fault = _absent(case.report, key)
        if fault:
            yield fault


def _absent(report: Report, key: str) -> Fault | None:
    found, table = reading(report, key), table_of(report, key)
    section = report.section(table.title)
    origin = section.origin if section else found.origin
    match found.state:
        case TableState.IMAGE:
            return Fault(
                _("{table}是图片，不是表格，其中的数字没有读取").format(table=name(table)),
                values={"table": key, "state": found.state.value},
                suggestion=_("改用可以检索、复制的表格发布"),
                origin=found.origin,
            )
        case TableState.ABSENT:
            said = _("{table}只有标题，没有表格") if section else _("{table}没有找到")
            return Fault(
                said.format(table=name(table)),
                values={"table": key, "state": found.state.value},
                suggestion=_("补上这张表；没有发生的填0"),
                origin=origin,
            )
        case _:  # read, in whole or in part
            blank = report[table.refs[0]].state is State.BLANK and all(
                report[ref].state is State.BLANK for ref in table.refs
            )
            message, values = _("{table}全部空白，没有填写").format(table=name(table)), {"table": key, "state": "blank"}
            return Fault(message, table.refs, values=values, suggestion=_("逐格填写，没有的填0")) if blank else None


@check(
    "S104",
    "other-years-form",
    "表格用的不是本年度的格式",
    examines=("ST04",),
    severity=Severity.ERROR,
    basis=sources.FORM,
    since="0.1",
    needs=("year",),
    faulty=lambda: example(tables={**SOUND.tables, "disclosure": TableReading(TableState.READ, "2019")}),
    sound=example,
)
def other_years_form(case: Case) -> Iterator[Outcome]:
    """From the report on 2021 the form of 国办公开办函〔2021〕30号 applies; that of 2019 asks for other numbers.

    Table 2 of 2019 has 新制作, 对外公开总数量, 上一年项目数量, 采购总金额; that of 2021 has 制发, 废止,
    现行有效 and the amount of fees. Neither can be turned into the other.
    """
    report, year = case.report, case.report.year or 0
    try:
        due = form_for(year)
    except NoFormError as error:
        yield Unassessable(str(error))
        return
    if not any(legible(report, key) for key in KEYS):
        yield Unassessable(_("没有可以读取的表格"))
    wrong = [key for key in KEYS[:2] if _recognised(case, key) and reading(report, key).form != due.key]
    if not wrong:
        return
    names = listed(_("表{number}").format(number=numeral(table_of(report, key).number)) for key in wrong)
    used = reading(report, wrong[0]).form
    yield Fault(
        _("{year}年度的报告应使用{number}的格式，{names}用的是{used}").format(
            year=year, number=due.basis.instrument.number, names=names, used=_described(used)
        ),
        values={"year": year, "used": used, "expected": due.key, "tables": wrong},
        suggestion=_("按{number}的格式重新填写{names}").format(number=due.basis.instrument.number, names=names),
        origin=reading(report, wrong[0]).origin,
    )


def _recognised(case: Case, key: str) -> bool:
    """Whether enough of a table was found to tell its form: table 3 differs only in its last rows."""
    state = reading(case.report, key).state
    if key == "requests" and State.UNPLACED in census(case).get(key, ()):
        return False
    return state is TableState.READ or (key == "disclosure" and state is TableState.PARTIAL)


def _described(form: str) -> str:
    if form == FORM_2019.key:
        return _("2019年试行格式（含“新制作数量”“上一年项目数量”等栏目）")
    return _("{form}年格式").format(form=form)


@check(
    "S106",
    "table-cut",
    "表格缺行",
    examines=("ST06",),
    severity=Severity.ERROR,
    basis=sources.TABLES,
    since="0.1",
    faulty=lambda: example(without("requests", ("handled", "carried-out"))),
    sound=example,
)
def table_cut(case: Case) -> Iterator[Outcome]:
    """Table 3 has 25 rows (23 on the form of 2019). A row that is not there is not zero: its number is unknown."""
    yield from _unread_tables(case.report)
    for table in tables(case.report):
        rows = _missing_rows(case, table)
        if not rows:
            continue
        names = listed(f"“{table.rows[row].label}”" for row in rows[:4]) + (_("等") if len(rows) > 4 else "")
        yield Fault(
            _("{table}应有{due}行，缺{count}行：{names}").format(
                table=name(table), due=len(table.rows), count=len(rows), names=names
            ),
            tuple(ref for ref in table.refs if ref.row in rows),
            values={"expected": len(table.rows), "found": len(table.rows) - len(rows), "missing": list(rows)},
            suggestion=_("补全表格的行；没有发生的填0"),
            origin=reading(case.report, table.key).origin,
        )


def _unread_tables(report: Report) -> Iterator[Unassessable]:
    lacking = [table_of(report, key) for key in KEYS if not legible(report, key)]
    if lacking:
        yield Unassessable(_("表{numbers}没有可以读取的表格").format(numbers=numerals(lacking)))


def _missing_rows(case: Case, table: Table) -> tuple[str, ...]:
    """The rows of which no cell was found."""
    missing = set(census(case)[table.key].get(State.MISSING, ()))
    there = {ref.row for ref in table.refs if ref not in missing} if missing else set(table.rows)
    return tuple(row for row in table.rows if row not in there)


@check(
    "S107",
    "cells-missing",
    "表格缺列或者缺格",
    examines=("ST07",),
    severity=Severity.ERROR,
    basis=sources.TABLES,
    since="0.1",
    faulty=lambda: example({"requests/granted/other": None}),
    sound=example,
)
def cells_missing(case: Case) -> Iterator[Outcome]:
    """Table 3 has seven columns of numbers, table 4 fifteen cells. A lost cell shifts those after it.

    A row that lost only a merged cell, so that its numbers moved but are all there, is mentioned for information.
    """
    report = case.report
    yield from _unread_tables(report)
    for table in tables(report):
        gone = set(_missing_rows(case, table))
        refs = tuple(r for r in census(case)[table.key].get(State.MISSING, ()) if r.row not in gone)
        if refs:
            yield _incomplete(report, table, refs)
    for problem in report.problems:
        if problem.code == "row-shifted":
            yield Fault(
                _("{message}，数字按行名和列数对位读取").format(message=problem.message),
                suggestion=_("核对该行各格的位置，补上丢失的合并单元格"),
                origin=problem.origin,
                severity=Severity.INFO,
            )


def _incomplete(report: Report, table: Table, refs: tuple[CellRef, ...]) -> Fault:
    columns = dict.fromkeys(ref.column for ref in refs)
    whole = [c for c in columns if all(report[r].state is State.MISSING for r in table.refs if r.column == c)]
    if whole:
        labels = listed(f"“{table.columns[_first(table, column)].label}”" for column in whole)
        message = _("{table}缺{count}列：{labels}").format(table=name(table), count=len(whole), labels=labels)
    else:
        message = _("{table}缺{count}格，首先是{cell}").format(
            table=name(table), count=len(refs), cell=quote_cell(report, refs[0])
        )
    return Fault(
        message,
        refs,
        values={"missing": len(refs)},
        suggestion=_("核对表格的列数，补全缺少的格"),
        origin=reading(report, table.key).origin,
    )


def _first(table: Table, column: str) -> tuple[str, str]:
    return next(pair for pair in table.columns if pair[1] == column)
