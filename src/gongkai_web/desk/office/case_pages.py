"""The page of one case, and the page of one thing to do to it."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from gongkai_web.desk.days import calendar
from gongkai_web.desk.office import act_forms, asking_forms, dividing_forms, particulars, reading_back, work_forms
from gongkai_web.desk.office.boxes import BOXES
from gongkai_web.desk.office.case_forms import CaseForm
from gongkai_web.desk.office.cases import Case, case_for, handler_of
from gongkai_web.desk.office.paper_forms import OnPaperForm, to_draft
from gongkai_web.desk.office.signs import sign_of
from gongkai_web.desk.services.recording import why_not

FORMS: tuple[type[CaseForm], ...] = (
    reading_back.ReadBackForm,
    reading_back.RewordForm,
    act_forms.LateCorrectionForm,
    act_forms.SignedForm,
    asking_forms.ContactForm,
    act_forms.CorrectionForm,
    act_forms.CorrectedForm,
    asking_forms.PartyNamedForm,
    asking_forms.ConsultForm,
    asking_forms.OpinionForm,
    asking_forms.ProposeForm,
    asking_forms.SettleForm,
    asking_forms.ExtendedForm,
    act_forms.ReasonsAskedForm,
    act_forms.ReasonsGivenForm,
    act_forms.DelayedForm,
    act_forms.ReachedForm,
    work_forms.AssignForm,
    asking_forms.AskDivisionForm,
    asking_forms.DivisionRepliedForm,
    work_forms.RemarkForm,
    work_forms.WatchForm,
    act_forms.WithdrawnForm,
    act_forms.LapsedForm,
    dividing_forms.SplitForm,
    dividing_forms.MergeForm,
    act_forms.ReopenedForm,
    particulars.ParticularsForm,
    act_forms.VoidedForm,
    work_forms.RestrictForm,
    dividing_forms.EraseForm,
)
"""Everything that the desk does to a case, in the order in which it is offered."""
BY_CODE = {form.code: form for form in FORMS}


def case_page(http: HttpRequest, pk: int) -> HttpResponse:
    """A case: what was asked, how it stands and what was done, what may be done now."""
    case = case_for(handler_of(http), pk)
    offered = [form(case=case) for form in FORMS if form.offered(case)]
    context = {
        "case": case,
        "request_": case.request,
        "sign": sign_of(case.request, case.today, calendar()),
        "places": _boxes(http, case),
        "forms": [form for form in offered if not form.grave and not isinstance(form, OnPaperForm)],
        "on_paper": [form for form in offered if isinstance(form, OnPaperForm)],
        "to_draft": to_draft(case, offered),
        "grave": [form for form in offered if form.grave],
    }
    return render(http, "desk/office/case.html", context)


def _boxes(http: HttpRequest, case: Case) -> dict[str, list[str]]:
    """The boxes of each place, as they are shown."""
    places: dict[str, list[str]] = {}
    for box in BOXES:
        context = box.context(case)
        if context is not None:
            shown = {"case": case, "request_": case.request, **context}
            places.setdefault(box.place, []).append(render_to_string(box.template, shown, http))
    return places


def do(http: HttpRequest, pk: int, code: str) -> HttpResponse:
    """One thing to do: asked for on its own page, done, or refused with the rule."""
    case = case_for(handler_of(http), pk)
    if code not in BY_CODE or not BY_CODE[code].offered(case):
        return _not_now(http, case, code)
    form = BY_CODE[code](http.POST or None, http.FILES or None, case=case)
    if http.method == "POST" and form.is_valid() and form.carry_out():
        messages.success(http, _("申请{number}：“{act}”已登记").format(number=case.request.number, act=form.title))
        return redirect(form.after(case))
    context: dict[str, Any] = {"case": case, "request_": case.request, "form": form}
    return render(http, "desk/office/do.html", context, status=422 if form.errors else 200)


def _not_now(http: HttpRequest, case: Case, code: str) -> HttpResponse:
    """What has no place now: a stale page, or an address from elsewhere. It says what the state is."""
    if code not in BY_CODE:
        raise Http404
    kind = getattr(BY_CODE[code], "kind", None)
    told = why_not(case.request, kind, _entered(http)) if kind else ""
    said = _("申请{number}现在是“{state}”，不能“{act}”。请看过现在的情况再办").format(
        number=case.request.number, state=_(case.standing.state), act=BY_CODE[code].title
    )
    if told:
        said = _("申请{number}：{why}").format(number=case.request.number, why=told)
    messages.error(http, said)
    return redirect(address_of(case))


def _entered(http: HttpRequest) -> date | None:
    """The day that was filled in, where it is one."""
    try:
        return parse_date(http.POST.get("on", ""))
    except ValueError:
        return None


def address_of(case: Case) -> str:
    """Where a case is handled."""
    return reverse("desk-case", args=[case.request.pk])
