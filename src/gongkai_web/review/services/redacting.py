"""Burning boxes into a PDF of a draft: each rests on a ground, and the copy is read again before it takes its place."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.statute.grounds import GROUNDS
from gongkai_web.accounts.models import User
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.review import events
from gongkai_web.review.files import files_in
from gongkai_web.review.inspecting import redacted
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.review.models import Step
from gongkai_web.review.selectors import way_of
from gongkai_web.review.services.originals import keep
from gongkai_web.review.services.steps import locked, take


@transaction.atomic
def redact(record: Any, digest: str, marks: Sequence[dict[str, Any]], *, by: User) -> Step:
    """Put in place of a PDF a copy with these boxes burnt, in a new version; the version before keeps the file.

    Args:
        record: the draft.
        digest: the SHA-256 of the file.
        marks: each with its page (from 1), its box in points from the top left corner, and the code of its ground.
        by: who redacts.

    Raises:
        PermissionDenied: when the person may not draft for the organ.
        ValidationError: when there is no such file, no mark, or no copy that is proved clean.
    """
    require(by, Act.DRAFT, record.organ)
    way = locked(record)
    version = way.revision.as_object()
    held = next((held for held in files_in(version) if held.digest() == digest), None)
    if held is None:
        raise ValidationError(_("这个附件已经换过，请回到审核页重新打开"))
    if not marks or any(mark["ground"] not in GROUNDS for mark in marks):
        raise ValidationError(_("请至少画一处，并逐处选定不公开的依据"))
    copy = redacted(held.read(), held.name, marks)
    if copy is None:
        raise ValidationError(_("没有替换：涂黑后的文件没有通过复查，或者方框不在页面上"))
    keep(way, held)
    setattr(held.row, held.field, ContentFile(copy, name=held.name))
    if not version.live:
        version.save()
    version.save_revision(user=by)
    record.refresh_from_db()
    said = {"file": held.called, "count": len(marks)}
    facts = {"file": held.called, "before": digest, "marks": list(marks)}
    return take(way_of(record), ReviewAct.REDACTED, events.REDACTED, by=by, said=said, facts=facts)
