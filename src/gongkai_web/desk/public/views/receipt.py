"""The receipt (登记回执): shown to whoever applied, for half an hour, and to nobody else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.clock import Received, answer_deadline
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import Request
from gongkai_web.desk.public.organs import ways_to
from gongkai_web.desk.public.passes import in_private, submission_of
from gongkai_web.desk.services.numbers import code_of
from gongkai_web.ui.page import Column, Crumb


@in_private
def receipt(http: HttpRequest) -> HttpResponse:
    """Number and query code, and what comes next."""
    submission = submission_of(http)
    known = Request.objects.filter(submission=submission).select_related("organ").first() if submission else None
    context = {
        "crumbs": [Crumb(_("依申请公开"), "/requests/"), Crumb(_("登记回执"))],
        "column_label": Column("依申请公开", "依申请公开"),
    }
    if submission is None or known is None:
        return render(http, "desk/public/receipt_gone.html", context, status=404)
    today = timezone.localdate()
    told = {
        "request_": known,
        "code": code_of(submission),
        "office": ways_to(known.organ).office,
        "papers": known.papers.filter(by=None),
        "again": "again" in http.GET,
        "today": today,
        "supposed": answer_deadline([Received(today)], calendar=calendar(), asof=today),
    }
    return render(http, "desk/public/receipt.html", context | told)
