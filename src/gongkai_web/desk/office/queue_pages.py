"""The queue: what the desk has in hand, by days left."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk.days import calendar
from gongkai_web.desk.kinds import CHANNEL_KINDS, STATES
from gongkai_web.desk.models import Proposal, Request
from gongkai_web.desk.office.asking import QueueForm, officers_of
from gongkai_web.desk.office.bulk import assign_all, remind_all
from gongkai_web.desk.office.cases import handler_of
from gongkai_web.desk.office.contact_pages import untried
from gongkai_web.desk.office.exporting import queue_file
from gongkai_web.desk.office.signs import Sign, sign_of
from gongkai_web.desk.office.tabs import TABS, chosen, counts
from gongkai_web.desk.selectors import keys_for, requests_for, within
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import acts_of
from gongkai_web.organs.roles import Act

ON_A_PAGE = 50
MOST_AT_ONCE = 200
_SHOWN = (
    *("number", "subject", "restricted", "channel", "state", "provisional", "arrived_on", "due_on", "ended_on"),
    *("paused_until", "wait_until", "late", "organ", "officer__full_name"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One request of the queue; who applied is not among what it shows. Its words are looked up once for all rows."""

    request: Request
    sign: Sign
    state: str
    channel: str
    choose: str


class Counted(Paginator[Any]):
    """Pages of a list whose length is known already."""

    def __init__(self, *args: Any, known: int | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known = known

    @property
    def count(self) -> int:
        """How many there are."""
        if self._known is None:
            self._known = super().count
        return int(self._known)


def queue(http: HttpRequest, code: str = "open") -> HttpResponse:
    """One tab of the queue, narrowed by what is asked; what is chosen there is done to each."""
    by = handler_of(http)
    if code not in TABS:
        raise Http404
    if http.method == "POST":
        return _done(http, by, code)
    today, organs = timezone.localdate(), keys_for(by, Act.HANDLE_REQUESTS)
    own, form = within(by, organs, _signed(by, organs)), QueueForm(http.GET, by=by, organs=organs)
    held = counts(own, today)
    found = form.narrowed(chosen(own, TABS[code], today))
    if "proposed" in http.GET:
        found = found.filter(pk__in=Proposal.objects.filter(agreed=None).values("request"))
    page = Counted(
        _shown(found), ON_A_PAGE, known=None if form.asked or "proposed" in http.GET else held[code]
    ).get_page(http.GET.get("page"))
    context = {
        "tab": TABS[code],
        "tabs": [(_tab_address(other), tab.label, held[other], other == code) for other, tab in TABS.items()],
        "form": form,
        "page": page,
        "rows": _rows(page, today),
        "query": urlencode({name: value for name, value in http.GET.items() if name != "page"}),
        "officers": form.officers,
        "reminds": not acts_of(by).isdisjoint({Act.SUPERVISE, Act.SIGN_ANSWERS}),
        "several": len(organs) > 1,
        "to_call": untried(own).count(),
    }
    return render(http, "desk/office/queue.html", context)


def _signed(by: User, handled: set[int]) -> set[int]:
    """For which organs the person signs; who runs the site does so for all, and is not asked for twice."""
    return handled if by.is_superuser else keys_for(by, Act.SIGN_ANSWERS)


def _rows(requests: Iterable[Request], today: date) -> list[Row]:
    days, choose = calendar(), _("勾选{number}")
    states = {code: str(label) for code, label in STATES}
    channels = {code: str(label) for code, label in CHANNEL_KINDS}
    return [
        Row(
            request,
            sign_of(request, today, days),
            states[request.state],
            channels[request.channel],
            choose.format(number=request.number),
        )
        for request in requests
    ]


def export(http: HttpRequest, form: str) -> HttpResponse:
    """The queue as a file, narrowed by what is asked; `tab` names the tab."""
    by, tab = handler_of(http), TABS.get(http.GET.get("tab", "open"))
    if tab is None:
        raise Http404
    asked = QueueForm(http.GET, by=by, organs=keys_for(by, Act.HANDLE_REQUESTS))
    found = asked.narrowed(chosen(requests_for(by), tab, timezone.localdate()))
    return queue_file(found.select_related("organ", "officer", "applicant").defer("applicant__sealed"), form)


def _shown(found: QuerySet[Request]) -> QuerySet[Request]:
    """With what a row shows. Organs are read apart: joined, they would have SQLite sort every request of theirs."""
    organs = Prefetch("organ", Organ.objects.only("name", "short_name"))
    return found.select_related("officer").prefetch_related(organs).only(*_SHOWN)


def _tab_address(code: str) -> str:
    return reverse("desk-queue") if code == "open" else reverse("desk-tab", args=[code])


def _done(http: HttpRequest, by: User, code: str) -> HttpResponse:
    """Do to each of the chosen what the button says, and go back to the list."""
    keys = [int(key) for key in http.POST.getlist("chosen") if key.isdecimal()][:MOST_AT_ONCE]
    requests = list(requests_for(by).filter(pk__in=keys).select_related("organ").order_by("number"))
    what, words = http.POST.get("what", ""), http.POST.get("words", "")
    if not requests:
        messages.error(http, _("请先在清单里勾选申请"))
    elif what == "remind":
        _tell(http, _("督办"), *remind_all(requests, by=by, text=words))
    elif officer := officers_of(keys_for(by, Act.HANDLE_REQUESTS)).filter(pk=_number(http.POST.get("officer"))).first():
        _tell(http, _("分办"), *assign_all(requests, officer, by=by, why=words))
    else:
        messages.error(http, _("请选择交给哪位经办人"))
    return redirect(f"{_tab_address(code)}?{http.GET.urlencode()}")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _tell(http: HttpRequest, act: str, done: int, failed: list[str]) -> None:
    if done:
        messages.success(http, _("已{act}{count}件").format(act=act, count=done))
    for why in failed:
        messages.error(http, why)
