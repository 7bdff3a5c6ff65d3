"""What people do on the bench: permission, effect and record of each act in one place."""

from gongkai_web.examination.services.collecting import complete, take_back_word
from gongkai_web.examination.services.correcting import correct, uncorrect
from gongkai_web.examination.services.deciding import dismiss, reopen, uphold
from gongkai_web.examination.services.dropping import Dropped, drop, open_batch
from gongkai_web.examination.services.placing import choose, place, reread, rerun, rerun_all, set_aside, take_back

__all__ = [
    "Dropped",
    "choose",
    "complete",
    "correct",
    "dismiss",
    "drop",
    "open_batch",
    "place",
    "reopen",
    "reread",
    "rerun",
    "rerun_all",
    "set_aside",
    "take_back",
    "take_back_word",
    "uncorrect",
    "uphold",
]
