"""Assessing again what is not open to all (条例第十八条)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.accounts.models import User
from gongkai_web.journal.services import record as note
from gongkai_web.library import events
from gongkai_web.library.kinds import AssessmentResult, Attribute
from gongkai_web.library.models import Assessment, Document
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act
from gongkai_web.ui.language import on_record

LONGEST = 1000


@transaction.atomic
def assess(document: Document, result: AssessmentResult, *, by: User, basis: str, on: date | None = None) -> Assessment:
    """Put on record what the assessment of a document came to.

    It opens nothing by itself: what is fit to be opened is changed to open by an editor and goes the way of all
    that is published, and stands in the list of what waits until then.

    Args:
        document: what was assessed, in its newest version.
        result: what it came to.
        by: who assessed it.
        basis: what that rests on.
        on: the day on which it was assessed, where that was on paper.

    Raises:
        PermissionDenied: when the person may not publish for the organ.
        ValidationError: when the document is open, no basis is given, or the day cannot be.
    """
    standing: Any = Document.objects.select_for_update().get(pk=document.pk)
    require(by, Act.PUBLISH, standing.organ)
    if standing.live or not standing.withheld_as:
        raise ValidationError(_("“{title}”是主动公开的，不用评估").format(title=standing))
    said, day = basis.strip(), on or timezone.localdate()
    _require_sound(standing, said, day)
    version = standing.get_latest_revision_as_object()
    assessment = Assessment(
        document=standing,
        attribute=version.attribute,
        ground=version.ground,
        result=result,
        basis=said,
        by=by,
        on=day,
    )
    assessment.save()
    with on_record():
        told = {"attribute": Attribute(version.attribute).label, "result": AssessmentResult(result).label}
        note(
            events.ASSESSED,
            standing,
            by=by,
            organ=standing.organ_id,
            on=day,
            title=str(version),
            assessment=assessment.pk,
            **told,
        )
    return assessment


def _require_sound(document: Document, basis: str, day: date) -> None:
    if not basis:
        raise ValidationError({"basis": _("请写明评估的理由和依据")})
    if len(basis) > LONGEST:
        raise ValidationError({"basis": _("最多{most}字，现有{number}字").format(most=LONGEST, number=len(basis))})
    if day > timezone.localdate():
        raise ValidationError({"on": _("{on}还没有到").format(on=day)})
    if document.withheld_on and day < document.withheld_on:
        raise ValidationError(
            {"on": _("公开属性是{decided}确定的，评估不能早于这一天").format(decided=document.withheld_on)}
        )
