"""What the desk sent by mail and telephone, what waits, what failed; and sending again what failed for good."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai_web.accounts.models import User
from gongkai_web.desk.models import Message, Reader
from gongkai_web.desk.models.sealing import opened
from gongkai_web.desk.office.cases import handler_of
from gongkai_web.desk.selectors import keys_for, requests_for
from gongkai_web.desk.services.outbox import TRIES, send_again
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

ON_A_PAGE = 50
STATES = {"": later("全部"), "sent": later("已发出"), "waiting": later("等待发出"), "failed": later("没有发出")}


@dataclass(frozen=True, slots=True)
class Line:
    """One message as the office reads it. An applicant's number or address is not shown: nobody needs it here."""

    message: Message
    state: str
    to: str
    text: str


def messages_page(http: HttpRequest) -> HttpResponse:
    """What was sent, the newest first; narrowed by state, or to one case."""
    by = handler_of(http)
    state = http.GET.get("state", "")
    found = chosen(by, state if state in STATES else "")
    if (case := http.GET.get("case", "")).isdecimal():
        found = found.filter(request=int(case))
    page = Paginator(found.select_related("organ", "request", "letter"), ON_A_PAGE).get_page(http.GET.get("page"))
    context = {"page": page, "lines": [_line(each) for each in page], "states": STATES.items(), "state": state}
    context["query"] = "&".join(f"{name}={value}" for name, value in (("state", state), ("case", case)) if value)
    return render(http, "desk/office/messages.html", context | {"case": case, "tries": TRIES})


def chosen(by: User, state: str = "") -> QuerySet[Message]:
    """The messages of the organs for which a person handles requests, but those of cases that they may not open."""
    organs = keys_for(by, Act.HANDLE_REQUESTS)
    reach = Q(request=None) | Q(request__in=requests_for(by).values("pk"))
    found = Message.objects.filter(reach, organ__in=organs).order_by("-pk")
    over = Q(tries__gte=TRIES)
    narrowed = {"sent": Q(sent__isnull=False), "waiting": Q(sent=None) & ~over, "failed": Q(sent=None) & over}
    return found.filter(narrowed[state]) if state else found


def _line(message: Message) -> Line:
    said = opened(message.sealed)
    to = "" if message.reader == Reader.APPLICANT else said.get("to", "")
    state = "sent" if message.sent else "failed" if message.tries >= TRIES else "waiting"
    return Line(message, state, to, said.get("text", _("（内容已依法删除）")))


@require_POST
def again(http: HttpRequest, pk: int) -> HttpResponse:
    """Send one again."""
    by = handler_of(http)
    message = get_object_or_404(chosen(by), pk=pk)
    try:
        send_again(message, by=by)
    except ValidationError as refusal:
        messages.error(http, " ".join(refusal.messages))
    else:
        messages.success(http, _("已排队，几分钟内再发一次"))
    return redirect(reverse("desk-messages"))
