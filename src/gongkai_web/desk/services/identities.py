"""Looking at who applied."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.models import Identity, Look, Request
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


@transaction.atomic
def look(request: Request, *, by: User, why: str) -> Identity:
    """Who applied. That it was looked at, by whom and for what, is on record.

    Raises:
        PermissionDenied: when the person may not see applicants of the organ.
        ValidationError: when no reason is given.
        SealedError: when no key opens it.
    """
    require(by, Act.SEE_APPLICANTS, request.organ)
    reason = why.strip()
    if not reason:
        raise ValidationError(_("请写明为什么要看申请人身份"))
    identity = request.applicant.identity
    Look.objects.create(applicant=request.applicant, by=by, why=reason[:100])
    journal(events.LOOKED, request, by=by, organ=request.organ_id, number=request.number, why=reason[:100])
    return identity
