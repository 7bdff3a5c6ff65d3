"""Rules of offices, the steps of items, what passed, and the picture of it all that Wagtail shows."""

from gongkai_web.review.models.clearances import Clearance
from gongkai_web.review.models.flows import ChainWorkflow, SecrecyTask, StageTask, StepState
from gongkai_web.review.models.officeholders import Officeholder
from gongkai_web.review.models.originals import Look, Original
from gongkai_web.review.models.rules import Rule
from gongkai_web.review.models.scans import FileScan
from gongkai_web.review.models.steps import ImmutableStepError, Step

__all__ = [
    "ChainWorkflow",
    "Clearance",
    "FileScan",
    "ImmutableStepError",
    "Look",
    "Officeholder",
    "Original",
    "Rule",
    "SecrecyTask",
    "StageTask",
    "Step",
    "StepState",
]
