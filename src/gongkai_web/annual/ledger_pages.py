"""The ledgers: months of decisions and fees, and what was done day by day."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gongkai_web.accounts.people import person_of
from gongkai_web.annual import services
from gongkai_web.annual.asking import form_of_year, organ_of
from gongkai_web.annual.forms import LedgerForm, OpeningForm, WorkForm
from gongkai_web.annual.kinds import LedgerRow
from gongkai_web.annual.models import LedgerEntry, Opening, WorkRecord
from gongkai_web.annual.openings import contradictions
from gongkai_web.organs.policies import may
from gongkai_web.organs.roles import Act

PAGE = 50


def ledger(http: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The monthly ledger of a year, and a form to put down a month."""
    organ, by = organ_of(http, slug), person_of(http)
    form = LedgerForm(http.POST or None)
    if http.method == "POST" and form.is_valid():
        said = form.cleaned_data
        row = LedgerRow(said["row"])
        if _done(form, lambda: services.enter(organ, said["month"], row, said["amount"], source=said["source"], by=by)):
            messages.success(http, _("台账已登记"))
            return redirect("annual-ledger", slug, year)
    entries = LedgerEntry.objects.filter(organ=organ, year=year).select_related("by")
    context = {"organ": organ, "year": year, "form": form, "entries": entries}
    return render(http, "annual/ledger.html", context | {"writes": may(by, Act.WRITE_REPORT, organ)})


def works(http: HttpRequest, slug: str, year: int) -> HttpResponse:
    """The dated ledger of a year, a form to put one thing down, and one to strike out what was wrong."""
    organ, by = organ_of(http, slug), person_of(http)
    form_of_year(year)
    form = WorkForm(None if "strike" in http.POST else http.POST or None)
    if http.method == "POST":
        if "strike" in http.POST:
            record = get_object_or_404(WorkRecord, organ=organ, pk=http.POST["strike"])
            done = _done(form, lambda: services.strike(record, by=by, reason=http.POST.get("reason", "")), http)
        else:
            done = form.is_valid() and _done(form, lambda: services.put_down(organ, form.work(), by=by))
        if done:
            messages.success(http, _("工作台账已登记"))
            return redirect("annual-works", slug, year)
    kept = WorkRecord.objects.filter(organ=organ, on__year=year).select_related("by", "evidence").order_by("-on", "-pk")
    page = Paginator(kept, PAGE).get_page(http.GET.get("page"))
    context = {"organ": organ, "year": year, "form": form, "page": page, "writes": may(by, Act.WRITE_REPORT, organ)}
    return render(http, "annual/works.html", context)


def openings(http: HttpRequest, slug: str, year: int) -> HttpResponse:
    """What an organ brings from before the platform, and where that contradicts what is known."""
    organ, by, form_ = organ_of(http, slug), person_of(http), form_of_year(year)
    form = OpeningForm(form_, http.POST or None)
    if http.method == "POST" and form.is_valid():
        said = form.cleaned_data
        given: dict[str, Any] = {"source": said["source"], "instead": said["instead"]}
        if _done(form, lambda: services.open_with(organ, year, said["cell"], said["value"], by=by, **given)):
            messages.success(http, _("期初数已登记"))
            return redirect("annual-openings", slug, year)
    known = [
        (form_.label(services.cell_of(each.cell)), each)
        for each in Opening.objects.filter(organ=organ, year=year).select_related("by").order_by("pk")
    ]
    context: dict[str, Any] = {"organ": organ, "year": year, "form": form, "openings": known}
    context |= {"contradictions": contradictions(organ, year), "writes": may(by, Act.WRITE_REPORT, organ)}
    return render(http, "annual/openings.html", context)


def _done(form: Any, act: Any, http: HttpRequest | None = None) -> bool:
    """Whether it could be done; if not, the form or the page says why."""
    try:
        act()
    except ValidationError as refusal:
        if http is not None:
            messages.error(http, _("；").join(refusal.messages))
            return False
        fields = getattr(refusal, "error_dict", {})
        if set(fields) <= set(form.fields):
            form.add_error(None, refusal)
        else:
            form.add_error(None, ValidationError(refusal.messages))
        return False
    return True
