"""Who belongs to an organ, and in what role."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record
from gongkai_web.organs.events import JOINED, LEFT
from gongkai_web.organs.models import Membership, Organ
from gongkai_web.organs.policies import may, require
from gongkai_web.organs.roles import Act, Role

OVERSIGHT = frozenset({Role.SUPERVISOR, Role.AUDITOR})
"""Roles that watch over others: only who supervises an organ may give or take them."""


@transaction.atomic
def appoint(
    user: User, organ: Organ, role: Role, *, by: User, since: date | None = None, until: date | None = None
) -> Membership:
    """Give a person a role in an organ: for good, or as a substitute (代理) until, and not on, a day.

    Raises:
        PermissionDenied: when `by` may not manage the organ's members, or not give this role.
        ValidationError: when it would end before it begins.
    """
    _may_change(by, organ, role)
    begins = since or timezone.localdate()
    if until is not None and until <= begins:
        raise ValidationError({"until": _("结束日期要晚于开始日期")})
    membership, new = Membership.objects.get_or_create(
        user=user, organ=organ, role=role, until=until, defaults={"since": begins}
    )
    if new:
        record(
            JOINED,
            membership,
            by=by,
            organ=organ.pk,
            on=membership.since,
            member=user.pk,
            role=role.label,
            organ_name=organ.name,
        )
    return membership


@transaction.atomic
def dismiss(membership: Membership, *, by: User, on: date | None = None) -> Membership:
    """End a role; what the person did in it stays on record.

    Raises:
        PermissionDenied: when `by` may not manage the organ's members, or not take this role.
    """
    _may_change(by, membership.organ, membership.role_)
    locked = Membership.objects.select_for_update().get(pk=membership.pk)
    locked.until = max(on or timezone.localdate(), locked.since)
    locked.save(update_fields=["until"])
    record(
        LEFT,
        locked,
        by=by,
        organ=locked.organ_id,
        on=locked.until,
        member=locked.user_id,
        role=locked.role_.label,
        organ_name=locked.organ.name,
    )
    return locked


def _may_change(by: User, organ: Organ, role: Role) -> None:
    require(by, Act.MANAGE_ORGAN, organ)
    if role in OVERSIGHT and not may(by, Act.SUPERVISE, organ):
        raise PermissionDenied(_("“{label}”由上级监督人员任免").format(label=role.label))
