"""Asking after a request, by number and code: what happened, what is next, by when and why."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gongkai_web.desk.models import Request
from gongkai_web.desk.public.asking import request_by
from gongkai_web.desk.public.limits import ASKING, refused
from gongkai_web.desk.public.organs import office_of
from gongkai_web.desk.public.passes import TRACKING, in_private, request_of
from gongkai_web.desk.public.reply_forms import RatingForm, ReplyForm, TrackForm
from gongkai_web.desk.public.telling import told
from gongkai_web.ui.page import Column, Crumb

LABEL = Column("依申请公开", "依申请公开")


@in_private
def track(http: HttpRequest) -> HttpResponse:
    """Ask for number and code; the same words whether the number or the code is wrong."""
    if ASKING.reached(http):
        return refused(http, ASKING)
    form = TrackForm(http.POST or None)
    if form.is_valid():
        found = request_by(form.cleaned_data["number"], form.cleaned_data["code"])
        if found is not None:
            response = redirect("desk:request")
            TRACKING.give(response, str(found.pk))
            return response
        ASKING.count(http)
        form.add_error(None, _("编号和查询码对不上。请照回执再核对一遍：查询码里没有数字0、1和字母I、O、L"))
    context = {"form": form, "crumbs": [Crumb(_("依申请公开"), "/requests/"), Crumb(_("查询进度"))]}
    return render(http, "desk/public/track.html", context | {"column_label": LABEL})


View = Callable[[HttpRequest, Request], HttpResponseBase]


def of_theirs(view: View) -> Callable[..., HttpResponseBase]:
    """A page about the request that a reader proved to be theirs; without that, the page that asks for the code."""

    @in_private
    @wraps(view)
    def shown(http: HttpRequest, *_args: Any) -> HttpResponseBase:
        found = request_of(http)
        return redirect("desk:track") if found is None else view(http, found)

    return shown


@of_theirs
def request(http: HttpRequest, found: Request) -> HttpResponse:
    """Everything about one request."""
    return case(http, found)


def case(http: HttpRequest, found: Request, *, reply: ReplyForm | None = None, rating: RatingForm | None = None,
         status: int = 200) -> HttpResponse:  # fmt: skip
    """The page of one request, with the forms that were sent wrongly."""
    everything = told(found)
    wrong = [form for form in (reply, rating) if form is not None and form.errors]
    context = {
        "told": everything,
        "request_": found,
        "office": office_of(found.organ),
        "reply": reply or ReplyForm(initial={"seen": everything.seen}),
        "rating": rating or RatingForm(),
        "wrong": wrong,
        "done": http.GET.get("done", ""),
        "crumbs": [Crumb(_("依申请公开"), "/requests/"), Crumb(_("查询进度"), "/requests/track/"), Crumb(found.number)],
        "column_label": LABEL,
    }
    return render(http, "desk/public/request.html", context, status=status)


@require_POST
def leave(_http: HttpRequest) -> HttpResponse:
    """Give the pass back, on a device that others use."""
    response = redirect("desk:track")
    TRACKING.take(response)
    return response
