"""Every act of a review. Nothing else adds a step."""

from gongkai_web.review.services.clearing import clear, is_cleared, require_cleared
from gongkai_web.review.services.commenting import comment
from gongkai_web.review.services.emergencies import allow_emergency
from gongkai_web.review.services.masking import mask
from gongkai_web.review.services.originals import look, may_look, originals_of, require_no_original
from gongkai_web.review.services.redacting import redact
from gongkai_web.review.services.reviewing import give_back, pass_on, submit
from gongkai_web.review.services.rules import fault_of, set_rule
from gongkai_web.review.services.scanning import accept
from gongkai_web.review.services.secrecy import answer, rule
from gongkai_web.review.services.takeovers import take_over

__all__ = [
    "accept",
    "allow_emergency",
    "answer",
    "clear",
    "comment",
    "fault_of",
    "give_back",
    "is_cleared",
    "look",
    "mask",
    "may_look",
    "originals_of",
    "pass_on",
    "redact",
    "require_cleared",
    "require_no_original",
    "rule",
    "set_rule",
    "submit",
    "take_over",
]
