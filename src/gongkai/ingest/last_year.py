"""Last year's report as a second reader of this year's pictures: what was carried out then was carried in now.

It only ever suggests, beside what was read, and says why. A number that nobody could read has what last year says
beside it, and so has a number that breaks a sum, if with last year's every sum that it stands in holds.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from gongkai.basis.language import translate as _
from gongkai.forms import FORMS, NOT_READ, CellRef, Problem, Report, State, Table, label_of
from gongkai.forms.constraints import violations

_TABLE, _NOW, _THEN = "requests", "carried-in", "carried-out"


def beside_last_year(report: Report, before: Report | None) -> Report:
    """The report with suggestions for what was read in a picture of the requests carried over from last year."""
    reading = report.tables.get(_TABLE)
    if before is None or reading is None:
        return report
    found = dict(_suggestions(report, before, FORMS[reading.form].table(_TABLE)))
    if not found:
        return report
    cells = {**report.cells, **{ref: report[ref]._replace(suggested=value) for ref, value in found.items()}}
    told = (_problem(report, ref, value) for ref, value in found.items())
    return replace(report, cells=cells, problems=(*report.problems, *told))


def _suggestions(report: Report, before: Report, table: Table) -> Iterator[tuple[CellRef, Decimal]]:
    for ref in table.refs:
        then = before.value(CellRef(_TABLE, _THEN, ref.column)) if ref.row == _NOW else None
        cell = report[ref]
        if then is None or then == cell.value or cell.suggested is not None or cell.origin.confidence is None:
            continue
        doubtful = cell.state in NOT_READ or (cell.state is State.NUMBER and _fails(report, ref, table))
        if doubtful and not _fails(_with(report, ref, then), ref, table):
            yield ref, then


def _fails(report: Report, ref: CellRef, table: Table) -> bool:
    """Whether a sum or a balance that a cell stands in fails."""
    return any(ref in violation.constraint.refs for violation in violations(report, table))


def _with(report: Report, ref: CellRef, value: Decimal) -> Report:
    return replace(report, cells={**report.cells, ref: report[ref]._replace(value=value, state=State.NUMBER)})


def _problem(report: Report, ref: CellRef, value: Decimal) -> Problem:
    cell = report[ref]
    said = _("读出的是{value}，与合计不符").format(value=cell.value) if cell.value is not None else _("识读不清")
    message = _("上年结转的一格（{ref}）{said}；上年报告的结转下年度是{then}，只作为推测").format(
        ref=label_of(report, ref), said=said, then=format(value, "f")
    )
    return Problem("last-year-suggests", message, cell.origin)
