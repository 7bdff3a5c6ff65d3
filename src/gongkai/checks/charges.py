"""P112: fees, against the catalogue of fees."""

from collections.abc import Iterator
from functools import partial

from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example
from gongkai.checks.facts import Facts
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import show
from gongkai.checks.years import numbers
from gongkai.forms import CellRef

_ref = partial(CellRef, "disclosure")

_FEES = _ref("fees", "amount")


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
