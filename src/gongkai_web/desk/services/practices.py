"""What an organ settles for its requests."""

from typing import Any

from django.db import transaction

from gongkai_web.accounts.models import User
from gongkai_web.desk import events
from gongkai_web.desk.models import Practice
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


@transaction.atomic
def set_practice(organ: Organ, *, by: User, **fields: Any) -> Practice:
    """Settle it.

    Raises:
        PermissionDenied: when the person does not manage the organ.
    """
    require(by, Act.MANAGE_ORGAN, organ)
    practice, _made = Practice.objects.update_or_create(organ=organ, defaults=fields)
    journal(events.SET, organ, by=by, organ=organ.pk, organ_name=organ.name)
    return practice
