"""Who reports for an organ that was abolished: the one that it was merged into, from the year of the merger on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
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


def merged_into(organs: Iterable[Organ], year: int) -> dict[int, Organ]:
    """For each organ abolished by the end of a year, by its number, the one of these that it went into.

    One that was split has several successors and none that would report for it: nobody can say by rule whose its
    requests are. See `split_from`.
    """
    kept = {organ.pk: organ for organ in organs}
    heirs = _heirs(kept, year)
    return {gone: kept[to[0]] for gone, to in heirs.items() if len(to) == 1 and to[0] in kept}


def split_from(organ: Organ, year: int) -> list[Organ]:
    """Organs that were split by the end of a year, this being one of the parts."""
    gone = [pk for pk, to in _heirs({organ.pk: organ}, year).items() if len(to) > 1]
    return list(Organ.objects.filter(pk__in=gone))


def _heirs(kept: Iterable[int], year: int) -> dict[int, list[int]]:
    """For each abolished organ that one of these succeeds, all of its successors that exist when the year ends."""
    last = date(year, 12, 31)
    through = Organ.successors.through.objects.filter(from_organ__abolished_on__lte=last)
    mine = through.filter(to_organ__in=list(kept)).values("from_organ")
    links = through.filter(from_organ__in=mine, to_organ__in=Organ.objects.existing(last).values("pk"))
    found: dict[int, list[int]] = defaultdict(list)
    for gone, to in links.values_list("from_organ", "to_organ"):
        found[gone].append(to)
    return found


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
