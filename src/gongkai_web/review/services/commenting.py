"""Remarks at one place of an item: they decide nothing, and stand where they were made."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.organs.policies import may
from gongkai_web.organs.roles import Act
from gongkai_web.review import events
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import Step
from gongkai_web.review.services.steps import locked, take, words

REMARKING = (Act.DRAFT, Act.REVIEW, Act.REVIEW_SECRECY)
"""Acts of which a person must be allowed one, to remark on an item."""


@transaction.atomic
def comment(record: Any, *, by: User, part: str, quote: str = "", opinion: str) -> Step:
    """Remark on a part of the newest version.

    Raises:
        PermissionDenied: when the person neither drafts nor reviews for the organ.
        ValidationError: when nothing is said.
    """
    if not any(may(by, act, record.organ) for act in REMARKING):
        raise PermissionDenied(_("只有起草和审核的人可以批注"))
    way = locked(record)
    said = words(opinion, _("请写批注的内容"))
    facts = {"part": part, "quote": quote}
    return take(way, ReviewAct.COMMENTED, events.COMMENTED, by=by, said={"part": part}, opinion=said, facts=facts)
