"""What requests of a cell of table 3 have in common, so that a store of many can be asked for them alone.

For table 3 a request is known by its applicant, whether it came in before the year, and how it ended within it. Each
such kind is counted once by the rules themselves, and those that land in the cell are told.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from gongkai.forms import CellRef
from gongkai.statute import APPLICANTS, DISPOSITIONS
from gongkai.tally.requests import RequestLife, tally_requests


class Alike(NamedTuple):
    """Requests of one kind of applicant that came in before the year or in it, and ended in it; "" is still open."""

    applicant: str
    earlier: bool
    disposition: str


def alike_in(ref: CellRef, year: int) -> frozenset[Alike]:
    """The kinds of requests that a cell of a year holds: those that are no part of another, nor parted themselves.

    Raises:
        NoFormError: when no national form serves the year.

    >>> sorted(alike_in(CellRef("requests", "partial", "lawyer"), 2026))
    [Alike(applicant='lawyer', earlier=False, disposition='partial'), \
Alike(applicant='lawyer', earlier=True, disposition='partial')]
    """
    return _counted(year)[ref]


@lru_cache(maxsize=8)
def _counted(year: int) -> Mapping[CellRef, frozenset[Alike]]:
    kinds = {f"{number:04}": kind for number, kind in enumerate(_kinds())}
    tally = tally_requests([_life(name, kind, year) for name, kind in kinds.items()], year)
    return {ref: frozenset(map(kinds.__getitem__, names)) for ref, names in tally.records.items()}


def _kinds() -> Iterator[Alike]:
    yield from map(Alike._make, product(APPLICANTS, (False, True), ("", *DISPOSITIONS)))


def _life(name: str, kind: Alike, year: int) -> RequestLife:
    """A request of that kind: received on the last day before the year or its first, ended on its last."""
    received = date(year - 1, 12, 31) if kind.earlier else date(year, 1, 1)
    ended = date(year, 12, 31) if kind.disposition else None
    return RequestLife(name, kind.applicant, received, ended, kind.disposition)
