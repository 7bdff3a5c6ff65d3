"""How a step is taken: on the newest version, in line with everybody else, and never on one that has changed."""

from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.journal.kinds import Kind
from gongkai_web.journal.services import record as note
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import Step
from gongkai_web.review.projecting import after, draw
from gongkai_web.review.selectors import Way, way_of

LONGEST = 1000


def locked(record: Any, seen: str = "") -> Way:
    """The newest version of a record, held until the step is taken.

    Args:
        record: what is reviewed.
        seen: the name of the content that the person looked at, where they looked at some.

    Raises:
        ValidationError: when it has changed since.
    """
    standing = type(record)._default_manager.select_for_update().get(pk=record.pk)
    if standing.latest_revision is None:
        raise ValidationError(_("“{title}”还没有保存过，不能送审").format(title=standing))
    way = way_of(standing)
    if seen and seen != way.content:
        raise ValidationError(_("“{title}”在您查看以后又有改动，请看过新的一稿再签").format(title=standing))
    return way


def take(
    way: Way, act: ReviewAct, kind: Kind, *, by: User, on: date | None = None, said: dict[str, Any], **fields: Any
) -> Step:
    """Add the step, tell the journal, and have Wagtail show it."""
    record = way.record
    step = Step(
        record_type=ContentType.objects.get_for_model(type(record)),
        record_id=record.pk,
        organ=record.organ_id,
        revision=way.revision,
        content=way.content,
        act=act,
        by=by,
        on=on or timezone.localdate(),
        **fields,
    )
    step.save()
    note(kind, record, by=by, organ=record.organ_id, on=step.on, title=str(record), step=step.pk, **said)
    if step.event:
        draw(after(way, step))
    return step


def words(text: str, ask: str = "") -> str:
    """An opinion as it is kept; where one is asked for, there must be one.

    Raises:
        ValidationError: when it is missing or too long.
    """
    said = text.strip()
    if ask and not said:
        raise ValidationError({"opinion": ask})
    if len(said) > LONGEST:
        raise ValidationError({"opinion": _("最多{most}字，现有{number}字").format(most=LONGEST, number=len(said))})
    return said
