"""P102, P103 and P113: documents in force, against those of the year before."""

from collections.abc import Iterator
from functools import partial

from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example, report
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import show
from gongkai.checks.years import earlier, explains_stock, numbers
from gongkai.forms import FORM_2019, CellRef, form_of

_ref = partial(CellRef, "disclosure")

_NAMES = {"regulations": marked("规章"), "normative-documents": marked("行政规范性文件")}
_BEFORE = ("disclosure-2021", "before-disclosure-2021")


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
