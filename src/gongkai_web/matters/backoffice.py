"""Pages of the back office that are not lists of records: what somebody must see to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from gongkai_web.accounts.models import User
from gongkai_web.matters.watching import Reminder, past_due, without_feedback, without_progress
from gongkai_web.organs.models import OrganQuerySet
from gongkai_web.organs.policies import acts_of, organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later


@dataclass(frozen=True, slots=True)
class Watch:
    """One list of reminders. `about` says in Chinese what is on it."""

    label: str
    about: str
    choose: Callable[[OrganQuerySet, date], Iterator[Reminder]]


WATCHES = {
    "no-progress": Watch(
        later("上季度没有进展"),
        later("上一季度没有公布进展的事项。按季度公布是各地公开年报里写明的做法，没有查到国家规定的天数。"),
        without_progress,
    ),
    "past-due": Watch(later("过了计划完成日"), later("计划完成日已过，没有公布完成情况的事项。"), past_due),
    "no-feedback": Watch(later("没有反馈采纳情况"), later("已经截止，没有公布采纳情况的意见征集。"), without_feedback),
}


def watch(http: HttpRequest, code: str) -> HttpResponse:
    """One list, of the organs whose work the person may see."""
    if code not in WATCHES:
        raise Http404
    if not isinstance(http.user, User) or Act.SEE not in acts_of(http.user):
        raise PermissionDenied
    chosen = WATCHES[code]
    found = list(chosen.choose(organs_for(http.user, Act.SEE), timezone.localdate()))
    page = Paginator(found, 50).get_page(http.GET.get("page"))
    drafts = set(organs_for(http.user, Act.DRAFT).values_list("pk", flat=True))
    rows = [(each, _edited_at(each) if each.organ.pk in drafts else "") for each in page]
    tabs = [(reverse("matters-watch", args=[other]), each.label, other == code) for other, each in WATCHES.items()]
    return render(http, "matters/admin/watch.html", {"watch": chosen, "page": page, "rows": rows, "tabs": tabs})


def _edited_at(reminder: Reminder) -> str:
    """Where the record is worked on, for those who may."""
    return reverse(reminder.record.snippet_viewset.edit_name, args=[reminder.record.pk])
