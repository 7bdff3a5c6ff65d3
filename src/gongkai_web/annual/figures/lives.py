"""The lives of requests as table 3 must know them, from what lists keep of each request, which follows from its acts.

Some are read one by one: those that were reopened, from their acts, for the list keeps only how they stand now; those
that were split, and their parts with them; and those without a day of receipt. All others are `plain`: which cells they
stand in follows from their columns.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from gongkai.handling import Kind
from gongkai.tally import RequestLife, life_of
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import Request, RequestAct
from gongkai_web.organs.models import Organ


def _alive(year: int) -> Q:
    return Q(ended_on=None) | Q(ended_on__year__gte=year)


def _moved() -> QuerySet[RequestAct, int]:
    """What was split or taken up again, by the numbers of the requests."""
    return RequestAct.objects.filter(kind__in=(Kind.SPLIT, Kind.REOPENED)).values_list("request", flat=True)


def lives_of(organs: QuerySet[Organ], year: int) -> Iterator[tuple[int, RequestLife]]:
    """The requests that table 3 of a year may count, each with the number of its organ."""
    yield from special_lives(organs, year)
    kept = ("organ_id", "pk", "applicant__kind", "received_on", "ended_on", "disposition")
    for organ, pk, applicant, received, ended, disposition in plain(organs, year).order_by("pk").values_list(*kept):
        yield organ, RequestLife(_name(pk), applicant, received, ended, disposition if ended else "")


def plain(organs: QuerySet[Organ], year: int) -> QuerySet[Request]:
    """Requests under way at some time in the year of which nothing but their columns matters."""
    known = Request.objects.filter(_alive(year), organ__in=organs, origin=None, received_on__year__lte=year)
    return known.exclude(pk__in=_moved())


def special_lives(organs: QuerySet[Organ], year: int) -> Iterator[tuple[int, RequestLife]]:
    """All others, one by one."""
    of_the_year = Request.objects.filter(_alive(year), organ__in=organs)
    special: set[int] = set()
    for some in (
        Request.objects.filter(pk__in=_moved().filter(request__organ__in=organs)),
        of_the_year.filter(origin__isnull=False),
        of_the_year.filter(origin=None, received_on=None),
    ):
        special.update(some.filter(arrived_on__year__lte=year).values_list("pk", flat=True))
    if not special:
        return
    requests = _with_wholes(special)
    lives = _lives(requests, _first_parts(requests))
    yield from ((each.organ_id, lives[each.pk]) for each in requests if each.pk in special)


def _with_wholes(keys: set[int]) -> list[Request]:
    """Requests and all that they were split from or went into, in the order in which they were made: wholes first."""
    found: dict[int, Request] = {}
    while keys:
        level = Request.objects.filter(pk__in=keys).select_related("applicant").in_bulk()
        found |= level
        keys = {each.origin_id for each in level.values() if each.origin_id} - found.keys()
    return [found[pk] for pk in sorted(found)]


def _first_parts(requests: Iterable[Request]) -> Mapping[int, int]:
    """The first part of each request that was split, by the number of the whole: what went into it is none."""
    parts = Request.objects.filter(origin__in=[each.pk for each in requests], into=None)
    first = parts.order_by().values("origin").annotate(first=Min("pk")).values_list("origin", "first")
    return {origin: part for origin, part in first if origin is not None}


def _lives(requests: Iterable[Request], first: Mapping[int, int]) -> dict[int, RequestLife]:
    """Each life, a part with the whole that it is of. What went into another before that was split is no part of it."""
    again = _from_acts(requests)
    lives: dict[int, RequestLife] = {}
    for request in requests:
        life = again.get(request.pk) or _from_list(request)
        origin = request.origin_id or 0
        if origin and request.into_id == origin:
            life = replace(life, rejoined=True)
        whole, begins = lives.get(origin), first.get(origin)
        if whole is not None and whole.parted and begins is not None and begins <= request.pk:
            life = replace(life, whole=whole, first=request.pk == begins)
        lives[request.pk] = life
    return lives


def _from_list(request: Request) -> RequestLife:
    ended, disposition = request.ended_on, request.disposition if request.ended_on else ""
    parted = ended is not None and not disposition
    return RequestLife(_name(request.pk), request.applicant.kind, request.received_on, ended, disposition, parted)


def _from_acts(requests: Iterable[Request]) -> dict[int, RequestLife]:
    """Those that were reopened, from their acts."""
    today, days = timezone.localdate(), calendar()
    again = Request.objects.filter(pk__in=[each.pk for each in requests], acts__kind=Kind.REOPENED).distinct()
    made = {}
    for request in again.select_related("applicant").prefetch_related("acts"):
        acts = [each.act for each in request.acts.all()]
        applicant, channel = request.applicant.kind, request.channel
        made[request.pk] = life_of(_name(request.pk), applicant, acts, channel=channel, calendar=days, asof=today)
    return made


def _name(pk: int) -> str:
    return f"desk.request/{pk}"
