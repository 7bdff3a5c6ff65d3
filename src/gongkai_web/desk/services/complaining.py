"""Complaints about disclosure (条例第四十七条、第五十一条): handled by who supervises the organ."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.models import Complaint
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import organs_for, require
from gongkai_web.organs.roles import Act

CLOSED = {"upheld", "refused"}


def complaints_for(by: User) -> QuerySet[Complaint]:
    """The complaints that a person handles: those about organs that they supervise."""
    return Complaint.objects.filter(organ__in=organs_for(by, Act.SUPERVISE)).select_related("organ", "request")


@transaction.atomic
def order(complaint: Complaint, *, due: date, words: str, by: User) -> Complaint:
    """Order the organ to put it right by a day (责令整改).

    Raises:
        PermissionDenied: when the person does not supervise the organ.
        ValidationError: when it is closed, the day has passed, or no words say what is to be put right.

    Source: 《中华人民共和国政府信息公开条例》第四十七条.
    """
    held = _held(complaint, by)
    if due < timezone.localdate():
        raise ValidationError({"due": _("整改期限不能早于今天")})
    if not words.strip():
        raise ValidationError({"words": _("请写明要改正什么")})
    held.state, held.due_on, held.result = "ordered", due, words.strip()
    held.save()
    _noted(held, by, _("已责令整改"))
    return held


@transaction.atomic
def conclude(complaint: Complaint, *, upheld: bool, words: str, by: User) -> Complaint:
    """Tell the complainant what came of it: they read it by the code that they were given.

    Raises:
        PermissionDenied: when the person does not supervise the organ.
        ValidationError: when it is closed, or nothing is said.

    Source: 《中华人民共和国政府信息公开条例》第五十一条.
    """
    held = _held(complaint, by)
    if not words.strip():
        raise ValidationError({"words": _("请写明告知投诉人的处理结果")})
    held.state, held.result, held.closed_on = "upheld" if upheld else "refused", words.strip(), timezone.localdate()
    held.save()
    _noted(held, by, _("已答复投诉人"))
    return held


def _held(complaint: Complaint, by: User) -> Complaint:
    require(by, Act.SUPERVISE, complaint.organ)
    held = Complaint.objects.select_for_update(of=("self",)).select_related("organ").get(pk=complaint.pk)
    if held.state in CLOSED:
        raise ValidationError(_("这件投诉已经办结"))
    return held


def _noted(complaint: Complaint, by: User, what: str) -> None:
    name = complaint.organ.name
    journal(
        events.COMPLAINT, complaint, by=by, organ=complaint.organ_id, number=complaint.pk, organ_name=name, what=what
    )
