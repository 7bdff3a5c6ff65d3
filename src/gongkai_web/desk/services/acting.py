"""Doing an act on a request: permission, lock, law, event."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.handling import Kind
from gongkai_web.accounts.models import User
from gongkai_web.desk.models import Request, RequestAct
from gongkai_web.desk.services.recording import locked, record_act
from gongkai_web.desk.services.voiding import void
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act

BY_APPLICANT = frozenset({Kind.CORRECTED, Kind.REASONS_GIVEN, Kind.WITHDRAWN})
"""What applicants do by themselves on the public pages."""
_SIGNING = frozenset({Kind.SIGNED_OFF, Kind.EXTENSION_AGREED, Kind.SENT_BACK})


def right_for(kind: Kind) -> Act:
    """What a person must be allowed to do, for an act of this kind."""
    return Act.SIGN_ANSWERS if kind in _SIGNING else Act.HANDLE_REQUESTS


@transaction.atomic
def act(
    request: Request,
    kind: Kind,
    *,
    by: User | None,
    on: date | None = None,
    facts: Mapping[str, Any] | None = None,
    note: str = "",
    seen: int | None = None,
) -> RequestAct:
    """Do one act on a request.

    Args:
        request: the request.
        kind: what is done.
        by: who does it; None for the applicant, on the public pages.
        on: the legal day; today where none is given.
        facts: what the kind needs: see `gongkai.handling.Act`.
        note: a reason, in the officer's words, without names of persons.
        seen: the number of the last act that the person saw; None where they saw no page.

    Raises:
        PermissionDenied: when the person may not do it for the organ, or an applicant does what is not theirs.
        ValidationError: when the act has no place there; the message says why, and by which article; or
            when something was done since the person looked.
    """
    if by is None:
        if kind not in BY_APPLICANT:
            raise PermissionDenied(_("这一步由受理机关办理"))
    else:
        require(by, right_for(kind), request.organ)
    held = locked(request, seen)
    if kind is Kind.VOIDED and by is not None and facts:
        return void(held, facts["of"], by=by, on=on, note=note)
    return record_act(held, kind, by=by, on=on, facts=facts, note=note)
