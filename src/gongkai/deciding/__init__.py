"""How a request ends: seven questions asked in turn, one lawful disposition, and what must be on file for it."""

from gongkai.deciding.errors import DecidingError
from gongkai.deciding.evidence import EVIDENCE, Missing, Need, missing_evidence, needs
from gongkai.deciding.facts import FACTS, Fact, Given, Kind, given_words
from gongkai.deciding.narrowing import Narrowed, Outcome, narrow
from gongkai.deciding.questions import QUESTIONS, SEVEN, Answer, Question

__all__ = [
    "EVIDENCE",
    "FACTS",
    "QUESTIONS",
    "SEVEN",
    "Answer",
    "DecidingError",
    "Fact",
    "Given",
    "Kind",
    "Missing",
    "Narrowed",
    "Need",
    "Outcome",
    "Question",
    "given_words",
    "missing_evidence",
    "narrow",
    "needs",
]
