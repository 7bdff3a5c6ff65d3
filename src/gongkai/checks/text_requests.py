"""T1xx: the requests told in the prose against table 3. Every lawful reading of the words is tried."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from gongkai.basis import ANNUAL_FORM_2021
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.checks.examples import stated
from gongkai.checks.facts import OrganKind, kind_of
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.statements import counted, fault, may_be, quoted
from gongkai.checks.tables import UNFILLED, show, unread
from gongkai.claims import Claim
from gongkai.forms import CellRef, Report, State, form_of

_NEW_WORDS = ("新收", "新受理", "新接")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of reading the words as cells: what it is called, the cells added, the cells taken off."""

    name: str
    cells: tuple[CellRef, ...]
    less: tuple[CellRef, ...] = ()

    @property
    def refs(self) -> tuple[CellRef, ...]:
        """Every cell that it needs."""
        return self.cells + self.less

    def value(self, report: Report) -> Decimal | None:
        """What the cells give, or None where one is not a number."""
        added, taken = report.total(self.cells), report.total(self.less)
        return None if added is None or taken is None else added - taken

    def filled(self, report: Report) -> Decimal | None:
        """What the cells give where those left empty on purpose stand for none; None where one was not read."""
        if any(report[ref].state not in {State.NUMBER, *UNFILLED} for ref in self.refs):
            return None
        added, taken = (
            sum((report.value(ref) or Decimal(0) for ref in refs), Decimal(0)) for refs in (self.cells, self.less)
        )
        return added - taken


@cache
def cells(*rows: str, column: str = "all") -> tuple[CellRef, ...]:
    """Those rows of table 3, in one column."""
    return tuple(CellRef("requests", row, column) for row in rows)


OTHER = {"2021": ("not-corrected", "fee-unpaid", "other"), "2019": ("other",)}
_ORGANISATIONS = ("business", "research", "charity", "lawyer", "other")

NEW = Reading(marked("新收"), cells("received"))
IN_HAND = Reading(marked("新收加上年结转"), cells("received", "carried-in"))
HANDLED = Reading(marked("办理结果总计"), cells("handled"))


def judge(
    case: Case, claims: Sequence[Claim], readings: Sequence[Reading], *, severity: Severity | None = None
) -> Iterator[Outcome]:
    """A fault for the first claim, where none of the claims fits any reading of the table.

    Where some of them are a wider circle's, or one office's within a government, what does not fit is left open.
    """
    if not claims:
        return
    known = [(reading, value) for reading in readings if (value := reading.value(case.report)) is not None]
    if not known:
        lacking = unread(case.report, readings[0].refs)
        yield lacking or Unassessable(_("表三的数字无法读取，无法与正文核对"), readings[0].refs)
    elif not _any_fits(case, claims, readings):
        other = next((claim for claim in claims if not speaks_for_organ(case, claim)), None)
        lacking = unread(case.report, [ref for reading in readings for ref in reading.refs if not _told(case, ref)])
        yield lacking or (_differs(claims[0], known, severity) if other is None else other_scope(other))


def _any_fits(case: Case, claims: Sequence[Claim], readings: Sequence[Reading]) -> bool:
    """Whether a claim fits a reading, be it one in which what was left empty stands for none."""
    values = {value for r in readings for value in (r.value(case.report), r.filled(case.report)) if value is not None}
    return any(may_be(claim, value) for claim in claims for value in values)


def _told(case: Case, ref: CellRef) -> bool:
    """Whether it is known what a cell holds, if only nothing; a number that was not found may be the one."""
    return case.report.read(ref) or case.report[ref].state in UNFILLED


def speaks_for_organ(case: Case, claim: Claim) -> bool:
    """Whether a number is the report's own: not a county's, and not one office's within a government."""
    kind = case.facts.kind or kind_of(case.report.organ)
    return not claim.scope and not (kind is OrganKind.GOVERNMENT and re.search("办公[室厅]|本级", claim.text))


def other_scope(claim: Claim) -> Unassessable:
    """Why a number is not compared with the table."""
    whose = _("是{scope}的数字").format(scope=claim.scope) if claim.scope else _("只是其中一个机关的数字")
    return Unassessable(_("{claim}{whose}，与本表口径可能不同，未与表格核对").format(claim=quoted(claim), whose=whose))


def _differs(claim: Claim, known: Sequence[tuple[Reading, Decimal]], severity: Severity | None) -> Fault:
    first, value = known[0]
    told = _("，").join(
        _("{name}为{number}").format(name=_(reading.name), number=show(number)) for reading, number in known
    )
    gap = _("，相差{gap}").format(gap=show(abs(claim.value - value))) if len(known) == 1 else _("，都对不上")
    return fault(
        claim,
        _("正文{claim}，表三{readings}{gap}").format(claim=quoted(claim), readings=told, gap=gap),
        cells=first.refs,
        values={"stated": claim.value, "table": value},
        suggestion=_("请核对正文与表三"),
        severity=severity,
    )


