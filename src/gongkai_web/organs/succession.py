"""Who reports for an organ that was abolished: the one that it was merged into, from the year of the merger on."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from gongkai_web.organs.models import Organ


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


def joined_in(organ: Organ, year: int) -> list[Organ]:
    """The organs that reported on the year before themselves and went into this one by the end of the year."""
    there = Organ.objects.existing(date(year - 1, 12, 31))
    return list(there.filter(pk__in=merged_into([organ], year)).order_by("path"))


def heir_of(organ: Organ, year: int) -> Organ | None:
    """The organ that one went into in a year and that reports for it from then on; None where there is not just one."""
    if organ.abolished_on is None or organ.abolished_on.year != year:
        return None
    heirs = [heir for heir in organ.successors.all() if heir.exists(date(year, 12, 31))]
    return heirs[0] if len(heirs) == 1 else None
