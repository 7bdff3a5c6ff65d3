"""The pages of letters: which can be drafted, and one letter from its draft to its delivery."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from gongkai.basis import GongkaiError
from gongkai.letters import LETTERS, To
from gongkai_web.accounts.people import person_of
from gongkai_web.desk.answering.fields import FactsForm
from gongkai_web.desk.answering.letter_forms import (
    BackForm,
    EditForm,
    EncloseForm,
    PaperForm,
    PartyForm,
    ReachedForm,
    SendForm,
)
from gongkai_web.desk.answering.marking import parts_of
from gongkai_web.desk.answering.pages import carried_out, case_of
from gongkai_web.desk.kinds import Cover, PaperKind
from gongkai_web.desk.models import Letter, Paper, Request
from gongkai_web.desk.services.identities import look
from gongkai_web.desk.services.letters import (
    as_composed,
    discard,
    draft,
    edit,
    enclose,
    lacking,
    send_back,
    sign,
    stale,
)
from gongkai_web.desk.services.papers import keep
from gongkai_web.desk.services.placing import expected
from gongkai_web.desk.services.redacting import cover, turn
from gongkai_web.desk.services.sending import delivery_form, label, papers_of, reached, send
from gongkai_web.desk.services.writing import as_pdf, as_word
from gongkai_web.organs.policies import may, require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import core, spoken

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def listed(http: HttpRequest, pk: int) -> HttpResponse:
    """The letters of a case, and those that have their place now."""
    request = case_of(http, pk)
    form = PaperForm()
    if http.POST.get("act") == "cover":
        paper = get_object_or_404(request.papers, pk=http.POST.get("paper"))
        said, by = http.POST.get("cover", ""), person_of(http)
        if carried_out(http, lambda: cover(paper, said, by=by), _("已登记")):
            return redirect(http.path)
    elif http.POST.get("act") == "turn":
        paper = get_object_or_404(request.papers, pk=http.POST.get("paper"))
        turned: list[Paper] = []
        done = _("已转成PDF加入案卷；原件不会发出")
        if carried_out(http, lambda: turned.append(turn(paper, by=person_of(http))), done):
            return redirect("answering-redact", pk, turned[0].pk)
    elif http.method == "POST":
        form = PaperForm(http.POST, http.FILES)
        if form.is_valid() and carried_out(http, lambda: _added(request, form, http), _("已加入案卷"), form=form):
            return redirect(http.path)
    context = {
        "request_": request,
        "page_title": _("文书"),
        "letters": request.letters.select_related("signed_by"),
        "fresh": [(code, core(LETTERS[code].label), core(LETTERS[code].when)) for code in expected(request)],
        "form": form,
        "papers": request.papers.filter(kind=PaperKind.ENCLOSURE)
        .select_related("redaction__source", "letter")
        .prefetch_related("redactions"),
        "covers": [Cover.WHOLE, Cover.MASKED, Cover.RAW],
    }
    return render(http, "desk/answering/letters.html", context)


def _added(request: Request, form: PaperForm, http: HttpRequest) -> None:
    by = person_of(http)
    require(by, Act.HANDLE_REQUESTS, request.organ)
    file = form.cleaned_data["file"]
    keep(request, PaperKind.ENCLOSURE, file.name, file, by=by, cover=form.cleaned_data["cover"])


def fresh(http: HttpRequest, pk: int, code: str) -> HttpResponse:
    """Drafting a letter: what the case does not tell is asked for."""
    request, by = case_of(http, pk), person_of(http)
    if code not in LETTERS:
        raise Http404
    if code not in expected(request):
        said = _("申请{number}现在是“{state}”，不能起草{letter}。它的用处：{when}")
        letter = LETTERS[code]
        told = {"number": request.number, "state": request.get_state_display()}
        messages.error(http, said.format(letter=core(letter.label), when=core(letter.when), **told))
        return redirect("answering-letters", pk)
    asks = LETTERS[code].to is not To.APPLICANT
    data = http.POST if http.method == "POST" else None
    try:
        codes = lacking(request, code)
    except GongkaiError as refusal:
        raise Http404(str(refusal)) from refusal
    form = FactsForm(data, codes=codes, initial=http.GET.dict())
    party = PartyForm(data, request_pk=request.pk, initial={"party": http.GET.get("party")}) if asks else None
    if data is not None and form.is_valid() and (party is None or party.is_valid()):
        whom = party.cleaned_data["party"] if party else None
        made: list[Letter] = []
        if carried_out(
            http, lambda: made.append(draft(request, code, by=by, facts=form.facts, party=whom)), _("已起草"), form=form
        ):
            return redirect("answering-letter", pk, made[0].pk)
    context = {"request_": request, "page_title": core(LETTERS[code].label), "form": form, "party": party, "code": code}
    return render(http, "desk/answering/letter_new.html", context)


def letter(http: HttpRequest, pk: int, letter_pk: int) -> HttpResponse:
    """One letter: what it says, what stands against it, and what may be done with it now."""
    request, by = case_of(http, pk), person_of(http)
    found = get_object_or_404(request.letters.select_related("party", "signed_by", "request__organ"), pk=letter_pk)
    forms = _forms(http, found)
    act = http.POST.get("act", "")
    if http.method == "POST":
        form = forms.get(act)
        if form is not None and not form.is_valid():
            return render(http, "desk/answering/letter.html", _context(http, found, forms))
        if act not in _ACTS:
            raise Http404
        if form is None and act in _BY_FORM:
            messages.error(http, _("文书现在不能这样办：打开这一页以后情况变了，请看过再办"))
            return redirect(http.path)
        if carried_out(http, lambda: _ACTS[act](found, form, by), _("已办"), form=form):
            return redirect("answering-letters", pk) if act == "discard" else redirect(http.path)
        found = get_object_or_404(request.letters.select_related("party", "signed_by", "request__organ"), pk=letter_pk)
    return render(http, "desk/answering/letter.html", _context(http, found, forms))


_ACTS: dict[str, Callable[[Letter, Any, Any], Any]] = {
    "edit": lambda letter, form, by: edit(letter, form.paragraphs, by=by),
    "enclose": lambda letter, form, by: enclose(letter, [int(key) for key in form.cleaned_data["papers"]], by=by),
    "sign": lambda letter, _form, by: sign(letter, by=by),
    "back": lambda letter, form, by: send_back(letter, by=by, why=form.cleaned_data["why"]),
    "send": lambda letter, form, by: send(letter, form.service, by=by),
    "reached": lambda letter, form, by: reached(letter, form.cleaned_data["on"], by=by, proof=_proof(form)),
    "discard": lambda letter, _form, by: discard(letter, by=by),
}
_BY_FORM = frozenset({"edit", "enclose", "send", "reached"})
"""Acts whose form stands on the page only while they have their place."""


def _proof(form: Any) -> Any:
    given = form.cleaned_data.get("proof")
    return (given.name, given) if given else None


def _forms(http: HttpRequest, found: Letter) -> dict[str, Any]:
    """The forms of the page; the one that was sent is filled in."""
    act, sent = http.POST.get("act"), (http.POST, http.FILES)

    def given(name: str) -> tuple[Any, ...]:
        return sent if act == name else ()

    made: dict[str, Any] = {"back": BackForm(*given("back"))}
    if found.signed_on is None:
        made |= {
            "edit": EditForm(*given("edit"), letter=found),
            "enclose": EncloseForm(*given("enclose"), letter=found),
        }
    elif found.sent_on is None:
        made["send"] = SendForm(*given("send"))
    elif found.reached_on is None:
        made["reached"] = ReachedForm(*given("reached"))
    return made


def _context(http: HttpRequest, found: Letter, forms: dict[str, Any]) -> dict[str, Any]:
    request, by = found.request, person_of(http)
    look(request, by=by, why=_("打开{title}").format(title=found.title))
    composed = as_composed(found)
    with spoken():
        against = [(str(one), one.code) for one in stale(found) if found.signed_on or one.code != "L02"]
    return {
        "request_": request,
        "page_title": found.title,
        "letter": found,
        "composed": composed,
        "paragraphs": [parts_of(text) for text in composed.paragraphs],
        "objections": [] if found.sent_on else against,
        "forms": forms,
        "may_sign": may(by, Act.SIGN_ANSWERS, request.organ),
        "may_handle": may(by, Act.HANDLE_REQUESTS, request.organ),
        "sent": papers_of(found) if found.sent_on else [],
        "proofs": request.papers.filter(letter=found, kind=PaperKind.DELIVERY),
    }


def file(http: HttpRequest, pk: int, letter_pk: int, what: str) -> HttpResponse:
    """A letter as a Word file or PDF, or a form of its service. What was sent is among the papers, as it went."""
    request, by = case_of(http, pk), person_of(http)
    found = get_object_or_404(request.letters.select_related("party", "request__organ"), pk=letter_pk)
    try:
        content, name = _file(found, what, by)
    except (ValidationError, GongkaiError) as refusal:
        raise Http404(str(refusal)) from refusal
    kind = "application/pdf" if name.endswith(".pdf") else WORD
    header = content_disposition_header(as_attachment=True, filename=name)
    headers = {"Content-Disposition": header or "attachment", "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=kind, headers={**headers, "X-Content-Type-Options": "nosniff"})


def _file(found: Letter, what: str, by: Any) -> tuple[bytes, str]:
    if what in {"word", "pdf"}:
        look(found.request, by=by, why=_("下载{title}").format(title=found.title))
    if what == "word":
        return as_word(found), f"{found}.docx"
    if what == "pdf":
        return as_pdf(found, as_word(found))[0], f"{found}.pdf"
    if what == "delivery":
        return delivery_form(found, by=by), _("送达回证") + ".docx"
    if what == "label":
        return label(found, by=by), _("邮寄标签") + ".docx"
    raise Http404


def address_of(found: Letter) -> str:
    """Where a letter is handled."""
    return reverse("answering-letter", args=[found.request_id, found.pk])