@check(
    "T101",
    "new-requests-differ",
    "正文新收申请件数与表三不符",
    examines=("D01",),
    severity=Severity.ERROR,
    basis=ANNUAL_FORM_2021.at("附件表三"),
    since="0.1",
    needs=("requests", "prose"),
    faulty=lambda: stated(
        "全年新收政府信息公开申请7件。", cells={"requests/received/natural": 8, "requests/received/all": 8}
    ),
    sound=lambda: stated(
        "全年新收政府信息公开申请7件。", cells={"requests/received/natural": 7, "requests/received/all": 7}
    ),
)
def new_requests_differ(case: Case) -> Iterator[Outcome]:
    """新收 in the text is the first row of table 3, in its last column, and nothing else."""
    if not _empty(case):
        yield from judge(case, [c for c in counted(case, "requests-received") if c.value and _new(c)], [NEW])


def _new(claim: Claim) -> bool:
    return any(word in claim.text for word in _NEW_WORDS)


def _empty(case: Case) -> bool:
    """Whether table 3 knows of no request at all: then it is the text as a whole that is at odds with it."""
    return all(reading.value(case.report) == 0 for reading in (NEW, IN_HAND, HANDLED))


@check(
    "T102",
    "requests-differ",
    "正文申请件数与表三的任何一种口径都不符",
    examines=("D02",),
    severity=Severity.ERROR,
    basis=ANNUAL_FORM_2021.at("附件表三"),
    since="0.1",
    needs=("requests", "prose"),
    faulty=lambda: stated(
        "全年收到和处理政府信息公开申请7件。",
        cells={"requests/received/all": 8, "requests/carried-in/all": 1, "requests/handled/all": 9},
    ),
    sound=lambda: stated(
        "全年收到和处理政府信息公开申请7件。",
        cells={"requests/received/all": 7, "requests/carried-in/all": 1, "requests/handled/all": 8},
    ),
)
def requests_differ(case: Case) -> Iterator[Outcome]:
    """收到, 受理, 收到和处理, 办理 and 办结 are used for three numbers, all of them lawful.

    What was newly received, that with what was carried in, and what was handled: the text is wrong only if it is none
    of them. Where it is not what was newly received, a note says which reading fits. 办结 may also leave out what ended
    without an answer (其他处理).
    """
    if _empty(case):
        return
    got = [c for c in counted(case, "requests-received", "requests-in-hand", "requests-handled") if c.value]
    outcomes: list[Outcome] = []
    for words, severity in ((_received, None), (_dealt_with, None), (_answered, Severity.WARNING)):
        claims = [claim for claim in got if words(claim)]
        outcomes += judge(case, claims, [NEW, IN_HAND, HANDLED], severity=severity)
    yield from outcomes
    left_out = Reading(
        marked("办理结果总计减其他处理"), HANDLED.cells, cells(*OTHER[form_of(case.report, "requests").key])
    )
    closed = counted(case, "requests-closed", parts=True)
    yield from judge(case, closed, [HANDLED, NEW, IN_HAND, left_out], severity=Severity.WARNING)
    if not outcomes:
        yield from _reading_matched(case, [claim for claim in got if not _new(claim) and not claim.scope])


def _received(claim: Claim) -> bool:
    return claim.subject != "requests-handled" and not _new(claim)


def _dealt_with(claim: Claim) -> bool:
    return claim.subject == "requests-handled" and not _answered(claim)


def _answered(claim: Claim) -> bool:
    return claim.subject == "requests-handled" and not re.search("办理|处理", claim.text)


def _reading_matched(case: Case, claims: Sequence[Claim]) -> Iterator[Outcome]:
    """Which reading fits, where it is not the plain one."""
    new = NEW.value(case.report)
    for claim in claims:
        if new is None or may_be(claim, new):
            continue
        for reading in (IN_HAND, HANDLED):
            value = reading.value(case.report)
            if value is not None and may_be(claim, value):
                message = _("正文{claim}与表三{name}{value}件相符（新收为{new}件）").format(
                    claim=quoted(claim), name=_(reading.name), value=show(value), new=show(new)
                )
                values = {"stated": claim.value, "table": value}
                yield fault(claim, message, cells=reading.refs, values=values, severity=Severity.INFO)
                break


