"""Tables 2 and 3 against what the organ's own registers count, as far as the caller says so."""

from collections.abc import Iterator
from datetime import date

from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.calendar import CalendarError, load
from gongkai.checks import sources
from gongkai.checks.examples import example, report
from gongkai.checks.facts import REGISTERS, Facts
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import label, show
from gongkai.checks.years import earlier, numbers, transferred
from gongkai.forms import CellRef, refs_of

_LONGEST = 40
"""Working days within which a request is answered, extended once (Article 33), pauses left out."""


def _known(**registers: int) -> Facts:
    return Facts(registers={key.replace("_", "-"): number for key, number in registers.items()})


def _compared(case: Case, cells: tuple[CellRef, ...], key: str, *, exact: bool = False) -> Iterator[Outcome]:
    """The sum of cells against a register: never more than it, or exactly as much."""
    found = numbers(case, *cells)
    if isinstance(found, Unassessable):
        yield found
        return
    stated, registered = sum(found), case.facts.registers[key]
    if stated > registered or (exact and stated != registered):
        together = _("{names}共填报{stated}件，台账中“{register}”{registered}件")
        alone = _("{names}填报{stated}件，台账中“{register}”{registered}件")
        names = listed(label(case.report, ref) for ref in cells)
        yield Fault(
            (together if len(cells) > 1 else alone).format(
                names=names, stated=show(stated), register=_(REGISTERS[key]), registered=registered
            ),
            cells,
            text=case.report[cells[0]].text,
            values={"stated": show(stated), "registered": registered},
            suggestion=_("对照台账逐件核对"),
            origin=case.report[cells[0]].origin,
        )


def _normative(column: str) -> tuple[CellRef, ...]:
    return (CellRef("disclosure", "normative-documents", column),)


def _results(*rows: str) -> tuple[CellRef, ...]:
    return tuple(CellRef("requests", row, "all") for row in rows)


@check(
    "P106",
    "normative-library-differs",
    "现行有效件数与规范性文件库不一致",
    examines=("A06",),
    severity=Severity.WARNING,
    basis=sources.FILLING,
    since="0.1",
    needs=("disclosure-2021", "normative-in-force"),
    faulty=lambda: example({"disclosure/normative-documents/in-force": 9}, facts=_known(normative_in_force=8)),
    sound=lambda: example({"disclosure/normative-documents/in-force": 8}, facts=_known(normative_in_force=8)),
)
def normative_library_differs(case: Case) -> Iterator[Outcome]:
    """Whoever looks into the library of normative documents finds as many in force as the report says."""
    yield from _compared(case, _normative("in-force"), "normative-in-force", exact=True)


@check(
    "P107",
    "normative-made-differs",
    "本年制发件数与规范性文件库不一致",
    examines=("A07",),
    severity=Severity.WARNING,
    basis=sources.FILLING,
    since="0.1",
    needs=("disclosure-2021", "normative-made"),
    faulty=lambda: example({"disclosure/normative-documents/made": 2}, facts=_known(normative_made=3)),
    sound=lambda: example({"disclosure/normative-documents/made": 3}, facts=_known(normative_made=3)),
)
def normative_made_differs(case: Case) -> Iterator[Outcome]:
    """The documents in the library that are dated in the year are those that were made in it."""
    yield from _compared(case, _normative("made"), "normative-made", exact=True)


@check(
    "R109",
    "correction-without-notice",
    "计为补正未果而没有补正通知",
    examines=("B09",),
    severity=Severity.WARNING,
    basis=sources.CORRECTED,
    since="0.1",
    needs=("requests", "correction-notices"),
    faulty=lambda: example({"requests/unclear/all": 2}, facts=_known(correction_notices=1)),
    sound=lambda: example({"requests/unclear/all": 2}, facts=_known(correction_notices=2)),
)
def correction_without_notice(case: Case) -> Iterator[Outcome]:
    """A request is unclear after correction, or not corrected in time, only if its applicant was asked to correct it.

    On the form of 2019 the second has no row of its own and only the first is compared.
    """
    rows = [row for row in ("unclear", "not-corrected") if CellRef("requests", row, "all") in _drawn(case)]
    yield from _compared(case, _results(*rows), "correction-notices")


def _drawn(case: Case) -> frozenset[CellRef]:
    return frozenset(refs_of(case.report))


@check(
    "R110",
    "more-unpaid-than-notices",
    "逾期不缴费的件数多于收费通知",
    examines=("B10",),
    severity=Severity.ERROR,
    basis=sources.UNPAID,
    since="0.1",
    needs=("requests", "fee-notices"),
    faulty=lambda: example({"requests/fee-unpaid/all": 2}, facts=_known(fee_notices=1)),
    sound=lambda: example({"requests/fee-unpaid/all": 1}, facts=_known(fee_notices=1)),
)
def more_unpaid_than_notices(case: Case) -> Iterator[Outcome]:
    """Nobody can fail to pay who was not asked to: this year's notices, and those open from the year before."""
    if CellRef("requests", "fee-unpaid", "all") in _drawn(case):
        yield from _compared(case, _results("fee-unpaid"), "fee-notices")


