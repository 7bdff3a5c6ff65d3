"""What a check asks of the numbers in the prose: which say a thing, what they may stand for, how to quote them."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from gongkai.basis.language import speaks_english, verbatim
from gongkai.checks.model import Case, Fault, Severity
from gongkai.checks.tables import show
from gongkai.claims import Bounds, Claim, Relation, bounds
from gongkai.forms import CellRef

Shown = Decimal | int
_COUNTS = (Relation.COUNT, Relation.PART_OF)
_BRACKETS = str.maketrans("“”", "‘’")


def counted(case: Case, *subjects: str, parts: bool = False) -> tuple[Claim, ...]:
    """The counts of the report's own year with one of those subjects; parts of a list only where asked for."""
    known = _by_subject(case)
    if known.keys().isdisjoint(subjects):
        return ()
    places = sorted(place for subject in subjects for place in known.get(subject, ()))
    claims = [case.report.claims[place] for place in places]
    return tuple(claim for claim in claims if parts or claim.relation is Relation.COUNT)


@lru_cache(maxsize=8)
def _by_subject(case: Case) -> dict[str, list[int]]:
    """The counts of the report's own year, and parts of lists, by subject: their places among the claims."""
    found: dict[str, list[int]] = {}
    for place, claim in enumerate(case.report.claims):
        if claim.relation in _COUNTS and claim.year in {None, case.report.year}:
            found.setdefault(claim.subject, []).append(place)
    return found


def own(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Those that speak for the organ alone, not for a county or for several organs."""
    return tuple(claim for claim in claims if not claim.scope)


def quoted(claim: Claim) -> str:
    """The clause in quotation marks.

    >>> quoted(Claim("other", Decimal(5), text="“水务”公众号发布5条"))
    '“‘水务’公众号发布5条”'
    """
    return f"“{claim.text.translate(_BRACKETS)}”"


def told(claim: Claim) -> str:
    """The number as a person writes it, its hedge and unit included; quoted in a sentence of another language.

    >>> told(Claim("other", Decimal(680), "条", hedge="余"))
    '680余条'
    """
    return verbatim(_written(claim))


def item(named: str, claim: Claim) -> str:
    """One of a list: what it is called, and its number."""
    return verbatim(f"{named}{_written(claim)}")


def _written(claim: Claim) -> str:
    number = show(claim.value)
    return f"{claim.hedge}{number}{claim.unit}" if claim.hedge in _BEFORE else f"{number}{claim.hedge}{claim.unit}"


def unit_of(claim: Claim) -> str:
    """The measure word after a computed number; English has none."""
    return "" if speaks_english() else claim.unit


def measured(number: Shown, claim: Claim) -> str:
    """A computed number in the unit of a claim."""
    return f"{show(number)}{unit_of(claim)}"


_BEFORE = frozenset({"近", "约", "大约", "将近", "接近", "逾", "超", "超过", "突破", "多达"})


def beside(one: Claim, other: Claim) -> bool:
    """Whether two claims stand in one paragraph."""
    here, there = one.origin, other.origin
    return one.section == other.section and (here.block, here.page, here.line) == (there.block, there.page, there.line)


def may_be(claim: Claim, value: Shown) -> bool:
    """Whether the number may stand for that value."""
    return bounds(claim).meets(Bounds(Decimal(value), Decimal(value)))


def agree(one: Claim, other: Claim) -> bool:
    """Whether two numbers may stand for one value."""
    return bounds(one).meets(bounds(other))


def summed(parts: Iterable[Claim]) -> Bounds:
    """What numbers come to together."""
    total = Bounds(Decimal(0), Decimal(0))
    for part in parts:
        total += bounds(part)
    return total


def fault(
    claim: Claim,
    message: str,
    *others: Claim,
    cells: tuple[CellRef, ...] = (),
    values: Mapping[str, Shown] | None = None,
    suggestion: str = "",
    severity: Severity | None = None,
) -> Fault:
    """A fault in a sentence: its text and its place, and the places of the others that it does not agree with."""
    return Fault(
        message,
        cells=cells,
        text=claim.sentence or claim.text,
        values={name: show(value) for name, value in (values or {}).items()},
        suggestion=suggestion,
        origin=claim.origin,
        also=tuple(other.origin for other in others),
        severity=severity,
    )


def lists(case: Case) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Every enumeration of the prose: its whole and its parts, in order."""
    groups: dict[int, list[Claim]] = {}
    for claim in case.report.claims:
        if claim.relation is Relation.PART_OF and claim.group is not None:
            groups.setdefault(claim.group, []).append(claim)
    for whole in case.report.claims:
        if whole.heads is not None and (parts := groups.get(whole.heads)):
            yield whole, tuple(parts)
