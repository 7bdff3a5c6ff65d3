"""Pages of the back office that are not lists of records: what someone must look at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from gongkai.calendar import CalendarError
from gongkai.statute.archiving import FILING
from gongkai_web.accounts.people import person_of
from gongkai_web.library import reassessing, selectors
from gongkai_web.library.models import Document
from gongkai_web.organs.policies import acts_of, organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

SHOWN = 8
"""Drafts that the first page names."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A list of documents that someone must look at. `why` says why one is there, `page` where it is dealt with."""

    label: str
    about: str
    choose: Callable[..., Any]
    why: Callable[[Any], str]
    page: str = ""
    note: Callable[[], str] = str


def _late(document: Any) -> str:
    due = selectors.due_of(document)
    return _("应于{on}前公开（{basis}）").format(on=due.on, basis=due.basis) if due else _("早于工作日历，期限早已届满")


WATCHES = {
    "overdue": Watch(later("逾期未公开"), later("形成或者变更后超过期限还没有公开的文件。"), selectors.overdue, _late),
    "expiring": Watch(
        later("90天内到期"),
        later("到期后自动失效；需要延续的，请在到期前修改。"),
        selectors.expiring,
        lambda d: _("有效期至{expires_on}").format(expires_on=d.expires_on),
    ),
    "clean-up": Watch(
        later("清理清单"),
        later("施行已满5年、被修改过或者将要到期的现行有效文件。"),
        selectors.clean_up,
        lambda document: _("；").join(selectors.why_clean_up(document)),
    ),
    "unexplained": Watch(
        later("未配解读"),
        later("现行有效、没有公开解读的政策文件。"),
        selectors.without_interpretation,
        lambda d: _("{published_on}发布").format(published_on=d.published_on),
    ),
    "unfiled": Watch(
        later("待归档"),
        later("定了保管期限，应于90天内或者早已应当归档的文件。在文件清单里选中，可以一次登记几件。"),
        selectors.unfiled,
        lambda d: _("应于{file_by}以前归档（{basis}）").format(file_by=d.archiving.file_by, basis=FILING),
    ),
    "assessment": Watch(
        later("公开属性待评估"),
        later("依申请公开、不予公开的文件，定期评估是否可以公开。"),
        reassessing.awaiting_assessment,
        reassessing.why_awaiting,
        page="library-assess",
        note=reassessing.basis_said,
    ),
}


def watch(http: HttpRequest, code: str) -> HttpResponse:
    """One list, of the organs whose work the person may see."""
    by = person_of(http)
    if code not in WATCHES:
        raise Http404
    if Act.SEE not in acts_of(by):
        raise PermissionDenied
    chosen, fault = WATCHES[code], ""
    try:
        found = chosen.choose(organs_for(by, Act.SEE))
    except CalendarError as error:
        found, fault = Document.objects.none(), str(error)
    page = Paginator(found.select_related("organ"), 50).get_page(http.GET.get("page"))
    rows = [(document, chosen.why(document)) for document in page]
    tabs = [(reverse("library-watch", args=[other]), each.label, other == code) for other, each in WATCHES.items()]
    context = {"watch": chosen, "page": page, "rows": rows, "tabs": tabs, "fault": fault}
    return render(http, "library/admin/watch.html", context)


class WorkPanel(Component):
    """What there is to do, on the first page: how much stands in each list, and the drafts touched last."""

    name = "work"
    order = 10
    template_name = "library/admin/work.html"

    def get_context_data(self, parent_context: Any = None) -> Any:
        """Of the organs whose work the person may see."""
        reach = organs_for(parent_context["request"].user, Act.SEE)
        drafts = Document.objects.filter(organ__in=reach.values("pk"), has_unpublished_changes=True)
        return {
            "lists": [
                (reverse("library-watch", args=[code]), each.label, _count(each, reach))
                for code, each in WATCHES.items()
            ],
            "drafts": drafts.select_related("organ", "latest_revision__user").order_by(
                "-latest_revision__created_at", "-pk"
            )[:SHOWN],
            "draft_count": drafts.count(),
        }


def _count(each: Watch, reach: Any) -> int | None:
    """How many there are; None where the calendar does not reach so far."""
    try:
        return int(each.choose(reach).count())
    except CalendarError:
        return None
