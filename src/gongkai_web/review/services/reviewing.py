"""Sending in, passing, giving back."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.review import POINTS, Stage
from gongkai_web.accounts.models import User
from gongkai_web.organs.policies import holds, require
from gongkai_web.organs.roles import Act, Role
from gongkai_web.review import events
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import Step
from gongkai_web.review.selectors import Way
from gongkai_web.review.services.scanning import require_scanned
from gongkai_web.review.services.steps import locked, take, words


@transaction.atomic
def submit(record: Any, *, by: User, important: bool = False, opinion: str = "") -> Step:
    """Send the newest version in for review.

    Raises:
        PermissionDenied: when the person may not draft for the organ.
        ValidationError: when it is in review already, or nothing has changed since it went out.
    """
    require(by, Act.DRAFT, record.organ)
    way = locked(record)
    if way.standing.submitted and way.standing.important == important:
        raise ValidationError(_("“{title}”的这一稿已经送审").format(title=way.record))
    said = words(opinion)
    return take(way, ReviewAct.SUBMITTED, events.SUBMITTED, by=by, said={}, important=important, opinion=said)


@transaction.atomic
def pass_on(
    record: Any, *, by: User, seen: str, opinion: str = "", checked: Collection[str] = (), on: date | None = None
) -> Step:
    """Pass an item at the stage that is due, with the proof-reading done point by point.

    Args:
        record: the item.
        by: who reviews.
        seen: the name of the content that they looked at.
        opinion: what they say of it; “同意” where they say nothing.
        checked: the codes of the points that they looked at; all must be.
        on: the day on which it was signed, where that was on paper.

    Raises:
        PermissionDenied: when the person has no role for the stage, drafted it, or stood at another stage.
        ValidationError: when nothing is due, it has changed, or a point was not looked at.
    """
    way, stage = _due(record, by, seen)
    require_scanned(way)
    open_points = [point.label for point in POINTS.values() if point.code not in checked]
    if open_points:
        raise ValidationError({"checked": _("还没有核对：{points}").format(points=_("、").join(open_points))})
    return take(
        way,
        ReviewAct.PASSED,
        events.PASSED,
        by=by,
        on=on,
        said={"stage": stage.label},
        stage=stage.code,
        opinion=words(opinion) or "同意",
        checked=[code for code in POINTS if code in checked],
    )


@transaction.atomic
def give_back(record: Any, *, by: User, seen: str, opinion: str, on: date | None = None) -> Step:
    """Send an item back to its drafter, with the reasons.

    Raises:
        PermissionDenied, ValidationError: as for `pass_on`; and when no reason is given.
    """
    way, stage = _due(record, by, seen)
    said = words(opinion, _("请写明为什么退回、要改什么"))
    return take(
        way,
        ReviewAct.RETURNED,
        events.RETURNED,
        by=by,
        on=on,
        said={"stage": stage.label},
        stage=stage.code,
        opinion=said,
    )


def _due(record: Any, by: User, seen: str) -> tuple[Way, Stage]:
    """The item and the stage that is due, for someone who may stand there."""
    way = locked(record, seen)
    stage = way.standing.next
    if stage is None:
        raise ValidationError(_("“{title}”现在没有待审的审级").format(title=way.record))
    if not holds(by, [Role(role) for role in stage.roles], way.record.organ):
        raise PermissionDenied(
            _("现在轮到{stage}，您在{organ}没有这一级的审核角色").format(stage=stage, organ=way.record.organ)
        )
    if reason := way.standing.bars(by.pk):
        raise PermissionDenied(reason)
    return way, stage
