"""Reading a cell again: what the file says stays, and what a person reads stands beside it."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.forms import CellRef, refs_of
from gongkai_web.accounts.models import User
from gongkai_web.examination.examining import corrections_of
from gongkai_web.examination.kinds import Deed
from gongkai_web.examination.models import Act, ReportFile
from gongkai_web.examination.numbers import plain
from gongkai_web.examination.selectors import reading_of
from gongkai_web.examination.services.recording import examine_again, held, note, said


@transaction.atomic
def correct(file: ReportFile, key: str, value: Decimal, *, by: User, reason: str) -> Act:
    """Say what a cell reads, where the machine read it otherwise; it is examined by that.

    Raises:
        PermissionDenied: when the person may not judge the report.
        ValidationError: when the report has no such cell, it reads so already, or no reason is given.
    """
    locked = held(file, by)
    report = reading_of(locked)
    ref = next((ref for ref in refs_of(report) if str(ref) == key), None)
    if ref is None:
        raise ValidationError(_("报告里没有这一格：{key}").format(key=key))
    stands = corrections_of(locked)[locked.pk].get(key, plain(report.value(ref)))
    if stands == plain(value):
        raise ValidationError(_("这一格现在就读作{value}").format(value=plain(value)))
    was = report[ref]
    act = note(
        *(locked, Deed.CORRECTED),
        by=by,
        key=key,
        reason=said(reason),
        value=plain(value),
        published=was.text,
        label=report.form.label(ref) if ref in report.form.refs else key,
    )
    examine_again(locked)
    return act


@transaction.atomic
def uncorrect(file: ReportFile, key: str, *, by: User, reason: str) -> Act:
    """Take back what was said of a cell.

    Raises:
        PermissionDenied: when the person may not judge the report.
        ValidationError: when nothing was said of it, or no reason is given.
    """
    locked = held(file, by)
    if key not in corrections_of(locked)[locked.pk]:
        raise ValidationError(_("这一格没有更正过"))
    act = note(locked, Deed.UNCORRECTED, by=by, key=str(CellRef.parse(key)), reason=said(reason))
    examine_again(locked)
    return act
