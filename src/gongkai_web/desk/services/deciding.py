"""Deciding how a request ends: question by question, with the evidence that the disposition needs."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.basis import LawError
from gongkai.deciding import QUESTIONS, Given, Narrowed, Outcome, given_words, missing_evidence, narrow
from gongkai.handling import Kind, State
from gongkai_web.accounts.models import User
from gongkai_web.desk.known import known_of
from gongkai_web.desk.models import Decision, Request, RequestAct
from gongkai_web.desk.selectors import standing_of
from gongkai_web.desk.services.recording import locked, record_act
from gongkai_web.desk.services.redacting import grounds_of_marks, withheld_by_marks
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import spoken

_LAPSES = frozenset({"not-corrected", "fee-unpaid"})


def draft_of(request: Request) -> Decision | None:
    """The version that is being worked on."""
    return Decision.objects.filter(request=request, act=None).last()


def put_forward(request: Request) -> Decision | None:
    """The version that was put forward last."""
    return Decision.objects.filter(request=request, act__isnull=False).last()


def narrowed(decision: Decision | None) -> Narrowed:
    """How far its answers lead."""
    return narrow(decision.answers if decision else {})


def evidence_of(request: Request, decision: Decision | None) -> dict[str, Given]:
    """What is on file: what the case tells of itself, and over it what was entered."""
    entered = decision.evidence if decision else {}
    return {**known_of(request, standing_of(request)), **_answered(request, decision), **entered}


def _answered(request: Request, decision: Decision | None) -> dict[str, Given]:
    """What the answers say of themselves, and the marks: of a partial answer, what is withheld and on which grounds."""
    answers = decision.answers if decision else {}
    if answers.get("part") != "separable":
        return {}
    named = [answers["ground"]] if answers.get("ground", "none") != "none" else []
    known: dict[str, Given] = {"withheld_parts": withheld_by_marks(request)}
    known["grounds"] = list(dict.fromkeys([*named, *grounds_of_marks(request)]))
    return {code: value for code, value in known.items() if value}


@transaction.atomic
def answer(request: Request, question: str, said: str, *, by: User) -> Decision:
    """Answer one question, or answer it anew: what was answered after it is asked again.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when the question has no such answer.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    decision = _working(locked(request), by)
    kept: dict[str, str] = {}
    for asked, given in narrow(decision.answers).path:
        if asked.code == question:
            break
        kept[asked.code] = given.code
    try:
        narrow(kept | {question: said})
    except LawError as refusal:
        raise ValidationError(str(refusal)) from refusal
    decision.answers = kept | {question: said}
    decision.by = by
    decision.save()
    return decision


@transaction.atomic
def reopen_question(request: Request, question: str, *, by: User) -> Decision:
    """Go back to a question: its answer and those after it are taken away, the evidence stays.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    decision = _working(locked(request), by)
    kept: dict[str, str] = {}
    for asked, given in narrow(decision.answers).path:
        if asked.code == question:
            break
        kept[asked.code] = given.code
    decision.answers = kept
    decision.save()
    return decision


@transaction.atomic
def file_evidence(request: Request, evidence: Mapping[str, Given | None], *, by: User) -> Decision:
    """Put evidence on file; what is empty is taken off it.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    decision = _working(locked(request), by)
    known: dict[str, Any] = {**decision.evidence, **evidence}
    decision.file({code: value for code, value in known.items() if given_words(value)})
    decision.by = by
    decision.save()
    return decision


@transaction.atomic
def decide(request: Request, *, by: User) -> RequestAct:
    """Put the decision forward as it stands: it goes to whoever signs, or ends what lapsed or was withdrawn.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when questions are open, evidence is missing (each piece with its article), or the law has no
            room for it.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request)
    decision = draft_of(held)
    outcome = narrowed(decision).outcome
    if decision is None or outcome is None:
        raise ValidationError(_("还有问题没有回答，不能作出处理决定"))
    with spoken():
        missing = missing_evidence(outcome.disposition, evidence_of(held, decision), needed=outcome.evidence)
    if missing:
        raise ValidationError([str(each) for each in missing])
    facts = {"disposition": outcome.disposition.code, "decision": decision.version, "row": outcome.row}
    act = record_act(held, _kind(held, outcome, decision.answers), by=by, facts=facts)
    decision.file(evidence_of(held, decision))
    decision.disposition, decision.act, decision.by = outcome.disposition.code, act, by
    decision.save()
    return act


def _kind(request: Request, outcome: Outcome, answers: Mapping[str, str]) -> Kind:
    """What carries it out: most go to be signed; what ends by itself does so where no letter is owed.

    Raises:
        ValidationError: when it is to end without a letter, and a letter is owed.
    """
    if outcome.disposition.code in _LAPSES and request.state_ in {State.CORRECTING, State.AWAITING_FEE}:
        return Kind.LAPSED
    if answers.get("nature") == "withdrawn":
        return Kind.WITHDRAWN
    if not outcome.letter:
        raise ValidationError(_("这样处理要书面告知申请人：请在“怎样送达”里选送达方式"))
    return Kind.DECIDED


def _working(request: Request, by: User) -> Decision:
    """The version to work on; a fresh one goes on from the last that was put forward."""
    draft = draft_of(request)
    if draft is not None:
        return draft
    last = put_forward(request)
    fresh = Decision(request=request, version=(last.version if last else 0) + 1, by=by)
    if last is not None:
        fresh.answers, fresh.sealed = dict(last.answers), last.sealed
    known = {code: said for code, said in fresh.answers.items() if code in QUESTIONS}
    fresh.answers = known
    fresh.save()
    return fresh
