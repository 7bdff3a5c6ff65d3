"""How near a due day is, said in words with a mark: colour alone says nothing."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongkai.calendar import WorkCalendar
from gongkai.handling import State
from gongkai_web.desk.models import Request
from gongkai_web.desk.selectors import is_to_be_read_back

SOON = 5
"""Working days that are left when a request is soon due."""


@dataclass(frozen=True, slots=True)
class Sign:
    """`code` chooses the colour, `mark` stands before the `words`."""

    code: str
    mark: str
    words: str


def sign_of(request: Request, today: date, calendar: WorkCalendar) -> Sign:
    """How a request stands to its due day on a day."""
    if request.ended_on is not None:
        return Sign("late", "●", _("逾期答复")) if request.late else Sign("done", "✓", _("已办结"))
    if request.due_on is None:
        return _waiting(request, today)
    if request.due_on < today:
        return Sign("late", "●", _("超期{days}个工作日").format(days=calendar.between(request.due_on, today)))
    left = calendar.between(today, request.due_on)
    if left == 0:
        return Sign("soon", "◐", _("今天到期"))
    words = _("还有{days}个工作日").format(days=left)
    return Sign("soon", "◐", words) if left <= SOON else Sign("in-time", "○", words)


def _waiting(request: Request, today: date) -> Sign:
    if is_to_be_read_back(request):
        said = _("等申请人确认代填的内容")
        return Sign("soon", "◐", said) if request.arrived_on >= today else Sign("late", "●", said)
    if request.state == State.UNCONFIRMED.code:
        same_day = request.arrived_on >= today
        return Sign("soon", "◐", _("今天须联系确认")) if same_day else Sign("late", "●", _("到达当日须联系确认"))
    if request.state == State.UNSIGNED.code:
        return Sign("info", "i", _("等签收"))
    if request.wait_until is None:
        return Sign("info", "i", _("等申请人，送达日未登记"))
    if request.wait_until < today:
        return Sign("late", "●", _("申请人已逾期（{until}）").format(until=request.wait_until))
    return Sign("info", "i", _("等申请人至{until}").format(until=request.wait_until))
