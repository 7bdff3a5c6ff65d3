"""On which form each table of a report was really drawn.

A report on 2023 may carry one table of the 2019 form. Its cells are keyed by the form that the table bears, so
whoever prints, adds up or compares cells asks here, not at `report.form`.
"""

from collections.abc import Mapping

from gongkai.forms.model import CellRef, Form, Table
from gongkai.forms.report import Report
from gongkai.forms.y2019 import FORM_2019
from gongkai.forms.y2021 import FORM_2021

_FORMS: Mapping[str, Form] = {form.key: form for form in (FORM_2021, FORM_2019)}


def form_of(report: Report, table: str) -> Form:
    """The form whose labels a table of a report bears; the report's own where nothing else was found."""
    reading = report.tables.get(table)
    return _FORMS.get(reading.form, report.form) if reading else report.form


def table_of(report: Report, key: str) -> Table:
    """One table as it was drawn."""
    return form_of(report, key).table(key)


def tables_of(report: Report) -> tuple[Table, ...]:
    """Every table of the report's form, each as it was drawn, in the order of print."""
    return tuple(table_of(report, table.key) for table in report.form.tables)


def refs_of(report: Report) -> tuple[CellRef, ...]:
    """Every cell that the tables of a report ought to have, in the order of print."""
    return tuple(ref for table in tables_of(report) for ref in table.refs)


def label_of(report: Report, ref: CellRef) -> str:
    """A cell's name in Chinese; its key where the table that it stands in has no such cell."""
    table = table_of(report, ref.table)
    return table.label(ref) if (ref.row, ref.column) in table.columns else str(ref)
