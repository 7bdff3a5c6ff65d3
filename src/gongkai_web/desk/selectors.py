"""What is asked of requests: how one stands, and which a person may see."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.handling import Standing, State, standing
from gongkai.statute import CHANNELS
from gongkai_web.accounts.models import User
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import Request, RequestAct
from gongkai_web.organs.policies import organs_for
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import spoken


def standing_of(request: Request, *, asof: date | None = None, acts: Iterable[RequestAct] | None = None) -> Standing:
    """How a request stands on a day, in the words of who asks; today where none is given.

    Args:
        request: the request.
        asof: a day gone by: what was done after it is left out.
        acts: its acts, for whoever has them already.
    """
    known = request.acts.all() if acts is None else acts
    day = asof or timezone.localdate()
    done = (each.act for each in known if asof is None or each.on <= asof)
    with spoken():
        return standing(done, channel=request.channel, calendar=calendar(), asof=day)


def requests_for(by: User) -> QuerySet[Request]:
    """The requests that a person may open: those of organs for which they handle requests or sign answers.

    Restricted ones only its officer opens, and whoever signs.
    """
    return within(by, keys_for(by, Act.HANDLE_REQUESTS), keys_for(by, Act.SIGN_ANSWERS))


def within(by: User, handled: set[int], signed: set[int]) -> QuerySet[Request]:
    """`requests_for`, for whoever has asked already for which organs the person handles and signs."""
    own = Request.objects.filter(organ__in=handled | signed)
    if handled <= signed:
        return own
    return own.filter(Q(organ__in=signed) | Q(restricted=False) | Q(officer=by))


def keys_for(by: User, act: Act) -> set[int]:
    """The numbers of the organs for which a person may do an act: a list, which databases plan best with."""
    return set(organs_for(by, act).values_list("pk", flat=True))


def overseen_by(by: User) -> QuerySet[Request]:
    """The requests whose status a person sees, without who applied: those of organs that they supervise."""
    return Request.objects.filter(organ__in=keys_for(by, Act.SUPERVISE))


def same_applicant(request: Request) -> QuerySet[Request]:
    """Other requests of the one who made this, found by the marks: nobody's identity is read for it."""
    applicant = request.applicant
    marked = Q(pk__in=())
    if applicant.id_mark:
        marked |= Q(applicant__id_mark=applicant.id_mark)
    if applicant.contact_mark:
        marked |= Q(applicant__contact_mark=applicant.contact_mark)
    return Request.objects.filter(marked).exclude(pk=request.pk)


def is_to_be_read_back(request: Request) -> bool:
    """Whether its applicant has still to confirm what was written down for them."""
    return CHANNELS[request.channel].read_back and request.state == State.UNCONFIRMED.code


def family_of(request: Request) -> QuerySet[Request]:
    """A request with those it was split from, into, or merged with, and theirs: copies of one application."""
    keys, fresh = set[int](), {request.pk}
    while fresh:
        keys |= fresh
        near = Request.objects.filter(
            Q(parts__in=fresh) | Q(origin__in=fresh) | Q(merged__in=fresh) | Q(into__in=fresh)
        )
        fresh = set(near.values_list("pk", flat=True)) - keys
    return Request.objects.filter(pk__in=keys).order_by("pk")


def today() -> date:
    """The day on which it is asked, where the office is."""
    return timezone.localdate()
