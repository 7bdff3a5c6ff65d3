"""The redaction bench of a case: the pages of an enclosure, boxes drawn on them, each with its ground."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai_web.accounts.people import person_of
from gongkai_web.desk import events
from gongkai_web.desk.answering.pages import case_of
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Paper, Request
from gongkai_web.desk.services.papers import read
from gongkai_web.desk.services.redacting import redact
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review.inspecting import picture, sizes
from gongkai_web.review.redacting import Marks


def bench(http: HttpRequest, pk: int, paper_pk: int) -> HttpResponse:
    """The pages of an enclosure, and the boxes on them. That it was opened is on record."""
    request, by = case_of(http, pk), person_of(http)
    paper = _paper(request, http, paper_pk)
    marks = Marks(http.POST or None, prefix="marks")
    faults: list[str] = []
    if http.method == "POST" and marks.is_valid():
        try:
            copy = redact(paper, [form.mark() for form in marks if form.cleaned_data], by=by)
        except ValidationError as refusal:
            faults = list(refusal.messages)
        else:
            messages.success(http, _("“{name}”已加入案卷，复查通过；原件不会发出").format(name=copy.name))
            return redirect("answering-letters", pk)
    if http.method != "POST":
        journal(events.READ, request, by=by, organ=request.organ_id, number=request.number, paper=paper.pk)
    pages = [
        (number, *size, reverse("answering-redact-page", args=[pk, paper_pk, number]))
        for number, size in enumerate(sizes(read(paper).read()), start=1)
    ]
    context = {
        "request_": request,
        "page_title": _("涂黑：{name}").format(name=paper.name),
        "paper": paper,
        "pages": pages,
        "marks": marks,
        "faults": faults,
    }
    return render(http, "desk/answering/redact.html", context, status=422 if faults else 200)


def page(http: HttpRequest, pk: int, paper_pk: int, number: int) -> HttpResponse:
    """A page as a picture."""
    drawn = picture(read(_paper(case_of(http, pk), http, paper_pk)).read(), number)
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/png", headers={"Cache-Control": "private, no-store"})


def _paper(request: Request, http: HttpRequest, paper_pk: int) -> Paper:
    require(person_of(http), Act.HANDLE_REQUESTS, request.organ)
    found = get_object_or_404(request.papers.filter(kind=PaperKind.ENCLOSURE).exclude(file=""), pk=paper_pk)
    if not found.name.lower().endswith(".pdf"):
        raise Http404
    return found
