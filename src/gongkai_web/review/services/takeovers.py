"""What another system reviewed before it made it public: a step of its own kind, signed by who brings it in."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.review import Ruling
from gongkai_web.accounts.models import User
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review import events
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import Step
from gongkai_web.review.services.steps import locked, take, words


@transaction.atomic
def take_over(record: Any, *, by: User, who: str, on: date, ruling: Ruling) -> Step:
    """Put on record how another system reviewed an item that it made public, while nobody else has changed it.

    Args:
        record: the item, as it was brought in.
        by: who brings it in, and answers for what is said here.
        who: the person or office that reviewed it there.
        on: the day of that review.
        ruling: its result.

    Raises:
        PermissionDenied: when the person may not publish for the organ.
        ValidationError: when it was not public there, or was reviewed only afterwards, or was changed or shown here.
    """
    require(by, Act.PUBLISH, record.organ)
    way = locked(record)
    standing = way.record
    if standing.published_on is None or standing.was_shown or standing.revisions.exclude(user=by).exists():
        raise ValidationError(_("只有原系统已经公开、导入以后没有改动过的，才能沿用原系统的审查"))
    if on > standing.published_on:
        raise ValidationError(_("保密审查日期晚于发布日期：应当先审查、后公开"))
    said = words(who, _("请写明原系统由谁审查"))
    return take(
        way,
        ReviewAct.TAKEN_OVER,
        events.TAKEN_OVER,
        by=by,
        on=on,
        said={"who": said, "reviewed_on": on.isoformat(), "ruling": ruling.label},
        ruling=ruling.value,
        opinion=said,
        facts={"who": said, "published_on": standing.published_on.isoformat()},
    )
