"""Letters about the day by which a report is due, to the office that owes it, by the outbox of the desk."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.annual import events
from gongkai_web.annual.duties import Owed, owed
from gongkai_web.annual.figures.answering import reporting
from gongkai_web.annual.models import ReportMail
from gongkai_web.desk.services.reminding import mail_office
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import DisclosureOffice, Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import on_record

BEFORE = (30, 14, 7, 3, 1, 0)
"""Days before the last one on which an office is told; once it is over, every seventh day."""


def mail_of_the_day(on: date) -> int:
    """One letter to each office that owes a report and is to be told of it today; once a day.

    Returns:
        How many letters were queued; none without a mail server.
    """
    if not settings.MAIL or on.month > 6:
        return 0
    year = on.year - 1
    organs = list(reporting(Organ.objects.all(), year))
    due = [one for one in owed(organs, [year]).values() if one.published_on is None and _told(one, on)]
    return sum(_queued(one, on) for one in due)


@transaction.atomic
def _queued(one: Owed, on: date) -> bool:
    address = _address(one.organ)
    return bool(address) and ReportMail.objects.get_or_create(organ=one.organ, on=on)[1] and _mailed(one, address)


@transaction.atomic
def remind(organ: Organ, year: int, *, by: User) -> bool:
    """Remind an organ from above, on record; whether a letter went out with it.

    Raises:
        PermissionDenied: when the person does not supervise the organ.
        ValidationError: when its report is public, or it was reminded today.
    """
    require(by, Act.SUPERVISE, organ)
    one = owed([organ], [year]).get((organ.pk, year))
    if one is None or one.published_on is not None:
        raise ValidationError(_("{organ}{year}年的报告不用催").format(organ=organ, year=year))
    if not ReportMail.objects.get_or_create(organ=organ, on=timezone.localdate())[1]:
        raise ValidationError(_("今天已经催过{organ}").format(organ=organ))
    journal(events.REMINDED, organ, by=by, organ=organ.pk, organ_name=organ.name, year=year, due=str(one.due))
    address = _address(organ) if settings.MAIL else ""
    return bool(address) and _mailed(one, address)


def _told(one: Owed, on: date) -> bool:
    left = (one.due - on).days
    return left in BEFORE or (left < 0 and left % 7 == 0)


def _address(organ: Organ) -> str:
    return DisclosureOffice.objects.filter(organ=organ).values_list("email", flat=True).first() or ""


def _mailed(one: Owed, address: str) -> bool:
    known = {"organ": one.organ.name, "year": one.year, "due": one.due}
    with on_record():
        if one.days < 0:
            title = _("{organ}{year}年政府信息公开工作年度报告已经超期（{due}）").format(**known)
        else:
            title = _("{organ}{year}年政府信息公开工作年度报告应在{due}以前公布").format(**known)
    link = settings.ADDRESS + reverse("annual-report", args=[one.organ.slug, one.year])
    return bool(mail_office(one.organ, address, title, f"{one.duty.act}\n{one.duty.basis}\n{link}"))
