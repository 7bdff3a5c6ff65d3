"""Places where what is disclosed can be read on paper or at a desk (政府信息查阅场所, 条例第二十五条)."""

from django.db import models

from gongkai_web.organs.models import Organ


class PlaceKind(models.TextChoices):
    """What kind of place it is."""

    ARCHIVE = "archive", "国家档案馆"
    LIBRARY = "library", "公共图书馆"
    SERVICE = "service", "政务服务场所"
    OTHER = "other", "其他场所"


class ReadingPoint(models.Model):
    """One reading point, with what it holds and when it was last supplied."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="reading_points", verbose_name="设置机关")
    name = models.CharField("名称", max_length=100)
    kind = models.CharField("类别", max_length=10, choices=PlaceKind)
    address = models.CharField("地址", max_length=200)
    hours = models.CharField("开放时间", max_length=200)
    phone = models.CharField("电话", max_length=60, blank=True)
    holdings = models.TextField("可查阅的内容", blank=True)
    equipment = models.CharField("设施", max_length=200, blank=True)
    supplied_on = models.DateField("最近送交日期", null=True, blank=True)

    class Meta:
        ordering = ("kind", "name")
        verbose_name = "查阅点"
        verbose_name_plural = "查阅点"

    def __str__(self) -> str:
        return self.name
