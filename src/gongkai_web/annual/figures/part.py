"""The requests behind one cell of table 3, fetched a page at a time: it may hold twenty thousand."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import overload

from django.db.models import Q, QuerySet

from gongkai.forms import CellRef, form_for
from gongkai.statute import APPLICANTS, DISPOSITIONS
from gongkai.tally import Alike, NotCounted, alike_in, tally_requests
from gongkai_web.annual.figures.cells import touched_by
from gongkai_web.annual.figures.counted import Weighed, ones
from gongkai_web.annual.figures.lives import plain, special_lives
from gongkai_web.annual.models import Opening
from gongkai_web.desk.models import Request
from gongkai_web.organs.models import Organ
from gongkai_web.organs.succession import merged_into


class Records(Sequence[Weighed]):
    """The records of a number: some at hand, then requests that a query finds when they are asked for."""

    def __init__(self, at_hand: Iterable[Weighed], found: QuerySet[Request]) -> None:
        self.at_hand, self.found = tuple(at_hand), found.order_by("pk").values_list("pk", flat=True)

    @cached_property
    def _count(self) -> int:
        return self.found.count()

    @property
    def total(self) -> Decimal:
        """The number."""
        return sum((weighed.weight for weighed in self.at_hand), Decimal(self._count))

    def __len__(self) -> int:
        return len(self.at_hand) + self._count

    def __iter__(self) -> Iterator[Weighed]:
        return iter(self[:])

    @overload
    def __getitem__(self, place: int) -> Weighed: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Weighed, ...]: ...
    def __getitem__(self, place: int | slice) -> Weighed | tuple[Weighed, ...]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, stop, _step = place.indices(len(self))
        here = len(self.at_hand)
        found = self.found[max(start - here, 0) : max(stop - here, 0)]
        return (*self.at_hand[start:stop], *ones(f"desk.request/{pk}" for pk in found))


def requests_in(organ: Organ, year: int, ref: CellRef) -> tuple[Records, tuple[NotCounted, ...]]:
    """The records of a cell of table 3, and the requests that the table leaves out.

    Raises:
        NoFormError: when no national form serves the year.
    """
    organs = Organ.objects.filter(pk__in=[organ.pk, *merged_into([organ], year)])
    special = tally_requests((life for _organ, life in special_lives(organs, year)), year, ref)
    form = form_for(year)
    opened = [
        Weighed(f"annual.opening/{opening.pk}", opening.value)
        for opening in Opening.objects.filter(organ__in=organs, year=year)
        if ref in touched_by(form, CellRef.parse(opening.cell))
    ]
    found = plain(organs, year).filter(_like(alike_in(ref, year), year))
    return Records([*opened, *ones(special[ref])], found), special.not_counted


def _like(kinds: frozenset[Alike], year: int) -> Q:
    """Requests of any of these kinds, of those that were under way in the year."""
    applicants: dict[tuple[bool, str], set[str]] = defaultdict(set)
    for kind in kinds:
        applicants[kind.earlier, kind.disposition].add(kind.applicant)
    ends: dict[tuple[bool, frozenset[str]], set[str]] = defaultdict(set)
    for (earlier, disposition), theirs in applicants.items():
        ends[earlier, frozenset(theirs)].add(disposition)
    found = Q(pk__in=[])
    for (earlier, theirs_), dispositions in ends.items():
        found |= _came(year, earlier=earlier) & _went(dispositions, year) & _by(theirs_)
    return found


def _came(year: int, *, earlier: bool) -> Q:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return Q(received_on__lt=first) if earlier else Q(received_on__gte=first, received_on__lte=last)


def _went(dispositions: set[str], year: int) -> Q:
    last = date(year, 12, 31)
    every = len(dispositions - {""}) == len(DISPOSITIONS)
    ended = Q(ended_on__lte=last) if every else Q(ended_on__lte=last, disposition__in=sorted(dispositions - {""}))
    if "" not in dispositions:
        return ended
    return Q() if every else ended | Q(ended_on=None) | Q(ended_on__gt=last)


def _by(applicants: frozenset[str]) -> Q:
    return Q() if len(applicants) == len(APPLICANTS) else Q(applicant__kind__in=sorted(applicants))
