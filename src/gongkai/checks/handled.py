"""R107, R108, R115, R120: table 3 against the single requests that the organ's own records hold."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from gongkai.basis.language import listed, verbatim
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import YEAR, Entry, example
from gongkai.checks.facts import Facts, Handled
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import label, show, unread
from gongkai.forms import CellRef, NoFormError, form_for, form_of
from gongkai.statute import DISPOSITIONS
from gongkai.tally import RequestLife, Tally, tally_requests

_FEW = 3
"""So many requests are named; of more it is said how many there are."""
_COMING = frozenset({"received", "carried-in"})
_STATUTES = frozenset({"法律", "行政法规"})
_NEEDS = ("requests", "year", "records")


def _one(disposition: str, applicant: str = "natural", **known: object) -> Facts:
    """An organ whose records hold one request, received in February and ended in March."""
    life = RequestLife("江统公申〔2023〕1号", applicant, date(YEAR, 2, 1), date(YEAR, 3, 1), disposition)
    return Facts(requests=(Handled(life, **known),))  # type: ignore[arg-type]


def _counted(row: str, applicant: str = "natural") -> dict[str, Entry]:
    rows = ("received", row, "handled")
    return {f"requests/{each}/{column}": 1 for each in rows for column in (applicant, "all")}


_PARTIAL = _counted("partial")
_PROHIBITED, _FIRM = _counted("prohibited"), _counted("granted", "lawyer")
_TWICE = {**_PARTIAL, **_counted("secret"), "requests/handled/natural": 2, "requests/handled/all": 2}


@lru_cache(maxsize=8)
def _tally(case: Case) -> Tally | Unassessable:
    """Table 3 as the records have it, on the form on which the report has it. Made once a case."""
    year, records = case.report.year or 0, case.facts.requests or ()
    try:
        form = form_for(year)
    except NoFormError:
        form = None
    if form is None or form.key != form_of(case.report, "requests").key:
        return Unassessable(_("表三不是{year}年的格式，不能与申请记录对照").format(year=year))
    return tally_requests((each.life for each in records), year)


def _differing(case: Case, tally: Tally) -> Iterator[tuple[CellRef, Decimal]]:
    """The cells of results and of what is carried out that hold another number than the records, with that number."""
    totals = {total for total, _parts in tally.table.sums()}
    for ref in tally.table.refs:
        stated = case.report.value(ref)
        if stated is not None and stated != len(tally[ref]) and ref not in totals and ref.row not in _COMING:
            yield ref, stated


def _twice(case: Case, tally: Tally, ref: CellRef) -> tuple[str, ...]:
    """The requests that were disclosed in part and whose other results belong into a cell."""
    rows = {code: row.key for row in tally.table.rows.values() for code in row.counts}
    partly = set(tally[CellRef("requests", "partial", ref.column)])
    return tuple(
        each.life.record
        for each in case.facts.requests or ()
        if each.life.record in partly and any(rows.get(code) == ref.row for code in each.also)
    )


def _doubled(case: Case, tally: Tally) -> dict[CellRef, tuple[str, ...]]:
    """The cells that hold more than the records, by no more than what partial disclosure explains."""
    found = {ref: (stated - len(tally[ref]), _twice(case, tally, ref)) for ref, stated in _differing(case, tally)}
    return {ref: records for ref, (surplus, records) in found.items() if 0 < surplus <= len(records)}


def _fault(
    case: Case, ref: CellRef, message: str, advice: str, *, also: tuple[CellRef, ...] = (), **said: object
) -> Fault:
    """A fault of one cell, in the words of that cell."""
    origin, text = case.report[ref].origin, case.report[ref].text
    return Fault(message, (ref, *also), text=text, values=said, suggestion=advice, origin=origin)


def _named(records: tuple[str, ...]) -> str:
    shown = listed(map(verbatim, records[:_FEW]))
    return _("{names}等{count}件").format(names=shown, count=len(records)) if len(records) > _FEW else shown


@check(
    "R107",
    "partial-counted-twice",
    "部分公开的申请重复计入其他结果",
    examines=("B07",),
    severity=Severity.ERROR,
    basis=sources.ONCE,
    since="0.1",
    needs=_NEEDS,
    faulty=lambda: example(_TWICE, facts=_one("partial", also=("secret",))),
    sound=lambda: example(_PARTIAL, facts=_one("partial", also=("secret",))),
)
def partial_counted_twice(case: Case) -> Iterator[Outcome]:
    """A request of which a part is disclosed counts as disclosed in part, and not again by the ground of the rest.

    Found where a cell holds more requests than the records, and those disclosed in part explain as many.
    """
    tally = _tally(case)
    if isinstance(tally, Unassessable):
        yield tally
        return
    stated = dict(_differing(case, tally))
    for ref, records in _doubled(case, tally).items():
        yield _fault(
            case,
            ref,
            _("{cell}填报{stated}件，记录中{counted}件；{requests}已计入部分公开").format(
                cell=label(case.report, ref),
                stated=show(stated[ref]),
                counted=len(tally[ref]),
                requests=_named(records),
            ),
            _("区分处理的只计部分公开，从这一格减去"),
            also=(CellRef("requests", "partial", ref.column),),
            stated=show(stated[ref]),
            counted=len(tally[ref]),
        )


@check(
    "R108",
    "request-not-counted-once",
    "申请没有计入或者重复计入",
    examines=("B08",),
    severity=Severity.ERROR,
    basis=sources.TABLE_3,
    since="0.1",
    needs=_NEEDS,
    faulty=lambda: example(facts=_one("granted")),
    sound=lambda: example(_counted("granted"), facts=_one("granted")),
)
def request_not_counted_once(case: Case) -> Iterator[Outcome]:
    """Every request that ended in the year counts once among the results, every open one once as carried out.

    Each cell of results and of what is carried out is held against the number of requests that the records count
    there. What R107 explains is not said again.
    """
    tally = _tally(case)
    if isinstance(tally, Unassessable):
        yield tally
        return
    explained = _doubled(case, tally)
    for ref, stated in _differing(case, tally):
        if ref in explained:
            continue
        records = tally[ref]
        which = _("（{requests}）").format(requests=_named(records)) if stated < len(records) else ""
        yield _fault(
            case,
            ref,
            _("{cell}填报{stated}件，记录中{counted}件{which}").format(
                cell=label(case.report, ref), stated=show(stated), counted=len(records), which=which
            ),
            _("对照记录逐件核对：每件申请只计一次"),
            stated=show(stated),
            counted=len(records),
        )
    open_ones = unread(case.report, (ref for ref in tally.table.refs if ref.row not in _COMING))
    if open_ones:
        yield open_ones


@check(
    "R115",
    "prohibited-by-lesser-rule",
    "禁止公开的依据不是法律、行政法规",
    examines=("B15",),
    severity=Severity.ERROR,
    basis=sources.SECRETS,
    since="0.1",
    needs=_NEEDS,
    faulty=lambda: example(_PROHIBITED, facts=_one("prohibited", rank="地方性法规")),
    sound=lambda: example(_PROHIBITED, facts=_one("prohibited", rank="行政法规")),
)
def prohibited_by_lesser_rule(case: Case) -> Iterator[Outcome]:
    """Only a law or an administrative regulation can prohibit disclosure: local rules and departments' rules cannot.

    Asked of each request of the year whose record says of what rank the rule is.
    """
    for each in _of_the_year(case, DISPOSITIONS["prohibited"].code):
        if each.rank and each.rank not in _STATUTES:
            said = _("{request}按法律、行政法规禁止公开处理，依据是{rank}")
            yield _fault(
                case,
                CellRef("requests", "prohibited", each.life.applicant),
                said.format(request=verbatim(each.life.record), rank=verbatim(each.rank)),
                _("核对依据；没有法律、行政法规禁止公开的，不能以此为由不予公开"),
                record=each.life.record,
                rank=each.rank,
            )


def _of_the_year(case: Case, *dispositions: str) -> Iterator[Handled]:
    for each in case.facts.requests or ():
        ended = each.life.ended
        if ended and ended.year == case.report.year and each.life.disposition in dispositions:
            yield each


@check(
    "R120",
    "lawyer-column-differs",
    "法律服务机构的申请与代理信息不符",
    examines=("B20",),
    severity=Severity.INFO,
    basis=sources.LAWYERS,
    since="0.1",
    needs=_NEEDS,
    faulty=lambda: example(_FIRM, facts=_one("granted", "lawyer", represents=True)),
    sound=lambda: example(_FIRM, facts=_one("granted", "lawyer", represents=False)),
)
def lawyer_column_differs(case: Case) -> Iterator[Outcome]:
    """A law firm counts in its column when it applies for itself; one that applies for a client counts as the client.

    Asked of the requests counted there whose record says whether the firm acts for somebody.
    """
    tally = _tally(case)
    if isinstance(tally, Unassessable):
        yield tally
        return
    ref = CellRef("requests", "received", "lawyer")
    there = {*tally[ref], *tally[CellRef("requests", "carried-in", "lawyer")]}
    acting = tuple(e.life.record for e in case.facts.requests or () if e.represents and e.life.record in there)
    if acting:
        said = _("计入法律服务机构的申请中，{requests}登记为代理他人申请").format(requests=_named(acting))
        yield _fault(case, ref, said, _("代理他人申请的，按被代理人的性质计"), counted=len(acting))
