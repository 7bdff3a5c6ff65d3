"""Reviews and suits over a request: recorded, their time limits, their results, and what was lost on which article."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.clock.disputes import DisputeDue, Procedure, dispute_due
from gongkai.handling import Kind
from gongkai.statute import ENDINGS, Route, remedy
from gongkai.tally import DisputeLife, Tally, tally_disputes
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import Dispute, Request
from gongkai_web.desk.services.recording import locked, record_act
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act

LOST = "corrected"
"""The column of table 4 in which the organ was put right."""


@transaction.atomic
def open_dispute(request: Request, *, by: User, kind: str, accepted_on: date, **fields: Any) -> Dispute:
    """Record a review or a suit over a request.

    Args:
        request: the request.
        by: who records it.
        kind: `review` or `suit`.
        accepted_on: the day on which it was accepted.
        **fields: the rest: see `Dispute`.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when a field is wrong, or what came before it is of another request, or is undecided.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request)
    dispute = Dispute(request=held, kind=kind, accepted_on=accepted_on, **fields)
    before = dispute.after
    if before is not None:
        _follows(dispute, before)
    dispute.full_clean()
    dispute.save()
    _told(dispute, by, _("已登记"))
    return dispute


def _follows(dispute: Dispute, before: Dispute) -> None:
    if before.request_id != dispute.request_id:
        raise ValidationError(_("前一程序不是这件申请的"))
    if dispute.kind == "review":
        raise ValidationError(_("行政复议不跟在别的程序之后"))
    if before.kind == "suit" and dispute.instance <= before.instance:
        raise ValidationError(_("审级应当高于前一审"))
    if before.kind == "review" and not before.ending:
        raise ValidationError(_("复议还没有结果"))


@transaction.atomic
def update_dispute(dispute: Dispute, *, by: User, **fields: Any) -> Dispute:
    """Record what happened in it: the copy came, the organ answered, it was decided and how.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when a result is not one of its kind, or lacks its day; or days run backwards.
    """
    require(by, Act.HANDLE_REQUESTS, dispute.request.organ)
    held = Dispute.objects.select_for_update(of=("self",)).select_related("request__organ").get(pk=dispute.pk)
    for name, value in fields.items():
        setattr(held, name, value)
    held.full_clean()
    if held.ending and not held.ending.startswith(held.kind):
        raise ValidationError({"ending": _("这不是{kind}的结果").format(kind=held.get_kind_display())})
    if bool(held.ending) != (held.decided_on is not None):
        raise ValidationError({"decided_on": _("结果和决定、裁判日期要一起登记")})
    if held.ending and ENDINGS[held.ending].column == LOST and not held.lost_on.strip():
        raise ValidationError({"lost_on": _("被纠正的，请写明涉及的条款")})
    _in_order(held)
    held.save()
    _told(held, by, _("已更新"))
    return held


def _in_order(dispute: Dispute) -> None:
    """Raises: ValidationError: naming the two days that run backwards."""
    names = ("accepted_on", "copy_on", "answered_on", "decided_on", "told_on")
    known = [(name, day) for name in names if (day := getattr(dispute, name)) is not None]
    for name, day in known:
        if day > timezone.localdate():
            raise ValidationError(_("{label}{day}还没有到").format(label=_label(name), day=day))
    for (before, earlier), (after, later_) in pairwise(known):
        if later_ < earlier:
            raise ValidationError(
                _("{after}{later}不能早于{before}{earlier}").format(
                    after=_label(after), later=later_, before=_label(before), earlier=earlier
                )
            )


def _label(name: str) -> str:
    column = Dispute._meta.get_field(name)
    return str(getattr(column, "verbose_name", name))


@transaction.atomic
def reopen(dispute: Dispute, *, by: User, on: date) -> None:
    """Handle the request anew, as the decision orders: the time for answering runs from the day the organ was told.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when nothing was lost, or it has no place in the case.
    """
    require(by, Act.HANDLE_REQUESTS, dispute.request.organ)
    if not dispute.ending or ENDINGS[dispute.ending].column != LOST:
        raise ValidationError(_("只有被纠正的才重新办理"))
    if dispute.told_on is None or on < dispute.told_on:
        raise ValidationError(_("先登记收到决定或者裁判的日期；重新办理不早于那一天"))
    request = locked(dispute.request)
    facts = {"dispute": dispute.pk}
    record_act(request, Kind.REOPENED, by=by, on=on, facts=facts, note=f"{dispute} {dispute.lost_on}".strip()[:2000])


def _told(dispute: Dispute, by: User, what: str) -> None:
    request = dispute.request
    title = dispute.get_kind_display()
    journal(events.DISPUTE, request, by=by, organ=request.organ_id, number=request.number, title=title, what=what)


def time_limits(dispute: Dispute) -> list[DisputeDue]:
    """The time limits of a dispute by what is known of it, each with its reasons and articles."""
    known, found = calendar(), []
    procedure = Procedure.SIMPLE if dispute.simple else Procedure.ORDINARY
    if dispute.kind == "review":
        found.append(dispute_due("copy", dispute.accepted_on, calendar=known, procedure=procedure))
        if dispute.copy_on:
            found.append(dispute_due("answer", dispute.copy_on, calendar=known, procedure=procedure))
        found.append(dispute_due("decision", dispute.accepted_on, calendar=known, procedure=procedure))
        if dispute.told_on:
            found.append(dispute_due("suit-after-review", dispute.told_on, calendar=known))
    elif dispute.copy_on:
        found.append(dispute_due("defence", dispute.copy_on, calendar=known))
    return found


def for_applicant(request: Request) -> list[DisputeDue]:
    """Until when the applicant may go further, from the day on which the answer reached them."""
    letter = request.letters.exclude(disposition="").exclude(reached_on=None).last()
    if letter is None or letter.reached_on is None:
        return []
    on = letter.signed_on or letter.reached_on
    acts = ("review",) if remedy(letter.disposition, on).route is Route.REVIEW_FIRST else ("review", "suit")
    return [dispute_due(act, letter.reached_on, calendar=calendar()) for act in acts]


def table_four(organ: Organ, year: int) -> tuple[Tally, Mapping[str, Dispute]]:
    """Table 4 of an organ's year with the records behind each cell; several instances count once, by the latest result.

    Source: 国办公开办函〔2021〕30号附件表四; that instances count once is from memory (凭记忆): see `gongkai.tally`.
    """
    known = {record_of(each): each for each in Dispute.objects.filter(request__organ=organ).select_related("request")}
    return tally_disputes(map(life_of, known.values()), year), known


def life_of(dispute: Dispute) -> DisputeLife:
    """What table 4 must know of a dispute."""
    after = _record(dispute.after_id) if dispute.after_id else ""
    return DisputeLife(record_of(dispute), dispute.kind, dispute.accepted_on, dispute.decided_on, dispute.ending, after)


def record_of(dispute: Dispute) -> str:
    """The name of a dispute among the records behind a cell."""
    return _record(dispute.pk)


def _record(key: int) -> str:
    return f"desk.dispute/{key}"


def lost(organ: Organ) -> list[Dispute]:
    """What was lost, the newest first: on which articles, and what is to be learnt from it."""
    codes = [ending.code for ending in ENDINGS.values() if ending.column == LOST]
    found = Dispute.objects.filter(request__organ=organ, ending__in=codes).select_related("request")
    return list(found.order_by("-decided_on", "-pk"))
