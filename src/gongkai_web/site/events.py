"""Every kind of entry that the journal may hold, app by app."""

from gongkai_web.annual.events import KINDS as ANNUAL
from gongkai_web.desk.events import KINDS as DESK
from gongkai_web.examination.events import KINDS as EXAMINATION
from gongkai_web.gazette.events import KINDS as GAZETTE
from gongkai_web.journal.kinds import Kind
from gongkai_web.library.events import KINDS as LIBRARY
from gongkai_web.organs.events import KINDS as ORGANS
from gongkai_web.portal.events import KINDS as PORTAL
from gongkai_web.review.events import KINDS as REVIEW

KINDS: tuple[Kind, ...] = (*ORGANS, *REVIEW, *LIBRARY, *GAZETTE, *PORTAL, *DESK, *ANNUAL, *EXAMINATION)
