"""The one question that publication asks of reviews, and the answer that the database asks for."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.review.models import Clearance
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services.scanning import left_open


def is_cleared(record: Any) -> bool:
    """Whether the newest version of a record may go out."""
    if record.latest_revision is None:
        return False
    way = way_of(record)
    return way.standing.cleared and not left_open(way)


def require_cleared(record: Any, revision: Any) -> str:
    """Let a version pass whose content was reviewed, or refuse. Returns the name of the content.

    Raises:
        PermissionDenied: with everything that stands in the way.
    """
    way = way_of(record, revision)
    lacking = (*way.standing.lacking(), *left_open(way))
    if lacking:
        raise PermissionDenied(_("先审查、后公开：{reasons}").format(reasons=_("；").join(lacking)))
    return way.content


@transaction.atomic
def clear(record: Any, revision: Any) -> Clearance:
    """Write down, for the database to see, that a version may be public: once, however often it is asked.

    To be called when it goes out, not when that is put on the schedule: until then the reviews may still turn.

    Raises:
        PermissionDenied: as for `require_cleared`.
    """
    content = require_cleared(record, revision)
    kind = ContentType.objects.get_for_model(type(record))
    cleared, _new = Clearance.objects.get_or_create(
        record_type=kind, record_id=record.pk, revision=revision, defaults={"content": content}
    )
    return cleared
