"""Table 3 from requests and table 4 from disputes, for many organs at once."""

from collections import defaultdict

from django.db.models import QuerySet

from gongkai.tally import DisputeLife, RequestLife, Tally, tally_disputes, tally_requests
from gongkai_web.annual.figures.counted import ONE, Counted, Weighed
from gongkai_web.annual.figures.lives import lives_of
from gongkai_web.desk.models import Dispute
from gongkai_web.desk.services.disputing import life_of as life_of_dispute
from gongkai_web.organs.models import Organ

_OF_DISPUTES = ("request__organ", "kind", "accepted_on", "decided_on", "ending", "after")


def requests(organs: QuerySet[Organ], year: int) -> dict[int, Counted]:
    """Table 3 of a year by the number of the organ."""
    lives: dict[int, list[RequestLife]] = defaultdict(list)
    for organ, life in lives_of(organs, year):
        lives[organ].append(life)
    return {organ: counted(tally_requests(theirs, year)) for organ, theirs in lives.items()}


def disputes(organs: QuerySet[Organ], year: int) -> dict[int, Counted]:
    """Table 4 of a year by the number of the organ."""
    lives: dict[int, list[DisputeLife]] = defaultdict(list)
    found = Dispute.objects.filter(request__organ__in=organs, accepted_on__year__lte=year)
    for dispute in found.select_related("request").only(*_OF_DISPUTES):
        lives[dispute.request.organ_id].append(life_of_dispute(dispute))
    return {organ: counted(tally_disputes(theirs, year)) for organ, theirs in lives.items()}


def counted(tally: Tally) -> Counted:
    """Each record weighed once, however many totals it stands in: a cell may hold ten thousand."""
    known = {
        record: Weighed(record, ONE) for record in {record for found in tally.records.values() for record in found}
    }
    cells = {ref: tuple(map(known.__getitem__, records)) for ref, records in tally.records.items()}
    return Counted(cells, tally.not_counted)
