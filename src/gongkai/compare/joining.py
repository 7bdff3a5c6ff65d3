"""Last year's report of an organ that others went into since: their numbers with its own, so that one year follows."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from gongkai.basis import Origin
from gongkai.forms import Cell, CellRef, Report, State, form_of


def with_joined(own: Report, joined: Sequence[Report | None]) -> Report:
    """An organ's report with the numbers of the reports of those that went into it; the words stay its own.

    None stands for a report that is not there: then no number is known, for a sum that lacks one is none. A cell that
    is a number in one report and none in another is none; a table of another form has no numbers in the sum.
    """
    there = [report for report in joined if report is not None]
    if len(there) < len(joined):
        return replace(own, cells={}, tables={})
    alike = {
        key
        for key in own.tables
        if all(key in each.tables and form_of(each, key).key == form_of(own, key).key for each in there)
    }
    cells = {ref: _sum(ref, [own, *there]) for ref in own.cells if ref.table in alike}
    return replace(own, cells=cells, tables={key: own.tables[key] for key in alike})


def _sum(ref: CellRef, reports: Sequence[Report]) -> Cell:
    values = [report.value(ref) for report in reports]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return Cell(None, next(report[ref].state for report in reports if report[ref].state is not State.NUMBER))
    origin = Origin(parts=tuple((report.organ, str(ref)) for report in reports))
    total = sum(known, Decimal(0))
    return Cell(total, State.NUMBER, format(total, "f"), origin)
