"""A sum as a workbook: what is not in it, the organs with every cell, then the sum on the tables of the form."""

from collections.abc import Iterator

from gongkai.basis.language import translate as _
from gongkai.compare import Summation
from gongkai.render.layout import printed
from gongkai.render.sheets import Sheet, workbook
from gongkai.render.summation.rows import heading, left_out_rows


def to_xlsx(summation: Summation) -> bytes:
    """The workbook's bytes."""
    return workbook(heading(summation), tuple(_sheets(summation)), summation.report)


def _sheets(summation: Summation) -> Iterator[Sheet]:
    yield Sheet(_("说明"), ((_("说明"), 110),), [(line,) for line in (heading(summation), *summation.remarks)])
    present = summation.attendance.present
    names = tuple((report.organ or report.source.name, 14) for report in present)
    columns = ((_("项目"), 70), (_("合计"), 12), *names)
    yield Sheet(_("各机关"), columns, list(_every_cell(summation)), numbers=tuple(range(1, len(columns))))
    heads = ((_("机关"), 36), (_("表"), 8), (_("格数"), 8), (_("原因"), 24))
    yield Sheet(_("没有计入"), heads, list(left_out_rows(summation)), numbers=(2,))


def _every_cell(summation: Summation) -> Iterator[tuple[str, ...]]:
    """A line a cell of the form: its name, the sum, and what each organ reports."""
    others = {(other.organ, other.table) for other in summation.attendance.other_form}
    for ref in summation.form.refs:
        given = (
            _("格式不同") if (report.organ or report.source.name, ref.table) in others else printed(report[ref])
            for report in summation.attendance.present
        )
        yield summation.form.label(ref), printed(summation.report[ref]), *given
