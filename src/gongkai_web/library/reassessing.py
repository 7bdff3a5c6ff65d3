"""What is not open to all and is due to be assessed again (条例第十八条)."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.review import REASSESS_BASIS, REASSESS_MONTHS, reassess_on
from gongkai_web.library.kinds import AssessmentResult, Attribute
from gongkai_web.library.models import Assessment, Document, DocumentQuerySet
from gongkai_web.organs.models import Organ
from gongkai_web.review.selectors import rule_of, rules_above


def withheld(organs: QuerySet[Organ]) -> DocumentQuerySet:
    """Documents that are not open to all, each with the day from which the next assessment runs.

    `decided_on` is the day of the last assessment since the attribute is what it is, or the day on which it was
    decided; `assessed_as` what that assessment came to, None where there was none.
    """
    last = Assessment.objects.filter(document=OuterRef("pk"), on__gte=OuterRef("withheld_on"))
    newest = last.filter(attribute=OuterRef("withheld_as")).order_by("-on", "-pk")
    own = Document.objects.filter(organ__in=organs.values("pk"), live=False).exclude(withheld_as="")
    return own.annotate(
        decided_on=Coalesce(Subquery(newest.values("on")[:1]), "withheld_on"),
        assessed_as=Subquery(newest.values("result")[:1]),
    )


def awaiting_assessment(organs: QuerySet[Organ], on: date | None = None) -> DocumentQuerySet:
    """Those that are due by a day, and those that were found fit to be opened and are not; by organ, oldest first.

    How long an assessment holds is set by the rule that an organ comes under: `months` of each document.
    """
    day = on or timezone.localdate()
    due = Q(assessed_as=AssessmentResult.OPENS.value)
    terms = _terms(organs)
    for months, those in terms.items():
        due |= Q(organ__in=those, decided_on__lte=_last_due(day, months))
    each = [When(organ__in=those, then=Value(months)) for months, those in terms.items()]
    term = Case(*each, default=Value(REASSESS_MONTHS), output_field=IntegerField())
    return withheld(organs).annotate(months=term).filter(due).order_by("organ__path", "decided_on", "pk")


def _terms(organs: QuerySet[Organ]) -> dict[int, list[int]]:
    """The organs by the months of their rules."""
    asked = list(organs)
    known, found = rules_above(asked), defaultdict[int, list[int]](list)
    for organ in asked:
        found[rule_of(organ, Document, known=known).reassess_months].append(organ.pk)
    return found


def next_assessment(document: Document) -> date | None:
    """The day on which a document is to be assessed next; None where it is open to all."""
    found = withheld(Organ.objects.filter(pk=document.organ_id)).filter(pk=document.pk).first()
    months = rule_of(document.organ, Document).reassess_months
    return reassess_on(found.decided_on, months) if found else None


def why_awaiting(document: Any) -> str:
    """Why a document of `awaiting_assessment` is there."""
    if document.assessed_as == AssessmentResult.OPENS:
        return _("{on}评估为可以公开，还没有改为主动公开").format(on=document.decided_on)
    due = reassess_on(document.decided_on, document.months)
    return _("{attribute}，应于{due}前评估").format(attribute=Attribute(document.withheld_as).label, due=due)


def basis_said() -> str:
    """The article with what it does not say: the law asks for assessments and sets no day."""
    return _("{basis}（{note}）").format(basis=REASSESS_BASIS, note=REASSESS_BASIS.note)


def _last_due(day: date, months: int) -> date:
    """The last day from which an assessment is due by `day`: what was decided earlier is due too."""
    decided = day - timedelta(28 * months)
    while reassess_on(decided, months) > day:
        decided -= timedelta(1)
    return decided
