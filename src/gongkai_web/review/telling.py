"""What the scan finds is told as a draft is saved, and not first when somebody reviews it."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.admin import messages

from gongkai_web.review.findings import findings
from gongkai_web.review.pages import address_of
from gongkai_web.review.selectors import way_of


def tell(request: HttpRequest, instance: Any) -> None:
    """Scan what was saved, and say how much was found with the way to it."""
    if not hasattr(type(instance), "versions") or instance.latest_revision is None:
        return
    found = findings(way_of(instance))
    open_ones = sum(each.open for each in found)
    look = [messages.button(address_of(instance), _("查看扫描结果"))]
    if open_ones:
        said = _("扫描发现{count}处须遮盖或者说明理由，处理以前不能通过审核。").format(count=open_ones)
        messages.warning(request, said, buttons=look)
    elif found:
        messages.info(request, _("扫描有{count}处提醒。").format(count=len(found)), buttons=look)
