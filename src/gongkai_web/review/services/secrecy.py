"""The secrecy review (保密审查): a record of its own for each version, made by a person of that office."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.review import Ruling
from gongkai_web.accounts.models import User
from gongkai_web.organs.policies import holds
from gongkai_web.organs.roles import Role
from gongkai_web.review import events
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import Step
from gongkai_web.review.selectors import Way
from gongkai_web.review.services.steps import locked, take, words

_REVIEWERS = (Role.SECRECY_REVIEWER,)


@transaction.atomic
def rule(record: Any, ruling: Ruling, *, by: User, seen: str, basis: str, on: date | None = None) -> Step:
    """Give the result of a secrecy review on the newest version.

    Args:
        record: the item.
        ruling: the result.
        by: who reviews.
        seen: the name of the content that they looked at.
        basis: what the result rests on.
        on: the day on which it was signed, where that was on paper.

    Raises:
        PermissionDenied: when the person is no secrecy reviewer of the organ, or drafted it.
        ValidationError: when it has changed, or no basis is given.
    """
    way = _held(record, by, seen)
    if way.standing.ruling is Ruling.REFERRED:
        raise ValidationError(_("已经报请确定，等待答复"))
    said = words(basis, _("请写明保密审查的依据"))
    return take(
        way,
        ReviewAct.RULED,
        events.RULED,
        by=by,
        on=on,
        said={"ruling": ruling.label},
        ruling=ruling.value,
        opinion=said,
    )


@transaction.atomic
def answer(record: Any, ruling: Ruling, *, by: User, seen: str, basis: str, on: date | None = None) -> Step:
    """Put on record what the competent authority determined of an item that was referred to it.

    Raises:
        PermissionDenied, ValidationError: as for `rule`; and when nothing was referred, or the answer refers again.
    """
    way = _held(record, by, seen)
    if way.standing.ruling is not Ruling.REFERRED:
        raise ValidationError(_("这一稿没有报请确定"))
    if ruling is Ruling.REFERRED:
        raise ValidationError({"ruling": _("答复应当是可以公开、部分公开或者不可公开")})
    said = words(basis, _("请写明答复的机关、文号和内容"))
    return take(
        way,
        ReviewAct.ANSWERED,
        events.ANSWERED,
        by=by,
        on=on,
        said={"ruling": ruling.label},
        ruling=ruling.value,
        opinion=said,
    )


def _held(record: Any, by: User, seen: str) -> Way:
    way = locked(record, seen)
    if not holds(by, _REVIEWERS, way.record.organ):
        raise PermissionDenied(_("您不是{organ}的保密审查员").format(organ=way.record.organ))
    if reason := way.standing.bars_ruling(by.pk):
        raise PermissionDenied(reason)
    return way
