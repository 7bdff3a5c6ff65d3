"""Lists as files: the queue as it is narrowed, and timeliness by organ; who applied is in neither."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gongkai.render.sheets import Sheet, workbook
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import Request
from gongkai_web.desk.office.signs import sign_of
from gongkai_web.organs.exchange.writing import as_csv

MOST = 20_000
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Columns = tuple[tuple[str, int], ...]


def queue_file(requests: QuerySet[Request], form: str) -> HttpResponse:
    """The queue as a file."""
    heads = (
        _("编号"),
        _("机关"),
        _("所需信息"),
        _("状态"),
        _("期限"),
        _("收到申请之日"),
        _("到期日"),
        _("经办人"),
        _("提出方式"),
    )
    columns = tuple(zip(heads, (12, 24, 50, 10, 18, 12, 12, 10, 16), strict=True))
    today, days = timezone.localdate(), calendar()
    lines = [
        (
            each.number,
            each.organ.name,
            each.subject,
            str(each.get_state_display()),
            sign_of(each, today, days).words,
            _day(each.received_on),
            _day(each.due_on),
            each.officer.get_full_name() if each.officer else "",
            str(each.get_channel_display()),
        )
        for each in requests[:MOST]
    ]
    return as_file(_("依申请公开{day}").format(day=today), columns, lines, form)


def as_file(
    title: str, columns: Columns, lines: Sequence[Sequence[str]], form: str, *, numbers: tuple[int, ...] = ()
) -> HttpResponse:
    """Lines under their heads as a file to be saved.

    Raises:
        Http404: for another form than xlsx and csv.
    """
    if form == "csv":
        content, kind = as_csv([[head for head, _width in columns], *lines]), "text/csv; charset=utf-8"
    elif form == "xlsx":
        content, kind = workbook(title, [Sheet(_("清单"), columns, lines, numbers=numbers)]), _WORKBOOK
    else:
        raise Http404
    name = content_disposition_header(as_attachment=True, filename=f"{title}.{form}")
    headers = {"Content-Disposition": name or "attachment", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=kind, headers=headers)


def _day(value: object) -> str:
    return str(value) if value else ""
