"""Reaching applicants whose receipt both sides confirm: every try is kept, the one that succeeds fixes the day."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.clock.deadline import cite
from gongkai.handling import ACTS, Kind, State
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.models import Contact, Request
from gongkai_web.desk.selectors import today
from gongkai_web.desk.services.recording import locked, record_act
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import on_record


@transaction.atomic
def contact(
    request: Request, *, by: User, on: date, reached: bool, way: str = "phone", words: str = "", seen: int | None = None
) -> Contact:
    """Put on record that an applicant was called; when they were reached, the receipt is confirmed on that day.

    Source: 《中华人民共和国政府信息公开条例》第三十一条第二项、第三项.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when the receipt is fixed already, or the day cannot be.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request, seen)
    if held.state != State.UNCONFIRMED.code:
        raise ValidationError(_("申请{number}的收到日期已经确定，不用再联系确认").format(number=held.number))
    if not held.arrived_on <= on <= today():
        raise ValidationError(
            _("联系日期{on}应当在收到材料的{arrived}与今天{today}之间（{basis}）").format(
                on=on, arrived=held.arrived_on, today=today(), basis=cite(ACTS[Kind.CONFIRMED].basis)
            )
        )
    made = Contact.objects.create(request=held, by=by, on=on, way=way, reached=reached, words=words)
    with on_record():
        said = _("已确认") if reached else _("没有联系上")
    journal(events.CONTACTED, held, by=by, organ=held.organ_id, on=on, number=held.number, result=said)
    if reached:
        record_act(held, Kind.CONFIRMED, by=by, on=on)
    return made
