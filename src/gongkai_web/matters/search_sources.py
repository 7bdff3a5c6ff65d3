"""What the search may find: public projects with their progress, public consultations with draft and feedback."""

from collections.abc import Iterator, Sequence

from django.db.models import Prefetch
from django.utils import timezone

from gongkai_web.matters.models import Consultation, Feedback, Project
from gongkai_web.search.model import Entry
from gongkai_web.search.services import record_key
from gongkai_web.ui.language import on_record

PROJECT, CONSULTATION = "project", "consultation"
"""The kinds under which they are found."""


def project_entries(keys: Sequence[object]) -> Iterator[Entry]:
    """The entries of those of the projects that the public may read."""
    found = Project.objects.public().filter(pk__in=keys).select_related("organ", "listed_by").with_progress()
    for project in found:
        with on_record():
            kind = str(project.get_kind_display())
        yield Entry(
            key=record_key(project),
            url=project.get_absolute_url(),
            title=project.title,
            body="\n".join((project.goal, *(progress.text for progress in project.told))),
            organ=project.organ.slug,
            day=project.published_on or timezone.localdate(),
            kind=PROJECT,
            keywords=f"{kind} {project.listed_by} {project.partners}",
        )


def consultation_entries(keys: Sequence[object]) -> Iterator[Entry]:
    """The entries of those of the public consultations that the public may read."""
    public = Feedback.objects.filter(live=True).prefetch_related("opinions")
    found = Consultation.objects.public().filter(pk__in=keys).select_related("organ")
    for consultation in found.prefetch_related("files", Prefetch("feedback", public, to_attr="given")):
        with on_record():
            kind = str(consultation.get_kind_display())
        yield Entry(
            key=record_key(consultation),
            url=consultation.get_absolute_url(),
            title=consultation.title,
            body="\n".join(part for part in _words(consultation) if part),
            organ=consultation.organ.slug,
            day=consultation.published_on or consultation.opens_on,
            kind=CONSULTATION,
            keywords=kind,
        )


def _words(consultation: Consultation) -> Iterator[str]:
    yield from (consultation.body_text, consultation.background)
    for file in consultation.files.all():
        yield from (file.title, file.text)
    for feedback in consultation.given:
        yield feedback.summary
        for opinion in feedback.opinions.all():
            yield from (opinion.summary, opinion.reason)
