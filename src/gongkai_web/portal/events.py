"""What can happen to guides and reading points; topics and questions are published records and told of as such."""

from gongkai_web.journal.kinds import Kind

KEPT = Kind("portal.kept", "保存", "保存{title}")
REMOVED = Kind("portal.removed", "删除", "删除{title}")

KINDS = (KEPT, REMOVED)
