"""Renaming, moving, merging and splitting organs on a day. What was stays on record, with its successors."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.basis import GongkaiError
from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record
from gongkai_web.organs.events import MERGED, MOVED, RENAMED, SPLIT
from gongkai_web.organs.models import FormerName, Membership, Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


class ReorganisationError(GongkaiError):
    """A change of organs that cannot be, with the reason."""


@transaction.atomic
def rename(organ: Organ, name: str, *, on: date, by: User, basis: str = "") -> Organ:
    """Give an organ another name from a day on, today at the latest; documents keep what is printed on them.

    Raises:
        PermissionDenied: when `by` may not reorganise the organ.
        ReorganisationError: when the day is to come, lies before an earlier renaming, or nothing changes.
    """
    require(by, Act.REORGANISE, organ)
    locked = Organ.objects.select_for_update().get(pk=organ.pk)
    if on > timezone.localdate():
        raise ReorganisationError(_("更名日期{on}还没有到，请到当天办理").format(on=on))
    if name == locked.name:
        raise ReorganisationError(_("新名称与现名称相同：{name}").format(name=name))
    last = locked.names.order_by("-until").first()
    if last and on <= last.until:
        raise ReorganisationError(
            _("更名日期{on}不晚于上一次更名的日期{until}，请核对").format(on=on, until=last.until)
        )
    FormerName.objects.create(organ=locked, name=locked.name, until=on, basis=basis)
    old, locked.name = locked.name, name
    locked.full_clean(exclude=("path", "depth", "numchild"))
    locked.save(update_fields=["name"])
    record(RENAMED, locked, by=by, organ=locked.pk, on=on, old=old, new=name)
    return locked


@transaction.atomic
def move(organ: Organ, parent: Organ, *, on: date, by: User) -> Organ:
    """Put an organ, with all below it, below another.

    Raises:
        PermissionDenied: when `by` may not reorganise both.
        ReorganisationError: when the new place lies below the organ itself.
    """
    require(by, Act.REORGANISE, organ)
    require(by, Act.REORGANISE, parent)
    moving, below = Organ.objects.get(pk=organ.pk), Organ.objects.get(pk=parent.pk)
    if below.path.startswith(moving.path):
        raise ReorganisationError(_("{below}在{moving}之下，不能作它的上级").format(below=below, moving=moving))
    old = moving.get_parent()
    moving.move(below, pos="last-child")
    moved = Organ.objects.get(pk=organ.pk)
    record(MOVED, moved, by=by, organ=moved.pk, on=on, name=moved.name, old=str(old or "无"), new=below.name)
    return moved


@transaction.atomic
def merge(sources: Sequence[Organ], target: Organ, *, on: date, by: User, carry_members: bool = True) -> Organ:
    """Merge organs into another from a day on. They are abolished that day; their records stay theirs.

    The members of `target` may from then on do for the abolished organs what they may do for their own
    (`organs.policies`). With `carry_members` those who belonged to a source belong to the target in the same role.

    Raises:
        PermissionDenied: when `by` may not reorganise every one of them.
        ReorganisationError: when there is nothing to merge, or one of them does not exist on the day.
    """
    if not sources or target in sources:
        raise ReorganisationError(_("请选择要并入的机关；机关不能并入它自己"))
    for organ in (*sources, target):
        require(by, Act.REORGANISE, organ)
    _all_exist((*sources, target), on)
    for source in sources:
        _abolish(source, [target], on)
        _carry(source, target if carry_members else None, on)
    names = "、".join(source.name for source in sources)
    record(MERGED, target, by=by, organ=target.pk, on=on, sources=names, target=target.name)
    return Organ.objects.get(pk=target.pk)


@transaction.atomic
def split(source: Organ, targets: Sequence[Organ], *, on: date, by: User) -> list[Organ]:
    """Split an organ into others, set up beforehand, from a day on.

    Raises:
        PermissionDenied: when `by` may not reorganise every one of them.
        ReorganisationError: when there are fewer than two parts, or one of them does not exist on the day.
    """
    if len(targets) < 2 or source in targets:
        raise ReorganisationError(_("分立后至少有两个机关，而且都先要设立"))
    for organ in (source, *targets):
        require(by, Act.REORGANISE, organ)
    _all_exist((source, *targets), on)
    _abolish(source, targets, on)
    _carry(source, None, on)
    names = "、".join(target.name for target in targets)
    record(SPLIT, source, by=by, organ=source.pk, on=on, source=source.name, targets=names)
    return list(Organ.objects.filter(pk__in=[target.pk for target in targets]))


def _all_exist(organs: Sequence[Organ], on: date) -> None:
    for organ in Organ.objects.filter(pk__in=[organ.pk for organ in organs]):
        if not organ.exists(on):
            raise ReorganisationError(
                _("{organ}在{on}不存在（设立{begun}，撤销{ended}）").format(
                    organ=organ, on=on, begun=organ.established_on or _("不详"), ended=organ.abolished_on or _("无")
                )
            )


def _abolish(organ: Organ, successors: Sequence[Organ], on: date) -> None:
    """Abolish an organ. Whoever it had succeeded is succeeded by its successors too, so that nothing is orphaned."""
    locked = Organ.objects.select_for_update().get(pk=organ.pk)
    locked.abolished_on = on
    locked.save(update_fields=["abolished_on"])
    for earlier in (locked, *locked.predecessors.all()):
        earlier.successors.add(*successors)


def _carry(source: Organ, target: Organ | None, on: date) -> None:
    """End the memberships of an abolished organ and, where there is a target, go on in the same roles there.

    Whoever joined after the day, because the change was recorded late, leaves and goes on from the day of joining.
    """
    for membership in Membership.objects.select_for_update().filter(organ=source, until=None):
        day = max(on, membership.since)
        membership.until = day
        membership.save(update_fields=["until"])
        if target:
            Membership.objects.get_or_create(
                user=membership.user, organ=target, role=membership.role, until=None, defaults={"since": day}
            )
