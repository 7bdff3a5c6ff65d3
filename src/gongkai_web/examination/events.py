"""What can happen on the bench, as the journal tells it."""

from django.utils.translation import gettext_noop as _

from gongkai_web.examination.kinds import Deed
from gongkai_web.journal.kinds import Kind

OF_DEEDS = {deed: Kind(f"examination.{deed.value}", str(deed.label), _("{title}：{what}")) for deed in Deed}
DROPPED = Kind("examination.dropped", _("导入年度报告"), _("导入{count}个文件"))
RERUN_ALL = Kind("examination.rerun-all", _("全部重新检查"), _("{count}份报告重新检查"))

KINDS = (*OF_DEEDS.values(), DROPPED, RERUN_ALL)
