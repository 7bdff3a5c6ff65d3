"""Putting an act on record, and keeping what lists show in step with the acts."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.basis import LawError
from gongkai.handling import ACTS, Kind, Standing, State
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.models import ActNote, Request, RequestAct
from gongkai_web.desk.models.sealing import shut
from gongkai_web.desk.selectors import standing_of
from gongkai_web.desk.services.reminding import mail_watchers
from gongkai_web.journal.services import record as journal
from gongkai_web.ui.language import on_record


def record_act(
    request: Request,
    kind: Kind,
    *,
    by: User | None,
    on: date | None = None,
    facts: Mapping[str, Any] | None = None,
    note: str = "",
    was: Mapping[str, str] | None = None,
) -> RequestAct:
    """Add an act to a request that is locked, if the law has room for it, and keep its lists in step.

    Call it within a transaction that holds the request: `locked`. The note, and the `items` among the facts, are words:
    they are kept apart from the log, sealed, for they may have to be erased. So is what `was` before it.

    Raises:
        ValidationError: when the act has no place there; the message says why, and by which article.
    """
    known = list(request.acts.all())
    number = known[-1].number + 1 if known else 1
    day, told = on or timezone.localdate(), dict(facts or {})
    items = told.pop("items", [])
    new = RequestAct(request=request, number=number, kind=kind, on=day, by=by, facts=told)
    project(request, _with(request, known, new))
    new.save()
    if note or items or was:
        said = {"note": note, "items": items} | ({"was": dict(was)} if was else {})
        ActNote.objects.create(act=new, sealed=shut(said))
    request.save()
    mail_watchers(new)
    about = events.OF_ACTS[kind]
    with on_record():
        what = _(ACTS[kind].label)
    journal(about, request, by=by, organ=request.organ_id, on=day, number=request.number, what=what)
    return new


def _with(request: Request, known: Iterable[RequestAct], new: RequestAct) -> Standing:
    """How a request stands with one act more. A refusal that speaks of another act says which one it forbids."""
    try:
        return lawful(request, [*known, new])
    except ValidationError as refusal:
        why = " ".join(refusal.messages)
        if new.on.isoformat() not in why:
            why = _("不能登记{on}的“{act}”：{why}").format(on=new.on, act=_(ACTS[new.kind].label), why=why)
        raise ValidationError(why) from refusal


def lawful(request: Request, acts: Iterable[RequestAct]) -> Standing:
    """How a request stands after these acts.

    Raises:
        ValidationError: when one of them has no place; the message says why, and by which article.
    """
    try:
        return standing_of(request, acts=acts)
    except LawError as refusal:
        raise ValidationError(str(refusal)) from refusal


def why_not(request: Request, kind: Kind, on: date | None = None) -> str:
    """Why an act has no place where a request stands, with its article; "" where it has one."""
    known = list(request.acts.all())
    if standing_of(request, acts=known).may(kind):
        return ""
    new = RequestAct(request=request, number=known[-1].number + 1, kind=kind, on=on or timezone.localdate())
    try:
        _with(request, known, new)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""


def locked(request: Request, seen: int | None = None) -> Request:
    """The request as it is now, held until the transaction ends: two officers stand in line.

    Raises:
        ValidationError: when there is an act after the last one that was seen; the message says which.
    """
    held = Request.objects.select_for_update(of=("self",)).select_related("organ", "applicant").get(pk=request.pk)
    if seen is not None and (since := held.acts.filter(number__gt=seen).first()):
        raise ValidationError(
            _("您打开这一页以后，{moment}又登记了“{act}”。请重新打开，看过新的情况再办").format(
                moment=timezone.localtime(since.recorded).strftime("%H:%M"), act=since.get_kind_display()
            )
        )
    return held


def project(request: Request, stands: Standing) -> bool:
    """Write into the record what lists show of how it stands; whether anything changed. It is not saved."""
    fresh = shown(stands)
    changed = any(getattr(request, name) != value for name, value in fresh.items())
    for name, value in fresh.items():
        setattr(request, name, value)
    return changed


def shown(stands: Standing) -> dict[str, Any]:
    """What lists show of how a request stands, by field."""
    deadline = stands.deadline
    return {
        "state": stands.state.code,
        "arrived_on": stands.arrived,
        "received_on": stands.receipt.on if stands.receipt else None,
        "due_on": deadline.due if deadline else None,
        "provisional": bool(deadline and deadline.provisional),
        "wait_until": deadline.waiting.until if deadline and deadline.waiting and stands.open else None,
        "paused_until": deadline.paused_until if deadline and stands.consulting else None,
        "disposition": stands.disposition,
        "ended_on": stands.ended.on if stands.ended else None,
        "late": stands.state is State.ANSWERED and stands.late,
    }
