"""What can happen to an annual report, as the journal tells it."""

from django.utils.translation import gettext_noop as _

from gongkai_web.annual.kinds import ReportDeed
from gongkai_web.journal.kinds import Kind

OF_DEEDS = {deed: Kind(f"annual.{deed.value}", str(deed.label), _("{title}：{what}")) for deed in ReportDeed}
ENTERED = Kind("annual.entered", _("登记台账"), _("{organ_name}{year}年{month}月{row}：{amount}"))
OPENED = Kind("annual.opened", _("登记期初数"), _("{organ_name}{year}年{cell}期初数：{value}"))
PUT_DOWN = Kind("annual.put-down", _("登记工作台账"), _("{organ_name}{day} {what}：{title}"))
STRUCK = Kind("annual.struck", _("划去工作台账"), _("{organ_name}{day} {what}：{title}，{reason}"))
BROUGHT_IN = Kind("annual.brought-in", _("导入工作台账"), _("{organ_name}：{file}，{count}条"))
REMINDED = Kind("annual.reminded", _("催报年度报告"), _("{organ_name}{year}年年度报告，期限{due}"))

KINDS = (*OF_DEEDS.values(), ENTERED, OPENED, PUT_DOWN, STRUCK, BROUGHT_IN, REMINDED)
