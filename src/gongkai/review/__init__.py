"""Review before publication (三审三校、保密审查): who must look, who may not, and what a change makes void."""

from gongkai.review.chain import Chain, Stage, chain_of
from gongkai.review.checklist import POINTS, Point
from gongkai.review.counting import (
    OF_EDITORS,
    OF_ORGANS,
    OF_PEOPLE,
    OF_REVIEWERS,
    SPANS,
    WHOLE,
    Count,
    Figures,
    Period,
    Span,
    of_organ,
    of_person,
    people_in,
)
from gongkai.review.events import (
    Answered,
    Event,
    Excepted,
    Passed,
    Returned,
    Ruled,
    Ruling,
    Submitted,
    TakenOver,
)
from gongkai.review.passages import Fate, Passage, Taken, passages
from gongkai.review.standing import Standing, standing
from gongkai.review.terms import EMERGENCY_DAYS, REASSESS_MONTHS, reassess_on
from gongkai.statute.reviewing import REASSESS_BASIS

__all__ = [
    "EMERGENCY_DAYS",
    "OF_EDITORS",
    "OF_ORGANS",
    "OF_PEOPLE",
    "OF_REVIEWERS",
    "POINTS",
    "REASSESS_BASIS",
    "REASSESS_MONTHS",
    "SPANS",
    "WHOLE",
    "Answered",
    "Chain",
    "Count",
    "Event",
    "Excepted",
    "Fate",
    "Figures",
    "Passage",
    "Passed",
    "Period",
    "Point",
    "Returned",
    "Ruled",
    "Ruling",
    "Span",
    "Stage",
    "Standing",
    "Submitted",
    "Taken",
    "TakenOver",
    "chain_of",
    "of_organ",
    "of_person",
    "passages",
    "people_in",
    "reassess_on",
    "standing",
]
