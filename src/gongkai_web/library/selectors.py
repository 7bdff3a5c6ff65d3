"""Lists of documents and interpretations that someone must look at, and the figures of a year."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Case, Count, DateField, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from gongkai.calendar import CalendarError, load
from gongkai.clock import Due, publication_due
from gongkai.documents import REMINDER_DAYS, Validity, filing_due_through
from gongkai.statute import DUTIES
from gongkai_web.library.kinds import POLICIES, Attribute, DocumentKind, InterpretationForm, Interpreter
from gongkai_web.library.models import Document, DocumentQuerySet, Interpretation
from gongkai_web.organs.models import Organ

CLEAN_UP_YEARS = 5
"""After so many years in force a document is due for a look. Local practice: no national number was found."""


def public_documents() -> DocumentQuerySet:
    """What anybody may read: published, and disclosed by nature. Newest first, the organ beside each."""
    chosen = Document.objects.public().filter(attribute=Attribute.OPEN)
    return chosen.select_related("organ").defer("body", "body_text")


def due_of(document: Document) -> Due | None:
    """The last day for publishing a document; None where the law names none, or the calendar does not reach it.

    It runs from the day the document was made, or last changed (条例第二十六条); where a change waits to be published,
    from the day of that change, which `overdue` gives as `since`.
    """
    duty = DUTIES[document.duty]
    since = getattr(document, "since", None) or document.changed_on or document.formed_on
    if duty.days is None or since < load().first:
        return None
    return publication_due(duty, since, calendar=load())


def overdue(organs: QuerySet[Organ], on: date | None = None) -> DocumentQuerySet:
    """Documents that should have been published by now and are not, oldest first; each with `since`.

    Those that never were published, and those that are public while a change to them waits: its day (变更日期) stands
    in the latest version and is later than that of the public one (条例第二十六条: 形成或者变更之日).

    Raises:
        CalendarError: when the day is beyond what the calendar knows.
    """
    day = on or timezone.localdate()
    late = Q(pk__in=())
    for duty in DUTIES.values():
        if duty.days is not None:
            late |= Q(duty=duty.code, since__lte=_last_late(duty.code, day))
    own = Document.objects.filter(organ__in=organs.values("pk"), attribute=Attribute.OPEN)
    latest = Revision.objects.filter(pk=OuterRef("latest_revision")).annotate(
        changed_on=Cast(KT("content__changed_on"), DateField())
    )
    since = Case(
        When(live=True, then=Subquery(latest.values("changed_on"))), default=Coalesce("changed_on", "formed_on")
    )
    dated = own.filter(Q(published_on=None) | Q(live=True, has_unpublished_changes=True)).annotate(since=since)
    waits = Q(published_on=None) | Q(since__gt=Coalesce("changed_on", "formed_on"))
    return dated.filter(waits, late).order_by("since", "pk")


def _last_late(duty: str, day: date) -> date:
    """The last day from which the time for publishing is over by `day`: what is older is late too."""
    since = day - timedelta(1)
    while publication_due(duty, since, calendar=load()).on >= day:
        since -= timedelta(1)
    return since


def expiring(organs: QuerySet[Organ], on: date | None = None, within: int = REMINDER_DAYS) -> DocumentQuerySet:
    """Public documents in force whose last day is within so many days, soonest first."""
    day = on or timezone.localdate()
    soon = _public_policies(organs).in_force(day).filter(expires_on__range=(day, day + timedelta(within)))
    return soon.order_by("expires_on", "pk")


def clean_up(organs: QuerySet[Organ], on: date | None = None, years: int = CLEAN_UP_YEARS) -> DocumentQuerySet:
    """Public documents in force that a clean-up (清理) must look at: old, amended, or with a last day coming."""
    day = on or timezone.localdate()
    reasons = Q(since__lte=_years_before(day, years)) | Q(amended_on__lte=day)
    reasons |= Q(expires_on__lte=day + timedelta(REMINDER_DAYS))
    standing = _public_policies(organs).in_force(day).annotate(since=Coalesce("effective_on", "formed_on"))
    return standing.filter(reasons).order_by("since", "pk")


def why_clean_up(document: Any, on: date | None = None, years: int = CLEAN_UP_YEARS) -> tuple[str, ...]:
    """Why a document of `clean_up` is there."""
    day = on or timezone.localdate()
    reasons = []
    if document.since <= _years_before(day, years):
        reasons.append(_("施行已满{years}年").format(years=years))
    if document.amended_on and document.amended_on <= day:
        reasons.append(_("{amended_on}被修改").format(amended_on=document.amended_on))
    if document.expires_on and document.expires_on <= day + timedelta(REMINDER_DAYS):
        reasons.append(_("有效期至{expires_on}").format(expires_on=document.expires_on))
    return tuple(reasons)


def unfiled(organs: QuerySet[Organ], on: date | None = None, within: int = REMINDER_DAYS) -> DocumentQuerySet:
    """Documents that are to be kept, should be filed within so many days or before now, and are not; oldest first.

    Whether a document is to be kept at all the organ says with its term (保管期限): what has none is not judged.
    """
    day = on or timezone.localdate()
    made = Document.objects.filter(organ__in=organs.values("pk"), archived_on=None).exclude(retention="")
    return made.filter(formed_on__lte=filing_due_through(day + timedelta(within))).order_by("formed_on", "pk")


def without_interpretation(organs: QuerySet[Organ]) -> DocumentQuerySet:
    """Public policies in force that no public interpretation explains, newest first."""
    explained = Interpretation.objects.filter(documents=OuterRef("pk"), live=True)
    return _public_policies(organs).in_force().filter(~Exists(explained)).order_by("-published_on", "-pk")


@dataclass(frozen=True, slots=True)
class YearOfDocuments:
    """What an organ's documents of one kind come to in a year. `ended` are all that ended, in whatever way."""

    issued: int
    repealed: int
    lapsed: int
    in_force: int

    @property
    def ended(self) -> int:
        """Repealed, declared lapsed and lapsed together."""
        return self.repealed + self.lapsed


