"""Many organs' reports added up into the jurisdiction's, with what is not in the sum said first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from gongkai.basis import Origin
from gongkai.basis.language import clauses, in_chinese, listed, marked, numeral, verbatim
from gongkai.basis.language import translate as _
from gongkai.compare.attendance import Attendance, attendance
from gongkai.forms import (
    MISSING,
    Cell,
    CellRef,
    Form,
    Paragraph,
    Period,
    Problem,
    Report,
    Section,
    State,
    Table,
    TableReading,
    TableState,
    form_for,
    form_of,
)

NUMERALS = "一二三四五六"


@dataclass(frozen=True, slots=True)
class NotCounted:
    """Cells of one table of one organ that hold no number and so are in no sum: never taken for zero."""

    organ: str
    table: str
    state: State
    cells: tuple[CellRef, ...]


@dataclass(frozen=True)
class Summation:
    """The sum of many reports. `report` holds it as a report, each cell with the organs that it adds up.

    `complete` is true only where every organ that is expected is there once, on the right year and form, every cell
    of it holds a number, and every file could be read; without a list of those expected, nobody can say that.
    `unread` names the files that could not.
    """

    jurisdiction: str
    year: int
    form: Form
    report: Report
    attendance: Attendance
    not_counted: tuple[NotCounted, ...]
    expected: tuple[str, ...]
    remarks: tuple[str, ...]
    complete: bool
    unread: tuple[str, ...] = ()


def add_up(
    reports: Sequence[Report], *, jurisdiction: str, year: int, expected: Sequence[str] = (), unread: Sequence[str] = ()
) -> Summation:
    """The reports of a jurisdiction's organs on one year, added cell by cell; `unread` names files without one.

    Raises:
        NoFormError: when no national form serves the year.
    """
    form = form_for(year)
    there = attendance(reports, jurisdiction=jurisdiction, year=year, form=form, expected=expected)
    not_counted = tuple(_not_counted(there, form))
    remarks = _said(there, expected, unread, not_counted, form=form)
    with in_chinese():
        printed = _said(there, expected, unread, not_counted, form=form)
    differing = any(not duplicate.same for duplicate in there.duplicates)
    gaps = there.missing or unread or not_counted or there.other_form or differing
    complete = bool(expected) and not gaps
    report = _report(there, form, jurisdiction=jurisdiction, year=year, remarks=printed, complete=complete)
    if not complete:
        report = replace(report, problems=tuple(Problem("sum-incomplete", text) for text in remarks))
    return Summation(
        jurisdiction, year, form, report, there, not_counted, tuple(expected), remarks, complete, tuple(unread)
    )


def _report(
    there: Attendance, form: Form, *, jurisdiction: str, year: int, remarks: Sequence[str], complete: bool
) -> Report:
    says = f"本表由{len(there.present)}个机关{year}年度报告的数字相加而成" + ("。" if complete else "，并不完整。")
    cells = dict(_cells(there, form))
    return Report(
        form,
        year,
        jurisdiction,
        cells,
        title=f"{jurisdiction}{year}年政府信息公开工作年度报告（汇总数据）",
        period=Period(date(year, 1, 1), date(year, 12, 31)),
        preface=tuple(Paragraph(text) for text in (says, *remarks)),
        sections=tuple(Section(n, title, title) for n, title in zip(NUMERALS, form.sections, strict=True)),
        tables={table.key: _reading(table, cells, form) for table in form.tables},
    )


def _reading(table: Table, cells: Mapping[CellRef, Cell], form: Form) -> TableReading:
    """How a summed table would be found: rows that no organ has are missing from it too."""
    there = {ref.row for ref in table.refs if ref in cells}
    missing = tuple(row for row in table.rows if row not in there)
    state = TableState.READ if not missing else TableState.PARTIAL if there else TableState.ABSENT
    return TableReading(state, form.key, missing_rows=missing)


def _cells(there: Attendance, form: Form) -> Iterator[tuple[CellRef, Cell]]:
    for table in form.tables:
        drawn = [r for r in there.present if form_of(r, table.key).table(table.key) == table]
        for ref in table.refs:
            cell = _sum(ref, drawn)
            if cell != MISSING:
                yield ref, cell


def _sum(ref: CellRef, reports: Sequence[Report]) -> Cell:
    """The sum of what is a number. Where nothing is, the sign that all share (all wrote “/”), else nothing."""
    parts = [(report.organ or report.source.name, report.value(ref)) for report in reports]
    counted = [(organ, value) for organ, value in parts if value is not None]
    if counted:
        total = sum((value for _, value in counted), Decimal(0))
        origin = Origin(parts=tuple((organ, str(ref)) for organ, _ in counted))
        return Cell(total, State.NUMBER, format(total, "f"), origin)
    states = {report[ref].state for report in reports}
    shared = states.pop() if len(states) == 1 else State.MISSING
    return Cell(None, shared) if shared in {State.SLASH, State.DASH, State.BLANK} else MISSING


def _not_counted(there: Attendance, form: Form) -> Iterator[NotCounted]:
    for report in there.present:
        for table in form.tables:
            if form_of(report, table.key).table(table.key) != table:
                continue  # The whole table is of another form, which is said once.
            by_state: dict[State, list[CellRef]] = {}
            for ref in table.refs:
                if not report.read(ref):
                    by_state.setdefault(report[ref].state, []).append(ref)
            for state, refs in by_state.items():
                yield NotCounted(report.organ or report.source.name, table.key, state, tuple(refs))


_STATES: Mapping[State, str] = {
    State.BLANK: marked("空白"),
    State.SLASH: marked("填“/”"),
    State.DASH: marked("填“—”"),
    State.MISSING: marked("缺"),
    State.IMAGE: marked("在图片中未读取"),
    State.UNREADABLE: marked("不是数字"),
    State.UNPLACED: marked("没能对应到格"),
}


def _said(
    there: Attendance, expected: Sequence[str], unread: Sequence[str], not_counted: Sequence[NotCounted], *, form: Form
) -> tuple[str, ...]:
    """Everything that stands in the way of the sum, what is missing first."""
    return (*_owed(there, expected), *_unread(unread), *_remarks(there, not_counted, form))


def _remarks(there: Attendance, not_counted: Sequence[NotCounted], form: Form) -> Iterator[str]:
    """What is twice there, of another year or form, or no number, in that order."""
    for twice in there.duplicates:
        what = _("数字相同") if twice.same else _("数字不同，须确定以哪一份为准")
        yield _("{organ}重复报送，只计第一份，未计入{source}（{what}）。").format(
            organ=verbatim(twice.organ), source=twice.source or _("后一份"), what=what
        )
    for other in there.other_year:
        said = _("{organ}的报告是{year}年的，未计入。") if other.year else _("{organ}的报告是年度不明的，未计入。")
        yield said.format(organ=verbatim(other.organ), year=other.year)
    for own in there.own:
        yield _("{own}是本级自己的报告，计入会重复，未计入。").format(own=verbatim(own))
    for drawn in there.other_form:
        yield _("{organ}的表{number}用的是{form}年格式，未计入。").format(
            organ=verbatim(drawn.organ), number=numeral(form.table(drawn.table).number), form=drawn.form
        )
    yield from _left_out(not_counted, form)
    if there.unexpected:
        yield _("不在应报名单中，但已计入：{unexpected}。").format(unexpected=listed(map(verbatim, there.unexpected)))


def _owed(there: Attendance, expected: Sequence[str]) -> Iterator[str]:
    """Who has not handed in, and who was late."""
    if not expected:
        yield _("没有提供应当报送的机关名单，不能判断是否有机关缺报。")
    else:
        got = len(expected) - len(there.missing)
        lacking = (
            _("，缺{count}个：{missing}").format(count=len(there.missing), missing=listed(map(verbatim, there.missing)))
            if there.missing
            else ""
        )
        yield _("应报{count}个机关，已报{got}个{lacking}。").format(count=len(expected), got=got, lacking=lacking)
    if there.late:
        late = clauses(
            _("{organ}（{signed_on}签署，期限{due}）").format(organ=verbatim(x.organ), signed_on=x.signed_on, due=x.due)
            for x in there.late
        )
        yield _("逾期：{late}。").format(late=late)
    if there.undated:
        yield _("没有落款日期，不能判断是否逾期：{undated}。").format(undated=listed(map(verbatim, there.undated)))


def _unread(names: Sequence[str]) -> Iterator[str]:
    """The files that hold nothing that could be added."""
    if names:
        yield _("{count}个文件无法识读，未计入：{names}。").format(count=len(names), names=listed(names))


NAMED = 10
"""Organs that a remark names before it says “and so on”; the values keep all of them."""


def _left_out(not_counted: Sequence[NotCounted], form: Form) -> Iterator[str]:
    """The cells without a number, a sentence a table and state."""
    groups: dict[tuple[str, State], list[NotCounted]] = {}
    for left in not_counted:
        groups.setdefault((left.table, left.state), []).append(left)
    for (table, state), members in groups.items():
        named = listed(
            _("{organ}（{count}格）").format(organ=verbatim(m.organ), count=len(m.cells)) for m in members[:NAMED]
        )
        more = _("等{count}个机关").format(count=len(members)) if len(members) > NAMED else ""
        yield _("表{number}{state}的格未计入：{named}{more}。").format(
            number=numeral(form.table(table).number), state=_(_STATES[state]), named=named, more=more
        )
