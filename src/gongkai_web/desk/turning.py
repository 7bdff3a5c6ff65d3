"""What a new day does to requests: opinions whose time is over, files of nobody, letters of what is due."""

from datetime import date

from django.utils import timezone

from gongkai_web.desk.models import Request
from gongkai_web.desk.services import recompute
from gongkai_web.desk.services.reminding import mail_of_the_day
from gongkai_web.desk.services.surveying import survey
from gongkai_web.desk.services.sweeping import sweep


def turn_of_day(on: date | None = None) -> int:
    """Keep lists in step with the day, and tell the offices; it may be run as often as one likes.

    Lateness needs no keeping: lists compare the due day with today.

    Returns:
        How many letters were queued.
    """
    day = on or timezone.localdate()
    recompute(Request.objects.open().filter(paused_until__lte=day))
    sweep()
    survey()
    return mail_of_the_day(day)
