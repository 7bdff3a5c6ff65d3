"""The county office: every organ's requests by status, without who applied; reminders; timeliness."""

from collections import defaultdict
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.handling import OPEN, State
from gongkai_web.accounts.models import User
from gongkai_web.desk.days import calendar
from gongkai_web.desk.office.asking import Day
from gongkai_web.desk.office.bulk import remind_all
from gongkai_web.desk.office.cases import Case, case_of
from gongkai_web.desk.office.exporting import as_file
from gongkai_web.desk.office.signs import sign_of
from gongkai_web.desk.office.timeline import timeline
from gongkai_web.desk.office.timeliness import Timeliness, timeliness
from gongkai_web.desk.selectors import keys_for, overseen_by, requests_for
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import acts_of
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import later

STATES = [state for state in State if state in OPEN]
ON_A_PAGE = 50


def supervisor_of(http: HttpRequest, *acts: Act) -> User:
    """Who asks, if they may do one of these acts anywhere.

    Raises:
        PermissionDenied: when they may not.
    """
    if not isinstance(http.user, User) or acts_of(http.user).isdisjoint(acts or {Act.SUPERVISE}):
        raise PermissionDenied
    return http.user


def overview(http: HttpRequest) -> HttpResponse:
    """Open requests by organ and state."""
    by, today = supervisor_of(http), timezone.localdate()
    found = overseen_by(by).filter(ended_on=None)
    held: dict[int, dict[str, int]] = defaultdict(dict)
    for organ, state, count in found.order_by().values_list("organ", "state").annotate(Count("pk")):
        held[organ][state] = count
    late = dict(found.filter(due_on__lt=today).order_by().values_list("organ").annotate(Count("pk")))
    organs = Organ.objects.filter(pk__in=held).order_by("path")
    rows = [
        (
            organ,
            [held[organ.pk].get(state.code, 0) for state in STATES],
            sum(held[organ.pk].values()),
            late.get(organ.pk, 0),
        )
        for organ in organs
    ]
    return render(http, "desk/office/overview.html", {"states": [_(state) for state in STATES], "rows": rows})


def of_organ(http: HttpRequest, slug: str) -> HttpResponse:
    """The open requests of one organ by days left; reminders to the chosen.

    What was asked for is free text and may name somebody: only who may open the case reads it.
    """
    by, today, days = supervisor_of(http), timezone.localdate(), calendar()
    organ = get_object_or_404(Organ, slug=slug, pk__in=keys_for(by, Act.SUPERVISE))
    own = overseen_by(by).filter(organ=organ, ended_on=None)
    if http.method == "POST":
        chosen = own.filter(pk__in=[key for key in http.POST.getlist("chosen") if key.isdecimal()]).select_related(
            "organ"
        )
        tell(http, *remind_all(chosen, by=by, text=http.POST.get("words", "")))
        return redirect("desk-overseen-organ", slug)
    ordered = own.order_by(F("due_on").asc(nulls_last=True), "pk").select_related("officer").prefetch_related("remarks")
    page = Paginator(ordered, ON_A_PAGE).get_page(http.GET.get("page"))
    opens = set(requests_for(by).filter(pk__in=[each.pk for each in page]).values_list("pk", flat=True))
    rows = [
        (each, sign_of(each, today, days), [r for r in each.remarks.all() if r.reminder], each.pk in opens)
        for each in page
    ]
    return render(http, "desk/office/of_organ.html", {"organ": organ, "page": page, "rows": rows})


def status(http: HttpRequest, pk: int) -> HttpResponse:
    """One request as a supervisor sees it: its clock and its acts; not who applied, no paper and no note."""
    by = supervisor_of(http)
    found = get_object_or_404(overseen_by(by).select_related("organ", "officer"), pk=pk)
    if http.method == "POST":
        tell(http, *remind_all([found], by=by, text=http.POST.get("words", "")))
        return redirect("desk-overseen-case", pk)
    case: Case = case_of(found, by)
    context = {
        "case": case,
        "request_": found,
        "opens": requests_for(by).filter(pk=pk).exists(),
        "sign": sign_of(found, case.today, calendar()),
        "lines": timeline(case),
        "reminders": found.remarks.filter(reminder=True).select_related("by"),
    }
    return render(http, "desk/office/status.html", context)


def tell(http: HttpRequest, done: int, failed: list[str]) -> None:
    """What was done, and what was not and why."""
    if done:
        messages.success(http, _("已督办{count}件").format(count=done))
    elif not failed:
        messages.error(http, _("请先在清单里勾选申请"))
    for why in failed:
        messages.error(http, why)


class PeriodForm(forms.Form):
    """From which day to which."""

    first = forms.DateField(label=later("从"), widget=Day())
    last = forms.DateField(label=later("到"), widget=Day())

    def clean(self) -> dict[str, Any]:
        """The period begins before it ends."""
        said = super().clean() or {}
        if {"first", "last"} <= said.keys() and said["last"] < said["first"]:
            self.add_error("last", _("截止日期早于开始日期"))
        return said


def timeliness_page(http: HttpRequest) -> HttpResponse:
    """Timeliness by organ over a period, on the page or as a file."""
    by = supervisor_of(http, Act.SUPERVISE, Act.SIGN_ANSWERS)
    today = timezone.localdate()
    known = {"first": date(today.year, 1, 1).isoformat(), "last": today.isoformat()}
    form = PeriodForm({**known, **{name: http.GET[name] for name in known if http.GET.get(name)}})
    rows: list[Timeliness] = []
    if form.is_valid():
        organs = keys_for(by, Act.SUPERVISE) | keys_for(by, Act.SIGN_ANSWERS)
        asked = form.cleaned_data
        rows = timeliness(organs, asked["first"], asked["last"], today=today, calendar=calendar())
        if form_of_file := http.GET.get("export"):
            title = _("答复时效{first}至{last}").format(first=asked["first"], last=asked["last"])
            return as_file(title, _columns(), [_line(row) for row in rows], form_of_file, numbers=(1, 2, 3, 4, 6, 7))
    query = urlencode({name: form.data[name] for name in known})
    return render(http, "desk/office/timeliness.html", {"form": form, "rows": rows, "query": query})


def _columns() -> tuple[tuple[str, int], ...]:
    heads = (_("答复"), _("按期"), _("逾期"), _("延期"), _("按期率"), _("收到至答复（工作日，中位数）"), _("现在超期"))
    return ((_("机关"), 30), *((head, 12) for head in heads))


def _line(row: Timeliness) -> tuple[str, ...]:
    days = "" if row.median_days is None else f"{row.median_days:g}"
    counts = (row.answered, row.in_time, row.late, row.extended)
    return (row.organ.name, *map(str, counts), row.rate, days, str(row.overdue_now))
