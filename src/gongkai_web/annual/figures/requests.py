"""Table 3 from requests and table 4 from disputes, for many organs at once.

The lives are read from what lists keep of each request, which follows from its acts; those that were reopened are read
from their acts, for the list keeps only how they stand now.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.forms import CellRef
from gongkai.handling import Kind
from gongkai.tally import DisputeLife, RequestLife, Tally, life_of, tally_disputes, tally_requests
from gongkai_web.annual.figures.counted import ONE, Counted, Weighed
from gongkai_web.desk.days import calendar
from gongkai_web.desk.models import Dispute, Request
from gongkai_web.desk.services.disputing import life_of as life_of_dispute
from gongkai_web.organs.models import Organ

_OF_DISPUTES = ("request__organ", "kind", "accepted_on", "decided_on", "ending", "after")


def requests(organs: QuerySet[Organ], year: int, only: CellRef | None = None) -> dict[int, Counted]:
    """Table 3 of a year by the number of the organ; of one cell and what it adds up, where only that is asked for."""
    lives: dict[int, list[RequestLife]] = defaultdict(list)
    for organ, life in lives_of(organs, year):
        lives[organ].append(life)
    return {organ: _counted(tally_requests(theirs, year, only), only) for organ, theirs in lives.items()}


def disputes(organs: QuerySet[Organ], year: int) -> dict[int, Counted]:
    """Table 4 of a year by the number of the organ."""
    lives: dict[int, list[DisputeLife]] = defaultdict(list)
    found = Dispute.objects.filter(request__organ__in=organs, accepted_on__year__lte=year)
    for dispute in found.select_related("request").only(*_OF_DISPUTES):
        lives[dispute.request.organ_id].append(life_of_dispute(dispute))
    return {organ: _counted(tally_disputes(theirs, year)) for organ, theirs in lives.items()}


def _counted(tally: Tally, only: CellRef | None = None) -> Counted:
    """Each record weighed once, however many totals it stands in: a cell may hold ten thousand."""
    kept = tally.records if only is None else {only: tally.records[only]}
    known = {record: Weighed(record, ONE) for record in {record for found in kept.values() for record in found}}
    cells = {ref: tuple(map(known.__getitem__, records)) for ref, records in kept.items()}
    return Counted(cells, tally.not_counted)


def lives_of(organs: QuerySet[Organ], year: int) -> Iterator[tuple[int, RequestLife]]:
    """The requests that table 3 of a year may count, each with the number of its organ."""
    of_the_year = Q(ended_on=None) | Q(ended_on__year__gte=year)
    known = Request.objects.filter(organ__in=organs, arrived_on__year__lte=year)
    again = known.filter(acts__kind=Kind.REOPENED).distinct()
    yield from _from_acts(again.select_related("applicant").prefetch_related("acts"))
    listed = known.filter(of_the_year).exclude(pk__in=again.values("pk")).order_by("pk")
    for organ, pk, applicant, received, ended, disposition in listed.values_list(
        "organ_id", "pk", "applicant__kind", "received_on", "ended_on", "disposition"
    ):
        parted = ended is not None and not disposition
        said = disposition if ended else ""
        yield organ, RequestLife(f"desk.request/{pk}", applicant, received, ended, said, parted=parted)


def _from_acts(requests: Iterable[Request]) -> Iterator[tuple[int, RequestLife]]:
    today, days = timezone.localdate(), calendar()
    for request in requests:
        acts = [each.act for each in request.acts.all()]
        name, kind = f"desk.request/{request.pk}", request.applicant.kind
        yield request.organ_id, life_of(name, kind, acts, channel=request.channel, calendar=days, asof=today)
