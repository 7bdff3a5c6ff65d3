"""Emergency publication (应急发布): out at once, reviewed afterwards by a day, in the supervisor's sight."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.calendar import load
from gongkai_web.accounts.models import User
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review import events
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import Step
from gongkai_web.review.services.steps import locked, take, words


@transaction.atomic
def allow_emergency(record: Any, *, by: User, reason: str, on: date | None = None) -> Step:
    """Let the newest version go out before its reviews. The secrecy review does not wait, and nor does the scan.

    Raises:
        PermissionDenied: when the person may not publish for the organ.
        ValidationError: when no reason is given, or it was allowed already.
    """
    require(by, Act.PUBLISH, record.organ)
    way = locked(record)
    if way.standing.excepted or way.standing.reviewed:
        raise ValidationError(_("这一稿已经可以应急发布，或者已经审完"))
    said = words(reason, _("请写明为什么要应急发布"))
    due = load().add(on or timezone.localdate(), way.rule.emergency_days)
    return take(
        way,
        ReviewAct.EXCEPTED,
        events.EXCEPTED,
        by=by,
        on=on,
        said={"due": due.isoformat()},
        opinion=said,
        facts={"due": due.isoformat()},
    )
