"""What the portal shows that is not a document."""

from gongkai_web.portal.models.guide import Guide
from gongkai_web.portal.models.patrols import Defect, DefectKind, PatrolRound
from gongkai_web.portal.models.points import ReadingPoint
from gongkai_web.portal.models.questions import Question
from gongkai_web.portal.models.topics import Topic

__all__ = ["Defect", "DefectKind", "Guide", "PatrolRound", "Question", "ReadingPoint", "Topic"]
