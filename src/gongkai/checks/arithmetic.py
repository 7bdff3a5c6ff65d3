"""A1xx: sums and balances that the form itself prescribes."""

from collections.abc import Iterator

from gongkai.basis import ANNUAL_FORM_2021
from gongkai.basis.language import clauses, numeral
from gongkai.basis.language import translate as _
from gongkai.checks.diagnosis import Fracture, diagnose
from gongkai.checks.examples import example
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import KEYS, label, legible, show, state_of
from gongkai.forms import Report, label_of, table_of
from gongkai.forms.constraints import Kind, Violation

_SHOWN = 4


@check(
    "A101",
    "total-differs-from-parts",
    "总计不等于各分项之和",
    examines=("B02", "B03", "C01"),
    severity=Severity.ERROR,
    basis=ANNUAL_FORM_2021.at("附件表三、表四", verified=False, note="总计的含义由表头得出"),
    since="0.1",
    faulty=lambda: example({"requests/received/natural": 3, "requests/received/all": 4}),
    sound=lambda: example(
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
        if fracture.of_sums:
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
    faulty=lambda: example(
        {
            "requests/received/natural": 5,
            "requests/received/all": 5,
            "requests/carried-out/natural": 4,
            "requests/carried-out/all": 4,
        }
    ),
    sound=lambda: example(
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
        if not fracture.of_sums:
            yield _fault(case.report, fracture)
    yield from _unread(case, sums=False)


def _open_tables(report: Report) -> Iterator[Unassessable]:
    """The tables whose sums cannot be looked at."""
    for key in KEYS[1:]:
        if not legible(report, key):
            yield Unassessable(_("{state}，无法核对总计").format(state=state_of(report, key)))


def _unread(case: Case, *, sums: bool) -> Iterator[Unassessable]:
    """One line a table for the equations that lack a cell."""
    for key in KEYS[1:]:
        lacking = [
            refs for c, refs in diagnose(case).unread if (c.kind is not Kind.FLOW) == sums and refs[0].table == key
        ]
        if lacking:
            refs = tuple(dict.fromkeys(ref for found in lacking for ref in found))
            what = _("总计") if sums else _("勾稽关系")
            table = table_of(case.report, key)
            reason = _("表{number}有{count}格缺失或无法读取，{items}项{what}无法核对").format(
                number=numeral(table.number), count=len(refs), items=len(lacking), what=what
            )
            yield Unassessable(reason, refs)


def _fault(report: Report, fracture: Fracture) -> Fault:
    """A fracture in words: every broken sum, and the cell that would mend them."""
    lines = [_said(report, violation) for violation in fracture.violations]
    message = clauses(lines[:_SHOWN]) + (
        _("；另有{count}处").format(count=len(lines) - _SHOWN) if len(lines) > _SHOWN else ""
    )
    refs = tuple(dict.fromkeys(ref for v in fracture.violations for ref in v.constraint.refs))
    first = fracture.violations[0]
    values: dict[str, object] = {"stated": show(first.left), "computed": show(first.right)}
    if not fracture.accused:
        suggestion = (
            _("请核对新收、结转、办理结果各数") if first.constraint.kind is Kind.FLOW else _("请核对合计与各分项")
        )
        origin = report[first.constraint.left[0]].origin
        return Fault(message, refs, values=values, suggestion=suggestion, origin=origin)
    accused = [
        _("{cell}（填报{published}，若为{likely}则相符）").format(
            cell=label(report, s.ref), published=show(s.published), likely=show(s.likely)
        )
        for s in fracture.accused
    ]
    cell = fracture.accused[0]
    cells = tuple(suspect.ref for suspect in fracture.accused)
    return Fault(
        _("{message}。这些差额都指向{accused}").format(message=message, accused=_("和").join(accused)),
        (*cells, *(ref for ref in refs if ref not in cells)),
        text=report[cell.ref].text,
        values=values | {"cell": str(cell.ref), "published": show(cell.published), "likely": show(cell.likely)},
        suggestion=clauses(
            _("请核对{cell}，可能应为{likely}").format(cell=label(report, s.ref), likely=show(s.likely))
            for s in fracture.accused
        ),
        suggested=(cell.ref, cell.likely),
        origin=report[cell.ref].origin,
        also=tuple(report[ref].origin for ref in cells[1:]),
    )


def _said(report: Report, violation: Violation) -> str:
    """One broken constraint in words, with both numbers."""
    left, right = show(violation.left), show(violation.right)
    first = violation.constraint.left[0]
    if violation.constraint.kind is not Kind.FLOW:
        return _("{cell}填报{left}，各分项之和为{right}").format(cell=label(report, first), left=left, right=right)
    column = label_of(report, first).removeprefix(table_of(report, first.table).rows[first.row].label).strip("·")
    return _("表三“{column}”列新收与上年结转共{left}，办理结果总计与结转下年度共{right}").format(
        column=column, left=left, right=right
    )
