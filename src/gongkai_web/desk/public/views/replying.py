"""What an applicant does on the page of their request: correct, explain, withdraw, rate."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.handling import Kind
from gongkai_web.desk.models import Request
from gongkai_web.desk.public.reply_forms import RatingForm, ReplyForm, WithdrawForm
from gongkai_web.desk.public.telling import told
from gongkai_web.desk.public.views.tracking import LABEL, case, of_theirs
from gongkai_web.desk.services.ratings import rate as rated
from gongkai_web.desk.services.replies import reply as replied
from gongkai_web.desk.services.replies import withdraw as withdrawn
from gongkai_web.ui.page import Crumb


@of_theirs
def correct(http: HttpRequest, found: Request) -> HttpResponse:
    """Answer a correction notice (条例第三十条)."""
    return _reply(http, found, Kind.CORRECTED)


@of_theirs
def explain(http: HttpRequest, found: Request) -> HttpResponse:
    """Give reasons for many requests (条例第三十五条)."""
    return _reply(http, found, Kind.REASONS_GIVEN)


def _reply(http: HttpRequest, found: Request, kind: Kind) -> HttpResponse:
    if http.method != "POST":
        return redirect("desk:request")
    form = ReplyForm(http.POST, http.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = replied(found, kind, words=given["words"], files=form.given, seen=given["seen"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect(f"/requests/track/request/?done={'replied' if made else 'late'}")
    return case(http, found, reply=form)


@of_theirs
def withdraw(http: HttpRequest, found: Request) -> HttpResponse:
    """Ask once more, then withdraw: it cannot be undone."""
    everything = told(found)
    form = WithdrawForm(http.POST or None, initial={"seen": everything.seen})
    if http.method == "POST" and form.is_valid():
        try:
            withdrawn(found, seen=form.cleaned_data["seen"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("/requests/track/request/?done=withdrawn")
    crumbs = [
        Crumb(_("依申请公开"), "/requests/"),
        Crumb(found.number, "/requests/track/request/"),
        Crumb(_("撤回申请")),
    ]
    context = {"form": form, "told": everything, "request_": found, "crumbs": crumbs, "column_label": LABEL}
    return render(http, "desk/public/withdraw.html", context)


@of_theirs
def rate(http: HttpRequest, found: Request) -> HttpResponse:
    """Say how content one is, once."""
    if http.method != "POST":
        return redirect("desk:request")
    form = RatingForm(http.POST)
    if form.is_valid():
        try:
            rated(found, form.cleaned_data["stars"], form.cleaned_data["words"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
        else:
            return redirect("/requests/track/request/?done=rated")
    return case(http, found, rating=form)
