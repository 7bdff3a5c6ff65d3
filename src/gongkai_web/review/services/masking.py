"""Covering what the scan found in the texts and the files of a draft: 138****1234.

A file gives way to a masked copy that was opened and scanned again. The version before keeps what stood there,
and is shown without it (`review.shielding`); it and the file as it was are put aside, for their owners.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.scan import Context
from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record as note
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review import events
from gongkai_web.review.files import Held, files_in, found_in
from gongkai_web.review.findings import open_findings
from gongkai_web.review.inspecting import masked
from gongkai_web.review.known import known_for
from gongkai_web.review.selectors import Way, way_of
from gongkai_web.review.services.originals import keep, keep_words
from gongkai_web.review.services.steps import locked
from gongkai_web.review.shielding import cover, covers_of


@transaction.atomic
def mask(record: Any, *, by: User, seen: str = "") -> int:
    """Make a new version in which everything is covered that must be and can be.

    Returns:
        How many findings are still open in it, of which a person must take care: covered text is scanned again.

    Raises:
        PermissionDenied: when the person may not draft for the organ.
        ValidationError: when nothing can be covered, or the version has changed.
    """
    require(by, Act.DRAFT, record.organ)
    way = locked(record, seen)
    version = way.revision.as_object()
    covers = covers_of(version)
    context = known_for(version)
    blocked = [held for held in files_in(version) if any(told["blocks"] for told in found_in(held, context))]
    copied = [held for held in blocked if _replace(way, held, context)]
    if not (covers or copied):
        raise ValidationError(_("没有可以自动遮盖的内容，请手工修改"))
    if covers:
        keep_words(way, covers)
        cover(version, covers)
    if not version.live:
        version.save()
    version.save_revision(user=by)
    note(
        events.MASKED,
        way.record,
        by=by,
        organ=way.record.organ_id,
        title=str(way.record),
        count=len(covers) + len(copied),
    )
    record.refresh_from_db()
    return len(open_findings(way_of(record)))


def _replace(way: Way, held: Held, context: Context) -> bool:
    """Put a masked copy in place of a file, where one can be proved clean; the file is put aside for its owner."""
    copy = masked(held.read(), held.name, context)
    if copy is None:
        return False
    keep(way, held)
    setattr(held.row, held.field, ContentFile(copy, name=held.name))
    return True
