"""T1xx: changes from the year before, in numbers and in per cent."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import takewhile

from gongkai.basis import REGULATION
from gongkai.basis.language import translate as _
from gongkai.checks.examples import report, stated
from gongkai.checks.model import Case, Outcome, Severity, Unassessable, check
from gongkai.checks.statements import beside, fault, measured, quoted, told
from gongkai.checks.tables import show
from gongkai.claims import Bounds, Claim, Relation, bounds
from gongkai.forms import CellRef, Report

_TOTALS = frozenset(
    {"requests-received", "requests-in-hand", "requests-handled", "requests-closed", "requests-last-year"}
)
_RECEIVED = CellRef("requests", "received", "all")
_CARRIED_IN = CellRef("requests", "carried-in", "all")
_HANDLED = CellRef("requests", "handled", "all")
_TWO = Decimal(2)


@check(
    "T106",
    "percentage-differs-from-numbers",
    "同比百分比与所列数字不符",
    examines=("D06",),
    severity=Severity.ERROR,
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("2023年收到政府信息公开申请1件，2022年收到政府信息公开申请2件，同比下降100%。"),
    sound=lambda: stated("2023年收到政府信息公开申请1件，2022年收到政府信息公开申请2件，同比下降50%。"),
)
def percentage_differs_from_numbers(case: Case) -> Iterator[Outcome]:
    """A percentage is this year's number less last year's, divided by last year's.

    It may differ from that by half a unit of its last printed place; cut off instead of rounded it is only worth a
    look. There is no percentage where last year's number is 0, and nothing falls by more than 100 %. Last year's
    number is taken from the text, from the change stated beside it, or from last year's report.
    """
    for claim in _of(case, Relation.CHANGE_PERCENT):
        current = _current(case, claim)
        if current is None:
            yield Unassessable(_("没有找到{claim}所比较的今年数字").format(claim=quoted(claim)))
        elif claim.value == -100 and bounds(current).low > 0:
            yield from _wrong(claim, current, _earlier(case, claim, current))
        elif earlier := _earlier(case, claim, current):
            if not any(_fits(claim, now, one) for now in (current, *_rivals(case, claim, current)) for one in earlier):
                yield from _wrong(claim, current, earlier)
        elif claim.value < -100:
            yield fault(
                claim,
                _("{claim}：任何数字都不会下降100%以上").format(claim=quoted(claim)),
                values={"stated": claim.value},
            )
        else:
            yield Unassessable(_("没有上年的数字，无法核对{claim}").format(claim=quoted(claim)))


def _of(case: Case, relation: Relation) -> Iterator[Claim]:
    return (claim for claim in case.report.claims if claim.relation is relation)


def _same_thing(one: Claim, other: Claim) -> bool:
    if one.subject in _TOTALS or other.subject in _TOTALS:
        return one.subject in _TOTALS and other.subject in _TOTALS
    return one.subject == other.subject and one.label == other.label


def _current(case: Case, change: Claim) -> Claim | None:
    """This year's number that a change is of: the nearest one before it in its paragraph."""
    found = None
    for claim in takewhile(lambda one: one is not change, case.report.claims):
        counts = claim.relation in {Relation.COUNT, Relation.PART_OF} and claim.year == case.report.year
        if counts and beside(claim, change) and claim.subject == change.subject and claim.label == change.label:
            found = claim
    return found


def _rivals(case: Case, change: Claim, current: Claim) -> list[Claim]:
    """The other numbers of requests in a sentence: 新收9件，结转2件，比上年增加3件 may speak of either."""
    if not current.subject.startswith("requests-"):
        return []
    return [
        claim
        for claim in case.report.claims
        if claim.subject in _TOTALS
        and claim is not current
        and claim.relation in {Relation.COUNT, Relation.PART_OF}
        and claim.year == case.report.year
        and claim.sentence == change.sentence
        and beside(claim, change)
    ]


def _less(now: Bounds, moved: Bounds) -> Bounds:
    return Bounds(now.low - moved.high, now.high - moved.low)


Earlier = tuple[Bounds, str]
"""Last year's number, and where it is from."""


def _earlier(case: Case, change: Claim, current: Claim) -> list[Earlier]:
    """Every lawful reading of last year's number."""
    found: list[Earlier] = []
    year = case.report.year
    for claim in case.report.claims:
        near = beside(claim, change) and _same_thing(claim, current)
        if near and claim.relation is Relation.COUNT and year is not None and claim.year == year - 1:
            found.append((bounds(claim), quoted(claim)))
        if near and claim.relation is Relation.CHANGE and change.relation is not Relation.CHANGE:
            moved, now = bounds(claim), bounds(current)
            found.append((_less(now, moved), quoted(claim)))
    return found or [*_reported_before(case, current)]


def _reported_before(case: Case, current: Claim) -> Iterator[Earlier]:
    """What last year's report says of the same thing: its table, or its text."""
    before = case.before
    if before is None:
        return
    if current.subject in _TOTALS and not current.scope:
        yield from _tabled(before)
    for claim in before.claims:
        told_then = claim.relation is Relation.COUNT and claim.year == before.year and _same_thing(claim, current)
        if told_then and (claim.scope, claim.unit) == (current.scope, current.unit):
            yield bounds(claim), _("上年报告{claim}").format(claim=quoted(claim))


