"""Who owes a report on a year, and what one says that reports for several."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from gongkai.forms import CellRef
from gongkai.tally import NotCounted
from gongkai_web.annual.figures.counted import Counted, Weighed
from gongkai_web.organs.kinds import OrganKind
from gongkai_web.organs.models import Organ


def reporting(organs: QuerySet[Organ], year: int) -> QuerySet[Organ]:
    """Those that owe a report on a year: what exists when it ends, public enterprises and institutions apart."""
    there = Organ.objects.existing(date(year, 12, 31)).exclude(kind=OrganKind.INSTITUTION)
    return organs.filter(pk__in=there.values("pk"))


def joined(parts: Sequence[Counted]) -> Counted:
    """What several organs counted, as the one that reports for all of them counts it."""
    if len(parts) == 1:
        return parts[0]
    cells: dict[CellRef, list[Weighed]] = defaultdict(list)
    named: dict[str, list[Weighed]] = defaultdict(list)
    left: dict[str, list[NotCounted]] = defaultdict(list)
    for part in parts:
        for ref, found in part.cells.items():
            cells[ref] += found
        for code, found in part.named.items():
            named[code] += found
        for code, ones in part.named_left.items():
            left[code] += ones
    return Counted(
        {ref: tuple(found) for ref, found in cells.items()},
        tuple(one for part in parts for one in part.not_counted),
        {code: tuple(found) for code, found in named.items()},
        {code: tuple(ones) for code, ones in left.items()},
    )
