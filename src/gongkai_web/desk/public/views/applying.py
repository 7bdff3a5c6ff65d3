"""Applying, in three steps: 找, 填, 核对. Each is a page of its own, so that no script is needed.

What was filled in travels from page to page in the forms themselves: until it is sent, nothing of it is kept here.
"""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.statute import TOPICS
from gongkai_web.desk.models import Request
from gongkai_web.desk.public import limits
from gongkai_web.desk.public.cautions import cautions
from gongkai_web.desk.public.forms import ApplicationForm, FilesForm, begun
from gongkai_web.desk.public.organs import asked_organs, holders_of, organ_called, ways_to
from gongkai_web.desk.public.passes import RECEIPT, in_private
from gongkai_web.desk.public.rates import rates
from gongkai_web.desk.public.submitting import submitted
from gongkai_web.desk.public.suggesting import LONGEST, suggested
from gongkai_web.organs.models import Organ
from gongkai_web.ui.page import Column, Crumb

TEXTS = ("subject", "document_number", "description", "assisted")
"""Fields in which others' data may have been typed."""
SHOWN = (
    *("form", "delivery", "kind", "name", "representative", "id_kind", "id_number", "phone", "email", "address"),
    *("postcode", "agent_name", "agent_id_number", "agent_phone", "assisted"),
)
"""What is shown again one by one; what is wanted stands before it."""


@in_private
def find(http: HttpRequest) -> HttpResponse:
    """Step 1: is it public already, and which organ holds it."""
    asked = http.GET
    words, named = asked.get("q", "").strip()[:LONGEST], asked.get("name", "").strip()[:50]
    topic = asked.get("topic", "")
    if words and not limits.SUGGESTING.reached(http):
        limits.SUGGESTING.count(http)
        found = suggested(words)
    else:
        found = None
    organs = asked_organs()
    context = {
        "what": words,
        "found": found,
        "named": named,
        "organs": organs.filter(name__contains=named) if named else organs,
        "chosen": organ_called(asked.get("organ", "")[:60]),
        "topics": TOPICS.values(),
        "topic": TOPICS.get(topic),
        "holders": holders_of(topic),
        "unchosen": "unchosen" in asked,
    }
    return _step(http, 1, "desk/public/find.html", context)


@in_private
def fill(http: HttpRequest) -> HttpResponse:
    """Step 2: a form to fill in, or the one that was filled in, to be changed."""
    given = http.POST or http.GET
    organ = organ_called(given.get("organ", "")[:60])
    if organ is None:
        return redirect("/requests/new/?unchosen")
    form = begun(organ.slug, given.get("subject", "")[:200])
    if "submission" in http.POST:
        form = ApplicationForm(initial={name: value for name, value in http.POST.items() if name in form.fields})
    return _filling(http, form, organ)


@in_private
def check(http: HttpRequest) -> HttpResponse:
    """Step 3: all of it again, the fee rules, and a word on others' data."""
    form = ApplicationForm(http.POST)
    if http.method != "POST":
        return redirect("desk:find")
    if not form.is_valid():
        return _filling(http, form, organ_called(http.POST.get("organ", "")[:60]))
    return _checking(http, form, FilesForm(agent=form.has_agent))


@in_private
def send(http: HttpRequest) -> HttpResponse:
    """Take it in, and lead to the receipt."""
    form = ApplicationForm(http.POST)
    if http.method != "POST":
        return redirect("desk:find")
    if not form.is_valid():
        return _filling(http, form, organ_called(http.POST.get("organ", "")[:60]))
    files = FilesForm(http.POST, http.FILES, agent=form.has_agent)
    if not files.is_valid():
        return _checking(http, form, files)
    return _sent(http, form, files)


def _sent(http: HttpRequest, form: ApplicationForm, files: FilesForm) -> HttpResponse:
    again = Request.objects.filter(submission=form.cleaned_data["submission"]).exists()
    if not again and limits.APPLYING.reached(http):
        return limits.refused(http, limits.APPLYING)
    try:
        request = submitted(form, files)
    except ValidationError as refusal:
        files.add_error(None, refusal)
        return _checking(http, form, files)
    limits.APPLYING.count(http)
    response = redirect("/requests/receipt/?again=1" if again else "/requests/receipt/")
    RECEIPT.give(response, str(request.submission))
    return response


def _filling(http: HttpRequest, form: ApplicationForm, organ: Organ | None) -> HttpResponse:
    if organ is None:
        return redirect("/requests/new/?unchosen")
    ways = ways_to(organ)
    template = "desk/public/fill.html" if ways.online else "desk/public/elsewhere.html"
    return _step(http, 2, template, {"form": form, "organ": organ, "ways": ways})


def _checking(http: HttpRequest, form: ApplicationForm, files: FilesForm) -> HttpResponse:
    given = form.cleaned_data
    typed = "\n".join(given[name] for name in TEXTS)
    context = {
        "form": form,
        "files": files,
        "given": given,
        "organ": given["organ"],
        "called": form.called,
        "cautions": cautions(typed, form.identity),
        "rates": rates(),
        "shown": SHOWN,
    }
    return _step(http, 3, "desk/public/check.html", context)


def _step(http: HttpRequest, step: int, template: str, context: Mapping[str, Any]) -> HttpResponse:
    crumbs = [Crumb(_("依申请公开"), "/requests/"), Crumb(_("提出申请"))]
    label = Column("依申请公开", "依申请公开")
    return render(http, template, {**context, "step": step, "crumbs": crumbs, "column_label": label})
