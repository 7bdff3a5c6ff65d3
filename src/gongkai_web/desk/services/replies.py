"""What applicants do by themselves: they correct, explain, withdraw. Sent twice, each is done once."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.handling import Kind
from gongkai_web.desk.kinds import PaperKind
from gongkai_web.desk.models import Remark, Request, RequestAct
from gongkai_web.desk.selectors import standing_of
from gongkai_web.desk.services.acting import act
from gongkai_web.desk.services.intake import Given
from gongkai_web.desk.services.papers import keep, keep_words
from gongkai_web.desk.services.recording import locked
from gongkai_web.ui.language import on_record

WITHDRAWN_AS = "other"
"""The row of table 3 in which withdrawn requests are counted."""


@transaction.atomic
def reply(request: Request, kind: Kind, *, words: str, files: Sequence[Given], seen: int) -> RequestAct | None:
    """Correct a request, or give reasons: what was written and sent is kept, and the act is done.

    A correction that comes too late moves nothing by itself: whether there was a good reason for that (正当理由) the
    organ decides. It is kept, and the officer is told.

    Args:
        request: the request.
        kind: `Kind.CORRECTED` or `Kind.REASONS_GIVEN`.
        words: what the applicant wrote.
        files: what they sent with it.
        seen: the number of the last act on the page that they answered from.

    Returns:
        The act; None for a correction that came too late.

    Raises:
        ValidationError: when nothing is said, when a file is not taken, or when the act has no place there.
    """
    held = locked(request)
    if done := _done(held, kind, seen):
        return done
    if not words.strip() and not files:
        raise ValidationError(_("请写明内容，或者上传材料"))
    late = kind is Kind.CORRECTED and standing_of(held).lapsed
    made = None if late else act(held, kind, by=None)
    with on_record():
        name = _("补正内容.txt") if kind is Kind.CORRECTED else _("理由说明.txt")
        if late:
            Remark.objects.create(
                request=held, by=None, text=_("申请人逾期提交了补正材料，请审查有没有正当理由（条例第三十条）")
            )
    if words.strip():
        keep_words(held, PaperKind.SUPPLEMENT, name, words.strip())
    for given in files:
        keep(held, given.kind, given.name, given.content, by=None)
    return made


@transaction.atomic
def withdraw(request: Request, *, seen: int) -> RequestAct:
    """Take a request back.

    Raises:
        ValidationError: when it has ended.
    """
    held = locked(request)
    done = _done(held, Kind.WITHDRAWN, seen)
    return done or act(held, Kind.WITHDRAWN, by=None, facts={"disposition": WITHDRAWN_AS})


def _done(request: Request, kind: Kind, seen: int) -> RequestAct | None:
    """The same act by the applicant since they saw the page: the form came in twice."""
    return request.acts.filter(kind=kind, by=None, number__gt=seen).last()
