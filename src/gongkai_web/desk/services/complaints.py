"""Taking complaints in (条例第四十七条第二款、第五十一条).

Who complains is sealed; each complaint has a code of its own, by which one asks what came of it.
"""

import json
from dataclasses import asdict
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai_web.desk import events
from gongkai_web.desk.models import Complaint, Identity, Request
from gongkai_web.desk.services.numbers import code_of, digest_of
from gongkai_web.desk.vault import seal
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import Organ


@transaction.atomic
def complain(
    submission: UUID, organ: Organ, *, about: str, text: str, identity: Identity, request: Request | None = None
) -> tuple[Complaint, str]:
    """Take a complaint in, once however often its form is sent.

    Returns:
        The complaint and the code by which one asks what came of it.

    Raises:
        ValidationError: when nothing is said, or the request is one of another organ.
    """
    if not text.strip():
        raise ValidationError(_("请写明投诉的事实"))
    if request is not None and request.organ_id != organ.pk:
        raise ValidationError(_("申请{number}不是向这个机关提出的").format(number=request.number))
    # Whoever sends the same form at the same moment waits here, and then finds the first one.
    Organ.objects.select_for_update().get(pk=organ.pk)
    code = code_of(submission)
    known = Complaint.objects.filter(code_digest=digest_of(code)).first()
    if known is None:
        known = Complaint.objects.create(
            organ=organ,
            request=request,
            sealed=seal(json.dumps(asdict(identity), ensure_ascii=False).encode()).decode("ascii"),
            code_digest=digest_of(code),
            about=about,
            text=text.strip(),
        )
        journal(events.COMPLAINED, known, by=None, organ=organ.pk, organ_name=organ.name)
    return known, code