@check(
    "T104",
    "applicants-differ",
    "正文申请人类别与表三不符",
    examines=("D04",),
    severity=Severity.ERROR,
    basis=ANNUAL_FORM_2021.at("附件表三"),
    since="0.1",
    needs=("requests", "prose"),
    faulty=lambda: stated(
        "收到政府信息公开申请5件，自然人4件，法人1件。",
        cells={"requests/received/natural": 3, "requests/received/business": 2, "requests/received/all": 5},
    ),
    sound=lambda: stated(
        "收到政府信息公开申请5件，自然人4件，法人1件。",
        cells={"requests/received/natural": 4, "requests/received/business": 1, "requests/received/all": 5},
    ),
)
def applicants_differ(case: Case) -> Iterator[Outcome]:
    """自然人 is the first column of table 3, 法人或其他组织 the five after it, in any of its three totals."""
    for subject, name, columns in (
        ("requests-natural", marked("自然人"), ("natural",)),
        ("requests-organisations", marked("法人或其他组织"), _ORGANISATIONS),
    ):
        yield from judge(case, counted(case, subject, parts=True), _by_column(name, columns))


def _by_column(name: str, columns: tuple[str, ...]) -> list[Reading]:
    def together(*rows: str) -> tuple[CellRef, ...]:
        return tuple(CellRef("requests", row, column) for row in rows for column in columns)

    return [
        Reading(_("{name}新收").format(name=_(name)), together("received")),
        Reading(_("{name}新收加上年结转").format(name=_(name)), together("received", "carried-in")),
        Reading(_("{name}办理结果总计").format(name=_(name)), together("handled")),
    ]


@check(
    "T105",
    "carried-differ",
    "正文结转件数与表三不符",
    examines=("D05",),
    severity=Severity.ERROR,
    basis=ANNUAL_FORM_2021.at("附件表三"),
    since="0.1",
    needs=("requests", "prose"),
    faulty=lambda: stated("收到政府信息公开申请5件，上年结转2件。", cells={"requests/carried-in/all": 1}),
    sound=lambda: stated("收到政府信息公开申请5件，上年结转2件。", cells={"requests/carried-in/all": 2}),
)
def carried_differ(case: Case) -> Iterator[Outcome]:
    """上年结转 is the second row of table 3, 结转下年度 the last. A bare 结转 may be either."""
    carried_in, carried_out = (
        Reading(marked("上年结转"), cells("carried-in")),
        Reading(marked("结转下年度"), cells("carried-out")),
    )
    yield from judge(case, counted(case, "requests-carried-in", parts=True), [carried_in])
    found = counted(case, "requests-carried-out", parts=True)
    yield from judge(case, [claim for claim in found if _says_out(claim)], [carried_out])
    yield from judge(case, [claim for claim in found if not _says_out(claim)], [carried_out, carried_in])


def _says_out(claim: Claim) -> bool:
    return any(word in claim.text for word in ("下", "次年", "明年", "20"))


@check(
    "T120",
    "requests-or-none",
    "正文说有申请而表三全为0，或者相反",
    examines=("B18",),
    severity=Severity.ERROR,
    basis=ANNUAL_FORM_2021.at("附件表三"),
    since="0.1",
    needs=("requests", "prose"),
    faulty=lambda: stated(
        "全年未收到政府信息公开申请。", cells={"requests/received/natural": 2, "requests/received/all": 2}
    ),
    sound=lambda: stated("全年未收到政府信息公开申请。"),
)
def requests_or_none(case: Case) -> Iterator[Outcome]:
    """A report that received none says so in both places; one that tells of requests has them in its table."""
    claims = counted(case, "requests-received", "requests-in-hand", "requests-handled")
    known = {r.name: v for r in (NEW, IN_HAND, HANDLED) if (v := r.value(case.report)) is not None}
    if not claims:
        return
    if not known:
        yield unread(case.report, NEW.refs) or Unassessable(_("表三的数字无法读取"))
        return
    yield from _none_or_some(claims, known)


def _none_or_some(claims: Sequence[Claim], known: dict[str, Decimal]) -> Iterator[Outcome]:
    new = known.get(NEW.name)
    for claim in claims:
        if claim.scope:
            continue
        if not claim.value and new and not any(other.value for other in claims):
            yield fault(
                claim,
                _("正文{claim}，但表三新收为{new}件").format(claim=quoted(claim), new=show(new)),
                cells=NEW.refs,
                values={"stated": 0, "table": new},
            )
            return
        if claim.value and len(known) == 3 and not any(known.values()):
            yield fault(
                claim,
                _("正文{claim}，但表三新收、上年结转、办理结果都是0").format(claim=quoted(claim)),
                cells=NEW.refs,
                values={"stated": claim.value, "table": 0},
            )
            return
