"""The guide (政府信息公开指南) as data; its page is made from this, the disclosure office and the law."""

from django.db import models

from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class Guide(models.Model):
    """What an organ's guide says that no other record says (条例第十二条第二款).

    `checked_on` is the day somebody last looked and found it still right. `channels` holds codes of
    `gongkai.statute.CHANNELS`: those beyond the basic ones, which may never be refused.
    """

    organ = models.OneToOneField(Organ, models.CASCADE, related_name="guide", verbose_name=later("机关"))
    classification = models.TextField(later("政府信息的分类"))
    arrangement = models.TextField(later("编排体系"))
    access = models.TextField(later("获取方式"))
    channels = models.JSONField(later("另行开通的申请渠道"), default=list, blank=True)
    online_address = models.URLField(later("在线申请地址"), blank=True)
    notes = models.TextField(later("其他说明"), blank=True)
    supervision = models.TextField(later("监督和救济"), blank=True)
    checked_on = models.DateField(later("最近核对日期"))

    class Meta:
        verbose_name = later("公开指南")
        verbose_name_plural = later("公开指南")

    def __str__(self) -> str:
        return f"{self.organ}政府信息公开指南"
