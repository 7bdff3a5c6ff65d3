"""What was said by word: written down by the organ, put right where the applicant asks, read out and confirmed."""

from collections.abc import Mapping
from datetime import date
from typing import IO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.handling import ACTS, Kind
from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.kinds import PaperKind, ReadBack
from gongkai_web.desk.models import Request, RequestAct
from gongkai_web.desk.selectors import is_to_be_read_back
from gongkai_web.desk.services.papers import keep
from gongkai_web.desk.services.recording import locked, record_act
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.policies import may, require
from gongkai_web.organs.roles import Act

ON_PAPER = frozenset({ReadBack.SIGNED, ReadBack.FINGERPRINT})
"""Ways of confirming that leave a sheet, whose scan is kept."""
WORDED = ("subject", "document_number", "description", "form", "delivery", "assisted")
"""What the organ writes down for the applicant."""


@transaction.atomic
def reword(request: Request, words: Mapping[str, str], *, by: User) -> Request:
    """Put right what was written down, as the applicant asks when it is read to them.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it was not filled in for its applicant, or they have confirmed it already.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request)
    if not is_to_be_read_back(held):
        raise ValidationError(
            _("只有口头提出、申请人还没有确认的申请可以修改代填的内容（{basis}）").format(
                basis=ACTS[Kind.READ_BACK].basis
            )
        )
    for name in WORDED:
        setattr(held, name, words[name])
    held.save(update_fields=WORDED)
    journal(events.REWORDED, held, by=by, organ=held.organ_id, number=held.number)
    return held


@transaction.atomic
def read_back(
    request: Request,
    *,
    by: User,
    on: date,
    how: str,
    reader: User,
    words: str = "",
    sheet: tuple[str, IO[bytes]] | None = None,
    seen: int | None = None,
) -> RequestAct:
    """Put on record that the applicant confirmed what was written down for them: with that the application is made.

    Args:
        request: the request.
        by: who records it.
        on: the day on which it was read out and confirmed: the day of receipt.
        how: a value of `ReadBack`.
        reader: the officer who read it out.
        words: who witnessed it, or where the recording lies; kept sealed.
        sheet: the name and the content of the scan of the sheet that the applicant signed.
        seen: the number of the last act that the person saw.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it has no place there, or the proof is missing: a scan, or who witnessed it.

    Source: 《中华人民共和国政府信息公开条例》第二十九条第一款.
    """
    require(by, Act.HANDLE_REQUESTS, request.organ)
    held = locked(request, seen)
    if how not in ReadBack:
        raise ValidationError(_("请选择申请人怎样确认的"))
    if not may(reader, Act.HANDLE_REQUESTS, held.organ):
        raise ValidationError(_("宣读的人应当是受理机关办理公开申请的工作人员"))
    if how in ON_PAPER and sheet is None:
        raise ValidationError(_("请上传申请人签名或者按手印的那一份的扫描件"))
    if how not in ON_PAPER and not words.strip():
        raise ValidationError(_("口头确认的，请写明谁见证，或者录音录像存在哪里"))
    facts = {"how": how, "reader": reader.pk}
    made = record_act(held, Kind.READ_BACK, by=by, on=on, facts=facts, note=words.strip())
    if sheet is not None:
        keep(held, PaperKind.APPLICATION, *sheet, by=by)
    return made
