"""Every act on documents and interpretations. Nothing else changes what the public sees."""

from gongkai_web.library.services.archiving import archive
from gongkai_web.library.services.assessing import assess
from gongkai_web.library.services.drafting import attach, discard, draft, relate, unrelate, update
from gongkai_web.library.services.publishing import correct, publish, schedule, unschedule
from gongkai_web.library.services.withdrawal import take_down, withdraw

__all__ = [
    "archive",
    "assess",
    "attach",
    "correct",
    "discard",
    "draft",
    "publish",
    "relate",
    "schedule",
    "take_down",
    "unrelate",
    "unschedule",
    "update",
    "withdraw",
]
