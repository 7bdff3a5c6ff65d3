"""What the platform knows of an organ and its year, and its report does not say: for the checks."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from gongkai.checks import Facts, Handled
from gongkai.forms import CellRef
from gongkai.handling import Kind
from gongkai_web.annual.figures.disclosure import disclosure
from gongkai_web.annual.figures.lives import lives_of
from gongkai_web.annual.models import Opening
from gongkai_web.desk.models import Decision, Request, RequestAct
from gongkai_web.organs import known
from gongkai_web.organs.models import Organ
from gongkai_web.organs.succession import merged_into

_NOTICES = {
    Kind.CORRECTION_ASKED: "correction-notices",
    Kind.FEE_NOTICED: "fee-notices",
    Kind.REASONS_ASKED: "reason-letters",
    Kind.CONSULTED: "consultations",
}
Organs = QuerySet[Organ]
_STOCKS = {"in-force": "normative-in-force", "issued": "normative-made"}


def facts_of(organ: Organ, year: int, *, records: bool = True) -> Facts:
    """What the platform knows of an organ in a year, and of those that went into it by its end.

    Its records are left out where they cannot be held against the report: where `records` is False, and of a table
    that has opening balances, for those count what is not on record here.
    """
    facts = known.facts_of(organ)
    if not records:
        return facts
    organs = Organ.objects.filter(pk__in=[organ.pk, *merged_into([organ], year)])
    opened = {CellRef.parse(o.cell).table for o in Opening.objects.filter(organ__in=organs, year=year)}
    registers: dict[str, int] = {}
    if "disclosure" not in opened:
        registers |= _documents(organs, year)
    if "requests" in opened:
        return replace(facts, registers=registers)
    decided = _decisions(organs, year)
    registers |= _letters(organs, year) | {"marked-secrets": sum(map(_is_marked, decided.values()))}
    return replace(
        facts, registers=registers, requests=_handled(organs, year, decided), oldest_open=_oldest(organs, year)
    )


def _documents(organs: Organs, year: int) -> dict[str, int]:
    counted = disclosure(organs, year).values()
    cells = {name: CellRef("disclosure", "normative-documents", column) for column, name in _STOCKS.items()}
    return {name: int(sum(each.value(ref) for each in counted)) for name, ref in cells.items()}


def _of_the_year(organs: Organs, year: int) -> QuerySet[Request]:
    """The requests that were under way at some time in the year."""
    alive = Q(ended_on=None) | Q(ended_on__year__gte=year)
    return Request.objects.filter(alive, organ__in=organs, arrived_on__year__lte=year)


def _letters(organs: Organs, year: int) -> dict[str, int]:
    """How many notices went out on the requests of the year; those that were voided do not count."""
    told = Q(kind__in=_NOTICES, on__year__lte=year) | Q(kind=Kind.VOIDED)
    acts = RequestAct.objects.filter(told, request__in=_of_the_year(organs, year))
    rows = list(acts.values_list("request", "number", "kind", "facts"))
    void = {(request, facts["of"]) for request, _number, kind, facts in rows if kind == Kind.VOIDED}
    copied = _copied(organs, year)
    found = Counter(
        kind
        for request, number, kind, _facts in rows
        if (request, number) not in void and number > copied.get(request, 0)
    )
    return {name: found[kind] for kind, name in _NOTICES.items()}


def _copied(organs: Organs, year: int) -> dict[int, int]:
    """How many acts each part of a split request has from its whole, by its number: of one letter there are no two."""
    parts = _of_the_year(organs, year).filter(origin__isnull=False)
    splits = RequestAct.objects.filter(kind=Kind.SPLIT, request__in=parts.values("origin")).order_by("number")
    begun = {whole: facts["copied"] for whole, facts in splits.values_list("request", "facts")}
    return {part: begun[whole] for part, whole in parts.values_list("pk", "origin") if whole is not None}


def _decisions(organs: Organs, year: int) -> dict[int, Decision]:
    """The decisions of the year that withhold, by request: the last that was put forward."""
    of_it = Request.objects.filter(
        organ__in=organs, ended_on__year=year, disposition__in=["partial", "prohibited", "secret"]
    )
    return {each.request_id: each for each in Decision.objects.filter(request__in=of_it, act__isnull=False)}


def _is_marked(decision: Decision) -> bool:
    return decision.disposition == "secret" and bool(decision.evidence.get("secret_basis"))


def _handled(organs: Organs, year: int, decided: Mapping[int, Decision]) -> tuple[Handled, ...]:
    numbers = dict(_of_the_year(organs, year).values_list("pk", "number"))
    found = []
    for _organ, life in lives_of(organs, year):
        pk = int(life.record.rpartition("/")[2])
        evidence: Mapping[str, object] = decided[pk].evidence if pk in decided else {}
        grounds = evidence.get("grounds") if life.disposition == "partial" else ()
        rank = str(evidence.get("law_level") or "") if life.disposition == "prohibited" else ""
        found.append(Handled(replace(life, record=numbers.get(pk, life.record)), _listed(grounds), rank))
    return tuple(found)


def _listed(given: object) -> tuple[str, ...]:
    if isinstance(given, str):
        return (given,)
    return tuple(map(str, given)) if isinstance(given, Iterable) else ()


def _oldest(organs: Organs, year: int) -> date | None:
    """The day from which the time of the oldest request runs that was open when the year ended.

    That is its receipt, or its correction, whoever recorded it. Before the year is over nobody knows which will be.
    """
    last = date(year, 12, 31)
    if timezone.localdate() <= last:
        return None
    still = _of_the_year(organs, year).filter(Q(ended_on=None) | Q(ended_on__gt=last), received_on__lte=last)
    corrected = RequestAct.objects.filter(request__in=still, kind=Kind.CORRECTED, on__lte=last).order_by("on")
    again = dict(corrected.values_list("request", "on"))
    runs = (again.get(pk, received) for pk, received in still.values_list("pk", "received_on"))
    return min(filter(None, runs), default=None)
