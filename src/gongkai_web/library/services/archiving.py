"""Entering in the record that documents are archived (归档). The public sees nothing of it, and no version is made."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.statute import RETENTIONS
from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record as note
from gongkai_web.library import events
from gongkai_web.library.models import Document
from gongkai_web.library.rules import require_sound
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


@transaction.atomic
def archive(documents: Iterable[Document], *, by: User, retention: str, on: date | None) -> int:
    """Say how long documents are kept and on which day they went to the organ's archive; all of them or none.

    Args:
        documents: those that are archived.
        by: who enters it.
        retention: a code of `gongkai.statute.RETENTIONS`.
        on: the day; None for what is still to be filed.

    Returns:
        How many there were.

    Raises:
        PermissionDenied: when the person may not draft for one of the organs.
        ValidationError: when there is no such term, or the day cannot be.
    """
    if retention not in RETENTIONS:
        raise ValidationError({"retention": _("请选择保管期限")})
    keys = [document.pk for document in documents]
    standing = list(Document.objects.select_for_update(of=("self",)).select_related("organ").filter(pk__in=keys))
    for document in standing:
        require(by, Act.DRAFT, document.organ)
        document.retention, document.archived_on = retention, on
        require_sound(document, publishing=False)
        # Past `save`, which would have the index and every page of the public made anew.
        Document.objects.filter(pk=document.pk).update(retention=retention, archived_on=on)
        facts = {"title": document.title, "retention": RETENTIONS[retention].label, "archived_on": on or "未定"}
        note(events.ARCHIVED, document, by=by, organ=document.organ_id, on=on, **facts)
    return len(standing)
