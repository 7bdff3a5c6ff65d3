"""What is promised and asked, and what became of it."""

from gongkai_web.matters.models.consultations import Consultation, ConsultationQuerySet, DraftFile, Feedback, Opinion
from gongkai_web.matters.models.projects import Progress, Project, ProjectQuerySet

__all__ = [
    "Consultation",
    "ConsultationQuerySet",
    "DraftFile",
    "Feedback",
    "Opinion",
    "Progress",
    "Project",
    "ProjectQuerySet",
]
