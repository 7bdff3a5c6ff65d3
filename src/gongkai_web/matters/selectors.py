"""Projects and public consultations as the public finds them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q

from gongkai_web.library.history import corrections
from gongkai_web.library.models import Version
from gongkai_web.matters.kinds import ConsultationState, ProjectState
from gongkai_web.matters.models import Consultation, ConsultationQuerySet, Feedback, Opinion, Progress, Project
from gongkai_web.organs.models import Organ


def project_years() -> list[int]:
    """The years that have public projects, newest first."""
    years = Project.objects.public().order_by("-year").values_list("year", flat=True)
    return list(years.distinct())


@dataclass(frozen=True, slots=True)
class YearOfProjects:
    """The projects of a year: all of them counted, and those that were asked for."""

    projects: list[Project]
    by_state: dict[ProjectState, int]
    organs: list[Organ]
    """Those that answer for something in this year."""

    @property
    def total(self) -> int:
        """How many there are, whatever was asked for."""
        return sum(self.by_state.values())


def projects_of(year: int, *, organ: str = "", state: ProjectState | None = None) -> YearOfProjects:
    """The projects of a year, of one organ or state where asked for. Two queries however many."""
    found = list(Project.objects.public().filter(year=year).select_related("organ", "listed_by").with_progress())
    counted = Counter(project.state for project in found)
    organs = {project.organ.path: project.organ for project in found}
    wanted = [
        project for project in found if organ in ("", project.organ.slug) and (state is None or project.state is state)
    ]
    by_state = {each: counted[each] for each in ProjectState}
    return YearOfProjects(wanted, by_state, [organs[path] for path in sorted(organs)])


@dataclass(frozen=True, slots=True)
class Told:
    """One record as the public was told: what it says, or that it was withdrawn, and every correction."""

    record: Any
    corrections: list[Version]


def progress_of(project: Project) -> list[Told]:
    """What was told of a project, quarter by quarter, what was withdrawn in its place."""
    seen = Q(live=True) | Q(withdrawn_on__isnull=False)
    return told(Progress.objects.filter(seen, project=project).select_related("organ"))


def feedback_on(consultation: Consultation) -> list[Told]:
    """What was told of the opinions; what was withdrawn stands before what came in its place."""
    seen = Q(live=True) | Q(withdrawn_on__isnull=False)
    opinions = Prefetch("opinions", Opinion.objects.order_by("sort_order", "pk"))
    found = Feedback.objects.filter(seen, consultation=consultation).select_related("organ")
    return told(found.prefetch_related(opinions).order_by("live", "published_on", "pk"))


def told(records: Any) -> list[Told]:
    """Records of one kind, each with its corrections. One query more however many."""
    found = list(records)
    corrected: dict[int, list[Version]] = defaultdict(list)
    for version in corrections(records.model, [record.pk for record in found]):
        corrected[version.record_id].append(version)
    return [Told(record, corrected[record.pk]) for record in found]


def consultations(state: ConsultationState | None = None) -> ConsultationQuerySet:
    """Public consultations, newest first; those that stand so where asked for."""
    found = Consultation.objects.public().select_related("organ").defer("body", "body_text", "background")
    return found.standing(state) if state else found


def consultations_by_state() -> dict[ConsultationState, int]:
    """How many public consultations stand how."""
    return {state: Consultation.objects.public().standing(state).count() for state in ConsultationState}
