"""An officer's due days as a calendar feed (RFC 5545): numbers and days alone, and nobody's name or words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk.models import CoHandling, Request
from gongkai_web.desk.selectors import requests_for

_WIDEST = 75
"""Octets of a line (RFC 5545 §3.1)."""
MOST = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """One day of one request. `what` tells apart the days of one request."""

    request: Request
    on: date
    what: str
    title: str


def entries(by: User) -> Iterator[Entry]:
    """The days of the open requests that a person handles, and of those that they were asked to help with."""
    own = requests_for(by).filter(officer=by, ended_on=None).select_related("organ").order_by("due_on", "pk")
    for request in own[:MOST]:
        yield from _of(request)
    asked = CoHandling.objects.filter(officer=by, replied_on=None, request__ended_on=None)
    for help_ in asked.select_related("request__organ").order_by("due_on", "pk")[:MOST]:
        title = _("{number}协办反馈").format(number=help_.request.number)
        yield Entry(help_.request, help_.due_on, f"help-{help_.pk}", title)


def _of(request: Request) -> Iterator[Entry]:
    number = request.number
    if request.due_on:
        said = _("{number}答复到期（暂定）") if request.provisional else _("{number}答复到期")
        yield Entry(request, request.due_on, "due", said.format(number=number))
    if request.wait_until:
        yield Entry(request, request.wait_until, "wait", _("{number}申请人期限届满").format(number=number))
    if request.paused_until:
        yield Entry(request, request.paused_until, "pause", _("{number}征求意见期限届满").format(number=number))


def as_calendar(days: Iterable[Entry]) -> str:
    """A calendar of whole days.

    Source: RFC 5545.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gongkai//desk//ZH", f"X-WR-CALNAME:{_('依申请公开')}"]
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    for each in days:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{each.request.pk}-{each.what}@gongkai",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{each.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{each.on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(each.title)}",
            f"LOCATION:{_text(each.request.organ.name)}",
            f"URL:{settings.ADDRESS}{reverse('desk-case', args=[each.request.pk])}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _text(said: str) -> str:
    """A text with the signs that part fields marked (RFC 5545 §3.3.11)."""
    for sign in ("\\", ";", ","):
        said = said.replace(sign, f"\\{sign}")
    return said.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none of which breaks a character."""
    pieces, piece = list[str](), ""
    for sign in line:
        if len(f"{piece}{sign}".encode()) > _WIDEST - (1 if pieces else 0):
            pieces.append(piece)
            piece = ""
        piece += sign
    return "\r\n ".join([*pieces, piece])
