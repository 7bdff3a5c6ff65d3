"""Every kind of entry that the journal may hold, app by app."""

from gongkai_web.gazette.events import KINDS as GAZETTE
from gongkai_web.journal.kinds import Kind
from gongkai_web.library.events import KINDS as LIBRARY
from gongkai_web.organs.events import KINDS as ORGANS
from gongkai_web.portal.events import KINDS as PORTAL

KINDS: tuple[Kind, ...] = (*ORGANS, *LIBRARY, *GAZETTE, *PORTAL)
