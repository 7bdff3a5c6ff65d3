"""A sum as a workbook: what is not in it, the organs with every cell, then the sum on the tables of the form."""

from collections.abc import Iterator

from gongkai.compare import Summation
from gongkai.render.layout import printed
from gongkai.render.sheets import Sheet, workbook
from gongkai.render.summation.rows import heading, left_out_rows


def to_xlsx(summation: Summation) -> bytes:
    """The workbook's bytes."""
    return workbook(heading(summation), tuple(_sheets(summation)), summation.report)


def _sheets(summation: Summation) -> Iterator[Sheet]:
    yield Sheet("说明", (("说明", 110),), [(line,) for line in (heading(summation), *summation.remarks)])
    present = summation.attendance.present
    names = tuple((report.organ or report.source.name, 14) for report in present)
    columns = (("项目", 70), ("合计", 12), *names)
    yield Sheet("各机关", columns, list(_every_cell(summation)), numbers=tuple(range(1, len(columns))))
    heads = (("机关", 36), ("表", 8), ("格数", 8), ("原因", 24))
    yield Sheet("没有计入", heads, list(left_out_rows(summation)), numbers=(2,))


def _every_cell(summation: Summation) -> Iterator[tuple[str, ...]]:
    """A line a cell of the form: its name, the sum, and what each organ reports."""
    others = {(other.organ, other.table) for other in summation.attendance.other_form}
    for ref in summation.form.refs:
        given = (
            "格式不同" if (report.organ or report.source.name, ref.table) in others else printed(report[ref])
            for report in summation.attendance.present
        )
        yield summation.form.label(ref), printed(summation.report[ref]), *given
