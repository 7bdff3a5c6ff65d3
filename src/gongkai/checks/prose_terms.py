"""T1xx: rates, fees and units in the prose."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from gongkai.basis import FEE_RULES, REGULATION
from gongkai.basis.language import translate as _
from gongkai.checks.examples import stated
from gongkai.checks.model import Case, Outcome, Severity, Unassessable, check
from gongkai.checks.statements import agree, beside, counted, fault, own, quoted, told
from gongkai.checks.tables import show
from gongkai.claims import Claim, Relation, bounds
from gongkai.forms import CellRef

_AND_OTHERS = re.compile(r"元等(?!于)")
_TOTALS = ("requests-received", "requests-in-hand")


@check(
    "T113",
    "rate-differs-from-numbers",
    "办结率、答复率与所列件数不符",
    examines=("D13",),
    severity=Severity.ERROR,
    basis=REGULATION.at("第三十三条"),
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("收到政府信息公开申请8件，办结6件，办结率100%。"),
    sound=lambda: stated("收到政府信息公开申请8件，办结6件，结转下年度2件。"),
)
def rate_differs_from_numbers(case: Case) -> Iterator[Outcome]:
    """A rate of 100 % is belied by requests that were received and neither closed nor carried out.

    No rate is above 100 %. Whether each answer kept its time limit is for the records of the requests to say, not for
    the report: that remains open.
    """
    for claim in case.report.claims:
        if claim.relation is not Relation.SHARE_PERCENT:
            continue
        if "率" in claim.label and claim.value > 100:
            yield fault(
                claim, _("{claim}：比率不会超过100%").format(claim=quoted(claim)), values={"stated": claim.value}
            )
        elif claim.subject == "requests-closed":
            yield from _belied(case, claim)


def _belied(case: Case, rate: Claim) -> Iterator[Outcome]:
    received = [c for c in own(counted(case, *_TOTALS)) if beside(c, rate)]
    closed = [c for c in own(counted(case, "requests-closed", parts=True)) if beside(c, rate)]
    carried = counted(case, "requests-carried-out", parts=True)
    carried_out = carried or case.report.value(CellRef("requests", "carried-out", "all"))
    plain = rate.value == 100 and not carried_out and not re.search("按[时期]|到期|法定|期限|及时", rate.text)
    short = len(received) == len(closed) == 1 and bounds(closed[0]).high < bounds(received[0]).low
    if plain and short:
        yield fault(
            rate,
            _("{rate}，但{received}，{closed}").format(
                rate=quoted(rate), received=quoted(received[0]), closed=quoted(closed[0])
            ),
            received[0],
            closed[0],
            values={"received": received[0].value, "closed": closed[0].value},
        )
        return
    yield Unassessable(_("{rate}要看每件申请的答复日期，报告里没有").format(rate=quoted(rate)))


@check(
    "T114",
    "fee-stated-twice",
    "信息处理费金额前后不一致",
    examines=("D14",),
    severity=Severity.ERROR,
    basis=FEE_RULES.at(""),
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("办理申请3件，收取信息处理费300元。", "2023年未收取政府信息公开信息处理费。"),
    sound=lambda: stated("办理申请3件，未收取任何费用。", "2023年未收取政府信息公开信息处理费。"),
)
def fee_stated_twice(case: Case) -> Iterator[Outcome]:
    """What was charged for information is one amount a year, wherever the report tells it.

    Where the report tells what each office or request brought in, these add up to it. Where it does not, whether the
    receipts do is for the accounts to say: that remains open where anything was charged.
    """
    amounts = counted(case, "fee-collected")
    for one, other in combinations(amounts, 2):
        if not agree(one, other) and one.scope == other.scope and one.sentence != other.sentence:
            yield fault(
                one,
                _("信息处理费前后不一致：{one}为{first}，{other}为{second}").format(
                    one=quoted(one), first=told(one), other=quoted(other), second=told(other)
                ),
                other,
                values={"first": one.value, "second": other.value},
            )
            return
    parts = [claim for claim in counted(case, "fee-collected", parts=True) if claim.relation is Relation.PART_OF]
    if amounts and len(parts) > 1 and not any(claim.hedge for claim in (*amounts, *parts)):
        yield from _fees_added(amounts, parts)
    elif any(claim.value for claim in amounts):
        yield Unassessable(_("信息处理费是否等于各笔收款之和，要看收费记录，报告里没有"))


def _fees_added(amounts: Sequence[Claim], parts: Sequence[Claim]) -> Iterator[Outcome]:
    """What was told of single payments, held against the whole. A list that ends in 等 is not whole."""
    total = sum(claim.value for claim in parts)
    if any(claim.value == total for claim in amounts):
        return
    less = all(total < claim.value for claim in amounts)
    if less and _AND_OTHERS.search(parts[-1].sentence):
        return
    yield fault(
        amounts[0],
        _("{whole}，所列各笔合计{total}元，相差{gap}元").format(
            whole=quoted(amounts[0]), total=show(total), gap=show(abs(amounts[0].value - total))
        ),
        *parts,
        values={"stated": amounts[0].value, "sum": total},
        suggestion=_("核对信息处理费的总额和各笔金额"),
        severity=Severity.WARNING if less else None,
    )


@check(
    "T115",
    "fee-not-in-tariff",
    "信息处理费金额不是收费标准能得出的数",
    examines=("D15",),
    severity=Severity.WARNING,
    basis=FEE_RULES.at("第四条、第五条"),
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("全年收取政府信息公开信息处理费125元。"),
    sound=lambda: stated("全年收取政府信息公开信息处理费120元。"),
)
def fee_not_in_tariff(case: Case) -> Iterator[Outcome]:
    """By the page, fees go in tens of yuan; by the request, in hundreds. No other amount can come about."""
    for claim in counted(case, "fee-collected", parts=True):
        if claim.value and not claim.hedge and claim.value % 10:
            yield fault(
                claim,
                _("{claim}：按量计收是10元的倍数，按件计收是100元的倍数，得不出{value}元").format(
                    claim=quoted(claim), value=show(claim.value)
                ),
                values={"stated": claim.value},
            )


_REQUEST_UNITS = frozenset({"件", "份", "宗", "起", "例", "件次"})
_PEOPLE = frozenset({"人", "名", "位"})


@check(
    "T118",
    "unit-misused",
    "计量单位混用",
    examines=("D18",),
    severity=Severity.INFO,
    since="0.1",
    needs=("prose",),
    faulty=lambda: stated("组织培训2次，培训人次达90余人。"),
    sound=lambda: stated("组织培训2次，培训90余人次。"),
)
def unit_misused(case: Case) -> Iterator[Outcome]:
    """人次 counts attendances, 人 persons; requests are counted in 件. Numbers in mixed units cannot be added up."""
    for claim in case.report.claims:
        if claim.relation not in {Relation.COUNT, Relation.PART_OF}:
            continue
        if "人次" in claim.label and claim.unit in _PEOPLE:
            yield fault(
                claim, _("{claim}：“人次”与“{unit}”混用，两者不是一回事").format(claim=quoted(claim), unit=claim.unit)
            )
        elif claim.subject in {"requests-received", "requests-in-hand"} and _odd(claim):
            yield fault(
                claim,
                _("{claim}：政府信息公开申请以“件”计，这里写作“{unit}”").format(claim=quoted(claim), unit=claim.unit),
            )


def _odd(claim: Claim) -> bool:
    return bool(claim.unit) and claim.unit not in _REQUEST_UNITS
