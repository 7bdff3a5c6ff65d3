"""What checks that hold a report against its predecessor share."""

import re
from decimal import Decimal

from gongkai.basis.language import translate as _
from gongkai.checks.model import Case, Unassessable
from gongkai.checks.tables import of_last_year, unread
from gongkai.checks.text import prose
from gongkai.forms import CellRef, Report

_CHANGED = re.compile(r"机构改革|职能划转|职责划转|职能调整|撤并|合并|划入|划出|移交|接收|口径")
_REVISED = re.compile(
    r"(?:规范性文件|文件|规章)[^。；]{0,20}(?:清理|失效|更正|调整|核减|到期)|(?:清理|失效|更正)[^。；]{0,20}(?:规范性文件|规章)"
)
_CARRIED = re.compile(
    r"(?:上年|上一年|去年|往年|20\d\d年)[^。；]{0,8}结转[^。；]{0,40}(?:因|由于|原因|更正|误|差错|口径)|(?:因|由于|更正)[^。；]{0,30}结转"
)


def explains_stock(case: Case) -> bool:
    """Whether the prose says why the number of documents in force is not last year's plus this year's change."""
    return prose(case).has(_REVISED) or prose(case).has(_CHANGED)


def explains_carrying(case: Case) -> bool:
    """Whether the prose says why fewer or more requests were carried in than last year carried out."""
    return prose(case).has(_CARRIED) or prose(case).has(_CHANGED)


def numbers(case: Case, *refs: CellRef) -> tuple[Decimal, ...] | Unassessable:
    """The numbers of cells of this year's report, or why there are none."""
    return of(case.report, *refs)


def of(report: Report, *refs: CellRef) -> tuple[Decimal, ...] | Unassessable:
    """The numbers of cells of a report, or why there are none."""
    lacking = unread(report, refs)
    if lacking:
        return lacking
    return tuple(value for ref in refs if (value := report.value(ref)) is not None)


def earlier(case: Case, *refs: CellRef) -> tuple[Decimal, ...] | Unassessable:
    """The numbers of cells of the year before, or why there are none."""
    if case.before is None:
        return Unassessable(_("没有提供上一年度的报告"))
    found = of(case.before, *refs)
    if isinstance(found, Unassessable):
        return Unassessable(of_last_year(found.reason) or "", found.cells)
    return found


def transferred(case: Case) -> int:
    """Requests that came to the organ by a record of transfer, less those that went."""
    return case.facts.registers.get("transferred-in", 0) - case.facts.registers.get("transferred-out", 0)
