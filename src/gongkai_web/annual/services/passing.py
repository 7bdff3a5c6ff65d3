"""Freezing, submitting, returning, accepting, and handing to the library for its reviews and publication."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.checks import Severity
from gongkai_web.accounts.models import User
from gongkai_web.annual.composing import compose, counted_of
from gongkai_web.annual.examining import examined
from gongkai_web.annual.figures import Counted
from gongkai_web.annual.kinds import ReportDeed, Stage
from gongkai_web.annual.models import AnnualReport, ReportAct, Snapshot
from gongkai_web.annual.rollup import Member, current, members_of
from gongkai_web.annual.services.recording import locked, note
from gongkai_web.annual.signing import signed_day
from gongkai_web.annual.snapshots import keep
from gongkai_web.annual.standing import WRITABLE, is_frozen, stage_of
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import on_record

NAMED = 10
"""Organs that a refusal names before it says “and so on”; the page of the sum lists all."""


@transaction.atomic
def freeze(report: AnnualReport, *, by: User, reason: str = "") -> Snapshot:
    """Keep the figures as they are now: what records do afterwards is listed beside them, never merged.

    The report of a government adds up those below it: while some are missing it is frozen only with a `reason`.

    Raises:
        PermissionDenied: when the person does not write the organ's reports.
        ValidationError: when they are frozen, the year is not over, records change while they are counted, or
            organs are missing from the sum and no reason is given.
    """
    require(by, Act.WRITE_REPORT, report.organ)
    held = locked(report)
    if is_frozen(held):
        raise ValidationError(_("《{title}》的数据已经冻结").format(title=held))
    if timezone.localdate() <= date(held.year, 12, 31):
        raise ValidationError(_("{year}年还没有结束，数据还会变，不能冻结").format(year=held.year))
    scope = members_of(held.organ, held.year)
    missing = [member.organ.name for member in scope if not member.summed]
    if missing and not reason.strip():
        more = _("等") if len(missing) > NAMED else ""
        said = _("汇总缺{count}个机关：{names}。请催报；不等的，写明理由")
        raise ValidationError(said.format(count=len(missing), names=_("、").join(missing[:NAMED]) + more))
    counted = _still(held)
    if _standing(members_of(held.organ, held.year)) != _standing(scope):
        raise ValidationError(_("冻结时有机关刚刚报送或者被退回，数据没有冻结；请看过汇总再冻结"))
    snapshot = keep(held, counted)
    note(
        *(held, ReportDeed.FROZEN),
        by=by,
        said=reason.strip(),
        snapshot=snapshot.pk,
        missing=missing,
        members=len(scope),
    )
    return snapshot


def _standing(scope: Sequence[Member]) -> dict[int, bool]:
    """Who is in a sum, and who is lacking."""
    return {member.organ.pk: member.summed for member in scope}


def _still(report: AnnualReport) -> Counted:
    """The figures, counted twice with the same result: no snapshot holds half of what somebody is just recording.

    Raises:
        ValidationError: when they will not stand still.
    """
    counted = current(report.organ, report.year)
    for _again in range(3):
        before, counted = counted, current(report.organ, report.year)
        if before == counted:
            return counted
    raise ValidationError(_("冻结时记录正在变动，数据没有冻结；请稍后再冻结"))


@transaction.atomic
def thaw(report: AnnualReport, *, by: User, reason: str) -> ReportAct:
    """Go back to the records, with a reason; only while the report is in writing.

    Raises:
        PermissionDenied: when the person does not write the organ's reports.
        ValidationError: when it was passed on, is not frozen, or no reason is given.
    """
    require(by, Act.WRITE_REPORT, report.organ)
    held = locked(report)
    if not is_frozen(held) or stage_of(held) not in WRITABLE:
        raise ValidationError(_("《{title}》现在不能解除冻结").format(title=held))
    return note(held, ReportDeed.THAWED, by=by, said=_said(reason))


@transaction.atomic
def submit(report: AnnualReport, *, by: User, waiver: str = "") -> ReportAct:
    """Send the report to the office in charge.

    Raises:
        PermissionDenied: when the person does not write the organ's reports.
        ValidationError: when its figures are not frozen, it is there already, or it has errors that were not
            waived one by one and no reason is given for letting them stand; the supervisor sees every reason.
    """
    require(by, Act.WRITE_REPORT, report.organ)
    held = locked(report)
    if stage_of(held) not in WRITABLE:
        raise ValidationError(_("《{title}》已经报送").format(title=held))
    if not is_frozen(held):
        raise ValidationError(_("请先冻结数据，再报送"))
    waived, errors = waivers(held), errors_of(held)
    open_ = [message for code, message in errors if (code, message) not in waived]
    if open_ and not waiver.strip():
        raise ValidationError([_("检查发现错误，请改正，或者写明为什么不改："), *open_])
    reasons = [f"{code} {message} — {waived[code, message]}" for code, message in errors if (code, message) in waived]
    return note(held, ReportDeed.SUBMITTED, by=by, said=waiver.strip(), errors=open_, waived=reasons)


@transaction.atomic
def waive(report: AnnualReport, code: str, message: str, *, by: User, reason: str) -> ReportAct:
    """Let one error of a check stand, with the reason that the supervisor reads; it holds for these very numbers.

    Raises:
        PermissionDenied: when the person does not write the organ's reports.
        ValidationError: when it was passed on, the report has no such error, or no reason is given.
    """
    require(by, Act.WRITE_REPORT, report.organ)
    held = locked(report)
    if stage_of(held) not in WRITABLE:
        raise ValidationError(_("《{title}》已经报送，退回以后才能修改").format(title=held))
    if (code, message) not in errors_of(held):
        raise ValidationError(_("检查没有发现这个错误，不用说明"))
    return note(held, ReportDeed.WAIVED, by=by, said=_said(reason), code=code, message=message)


def waivers(report: AnnualReport) -> dict[tuple[str, str], str]:
    """The reasons for letting errors stand, by the code of the check and what it says."""
    given = report.acts.filter(deed=ReportDeed.WAIVED)
    return {(act.facts["code"], act.facts["message"]): act.note for act in given}


def errors_of(report: AnnualReport) -> list[tuple[str, str]]:
    """What the engine calls an error in the report as it stands: the code of the check, and what it says."""
    with on_record():
        made = compose(report, counted_of(report), signed_on=signed_day(report))
        found = examined(report, made).findings
        return [(each.check.code, each.fault.message) for each in found if each.severity is Severity.ERROR]


@transaction.atomic
def give_back(report: AnnualReport, *, by: User, reason: str) -> ReportAct:
    """Return a submitted report with what is wrong.

    Raises:
        PermissionDenied: when the person does not supervise the organ.
        ValidationError: when it was not submitted, or no reason is given.
    """
    require(by, Act.SUPERVISE, report.organ)
    held = _submitted(report)
    return note(
        held,
        ReportDeed.RETURNED,
        by=by,
        said=_said(reason),
        errors=[f"{code} {message}" for code, message in errors_of(held)],
    )


@transaction.atomic
def accept(report: AnnualReport, *, by: User) -> ReportAct:
    """Let a submitted report pass.

    Raises:
        PermissionDenied: when the person does not supervise the organ.
        ValidationError: when it was not submitted.
    """
    require(by, Act.SUPERVISE, report.organ)
    return note(_submitted(report), ReportDeed.ACCEPTED, by=by)


def _submitted(report: AnnualReport) -> AnnualReport:
    held = locked(report)
    if stage_of(held) is not Stage.SUBMITTED:
        raise ValidationError(_("《{title}》没有报送，或者已经处理").format(title=held))
    return held


@transaction.atomic
def reopen(report: AnnualReport, *, by: User, reason: str) -> ReportAct:
    """Begin a change of a report that was handed on: it goes its whole way again, and the public is told why.

    Raises:
        PermissionDenied: when the person does not write the organ's reports.
        ValidationError: when it was not handed on, or no reason is given.
    """
    require(by, Act.WRITE_REPORT, report.organ)
    held = locked(report)
    if stage_of(held) is not Stage.PUBLISHED:
        raise ValidationError(_("《{title}》还没有送公开，不用重新打开").format(title=held))
    return note(held, ReportDeed.REOPENED, by=by, said=_said(reason))


def _said(reason: str) -> str:
    if not reason.strip():
        raise ValidationError(_("请写明理由"))
    return reason.strip()