def documents_of_year(
    organs: QuerySet[Organ], year: int, kind: DocumentKind = DocumentKind.NORMATIVE
) -> YearOfDocuments:
    """The figures for table 2 of the annual report: made in the year, ended in it, in force at its end.

    A document counts from the day it was made, also when it is applied only later: so in force last year, plus
    issued, less ended, is in force this year. What was withdrawn from the site as published by mistake is not counted.
    """
    last = date(year, 12, 31)
    known = Document.objects.filter(
        organ__in=organs.values("pk"), kind=kind, published_on__isnull=False, withdrawn_on=None, formed_on__lte=last
    )
    ended = known.filter(ends_on__year=year)
    lapsed = ended.filter(ends_as=Validity.LAPSED.value).count()
    return YearOfDocuments(
        issued=known.filter(formed_on__year=year).count(),
        repealed=ended.count() - lapsed,
        lapsed=lapsed,
        in_force=known.in_force(last).count(),
    )


@dataclass(frozen=True, slots=True)
class YearOfInterpretations:
    """How many interpretations were published in a year, how many policies they explain, by form and by whom."""

    total: int
    policies: int
    by_form: dict[InterpretationForm, int]
    by_interpreter: dict[Interpreter, int]


def interpretations_of_year(organs: QuerySet[Organ], year: int) -> YearOfInterpretations:
    """The figures of interpretations for the annual report."""
    published = Interpretation.objects.filter(organ__in=organs.values("pk"), live=True, published_on__year=year)

    def by(field: str) -> dict[str, int]:
        counted = published.order_by().values_list(field).annotate(Count("pk"))
        return dict(counted)

    forms, interpreters = by("form"), by("interpreter")
    return YearOfInterpretations(
        total=published.count(),
        policies=Document.objects.filter(interpretations__in=published.values("pk")).distinct().count(),
        by_form={form: forms.get(form.value, 0) for form in InterpretationForm},
        by_interpreter={who: interpreters.get(who.value, 0) for who in Interpreter},
    )


def _public_policies(organs: QuerySet[Organ]) -> DocumentQuerySet:
    return Document.objects.public().filter(organ__in=organs.values("pk"), kind__in=POLICIES).select_related("organ")


def _years_before(day: date, years: int) -> date:
    """The same day so many years before; 28 February for 29 February."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


__all__ = [
    "CalendarError",
    "clean_up",
    "documents_of_year",
    "due_of",
    "expiring",
    "interpretations_of_year",
    "overdue",
    "public_documents",
    "why_clean_up",
    "without_interpretation",
]
