"""A1xx: sums and balances that the form itself prescribes."""

from collections.abc import Iterator

from gongkai.basis import ANNUAL_FORM_2021
from gongkai.checks.diagnosis import Breach, Fracture, diagnose
from gongkai.checks.examples import example
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import KEYS, STATES, label, legible, reading, show
from gongkai.forms import Report, label_of, table_of

_SHOWN = 4


@check(
    "A101",
    "total-differs-from-parts",
    "总计不等于各分项之和",
    examines=("B02", "B03", "C01"),
    severity=Severity.ERROR,
    basis=ANNUAL_FORM_2021.at("附件表三、表四", verified=False, note="总计的含义由表头得出"),
    since="0.1",
    faulty=example({"requests/received/natural": 3, "requests/received/all": 4}),
    sound=example(
        {
            "requests/received/natural": 3,
            "requests/received/all": 3,
            "requests/carried-out/natural": 3,
            "requests/carried-out/all": 3,
        }
    ),
)
def total_differs_from_parts(case: Case) -> Iterator[Outcome]:
    """A printed total is read on its own, in summaries that add up hundreds of organs.

    When it differs from its parts, one of the two is wrong and the summary inherits the fault. Rows and columns
    of table 3 cross, so a single wrong cell breaks two or three sums by the same amount: it is then named, with
    the value that would mend them all. A blank part may stand for any number, and is faulted only if none fits.
    """
    yield from _open_tables(case.report)
    diagnosis = diagnose(case)
    for fracture in diagnosis.fractures:
        if any(b.equation.sum for b in fracture.breaches):
            yield _fault(case.report, fracture)
    yield from _unread(case, sums=True)


@check(
    "A102",
    "in-out-unbalanced",
    "新收与结转之和不等于办结与结转下年之和",
    examines=("B01",),
    severity=Severity.ERROR,
    basis=ANNUAL_FORM_2021.at("附件表三"),
    since="0.1",
    needs=("requests",),
    faulty=example(
        {
            "requests/received/natural": 5,
            "requests/received/all": 5,
            "requests/carried-out/natural": 4,
            "requests/carried-out/all": 4,
        }
    ),
    sound=example(
        {
            "requests/received/natural": 5,
            "requests/received/all": 5,
            "requests/carried-out/natural": 5,
            "requests/carried-out/all": 5,
        }
    ),
)
def in_out_unbalanced(case: Case) -> Iterator[Outcome]:
    """Every request that was received or carried in is either handled or carried out.

    The form prints this rule in the corner of table 3: the first and the second item together equal the third and
    the fourth. A difference means that a request was lost or counted twice. A difference that one wrong cell
    explains, and that breaks a total as well, is reported once, with the total.
    """
    for fracture in diagnose(case).fractures:
        if not any(b.equation.sum for b in fracture.breaches):
            yield _fault(case.report, fracture)
    yield from _unread(case, sums=False)


def _open_tables(report: Report) -> Iterator[Unassessable]:
    """The tables whose sums cannot be looked at."""
    for key in KEYS[1:]:
        if not legible(report, key):
            yield Unassessable(f"表{table_of(report, key).number}{STATES[reading(report, key).state]}，无法核对总计")


def _unread(case: Case, *, sums: bool) -> Iterator[Unassessable]:
    """One line a table for the equations that lack a cell."""
    for key in KEYS[1:]:
        lacking = [refs for e, refs in diagnose(case).unread if e.sum == sums and refs[0].table == key]
        if lacking:
            refs = tuple(dict.fromkeys(ref for found in lacking for ref in found))
            what = "总计" if sums else "勾稽关系"
            table = table_of(case.report, key)
            reason = f"表{table.number}有{len(refs)}格缺失或无法读取，{len(lacking)}项{what}无法核对"
            yield Unassessable(reason, refs)


def _fault(report: Report, fracture: Fracture) -> Fault:
    """A fracture in words: every broken sum, and the one cell that would mend them."""
    lines = [_said(report, b) for b in fracture.breaches]
    message = "；".join(lines[:_SHOWN]) + (f"；另有{len(lines) - _SHOWN}处" if len(lines) > _SHOWN else "")
    refs = tuple(dict.fromkeys(ref for b in fracture.breaches for ref in b.equation.refs))
    first = fracture.breaches[0]
    values: dict[str, object] = {"stated": show(first.left), "computed": show(first.right)}
    if fracture.cell is None or fracture.likely is None:
        suggestion = "请核对合计与各分项" if first.equation.sum else "请核对新收、结转、办理结果各数"
        return Fault(message, refs, values=values, suggestion=suggestion, origin=report[first.equation.left[0]].origin)
    cell, likely = fracture.cell, fracture.likely
    stated = report.value(cell)
    values |= {"cell": show(stated) if stated is not None else None, "likely": show(likely)}
    found = f"{label(report, cell)}：填报{report[cell].text or show(stated or 0)}"
    return Fault(
        f"{message}。这些差额都指向{found}，若为{show(likely)}则全部相符",
        (cell, *(ref for ref in refs if ref != cell)),
        text=report[cell].text,
        values=values,
        suggestion=f"请核对{label(report, cell)}，可能应为{show(likely)}",
        suggested=(cell, likely),
        origin=report[cell].origin,
    )


def _said(report: Report, breach: Breach) -> str:
    """One broken equation in words, with both numbers."""
    equation = breach.equation
    left, right = show(breach.left), show(breach.right)
    if equation.sum:
        return f"{label(report, equation.left[0])}填报{left}，各分项之和为{right}"
    column = label_of(report, equation.left[0]).rsplit("·", 1)[-1]
    return f"表三“{column}”列新收与上年结转共{left}，办理结果总计与结转下年度共{right}"
