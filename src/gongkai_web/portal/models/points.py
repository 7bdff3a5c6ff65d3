"""Places where what is disclosed can be read on paper or at a desk (政府信息查阅场所, 条例第二十五条)."""

from django.db import models

from gongkai_web.library.models import PublicRecord
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class PlaceKind(models.TextChoices):
    """What kind of place it is."""

    ARCHIVE = "archive", later("国家档案馆")
    LIBRARY = "library", later("公共图书馆")
    SERVICE = "service", later("政务服务场所")
    OTHER = "other", later("其他场所")


class ReadingPoint(PublicRecord):
    """One reading point, with what it holds and when it was last supplied."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="reading_points", verbose_name=later("设置机关"))
    name = models.CharField(later("名称"), max_length=100)
    kind = models.CharField(later("类别"), max_length=10, choices=PlaceKind)
    address = models.CharField(later("地址"), max_length=200)
    hours = models.CharField(later("开放时间"), max_length=200)
    phone = models.CharField(later("电话"), max_length=60, blank=True)
    holdings = models.TextField(later("可查阅的内容"), blank=True)
    equipment = models.CharField(later("设施"), max_length=200, blank=True)
    supplied_on = models.DateField(later("最近送交日期"), null=True, blank=True)

    promptly = True
    compared = ("name", "kind", "address", "hours", "phone", "holdings", "equipment", "supplied_on")
    preview_modes = ()

    class Meta(PublicRecord.Meta):
        abstract = False
        ordering = ("kind", "name")
        verbose_name = later("查阅点")
        verbose_name_plural = later("查阅点")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return f"/reading-points/{self.pk}/"
