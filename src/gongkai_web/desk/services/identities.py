"""Looking at who applied."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.handling import Kind
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
        ValidationError: when no reason is given, or it names whom it is about.
        SealedError: when no key opens it.
    """
    require(by, Act.SEE_APPLICANTS, request.organ)
    reason = why.strip()
    if not reason:
        raise ValidationError(_("请写明为什么要看申请人身份"))
    identity = request.applicant.identity
    nameless(reason, *ever(request))
    Look.objects.create(applicant=request.applicant, by=by, why=reason[:100])
    journal(events.LOOKED, request, by=by, organ=request.organ_id, number=request.number, why=reason[:100])
    return identity


def ever(request: Request) -> list[Identity]:
    """Who applied, and what stood in their particulars before they were put right. Nobody is shown it: see `look`.

    Raises:
        SealedError: when no key opens it.
    """
    corrected = request.acts.filter(kind=Kind.PARTICULARS).select_related("words")
    return [request.applicant.identity, *(Identity(**each.was) for each in corrected)]


def nameless(reason: str, *identities: Identity) -> None:
    """Hold a reason that goes on record for good to naming nobody.

    Raises:
        ValidationError: when it holds a name, a number or an address of one of them.
    """
    if any(each.stands_in(reason) for each in identities):
        raise ValidationError(_("理由永久留在记录里，请不要写姓名、证件号码、电话和地址"))
