"""What was told of guides and reading points while they were public as soon as they were kept.

They are published records now and told of as such; what the journal holds of the time before stays readable.
"""

from django.utils.translation import gettext_noop as _

from gongkai_web.journal.kinds import Kind

KEPT = Kind("portal.kept", _("保存"), _("保存{title}"))
REMOVED = Kind("portal.removed", _("删除"), _("删除{title}"))

KINDS = (KEPT, REMOVED)
