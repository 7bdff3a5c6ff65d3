"""What the desk sent by mail and telephone, and to whom: queued with what it tells of, sent by the tick, kept."""

from django.db import models
from django.utils import timezone

from gongkai_web.desk.models.papers import Letter
from gongkai_web.desk.models.requests import Request
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class Reader(models.TextChoices):
    """Whom a message goes to."""

    APPLICANT = "applicant", later("申请人")
    OFFICE = "office", later("公开工作机构")
    WATCHER = "watcher", later("关注的人")
    HELPER = "helper", later("协办人")


class Message(models.Model):
    """What was sent, or waits to be. `sealed` holds the number or address, and the text; erasing takes them away.

    `request` is None for a letter about several; `letter` is the document of the case that a mail carried.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=later("机关"))
    request = models.ForeignKey(Request, models.PROTECT, null=True, blank=True, related_name="messages")
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, blank=True, related_name="+")
    reader = models.CharField(later("发给"), max_length=12, choices=Reader)
    channel = models.CharField(
        later("渠道"), max_length=8, choices=[("email", later("电子邮件")), ("sms", later("短信"))]
    )
    title = models.CharField(later("标题"), max_length=120)
    sealed = models.TextField(blank=True)
    made = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    sent = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("通知")
        verbose_name_plural = later("通知")
        indexes = (
            models.Index(fields=["not_before"], condition=models.Q(sent=None), name="desk_to_send"),
            models.Index(fields=["organ", "-id"], name="desk_sent_of_organ"),
        )

    def __str__(self) -> str:
        return self.title


class DayMail(models.Model):
    """One letter a day to one office, however many servers there are."""

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="+")
    on = models.DateField(later("日期"))

    class Meta:
        verbose_name = later("每日提醒")
        verbose_name_plural = later("每日提醒")
        constraints = (models.UniqueConstraint(fields=["organ", "on"], name="desk_one_mail_a_day"),)

    def __str__(self) -> str:
        return f"{self.on}"
