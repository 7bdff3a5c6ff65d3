"""What can be done to organs and their members. Each function is one act, one transaction, one entry in the journal."""

from gongkai_web.organs.services.members import appoint, dismiss
from gongkai_web.organs.services.organs import change_organ, create_organ
from gongkai_web.organs.services.reorganising import ReorganisationError, merge, move, rename, split

__all__ = [
    "ReorganisationError",
    "appoint",
    "change_organ",
    "create_organ",
    "dismiss",
    "merge",
    "move",
    "rename",
    "split",
]
