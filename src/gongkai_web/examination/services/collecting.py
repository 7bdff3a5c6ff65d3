"""Saying that the reports below a government's are all here: who filed none is then named, and the others added up."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.examination.examining import Neighbours, word_on
from gongkai_web.examination.kinds import Deed
from gongkai_web.examination.models import Act, ReportFile
from gongkai_web.examination.services.recording import examine_again, held, note, said
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act as Power
from gongkai_web.ui.language import on_record


@transaction.atomic
def complete(file: ReportFile, *, by: User, reason: str) -> Act:
    """Say that no more reports will come for a government's sum: whose are lacking now is kept with the reason.

    It stands until another report is lacking than those named, or it is taken back.

    Raises:
        PermissionDenied: when the person does not supervise the government.
        ValidationError: when the report is no government's that counts, none is lacking, or no reason is given.
    """
    locked = _of_a_government(file, by)
    near = Neighbours()
    lacking = near.lacking(near.below(locked))
    if not lacking:
        raise ValidationError(_("下级各机关的报告都在这里，不用说明"))
    with on_record():
        named = _("、").join(organ.name for organ in lacking)
    act = note(locked, Deed.COMPLETE, by=by, reason=said(reason), lacking=[o.pk for o in lacking], named=named)
    examine_again(locked)
    return act


@transaction.atomic
def take_back_word(file: ReportFile, *, by: User, reason: str) -> Act:
    """Take that back: nothing is added up while a report is lacking.

    Raises:
        PermissionDenied: when the person does not supervise the government.
        ValidationError: when nobody said so, or no reason is given.
    """
    locked = _of_a_government(file, by)
    if word_on(locked) is None:
        raise ValidationError(_("没有说明过下级报告已经收齐"))
    act = note(locked, Deed.INCOMPLETE, by=by, reason=said(reason))
    examine_again(locked)
    return act


def _of_a_government(file: ReportFile, by: User) -> ReportFile:
    locked = held(file, by)
    if locked.organ is None or not locked.counts or not Neighbours().below(locked):
        raise ValidationError(_("只有政府的、计入的报告，才说明下级报告是否收齐"))
    require(by, Power.SUPERVISE, locked.organ)
    return locked
