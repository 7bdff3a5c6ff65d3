"""Putting what was done to a report on record."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.examination import events
from gongkai_web.examination.kinds import Deed, Due
from gongkai_web.examination.models import Act, ReportFile
from gongkai_web.examination.policies import require_file
from gongkai_web.examination.scope import Scopes
from gongkai_web.examination.settling import Place
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import Organ
from gongkai_web.organs.succession import heir_of


def held(file: ReportFile, by: User, *, unreadable: bool = False) -> ReportFile:
    """The file as it is now, for whoever may judge it, held until the transaction ends.

    `unreadable`: also one of which nothing could be read.

    Raises:
        PermissionDenied: when the person may not.
        ValidationError: when it has not been read.
    """
    require_file(by, file)
    locked = ReportFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    if not locked.kind and not (unreadable and locked.reason):
        raise ValidationError(_("《{title}》还没有识读").format(title=locked))
    return locked


def note(file: ReportFile, deed: Deed, *, by: User, key: str = "", reason: str = "", **facts: Any) -> Act:
    """Add an act, and tell the journal; within a transaction that holds the file."""
    act = Act.objects.create(file=file, deed=deed, by=by, key=key, reason=reason, facts=facts)
    journal(
        events.OF_DEEDS[deed],
        file,
        by=by,
        organ=file.organ_id,
        title=str(file),
        what=str(deed.label),
        digest=file.digest,
    )
    return act


def said(reason: str) -> str:
    """The reason that was given.

    Raises:
        ValidationError: when there is none.
    """
    if not reason.strip():
        raise ValidationError(_("请写明理由"))
    return reason.strip()


def examine_again(file: ReportFile, *places: Place) -> None:
    """Put a file in the queue, the reports on the year after these, and the government's that adds this one up."""
    readable = ReportFile.objects.filter(due=Due.NOTHING).exclude(kind="")
    readable.filter(pk=file.pk).update(due=Due.EXAMINE)
    scopes = Scopes()
    for organ, year in {*places, (file.organ_id, file.year)}:
        if organ and year:
            there = Organ.objects.get(pk=organ)
            heir = heir_of(there, year + 1)
            readable.filter(organ__in=[organ, heir.pk if heir else organ], year=year + 1).update(due=Due.EXAMINE)
            if over := scopes.above(there):
                readable.filter(organ=over.pk, year=year).update(due=Due.EXAMINE)
