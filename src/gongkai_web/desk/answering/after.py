"""The pages of one case after its letters: the fee, disputes, the release, messages."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _

from gongkai.statute.tariff import Mode
from gongkai_web.accounts.people import person_of
from gongkai_web.desk.answering.after_forms import BundleForm, DisputeForm, PayForm, ReleaseForm, ReopenForm
from gongkai_web.desk.answering.pages import carried_out, case_of
from gongkai_web.desk.models import FeeNotice
from gongkai_web.desk.services.bundling import bundle
from gongkai_web.desk.services.charging import compared, facts_of, pay
from gongkai_web.desk.services.disputing import for_applicant, open_dispute, reopen, time_limits, update_dispute
from gongkai_web.desk.services.releasing import GIVEN, assess_release


def fees(http: HttpRequest, pk: int) -> HttpResponse:
    """Both tariffs for a case, the notices, the payments."""
    request, by = case_of(http, pk), person_of(http)
    form = PayForm(http.POST if http.POST.get("act") == "pay" else None)
    if http.method == "POST" and http.POST.get("act") == "notice":
        return _to_notice(http, request)
    if http.method == "POST" and form.is_valid():
        notice = get_object_or_404(FeeNotice, request=request, pk=http.POST.get("notice"))
        if carried_out(http, lambda: pay(notice, by=by, **form.cleaned_data), _("缴费已登记"), form=form):
            return redirect(http.path)
    context = {
        "request_": request,
        "page_title": _("信息处理费"),
        "compared": compared(request),
        "notices": request.fees.select_related("letter"),
        "form": form,
        "modes": list(Mode),
    }
    return render(http, "desk/answering/fees.html", context)


def _to_notice(http: HttpRequest, request: Any) -> HttpResponse:
    """To the draft of the notice, with the reckoning filled in."""
    pages = http.POST.get("pages", "")
    try:
        mode = Mode(http.POST.get("mode", ""))
        facts = facts_of(request, mode, pages=int(pages) if pages.isascii() and pages.isdigit() else None)
    except ValueError as unknown:
        raise Http404 from unknown
    except ValidationError as refusal:
        messages.error(http, refusal.messages[0])
        return redirect(http.path)
    given = {code: "\n".join(value) if isinstance(value, list) else str(value) for code, value in facts.items()}
    return redirect(f"{reverse('answering-draft', args=[request.pk, 'fee-notice'])}?{urlencode(given)}")


def disputes(http: HttpRequest, pk: int) -> HttpResponse:
    """Reviews and suits over a case, each with its time limits and its result."""
    request, by = case_of(http, pk), person_of(http)
    form = DisputeForm(http.POST if http.method == "POST" else None, request_pk=request.pk)
    if http.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if carried_out(http, lambda: open_dispute(request, by=by, **said), _("已登记"), form=form):
            return redirect(http.path)
    context = {
        "request_": request,
        "page_title": _("复议诉讼"),
        "disputes": [(each, time_limits(each)) for each in request.disputes.select_related("after")],
        "further": for_applicant(request),
        "form": form,
        "bundle": BundleForm(),
    }
    return render(http, "desk/answering/disputes.html", context)


def dispute(http: HttpRequest, pk: int, dispute_pk: int) -> HttpResponse:
    """One of them: what happened, how it ended; and handling the request anew where that was ordered."""
    request, by = case_of(http, pk), person_of(http)
    found = get_object_or_404(request.disputes.select_related("request__organ"), pk=dispute_pk)
    again = http.POST.get("act") == "reopen"
    form = DisputeForm(None if again or http.method != "POST" else http.POST, instance=found, request_pk=request.pk)
    reopening = ReopenForm(http.POST if again else None)
    if again and reopening.is_valid():
        on = reopening.cleaned_data["on"]
        if carried_out(http, lambda: reopen(found, by=by, on=on), _("已重新办理"), form=reopening):
            return redirect("desk-case", pk)
    elif http.method == "POST" and not again and form.is_valid():
        said = form.cleaned_data
        if carried_out(http, lambda: update_dispute(found, by=by, **said), _("已保存"), form=form):
            return redirect(http.path)
    context = {
        "request_": request,
        "page_title": str(found),
        "dispute": found,
        "limits": time_limits(found),
        "form": form,
        "reopening": reopening,
    }
    return render(http, "desk/answering/dispute.html", context)


def evidence(http: HttpRequest, pk: int) -> HttpResponse:
    """The evidence bundle, for whoever reviews."""
    request, by = case_of(http, pk), person_of(http)
    form = BundleForm(http.POST)
    if http.method != "POST" or not form.is_valid():
        return redirect("answering-disputes", pk)
    content = bundle(request, by=by, why=form.cleaned_data["why"])
    name = _("证据材料") + f"{request.number}.zip"
    header = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": header or "attachment", "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/zip", headers=headers)


def release(http: HttpRequest, pk: int) -> HttpResponse:
    """Whether an answered case is made public for all."""
    request, by = case_of(http, pk), person_of(http)
    form = ReleaseForm(http.POST if http.method == "POST" else None)
    if http.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if carried_out(http, lambda: assess_release(request, by=by, **said), _("评估已登记"), form=form):
            return redirect(http.path)
    context = {
        "request_": request,
        "page_title": _("转为主动公开的评估"),
        "fit": request.ended_on is not None and request.disposition in GIVEN,
        "releases": request.releases.select_related("document", "by"),
        "form": form,
    }
    return render(http, "desk/answering/release.html", context)
