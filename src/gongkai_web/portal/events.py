"""What can happen to guides and reading points; topics and questions are published records and told of as such."""

from django.utils.translation import gettext_noop as _

from gongkai_web.journal.kinds import Kind

KEPT = Kind("portal.kept", _("保存"), _("保存{title}"))
REMOVED = Kind("portal.removed", _("删除"), _("删除{title}"))

KINDS = (KEPT, REMOVED)
