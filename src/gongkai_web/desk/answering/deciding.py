"""The decision wizard: the seven questions one after the other on one page, and the evidence beside them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gongkai.deciding import SEVEN, Narrowed, missing_evidence
from gongkai.forms import FORM_2021
from gongkai.handling import State
from gongkai.letters import LETTERS
from gongkai_web.accounts.people import person_of
from gongkai_web.desk.answering.evidence import asked_for, entered, evidence_form
from gongkai_web.desk.answering.pages import carried_out, case_of
from gongkai_web.desk.models import Decision, Request
from gongkai_web.desk.services.deciding import (
    answer,
    decide,
    draft_of,
    evidence_of,
    file_evidence,
    narrowed,
    put_forward,
    reopen_question,
)
from gongkai_web.ui.language import core, spoken

DECIDABLE = frozenset({State.HANDLING, State.EXPLAINING, State.CORRECTING, State.AWAITING_FEE})


def wizard(http: HttpRequest, pk: int) -> HttpResponse:
    """One case on its way through the questions."""
    request, by = case_of(http, pk), person_of(http)
    draft = draft_of(request) or put_forward(request)
    found, evidence = narrowed(draft), evidence_of(request, draft)
    form = evidence_form(
        request, asked_for(found, evidence), evidence, http.POST if http.POST.get("act") == "file" else None
    )
    if http.method == "POST" and _done(http, request, form):
        return redirect(http.path)
    if http.method == "POST" and http.POST.get("act") == "decide":
        draft = draft_of(request)
    return render(http, "desk/answering/decide.html", {"by": by, **_context(request, draft, form)})


def _done(http: HttpRequest, request: Request, form: Any) -> bool:
    by, act = person_of(http), http.POST.get("act", "")
    if act == "answer":
        question, said = http.POST.get("question", ""), http.POST.get("said", "")
        return carried_out(http, lambda: answer(request, question, said, by=by), _("已记录"))
    if act == "back":
        return carried_out(
            http, lambda: reopen_question(request, http.POST.get("question", ""), by=by), _("可以重新回答")
        )
    if act == "file":
        return form.is_valid() and carried_out(
            http, lambda: file_evidence(request, entered(request, form), by=by), _("已保存")
        )
    return act == "decide" and carried_out(http, lambda: decide(request, by=by), _("处理决定已登记"))


def _context(request: Request, draft: Decision | None, form: Any) -> dict[str, Any]:
    found: Narrowed = narrowed(draft)
    evidence = evidence_of(request, draft)
    outcome = found.outcome
    with spoken():
        wanted = missing_evidence(outcome.disposition, evidence, needed=outcome.evidence) if outcome else ()
        missing = [str(one) for one in wanted]
    reached = found.question.of if found.question else SEVEN[-1]
    return {
        "request_": request,
        "page_title": _("处理决定"),
        "open": request.state_ in DECIDABLE,
        "decision": draft,
        "narrowed": found,
        "outcome": outcome,
        "letter_labels": [core(LETTERS[code].label) for code in found.letters],
        "outcome_letter": core(LETTERS[outcome.letter].label) if outcome and outcome.letter else "",
        "row": row_label(outcome.row) if outcome else "",
        "missing": missing,
        "form": form if form.fields else None,
        "seven": [(name, SEVEN.index(name) < SEVEN.index(reached), name == reached) for name in SEVEN],
        "versions": request.decisions.exclude(act=None).select_related("by", "act"),
    }


def row_label(code: str) -> str:
    """A row of table 3 in the words of the form."""
    table = next(table for table in FORM_2021.tables if table.key == "requests")
    found = next((row for block in table.blocks for row in block.rows if row.key == code), None)
    return "".join((*found.under[1:], found.label)) if found else code
