"""T1xx: reviews, suits and normative documents told in the prose against tables 2 and 4."""

from collections.abc import Iterator
from decimal import Decimal

from gongkai.basis import ANNUAL_FORM_2021
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.checks.examples import stated
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.statements import counted, fault, may_be, quoted
from gongkai.checks.tables import label, show
from gongkai.checks.text_requests import other_scope, speaks_for_organ
from gongkai.checks.years import numbers
from gongkai.claims import Claim
from gongkai.forms import CellRef, form_of

_ISSUED = {"2021": "issued", "2019": "made"}


@check(
    "T119",
    "normative-documents-differ",
    "正文规范性文件件数与表二不符",
    examines=("A08",),
    severity=Severity.ERROR,
    basis=ANNUAL_FORM_2021.at("附件表二"),
    since="0.1",
    needs=("disclosure", "prose"),
    faulty=lambda: stated("2023年未制定规范性文件。", cells={"disclosure/normative-documents/issued": 2}),
    sound=lambda: stated("2023年未制定规范性文件。", cells={"disclosure/normative-documents/issued": 0}),
)
def normative_documents_differ(case: Case) -> Iterator[Outcome]:
    """An organ that says it issued no normative document has 0 in table 2, and the reverse.

    Where both are above 0 and differ it is a warning: the text may count documents issued for the government, or
    all policy documents.
    """
    form = form_of(case.report, "disclosure").key
    columns = [("normative-issued", _ISSUED[form])]
    if form == "2021":
        columns += [("normative-repealed", "repealed"), ("normative-in-force", "in-force")]
    for subject, column in columns:
        ref = CellRef("disclosure", "normative-documents", column)
        for claim in counted(case, subject):
            yield from _held_to(case, claim, ref)


def _held_to(case: Case, claim: Claim, ref: CellRef) -> Iterator[Outcome]:
    found = numbers(case, ref)
    if isinstance(found, Unassessable):
        yield found
        return
    (value,) = found
    if not may_be(claim, value) and not speaks_for_organ(case, claim):
        yield other_scope(claim)
    elif not may_be(claim, value):
        both = bool(claim.value and value)
        message = _("正文{claim}，{cell}为{value}").format(
            claim=quoted(claim), cell=label(case.report, ref), value=show(value)
        )
        yield fault(
            claim,
            message,
            cells=(ref,),
            values={"stated": claim.value, "table": value},
            severity=Severity.WARNING if both else None,
        )


def _disputes(row: str, column: str) -> CellRef:
    return CellRef("disputes", row, column)


_ROWS = {"reviews": ("review",), "suits": ("direct-suit", "suit-after-review")}
_NAMES = {"reviews": marked("行政复议"), "suits": marked("行政诉讼")}


@check(
    "T121",
    "disputes-or-none",
    "正文说没有复议、诉讼而表四不为0，或者相反",
    examines=("C07",),
    severity=Severity.ERROR,
    basis=ANNUAL_FORM_2021.at("附件表四"),
    since="0.1",
    needs=("disputes", "prose"),
    faulty=lambda: stated(
        "全年未发生因政府信息公开引起的行政复议、行政诉讼。",
        cells={"disputes/review/upheld": 1, "disputes/review/all": 1},
    ),
    sound=lambda: stated("全年未发生因政府信息公开引起的行政复议、行政诉讼。"),
)
def disputes_or_none(case: Case) -> Iterator[Outcome]:
    """A report that had no review and no suit says so in both places."""
    for subject, rows in _ROWS.items():
        refs = tuple(_disputes(row, "all") for row in rows)
        for claim in counted(case, subject):
            found = numbers(case, *refs)
            if isinstance(found, Unassessable):
                yield found
            elif any(found) != bool(claim.value):
                own = speaks_for_organ(case, claim)
                table = _("表四{kind}总计为{total}").format(kind=_(_NAMES[subject]), total=show(sum(found, Decimal(0))))
                yield _at_odds(claim, table, refs) if own else other_scope(claim)


def _at_odds(claim: Claim, table: str, refs: tuple[CellRef, ...]) -> Fault:
    return fault(
        claim,
        _("正文{claim}，但{table}").format(claim=quoted(claim), table=table),
        cells=refs,
        suggestion=_("请核对正文与表四"),
    )


@check(
    "T122",
    "disputes-differ",
    "正文复议、诉讼件数与表四不符",
    examines=("C08",),
    severity=Severity.ERROR,
    basis=ANNUAL_FORM_2021.at("附件表四"),
    since="0.1",
    needs=("disputes", "prose"),
    faulty=lambda: stated(
        "因政府信息公开引发行政复议2件。",
        cells={"disputes/review/upheld": 3, "disputes/review/pending": 1, "disputes/review/all": 4},
    ),
    sound=lambda: stated(
        "因政府信息公开引发行政复议3件。",
        cells={"disputes/review/upheld": 3, "disputes/review/pending": 1, "disputes/review/all": 4},
    ),
)
def disputes_differ(case: Case) -> Iterator[Outcome]:
    """A number of reviews or suits in the text is the total of table 4, with or without those still pending.

    For suits it may also be those that went to court directly, or those after a review.
    """
    for subject, rows in _ROWS.items():
        for claim in counted(case, subject):
            if claim.value:
                yield from _counted(case, claim, rows)


def _counted(case: Case, claim: Claim, rows: tuple[str, ...]) -> Iterator[Outcome]:
    totals = tuple(_disputes(row, "all") for row in rows)
    pending = tuple(_disputes(row, "pending") for row in rows)
    found, waiting = numbers(case, *totals), case.report.total(pending)
    if isinstance(found, Unassessable):
        yield found
        return
    everything = sum(found, Decimal(0))
    readings = [everything] + ([everything - waiting] if waiting is not None else [])
    readings += [value for ref in totals if (value := case.report.value(ref))]
    if everything and not any(may_be(claim, value) for value in readings):
        if not speaks_for_organ(case, claim):
            yield other_scope(claim)
            return
        less = _("，减去尚未审结为{rest}").format(rest=show(everything - waiting)) if waiting else ""
        yield fault(
            claim,
            _("正文{claim}，表四{kind}总计为{total}{less}，都对不上").format(
                claim=quoted(claim), kind=_(_NAMES[claim.subject]), total=show(everything), less=less
            ),
            cells=(*totals, *pending),
            values={"stated": claim.value, "table": everything},
            suggestion=_("请核对正文与表四"),
        )
