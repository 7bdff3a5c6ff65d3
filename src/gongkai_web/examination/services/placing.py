"""Saying whose report a file is, which of two counts, and having it examined again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.forms import NoFormError, form_for
from gongkai.ingest.readers.office import WAYS, program
from gongkai_web.accounts.models import User
from gongkai_web.examination.events import RERUN_ALL
from gongkai_web.examination.keeping import edition
from gongkai_web.examination.kinds import Deed, Doubt, Due
from gongkai_web.examination.models import Act, ReportFile
from gongkai_web.examination.policies import files_for, require_organ
from gongkai_web.examination.services.recording import examine_again, held, note, said
from gongkai_web.examination.settling import Place, settle, stands
from gongkai_web.examination.storing import is_package
from gongkai_web.journal.services import record
from gongkai_web.organs.models import Organ


@transaction.atomic
def place(file: ReportFile, organ: Organ, year: int, *, by: User, reason: str = "") -> Act:
    """Confirm whose report on which year a file holds, or say it otherwise, with a reason.

    Raises:
        PermissionDenied: when the person may not judge the file, or not hold the organ's reports.
        ValidationError: when the year cannot be, or it is another organ or year than the file says and no reason is
            given.
    """
    locked = held(file, by)
    require_organ(by, organ)
    _possible(year)
    was: Place = (locked.organ_id, locked.year)
    if (organ.pk, year) != was and (locked.printed_organ or locked.printed_year):
        reason = said(reason)
    locked.organ, locked.year, locked.placed, locked.counts = organ, year, True, False
    locked.doubts = [doubt for doubt in locked.doubts if doubt[0] != Doubt.DOUBLE]
    locked.save(update_fields=["organ", "year", "placed", "counts", "doubts"])
    act = note(
        locked, Deed.PLACED, by=by, reason=reason.strip(), organ=organ.pk, name=organ.name, year=year, was=list(was)
    )
    _settle_again(locked, was)
    return act


def _possible(year: int) -> None:
    try:
        form_for(year)
    except NoFormError as error:
        raise ValidationError(str(error)) from error
    if year > timezone.localdate().year:
        raise ValidationError(_("{year}年还没有到").format(year=year))


@transaction.atomic
def choose(file: ReportFile, *, by: User, earlier: bool = False, reason: str = "") -> Act:
    """Let this file be the report of its organ and year, and set the others aside.

    `earlier`: the other is what was published first, so that a correction in silence can be seen.

    Raises:
        PermissionDenied: when the person may not judge the file.
        ValidationError: when nobody knows whose report it is, or no reason is given.
    """
    locked = held(file, by)
    if locked.organ_id is None or locked.year is None:
        raise ValidationError(_("请先确认机关和年度"))
    reason = said(reason)
    others = ReportFile.objects.select_for_update().filter(organ=locked.organ_id, year=locked.year, set_aside=False)
    rivals = list(others.exclude(pk=locked.pk).exclude(kind=""))
    for rival in rivals:
        rival.set_aside, rival.counts = True, False
        rival.save(update_fields=["set_aside", "counts"])
        note(rival, Deed.SET_ASIDE, by=by, reason=reason, instead=locked.pk)
    locked.set_aside, locked.placed = False, True
    locked.save(update_fields=["set_aside", "placed"])
    first = rivals[0].pk if earlier and rivals else None
    act = note(locked, Deed.CHOSEN, by=by, reason=reason, earlier=first)
    _settle_again(locked, (locked.organ_id, locked.year))
    return act


@transaction.atomic
def set_aside(file: ReportFile, *, by: User, reason: str) -> Act:
    """Leave a file out: it stays, and counts for nothing.

    Raises:
        PermissionDenied: when the person may not judge it.
        ValidationError: when no reason is given.
    """
    locked = held(file, by, unreadable=True)
    locked.set_aside, locked.counts = True, False
    locked.save(update_fields=["set_aside", "counts"])
    act = note(locked, Deed.SET_ASIDE, by=by, reason=said(reason))
    _settle_again(locked, (locked.organ_id, locked.year))
    return act


@transaction.atomic
def take_back(file: ReportFile, *, by: User, reason: str) -> Act:
    """Have a file that was set aside counted with again; where another counts, both are in doubt until one is chosen.

    Raises:
        PermissionDenied: when the person may not judge it.
        ValidationError: when no reason is given.
    """
    locked = held(file, by, unreadable=True)
    locked.set_aside = False
    locked.save(update_fields=["set_aside"])
    act = note(locked, Deed.TAKEN_BACK, by=by, reason=said(reason))
    _settle_again(locked, (locked.organ_id, locked.year))
    return act


@transaction.atomic
def rerun(file: ReportFile, *, by: User) -> Act:
    """Have a file examined by the newest checks; where nothing of this program was read from it, have it read again.

    Raises:
        PermissionDenied: when the person may not judge it.
    """
    locked = held(file, by, unreadable=True)
    kept = getattr(locked, "kept", None)
    if is_package(locked.name):
        locked.due = Due.UNPACK
    else:
        locked.due = Due.EXAMINE if kept and not locked.reason and kept.edition == edition() else Due.READ
    locked.save(update_fields=["due"])
    return note(locked, Deed.RERUN, by=by)


@transaction.atomic
def reread(file: ReportFile, *, by: User) -> Act:
    """Have a file read again that was read before: what people decided and read again stays.

    Raises:
        PermissionDenied: when the person may not judge it.
        ValidationError: when it has not been read, or LibreOffice is needed and is not there: what is there would go.
    """
    locked = held(file, by)
    if locked.kind in WAYS and program() is None:
        raise ValidationError(_("本机没有LibreOffice，现在不能再读；已经识读的数不受影响"))
    locked.due = Due.READ
    locked.save(update_fields=["due"])
    return note(locked, Deed.REREAD, by=by)


@transaction.atomic
def rerun_all(*, by: User) -> int:
    """Have every report that a person examines examined by the newest checks; how many.

    Raises:
        PermissionDenied: when there is none that the person examines.
    """
    files = files_for(by).filter(due=Due.NOTHING).exclude(kind="")
    older = files.exclude(kept__edition=edition()).values("pk")
    again = ReportFile.objects.filter(pk__in=list(files.filter(pk__in=older).values_list("pk", flat=True)))
    count = again.update(due=Due.READ)
    count += ReportFile.objects.filter(pk__in=list(files.values_list("pk", flat=True))).update(due=Due.EXAMINE)
    record(RERUN_ALL, by, by=by, count=count)
    return count


def _settle_again(file: ReportFile, was: Place) -> None:
    here = (file.organ_id, file.year)
    moved = settle({was, here})
    if file.organ_id is None or file.year is None:
        file.state = stands(file)
        file.save(update_fields=["state"])
    for each in (file, *moved):
        examine_again(each, was)
