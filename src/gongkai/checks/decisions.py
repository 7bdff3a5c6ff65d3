"""P109 to P111: decisions of the year, against what is known of them and against the year before."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example, report
from gongkai.checks.facts import Facts, issues_licences
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import label, show
from gongkai.checks.text import fold
from gongkai.checks.years import earlier, numbers
from gongkai.forms import FORM_2019, CellRef, form_of

_ref = partial(CellRef, "disclosure")

_DECISIONS = ("licences", "penalties", "coercive-measures")


@check(
    "P109",
    "no-licences-despite-power",
    "有许可职能而行政许可为0",
    examines=("A09",),
    severity=Severity.INFO,
    basis=sources.LICENSING,
    since="0.1",
    needs=("disclosure",),
    faulty=lambda: example(facts=Facts(licensing=True)),
    sound=lambda: example({"disclosure/licences/decisions": 3}, facts=Facts(licensing=True)),
)
def no_licences_despite_power(case: Case) -> Iterator[Outcome]:
    """An organ that issues licences and decided none in a year is asked whether the number was left out.

    Where the caller does not say, the organ's name tells for departments whose usual duties include licences.
    """
    ref = _ref("licences", "decisions")
    licensing = case.facts.licensing
    if licensing is None:
        licensing = issues_licences(fold(case.report.organ))
    if licensing is None:
        yield Unassessable(_("不知道该机关有没有行政许可职能"))
    elif licensing and case.report.value(ref) == 0:
        yield Fault(
            _("{organ}一般有行政许可职能，本年行政许可处理决定填报0件").format(organ=case.report.organ),
            (ref,),
            text=case.report[ref].text,
            values={"stated": "0"},
            suggestion=_("核对是否确无许可决定，或者把公开的、不公开的决定都漏填了"),
            origin=case.report[ref].origin,
        )


@check(
    "P110",
    "fewer-decisions-than-publicised",
    "处理决定数少于双公示公布的数量",
    examines=("A10",),
    severity=Severity.WARNING,
    basis=sources.LICENSING,
    since="0.1",
    needs=("disclosure", "publicised"),
    faulty=lambda: example({"disclosure/penalties/decisions": 3}, facts=Facts(publicised={"penalties": 5})),
    sound=lambda: example({"disclosure/penalties/decisions": 6}, facts=Facts(publicised={"penalties": 5})),
)
def fewer_decisions_than_publicised(case: Case) -> Iterator[Outcome]:
    """Table 2 counts all decisions of the year, published or not: never fewer than were published."""
    for row in _DECISIONS:
        shown, ref = case.facts.publicised.get(row), _ref(row, "decisions")
        if shown is None:
            continue
        found = numbers(case, ref)
        if isinstance(found, Unassessable):
            yield found
        elif found[0] < shown:
            yield Fault(
                _("{cell}填报{stated}件，双公示公布了{shown}件").format(
                    cell=label(case.report, ref), stated=show(found[0]), shown=shown
                ),
                (ref,),
                text=case.report[ref].text,
                values={"stated": show(found[0]), "publicised": shown},
                suggestion=_("处理决定数应包括公开的和依法不公开的全部决定"),
                origin=case.report[ref].origin,
            )


_FEES = _ref("fees", "amount")
_TENFOLD = 10
_MANY = 10


@check(
    "P111",
    "numbers-leap",
    "处理决定数或收费与上年相差悬殊",
    examines=("A11",),
    severity=Severity.WARNING,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    needs=("disclosure", "before-disclosure"),
    faulty=lambda: example(
        {"disclosure/licences/decisions": 900}, before=report({"disclosure/licences/decisions": 12})
    ),
    sound=lambda: example({"disclosure/licences/decisions": 15}, before=report({"disclosure/licences/decisions": 12})),
)
def numbers_leap(case: Case) -> Iterator[Outcome]:
    """More than ten times last year's number, or nothing after ten and more, is asked about.

    A slipped decimal point or a changed way of counting looks like this. Fees that grew tenfold are S111's.
    """
    for row in _DECISIONS:
        yield from _leap(case, _ref(row, "decisions"), _("{cell}上年{then}件，本年{now}件"))
    if form_of(case.report, "disclosure") is not FORM_2019:
        yield from _leap(case, _FEES, _("{cell}上年{then}万元，本年{now}万元"))


def _leap(case: Case, ref: CellRef, words: str) -> Iterator[Outcome]:
    found, before = numbers(case, ref), earlier(case, ref)
    if isinstance(found, Unassessable) or isinstance(before, Unassessable):
        return
    now, then = found[0], before[0]
    grown = ref != _FEES and then > 0 and now > _TENFOLD * then and now >= _MANY
    gone = now == 0 and then >= (_MANY if ref != _FEES else Decimal(1))
    if grown or gone:
        yield Fault(
            words.format(cell=label(case.report, ref), then=show(then), now=show(now)),
            (ref,),
            text=case.report[ref].text,
            values={"stated": show(now), "before": show(then)},
            suggestion=_("核对数字和统计口径，情况属实的说明原因"),
            origin=case.report[ref].origin,
        )
