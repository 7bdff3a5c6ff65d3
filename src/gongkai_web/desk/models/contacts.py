"""Tries to reach an applicant whose receipt both sides confirm, and extensions that an officer asks the head for."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from gongkai_web.desk.models.requests import Request
from gongkai_web.ui.language import later

WAYS = [
    ("phone", later("电话")),
    ("email", later("电子邮件")),
    ("visit", later("当面")),
    ("other", later("其他方式")),
]


class Contact(models.Model):
    """One try to reach an applicant, to confirm that their request came in (条例第三十一条第二项、第三项)."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="contacts")
    on = models.DateField(later("联系日期"))
    made = models.DateTimeField(later("登记时间"), default=timezone.now)
    way = models.CharField(later("联系方式"), max_length=8, choices=WAYS, default="phone")
    reached = models.BooleanField(later("联系上"))
    words = models.CharField(later("情况"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        verbose_name = later("联系确认记录")
        verbose_name_plural = later("联系确认记录")

    def __str__(self) -> str:
        return f"{self.on} {self.get_way_display()}"


class Proposal(models.Model):
    """An extension that an officer asks for (条例第三十三条第二款). `agreed` is None until the head has said."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="proposals")
    days = models.PositiveSmallIntegerField(later("延长（工作日）"))
    reason = models.TextField(later("理由"), max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(later("提出时间"), default=timezone.now)
    agreed = models.BooleanField(later("同意"), null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    settled = models.DateTimeField(later("审批时间"), null=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("延期申请")
        verbose_name_plural = later("延期申请")

    def __str__(self) -> str:
        return f"{self.days}"
