"""What the scan found is dealt with before a version goes on: taken out, or let stand with a reason."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.organs.policies import may
from gongkai_web.organs.roles import Act
from gongkai_web.review import events
from gongkai_web.review.findings import findings, open_findings
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import Step
from gongkai_web.review.selectors import Way
from gongkai_web.review.services.steps import locked, take, words

ACCEPTING = (Act.REVIEW, Act.REVIEW_SECRECY)
"""Acts of which a person must be allowed one, to let a finding stand."""
_TOLD = 3


def left_open(way: Way) -> tuple[str, ...]:
    """What the scan found and nobody dealt with, in one sentence; nothing where there is none."""
    open_ones = open_findings(way)
    if not open_ones:
        return ()
    told = _("、").join(dict.fromkeys(finding.message for finding in open_ones[:_TOLD]))
    more = _("等{count}处").format(count=len(open_ones)) if len(open_ones) > _TOLD else ""
    return (_("检查出的问题还没有处理：{told}{more}").format(told=told, more=more),)


def require_scanned(way: Way) -> None:
    """Let a version pass of which every finding was dealt with.

    Raises:
        ValidationError: with what was found.
    """
    if said := left_open(way):
        raise ValidationError(list(said))


@transaction.atomic
def accept(record: Any, key: str, *, by: User, seen: str, reason: str) -> Step:
    """Let a finding stand, with the reason: what stands there is meant to be public.

    Raises:
        PermissionDenied: when the person does not review for the organ, or drafted this version.
        ValidationError: when there is no such finding, it has changed, or no reason is given.
    """
    if not any(may(by, act, record.organ) for act in ACCEPTING):
        raise PermissionDenied(_("由审核的人说明检查结果，起草的人请改稿"))
    way = locked(record, seen)
    if by.pk in way.standing.authors:
        raise PermissionDenied(_("起草或者修改过这一稿的人不能说明检查结果，请改稿"))
    finding = next((finding for finding in findings(way) if finding.key == key), None)
    if finding is None or finding.accepted:
        raise ValidationError(_("这一处已经处理，或者稿子已经改动"))
    said = words(reason, _("请写明为什么可以公开"))
    facts = {"key": key, "code": finding.code, "part": finding.part}
    return take(way, ReviewAct.ACCEPTED, events.ACCEPTED, by=by, said={"code": finding.code}, opinion=said, facts=facts)
