"""How content applicants are with how they were treated."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.handling import State
from gongkai_web.desk import events
from gongkai_web.desk.models import Rating, Request
from gongkai_web.desk.services.recording import locked
from gongkai_web.journal.services import record as journal

STARS = range(1, 6)


@transaction.atomic
def rate(request: Request, stars: int, words: str = "") -> Rating:
    """Say how content one is with a request that was answered: once, what was said first stays.

    Raises:
        ValidationError: when it was not answered, or the number is none of 1 to 5.
    """
    held = locked(request)
    if held.state != State.ANSWERED.code:
        raise ValidationError(_("答复以后才能评价"))
    if stars not in STARS:
        raise ValidationError(_("请选择满意程度"))
    known, new = Rating.objects.get_or_create(request=held, defaults={"stars": stars, "words": words.strip()})
    if new:
        journal(events.RATED, held, by=None, organ=held.organ_id, number=held.number)
    return known
