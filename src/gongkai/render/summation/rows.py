"""A sum as lines of text cells, which every writer lays out in its way."""

from collections.abc import Iterator

from gongkai.basis.language import numeral
from gongkai.basis.language import translate as _
from gongkai.compare import Summation
from gongkai.forms import CellRef, Report, State
from gongkai.render.layout import printed

KEYS = (
    (_("新收"), "requests/received/all"),
    (_("上年结转"), "requests/carried-in/all"),
    (_("办结"), "requests/handled/all"),
    (_("结转下年"), "requests/carried-out/all"),
    (_("复议"), "disputes/review/all"),
    (_("直接起诉"), "disputes/direct-suit/all"),
    (_("复议后起诉"), "disputes/suit-after-review/all"),
    (_("许可"), "disclosure/licences/decisions"),
    (_("处罚"), "disclosure/penalties/decisions"),
    (_("强制"), "disclosure/coercive-measures/decisions"),
)
"""What a jurisdiction looks at first, organ by organ: cells that every form has."""

STATES = {
    State.BLANK: _("空白"),
    State.SLASH: _("填“/”"),
    State.DASH: _("填“—”"),
    State.MISSING: _("缺"),
    State.IMAGE: _("在图片中未读取"),
    State.UNREADABLE: _("不是数字"),
    State.UNPLACED: _("没能对应到格"),
}

Row = tuple[str, ...]


def heading(summation: Summation) -> str:
    """What was added up, in a line."""
    mark = "" if summation.complete else _("（不完整）")
    words = _("{organ}{year}年度报告汇总{mark}")
    return words.format(organ=summation.jurisdiction, year=summation.year, mark=mark)


def organ_rows(summation: Summation) -> Iterator[Row]:
    """A line an organ with its key figures as found, then the sum."""
    for report in summation.attendance.present:
        yield report.organ or report.source.name, *(_figure(report, key) for _name, key in KEYS)
    total = summation.report
    yield _("合计"), *(_figure(total, key) for _name, key in KEYS)


def left_out_rows(summation: Summation) -> Iterator[Row]:
    """Organ, table, how many cells, and why they are in no sum."""
    for left in summation.not_counted:
        table = summation.form.table(left.table)
        yield left.organ, _("表{number}").format(number=numeral(table.number)), str(len(left.cells)), STATES[left.state]


def _figure(report: Report, key: str) -> str:
    cell = report[CellRef.parse(key)]
    return STATES[State.BLANK] if cell.state is State.BLANK else printed(cell)