@check(
    "R112",
    "excessive-without-reasons",
    "计为大量反复申请而没有要求说明理由",
    examines=("B12",),
    severity=Severity.WARNING,
    basis=sources.REASONS,
    since="0.1",
    needs=("requests", "reason-letters"),
    faulty=lambda: example({"requests/excessive/all": 2}, facts=_known(reason_letters=0)),
    sound=lambda: example({"requests/excessive/all": 2}, facts=_known(reason_letters=1)),
)
def excessive_without_reasons(case: Case) -> Iterator[Outcome]:
    """Article 35 has the applicant asked for reasons first. One letter may be about several requests."""
    yield from _without_letter(case, "excessive", "reason-letters")


@check(
    "R113",
    "third-party-without-letter",
    "以第三方权益不予公开而没有征求意见",
    examines=("B13",),
    severity=Severity.WARNING,
    basis=sources.CONSULTED,
    since="0.1",
    needs=("requests", "consultations"),
    faulty=lambda: example({"requests/third-party/all": 1}, facts=_known(consultations=0)),
    sound=lambda: example({"requests/third-party/all": 1}, facts=_known(consultations=2)),
)
def third_party_without_letter(case: Case) -> Iterator[Outcome]:
    """Withholding for a third party presupposes that it was asked. One letter may be about several requests."""
    yield from _without_letter(case, "third-party", "consultations")


def _without_letter(case: Case, row: str, key: str) -> Iterator[Outcome]:
    """Results that presuppose a letter, where the register shows none at all."""
    if case.facts.registers[key] == 0:
        yield from _compared(case, _results(row), key)


@check(
    "R114",
    "secret-without-marking",
    "以国家秘密不予公开而没有定密依据",
    examines=("B14",),
    severity=Severity.WARNING,
    basis=sources.SECRETS,
    since="0.1",
    needs=("requests", "marked-secrets"),
    faulty=lambda: example({"requests/secret/all": 2}, facts=_known(marked_secrets=1)),
    sound=lambda: example({"requests/secret/all": 2}, facts=_known(marked_secrets=2)),
)
def secret_without_marking(case: Case) -> Iterator[Outcome]:
    """A state secret has a class, a term and a basis of classification, and the file of each request shows them."""
    yield from _compared(case, _results("secret"), "marked-secrets")


@check(
    "R119",
    "open-request-overdue",
    "结转的申请可能已经逾期",
    examines=("B19",),
    severity=Severity.WARNING,
    basis=sources.ANSWERED,
    since="0.1",
    needs=("year", "requests", "oldest-open"),
    faulty=lambda: example({"requests/carried-out/all": 1}, facts=Facts(oldest_open=date(2023, 10, 9))),
    sound=lambda: example({"requests/carried-out/all": 1}, facts=Facts(oldest_open=date(2023, 12, 4))),
)
def open_request_overdue(case: Case) -> Iterator[Outcome]:
    """Forty working days are the most, extended once; what is not counted may make it longer, so it is only asked.

    The day is the one from which the time of the oldest open request runs: its receipt, or its correction.
    """
    found = numbers(case, CellRef("requests", "carried-out", "all"))
    if isinstance(found, Unassessable):
        yield found
        return
    oldest, end = case.facts.oldest_open, date(case.report.year or 0, 12, 31)
    if oldest is None or oldest > end or not found[0]:
        return
    try:
        days = load().between(oldest, end)
    except CalendarError as error:
        yield Unassessable(str(error))
        return
    if days > _LONGEST:
        ref = CellRef("requests", "carried-out", "all")
        yield Fault(
            _("最早一件未办结申请自{oldest}起，至年末已{days}个工作日，超过{longest}个工作日").format(
                oldest=oldest.isoformat(), days=days, longest=_LONGEST
            ),
            (ref,),
            values={"working-days": days, "most": _LONGEST},
            suggestion=_("核对征求意见等不计入期限的时间；已经逾期的尽快答复"),
            origin=case.report[ref].origin,
        )


@check(
    "G110",
    "transfer-unrecorded",
    "机构新设或撤销而结转没有交接记录",
    examines=("G10",),
    severity=Severity.WARNING,
    basis=sources.FILLING,
    since="0.1",
    needs=("requests", "transfers"),
    faulty=lambda: example({"requests/carried-in/all": 1}, facts=_known(transferred_in=3)),
    sound=lambda: example(
        {"requests/carried-in/all": 5},
        facts=_known(transferred_in=3),
        before=report({"requests/carried-out/all": 2}),
    ),
)
def transfer_unrecorded(case: Case) -> Iterator[Outcome]:
    """What was carried in is what the year before carried out, and what came and went by a record of transfer.

    Without the report of the year before, as for a new organ, only that no fewer were carried in than came.
    """
    ref = CellRef("requests", "carried-in", "all")
    found, moved = numbers(case, ref), transferred(case)
    if isinstance(found, Unassessable):
        yield found
        return
    before = earlier(case, CellRef("requests", "carried-out", "all")) if case.before else None
    if isinstance(before, Unassessable):
        yield before
        return
    owed = (before[0] if before else 0) + moved
    if found[0] != owed if before else found[0] < owed:
        last = _("上年报告结转下年度{before}件，").format(before=show(before[0])) if before else ""
        yield Fault(
            _("{last}按交接记录划入划出相抵{moved:+d}件，上年结转应为{owed}件，填报{stated}件").format(
                last=last, moved=moved, owed=show(owed), stated=show(found[0])
            ),
            (ref,),
            values={"stated": show(found[0]), "recorded": show(owed)},
            suggestion=_("核对交接记录和上年结转"),
            origin=case.report[ref].origin,
        )
