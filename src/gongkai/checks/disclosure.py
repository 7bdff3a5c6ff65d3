"""P101–P113: table 2, by itself and against the year before."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.basis.language import listed, marked, verbatim
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example, report
from gongkai.checks.facts import Facts, issues_licences, kind_of, may_make_regulations
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import label, show
from gongkai.checks.text import fold
from gongkai.checks.years import earlier, explains_stock, numbers
from gongkai.forms import FORM_2019, CellRef, form_of

DOCUMENTS = ("regulations", "normative-documents")
_NAMES = {"regulations": marked("规章"), "normative-documents": marked("行政规范性文件")}
_DECISIONS = ("licences", "penalties", "coercive-measures")


def _ref(row: str, column: str) -> CellRef:
    return CellRef("disclosure", row, column)


_FEES = _ref("fees", "amount")


@check(
    "P101",
    "regulations-without-power",
    "没有规章制定权的机关填报了规章",
    examines=("A01",),
    severity=Severity.ERROR,
    basis=sources.RULEMAKING,
    since="0.1",
    needs=("disclosure-2021",),
    faulty=lambda: example({"disclosure/regulations/in-force": 2}),
    sound=lambda: example({"disclosure/regulations/in-force": 2}, organ="江东省人民政府"),
)
def regulations_without_power(case: Case) -> Iterator[Outcome]:
    """Only ministries, provinces, and cities and prefectures divided into districts make regulations (规章).

    Departments below the State Council, counties and townships report 0. The government of a plain city may be of
    either rank; unless the caller says which, a number above 0 there is not assessable.
    """
    organ = fold(case.report.organ)
    refs = tuple(
        r for column in ("issued", "repealed", "in-force") if case.report.value(r := _ref("regulations", column))
    )
    if not refs:
        return
    power = case.facts.rulemaking
    if power is None:
        power = may_make_regulations(organ, case.facts.kind or kind_of(organ))
    if power is None:
        yield Unassessable(
            _("不能确定{organ}有没有规章制定权").format(organ=verbatim(organ) if organ else _("该机关")), refs
        )
    elif not power:
        stated = listed(
            _("{cell}{value}").format(cell=label(case.report, r), value=show(case.report.value(r) or 0)) for r in refs
        )
        yield Fault(
            _("{organ}没有规章制定权，却填报{stated}").format(organ=organ, stated=stated),
            refs,
            text=case.report[refs[0]].text,
            values={"stated": [show(case.report.value(r) or 0) for r in refs]},
            suggestion=_("规章一行填0；行政规范性文件填在下一行"),
            origin=case.report[refs[0]].origin,
        )


def _stock(case: Case, row: str) -> Iterator[Outcome]:
    """Whether the documents in force follow from those of the year before."""
    cells = (_ref(row, "in-force"), _ref(row, "issued"), _ref(row, "repealed"))
    found, before = numbers(case, *cells), earlier(case, cells[0])
    if isinstance(found, Unassessable):
        yield found
    elif isinstance(before, Unassessable):
        yield before
    elif found[0] != (due := before[0] + found[1] - found[2]):
        in_force, issued, repealed = map(show, found)
        explained = explains_stock(case)
        yield Fault(
            _(
                "{kind}现行有效填报{in_force}件，按上年{before}件加本年制发{issued}件减废止{repealed}件应为{due}件"
            ).format(
                kind=_(_NAMES[row]),
                in_force=in_force,
                before=show(before[0]),
                issued=issued,
                repealed=repealed,
                due=show(due),
            )
            + (_("（文中有清理、调整的说明）") if explained else ""),
            cells,
            text=case.report[cells[0]].text,
            values={"stated": in_force, "computed": show(due), "before": show(before[0])},
            suggestion=_("核对三个数与上年报告；如因清理、失效、划转变动，在报告中说明"),
            origin=case.report[cells[0]].origin,
            severity=Severity.WARNING if explained else None,
        )


_BEFORE = ("disclosure-2021", "before-disclosure-2021")


@check(
    "P102",
    "regulations-stock-breaks",
    "现行有效规章数与上年不衔接",
    examines=("A02",),
    severity=Severity.ERROR,
    basis=sources.FILLING,
    since="0.1",
    needs=_BEFORE,
    faulty=lambda: example(
        {"disclosure/regulations/in-force": 3}, before=report({"disclosure/regulations/in-force": 1})
    ),
    sound=lambda: example(
        {"disclosure/regulations/in-force": 2, "disclosure/regulations/issued": 1},
        before=report({"disclosure/regulations/in-force": 1}),
    ),
)
def regulations_stock_breaks(case: Case) -> Iterator[Outcome]:
    """In force now are those of last year, plus those issued, less those repealed.

    A warning only where the prose speaks of a clearing-up or of a transfer between organs.
    """
    yield from _stock(case, "regulations")


@check(
    "P103",
    "normative-stock-breaks",
    "现行有效行政规范性文件数与上年不衔接",
    examines=("A03",),
    severity=Severity.ERROR,
    basis=sources.FILLING,
    since="0.1",
    needs=_BEFORE,
    faulty=lambda: example(
        {"disclosure/normative-documents/in-force": 6, "disclosure/normative-documents/issued": 2},
        before=report({"disclosure/normative-documents/in-force": 5}),
    ),
    sound=lambda: example(
        {"disclosure/normative-documents/in-force": 7, "disclosure/normative-documents/issued": 2},
        before=report({"disclosure/normative-documents/in-force": 5}),
    ),
)
def normative_stock_breaks(case: Case) -> Iterator[Outcome]:
    """In force now are those of last year, plus those issued, less those repealed.

    A warning only where the prose speaks of a clearing-up or of a transfer between organs.
    """
    yield from _stock(case, "normative-documents")


@check(
    "P104",
    "fewer-in-force-than-made",
    "现行有效件数少于本年制发减去废止",
    examines=("A04",),
    severity=Severity.ERROR,
    basis=sources.FILLING,
    since="0.1",
    needs=("disclosure-2021",),
    faulty=lambda: example({"disclosure/normative-documents/issued": 3, "disclosure/normative-documents/in-force": 1}),
    sound=lambda: example(
        {
            "disclosure/normative-documents/issued": 3,
            "disclosure/normative-documents/repealed": 2,
            "disclosure/normative-documents/in-force": 1,
        }
    ),
)
def fewer_in_force_than_made(case: Case) -> Iterator[Outcome]:
    """What was made this year and not repealed is in force at its end, whatever there was before."""
    for row in DOCUMENTS:
        cells = (_ref(row, "in-force"), _ref(row, "issued"), _ref(row, "repealed"))
        found = numbers(case, *cells)
        if isinstance(found, Unassessable):
            yield found
        elif found[0] < found[1] - found[2]:
            in_force, issued, repealed = map(show, found)
            yield Fault(
                _("{kind}本年制发{issued}件、废止{repealed}件，现行有效只有{in_force}件").format(
                    kind=_(_NAMES[row]), issued=issued, repealed=repealed, in_force=in_force
                ),
                cells,
                text=case.report[cells[0]].text,
                values={"stated": in_force, "least": show(found[1] - found[2])},
                suggestion=_("现行有效件数是年末全部有效的件数，核对是否漏填"),
                origin=case.report[cells[0]].origin,
            )


@check(
    "P105",
    "more-repealed-than-there-were",
    "废止件数多于上年有效与本年制发之和",
    examines=("A05",),
    severity=Severity.ERROR,
    basis=sources.FILLING,
    since="0.1",
    needs=_BEFORE,
    faulty=lambda: example(
        {"disclosure/normative-documents/repealed": 3}, before=report({"disclosure/normative-documents/in-force": 2})
    ),
    sound=lambda: example(
        {"disclosure/normative-documents/repealed": 2}, before=report({"disclosure/normative-documents/in-force": 2})
    ),
)
def more_repealed_than_there_were(case: Case) -> Iterator[Outcome]:
    """Nothing can be repealed that was neither in force a year ago nor made since."""
    for row in DOCUMENTS:
        cells = (_ref(row, "repealed"), _ref(row, "issued"))
        found, before = numbers(case, *cells), earlier(case, _ref(row, "in-force"))
        if isinstance(found, Unassessable):
            yield found
        elif isinstance(before, Unassessable):
            yield before
        elif found[0] > before[0] + found[1]:
            yield Fault(
                _("{kind}本年废止{repealed}件，多于上年有效{before}件与本年制发{issued}件之和").format(
                    kind=_(_NAMES[row]), repealed=show(found[0]), before=show(before[0]), issued=show(found[1])
                ),
                cells,
                text=case.report[cells[0]].text,
                values={"stated": show(found[0]), "most": show(before[0] + found[1])},
                suggestion=_("核对废止件数与上年现行有效件数"),
                origin=case.report[cells[0]].origin,
            )


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


@check(
    "P112",
    "fees-against-catalogue",
    "收费金额与收费目录不符",
    examines=("A12",),
    severity=Severity.WARNING,
    basis=sources.COLLECTING,
    since="0.1",
    needs=("disclosure-2021", "fee-items"),
    faulty=lambda: example({"disclosure/fees/amount": 12}, facts=Facts(fee_items=False)),
    sound=lambda: example({"disclosure/fees/amount": 12}, facts=Facts(fee_items=True)),
)
def fees_against_catalogue(case: Case) -> Iterator[Outcome]:
    """Who has no item in the catalogue of administrative fees collects none; who has some usually does."""
    found = numbers(case, _FEES)
    if isinstance(found, Unassessable):
        yield found
        return
    if (found[0] > 0) == case.facts.fee_items:
        return
    why = _("该机关在收费目录中没有项目") if found[0] > 0 else _("该机关在收费目录中有项目")
    yield Fault(
        _("本年收费金额填报{stated}万元，而{why}").format(stated=show(found[0]), why=why),
        (_FEES,),
        text=case.report[_FEES].text,
        values={"stated": show(found[0]), "fee-items": case.facts.fee_items},
        suggestion=_("核对收费目录和实际收费"),
        origin=case.report[_FEES].origin,
    )


@check(
    "P113",
    "forms-not-comparable",
    "两年的表二格式不同，不能比较",
    examines=("A13",),
    severity=Severity.INFO,
    basis=sources.FORM,
    since="0.1",
    needs=("disclosure", "before-disclosure"),
    faulty=lambda: example(before=report(form=FORM_2019, year=2022)),
    sound=lambda: example(before=report(year=2022)),
)
def forms_not_comparable(case: Case) -> Iterator[Outcome]:
    """The table 2 of 2019 counts other things: what was made, not what was issued; items, not amounts.

    The checks that hold table 2 against the year before are not made then, and this says so once.
    """
    now, then = form_of(case.report, "disclosure"), form_of(case.before or case.report, "disclosure")
    if now is not then:
        yield Fault(
            _("本年表二用{now}年格式，上年用{then}年格式，栏目不同，没有作比较").format(now=now.key, then=then.key),
            values={"form": now.key, "before": then.key},
            suggestion=_("只比较两种格式共有的数字"),
        )
