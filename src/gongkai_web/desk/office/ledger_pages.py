"""The ledger of a case to print for a court: every day numbered or not and why, as it stands or stood on a day."""

from datetime import date

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from gongkai.basis import LawError
from gongkai.clock import ledger
from gongkai.handling import Standing
from gongkai_web.desk.days import calendar
from gongkai_web.desk.office.cases import Case, case_for, handler_of
from gongkai_web.desk.selectors import standing_of
from gongkai_web.ui.language import spoken


def ledger_page(http: HttpRequest, pk: int) -> HttpResponse:
    """The ledger. `asof` names a day gone by: what was done after it is left out."""
    case = case_for(handler_of(http), pk)
    asof, fault = _day(http.GET.get("asof", ""), case)
    standing = _standing(case, asof) if asof else case.standing
    if standing is None:
        asof, fault, standing = None, _("那一天还没有收到这件申请"), case.standing
    with spoken():
        reasons = [str(standing.receipt), *standing.deadline.explain()] if standing.deadline else []
        entries = list(ledger(standing.deadline, calendar())) if standing.deadline else []
    context = {
        "case": case,
        "request_": case.request,
        "standing": standing,
        "asof": asof or case.today,
        "asked": asof,
        "fault": fault,
        "reasons": reasons,
        "entries": entries,
    }
    return render(http, "desk/office/ledger.html", context)


def _day(text: str, case: Case) -> tuple[date | None, str]:
    if not text:
        return None, ""
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise Http404
    return (None, _("{day}还没有到").format(day=day)) if day > case.today else (day, "")


def _standing(case: Case, asof: date) -> Standing | None:
    """How it stood; None before it arrived."""
    try:
        return standing_of(case.request, asof=asof, acts=case.acts)
    except (LawError, ValidationError):
        return None