def _tabled(before: Report) -> Iterator[Earlier]:
    new, carried, handled = (before.value(ref) for ref in (_RECEIVED, _CARRIED_IN, _HANDLED))
    if new is not None:
        yield Bounds(new, new), _("上年报告表三新收{new}件").format(new=show(new))
        if carried is not None:
            yield (
                Bounds(new + carried, new + carried),
                _("上年报告表三新收与上年结转共{both}件").format(both=show(new + carried)),
            )
    if handled is not None:
        yield Bounds(handled, handled), _("上年报告表三办理结果总计{handled}件").format(handled=show(handled))


def _fits(claim: Claim, current: Claim, earlier: Earlier) -> bool:
    span, _ = earlier
    if span.high <= 0:
        return False
    now, least = bounds(current), max(span.low, Decimal(1))
    low, high = (now.low - span.high) * 100 / span.high, (now.high - least) * 100 / least
    room = _place(claim) / _TWO + (_place(claim) if claim.hedge else 0)
    return low - room <= claim.value <= high + room


def _place(claim: Claim) -> Decimal:
    """One in the last printed place of a percentage; 倍 counts in hundreds of per cent."""
    printed = re.search(r"\.(\d+)", claim.origin.text or claim.text)
    place = Decimal(1).scaleb(-len(printed[1])) if printed else Decimal(1)
    return place * 100 if "倍" in claim.text else place


def _wrong(claim: Claim, current: Claim, earlier: list[Earlier]) -> Iterator[Outcome]:
    if not earlier:
        yield fault(
            claim,
            _("{current}，不会是{claim}：今年不为0，就没有下降100%").format(
                current=quoted(current), claim=quoted(claim)
            ),
            current,
        )
        return
    span, source = earlier[0]
    values = {"stated": claim.value, "current": current.value, "previous": span.low}
    if span.high <= 0:
        message = _("{claim}，但上年为0（{source}），不能计算百分比；应写增加的件数").format(
            claim=quoted(claim), source=source
        )
        yield fault(claim, message, current, values=values)
        return
    true = (current.value - span.low) * 100 / span.low if span.low else Decimal(0)
    last = _("上年{before}（{source}）").format(before=measured(span.low, current), source=source)
    shown = show(round(true, 2))
    cut = abs(true - claim.value) < _place(claim)
    yield fault(
        claim,
        _("{claim}，但今年{current}、{last}，应为{moved}").format(
            claim=quoted(claim), current=told(current), last=last, moved=_moved(true, shown)
        ),
        current,
        values=values | {"computed": round(true, 2)},
        suggestion=_("请改为{moved}，或核对两年的数字").format(moved=_moved(true, shown)),
        severity=Severity.WARNING if cut or not span.exact else None,
    )


def _moved(true: Decimal, shown: str) -> str:
    if true == 0:
        return _("持平")
    return _("增长{shown}%").format(shown=shown) if true > 0 else _("下降{shown}%").format(shown=shown.lstrip("-"))


@check(
    "T107",
    "difference-from-last-year",
    "比上年增减的件数与两年数字之差不符",
    examines=("D07",),
    severity=Severity.ERROR,
    basis=REGULATION.at("第五十条", verified=False, note="数字应前后一致，由设计得出"),
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated(
        "收到政府信息公开申请7件，较上年减少1件。",
        before=report({"requests/received/natural": 9, "requests/received/all": 9}, year=2022),
    ),
    sound=lambda: stated(
        "收到政府信息公开申请7件，较上年减少1件。",
        before=report({"requests/received/natural": 8, "requests/received/all": 8}, year=2022),
    ),
)
def difference_from_last_year(case: Case) -> Iterator[Outcome]:
    """“Three more than last year” is this year's number less last year's.

    Last year's number is taken from the text or from last year's report. Even without it, a rise that is greater than
    this year's number is wrong: last year's would be below zero.
    """
    for claim in _of(case, Relation.CHANGE):
        current = _current(case, claim)
        if current is None:
            yield Unassessable(_("没有找到{claim}所比较的今年数字").format(claim=quoted(claim)))
            continue
        moved, now = bounds(claim), bounds(current)
        if moved.low > now.high and not any(bounds(one).high >= moved.low for one in _rivals(case, claim, current)):
            message = _("{current}，却{claim}：上年的数字就成了负数").format(
                current=quoted(current), claim=quoted(claim)
            )
            yield fault(claim, message, current, values={"current": current.value, "change": claim.value})
            continue
        yield from _against(case, claim, current)


def _against(case: Case, claim: Claim, current: Claim) -> Iterator[Outcome]:
    moved, now = bounds(claim), bounds(current)
    implied = _less(now, moved)
    earlier = _earlier(case, claim, current)
    if not earlier:
        yield Unassessable(
            _("没有上年的数字，无法核对{claim}；照此上年应为{implied}").format(
                claim=quoted(claim), implied=measured(implied.low, current)
            )
        )
    elif not any(
        _less(bounds(one), moved).meets(span)
        for one in (current, *_rivals(case, claim, current))
        for span, _source in earlier
    ):
        span, source = earlier[0]
        yield fault(
            claim,
            _("今年{current}，{claim}，照此上年应为{implied}，但{source}，即{before}").format(
                current=told(current),
                claim=quoted(claim),
                implied=show(implied.low),
                source=source,
                before=show(span.low),
            ),
            current,
            values={"current": current.value, "change": claim.value, "previous": span.low},
            suggestion=_("请核对两年的数字"),
        )
