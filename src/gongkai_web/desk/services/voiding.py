"""Voiding an entry: what it made goes with it, so that no request is handled, or counted, twice."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gongkai.handling import Kind
from gongkai_web.accounts.models import User
from gongkai_web.desk.models import Request, RequestAct
from gongkai_web.desk.services.recording import locked, record_act


def void(held: Request, of: int, *, by: User, on: date | None = None, note: str = "") -> RequestAct:
    """Let an entry of a request that is locked count no more.

    With the splitting of a request its parts go back into it: nothing was done to them yet, or it stays as it is. With
    the merging of one it is in no other any more.

    Raises:
        ValidationError: when the request has no such entry, its parts were worked on, or it went back into the request
            that it was split from.
    """
    wrong = held.acts.filter(number=of).first()
    kind = wrong.kind if wrong else ""
    if kind == Kind.MERGED:
        _leave(held)
    parts = _parts(held, wrong) if wrong is not None and kind == Kind.SPLIT else []
    done = record_act(held, Kind.VOIDED, by=by, on=on, facts={"of": of}, note=note)
    for part in parts:
        part.into = held
        record_act(part, Kind.MERGED, by=by, on=done.on, facts={"number": held.number})
    return done


def _parts(whole: Request, division: RequestAct) -> list[Request]:
    """The parts of a request, locked, each as it was made.

    Raises:
        ValidationError: naming those to which something was done since.
    """
    parts = [locked(part) for part in whole.parts.filter(into=None).order_by("pk")]
    copied = division.facts["copied"]
    since = {part.number: part.acts.filter(number__gt=copied).exclude(kind=Kind.PARTICULARS) for part in parts}
    if worked_on := [number for number, acts in since.items() if acts.exists()]:
        said = _("分出的{numbers}已经办理，分开办理的登记不能作废：请在分出的各件上继续办理，各件分别计数")
        raise ValidationError(said.format(numbers=_("、").join(worked_on)))
    return parts


def _leave(part: Request) -> None:
    """Have a request be in no other any more.

    Raises:
        ValidationError: when it was split from that one, which is handled as one again.
    """
    if part.into_id is not None and part.into_id == part.origin_id:
        said = _("{whole}的分开办理已经作废，这一件已经并回：要分开办理，请在{whole}上重新登记")
        raise ValidationError(said.format(whole=part.into.number if part.into else ""))
    part.into = None
