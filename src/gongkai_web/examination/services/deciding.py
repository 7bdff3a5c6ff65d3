"""Upholding a finding, dismissing it with a reason, taking that back; kept by what the finding is about."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.examination.examining import dismissed_of
from gongkai_web.examination.findings import counted
from gongkai_web.examination.kinds import Deed
from gongkai_web.examination.models import Act, ReportFile
from gongkai_web.examination.services.recording import held, note, said


def uphold(file: ReportFile, key: str, *, by: User, reason: str = "") -> Act:
    """Say that a finding is right.

    Raises:
        PermissionDenied: when the person may not judge the report.
        ValidationError: when the last examination has no such finding.
    """
    return _decide(file, key, Deed.UPHELD, by=by, reason=reason.strip())


def dismiss(file: ReportFile, key: str, *, by: User, reason: str) -> Act:
    """Say that a finding is none, and why; it stays dismissed in every later run that finds the same.

    Raises:
        PermissionDenied: when the person may not judge the report.
        ValidationError: when the last examination has no such finding, or no reason is given.
    """
    return _decide(file, key, Deed.DISMISSED, by=by, reason=said(reason))


def reopen(file: ReportFile, key: str, *, by: User, reason: str) -> Act:
    """Take a decision on a finding back.

    Raises:
        PermissionDenied: when the person may not judge the report.
        ValidationError: when the last examination has no such finding, or no reason is given.
    """
    return _decide(file, key, Deed.REOPENED, by=by, reason=said(reason))


@transaction.atomic
def _decide(file: ReportFile, key: str, deed: Deed, *, by: User, reason: str) -> Act:
    locked = held(file, by)
    last = locked.examinations.last()
    found: list[Mapping[str, Any]] = last.findings if last else []
    told = next((told for told in found if told["key"] == key), None)
    if told is None:
        raise ValidationError(_("最近一次检查里没有这个问题，请刷新页面"))
    act = note(locked, deed, by=by, key=key, reason=reason, code=told["code"], message=told["message"])
    left = counted(found, dismissed_of([locked.pk])[locked.pk])
    locked.errors, locked.warnings, locked.infos = left["error"], left["warning"], left["info"]
    locked.save(update_fields=["errors", "warnings", "infos"])
    return act
