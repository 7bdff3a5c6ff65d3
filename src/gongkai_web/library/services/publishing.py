"""Publication: permission, lock, law, effect, public record, event, in that order, and by no other way.

Between the lock and the law stand the reviews: what was not looked at does not go out.
"""

from datetime import datetime
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.publish_revision import PublishRevisionAction

from gongkai_web.accounts.models import User
from gongkai_web.journal.kinds import Kind
from gongkai_web.journal.services import record as note
from gongkai_web.library import events
from gongkai_web.library.kinds import PublicAct
from gongkai_web.library.models import Document, PublicRecord, Version
from gongkai_web.library.rules import require_sound
from gongkai_web.library.services.history import add_version, required_notice
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review.services import clear, require_cleared

R = TypeVar("R", bound=PublicRecord)

_EVENTS: dict[PublicAct, Kind] = {
    PublicAct.PUBLISHED: events.PUBLISHED,
    PublicAct.UPDATED: events.UPDATED,
    PublicAct.CORRECTED: events.CORRECTED,
}


@transaction.atomic
def publish(
    record: R, *, by: User | None, revision: Any = None, notice: str = "", wagtail: dict[str, Any] | None = None
) -> Version | None:
    """Make a version public, or schedule it where it names a later moment.

    Args:
        record: what to publish.
        by: who publishes; None for the schedule, which may only publish what someone has scheduled and is due.
        revision: the version; the latest where none is given.
        notice: what the public is told of an update, in one sentence.
        wagtail: what Wagtail's own callers pass on to its action.

    Returns:
        The line of the public history, or None when it was scheduled.

    Raises:
        PermissionDenied: when the person may not, or the record is locked by someone else.
        ValidationError: with each fault at its field.
    """
    return _publish(record, by=by, revision=revision, act=None, notice=notice, wagtail=wagtail or {})


@transaction.atomic
def correct(record: PublicRecord, *, by: User, reason: str, revision: Any = None) -> Version | None:
    """Publish the latest version as a correction (更正): the page says what was wrong, and older versions close.

    Raises:
        PermissionDenied, ValidationError: as for `publish`; and when there is no reason, or nothing public to correct.
    """
    said = required_notice(reason, _("请写明更正了什么、为什么更正"))
    if not type(record)._default_manager.filter(pk=record.pk, live=True).exists():
        raise ValidationError(_("还没有公开，直接修改后发布即可，不用更正"))
    return _publish(record, by=by, revision=revision, act=PublicAct.CORRECTED, notice=said, wagtail={})


@transaction.atomic
def schedule(
    record: R, *, by: User, go_live_at: datetime | None = None, expire_at: datetime | None = None
) -> Version | None:
    """Publish at a moment to come, or now until a moment to come, or both.

    Raises:
        PermissionDenied, ValidationError: as for `publish`.
    """
    version = record.get_latest_revision_as_object()
    version.go_live_at, version.expire_at = go_live_at, expire_at
    return publish(record, by=by, revision=version.save_revision(user=by))


@transaction.atomic
def unschedule(record: PublicRecord, *, by: User, revision: Any) -> None:
    """Take a version off the schedule; it stays as a draft.

    Raises:
        PermissionDenied: when the person may not, or the record is locked by someone else.
    """
    standing = type(record)._default_manager.select_for_update().get(pk=record.pk)
    _require_leave(standing, revision, by)
    revision.approved_go_live_at = None
    revision.save(user=by, update_fields=["approved_go_live_at"])
    note(events.UNSCHEDULED, standing, by=by, organ=standing.organ_id, title=str(standing))


def _publish(  # the whole act reads top to bottom
    record: PublicRecord,
    *,
    by: User | None,
    revision: Any,
    act: PublicAct | None,
    notice: str,
    wagtail: dict[str, Any],
) -> Version | None:
    standing = type(record)._default_manager.select_for_update().get(pk=record.pk)
    revision = revision or standing.latest_revision or standing.save_revision(user=by)
    _require_leave(standing, revision, by)
    action = PublishRevisionAction(revision, user=by, **wagtail)
    shown: Any = action.object
    if by is not None:
        require(by, Act.PUBLISH, shown.organ)
    later = shown.go_live_at is not None and shown.go_live_at > timezone.now()
    (require_cleared if later else clear)(standing, revision)
    require_sound(shown, publishing=True)
    for relation in shown.affects.all() if isinstance(shown, Document) else ():
        relation.clean()
    if not later:
        shown.published_on = shown.published_on or timezone.localdate()
        shown.withdrawn_on, shown.withdrawal_reason = None, ""
    action.execute(skip_permission_checks=True)
    record.refresh_from_db()
    if later:
        note(events.SCHEDULED, record, by=by, organ=shown.organ_id, title=str(shown), moment=shown.go_live_at)
        return None
    act = act or (PublicAct.UPDATED if standing.was_shown else PublicAct.PUBLISHED)
    version = add_version(shown, act, revision=revision, by=by, notice=notice)
    facts: dict[str, Any] = {"title": str(shown), "number": version.number, "notice": notice}
    note(_EVENTS[act], record, by=by, organ=shown.organ_id, **facts)
    return version


def _require_leave(record: Any, revision: Any, by: User | None) -> None:
    """Permission and lock."""
    if by is None:
        due = revision.approved_go_live_at
        if due is None or due > timezone.now():
            raise PermissionDenied(_("没有人批准在这个时候发布"))
        return
    require(by, Act.PUBLISH, record.organ)
    if record.locked and record.locked_by_id != by.pk:
        raise PermissionDenied(
            _("“{title}”已被{who}锁定，解锁后才能发布").format(title=record, who=record.locked_by or _("他人"))
        )
