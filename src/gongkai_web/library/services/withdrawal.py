"""Taking back what was published: a notice stays at its address, the content stays for staff."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish import UnpublishAction

from gongkai_web.accounts.models import User
from gongkai_web.journal.kinds import Kind
from gongkai_web.journal.services import record as note
from gongkai_web.library import events
from gongkai_web.library.kinds import PublicAct
from gongkai_web.library.models import PublicRecord, Version
from gongkai_web.library.services.history import add_version, required_notice
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


@transaction.atomic
def withdraw(record: PublicRecord, *, by: User, reason: str) -> Version:
    """Withdraw a public record (撤回): the public sees the reason in its place.

    Raises:
        PermissionDenied: when the person may not.
        ValidationError: when there is no reason, or the record is not public.
    """
    standing = _locked(record)
    require(by, Act.PUBLISH, standing.organ)
    said = required_notice(reason, _("请写明为什么撤回，公众会看到"))
    if not standing.live:
        raise ValidationError(_("没有公开的内容，不用撤回"))
    return _end(record, standing, PublicAct.WITHDRAWN, by=by, said=said, event=events.WITHDRAWN)


@transaction.atomic
def take_down(record: PublicRecord) -> Version | None:
    """Take down what was published until a moment that has come; None when that was done already.

    Raises:
        PermissionDenied: when no such moment was set, or it has not come.
    """
    standing = _locked(record)
    if not standing.live:
        return None
    if standing.expire_at is None or standing.expire_at > timezone.now():
        raise PermissionDenied(_("没有人设定在这个时候下线"))
    moment = timezone.localtime(standing.expire_at)
    said = f"发布时设定于{moment:%Y-%m-%d %H:%M}下线"
    return _end(record, standing, PublicAct.TAKEN_DOWN, by=None, said=said, event=events.TAKEN_DOWN)


def _locked(record: PublicRecord) -> Any:
    return type(record)._default_manager.select_for_update().get(pk=record.pk)


def _end(record: PublicRecord, standing: Any, act: PublicAct, *, by: User | None, said: str, event: Kind) -> Version:
    shown = standing.live_revision
    standing.withdrawn_on, standing.withdrawal_reason = timezone.localdate(), said
    UnpublishAction(standing, set_expired=act is PublicAct.TAKEN_DOWN, user=by).execute(skip_permission_checks=True)
    record.refresh_from_db()
    note(event, record, by=by, organ=standing.organ_id, title=str(standing), notice=said)
    return add_version(standing, act, revision=shown, by=by, notice=said)
