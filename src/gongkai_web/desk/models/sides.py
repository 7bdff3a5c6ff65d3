"""What stands beside a request: opinions sought, divisions that help, remarks, watchers, an organ's own practice."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from gongkai_web.desk.models.requests import Request
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class Consulted(models.Model):
    """Whose opinion is sought. `label` (第三方1) stands on acts and in lists; who it is is sealed.

    `sealed` is an `Identity` as of applicants.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="consulted")
    party = models.CharField(later("被征求意见的一方"), max_length=12)
    label = models.CharField(later("代称"), max_length=40)
    sealed = models.TextField(blank=True)
    agreed = models.BooleanField(later("同意公开"), null=True)
    opinion = models.TextField(later("意见"), blank=True, max_length=2000)

    class Meta:
        verbose_name = later("被征求意见人")
        verbose_name_plural = later("被征求意见人")
        constraints = (models.UniqueConstraint(fields=["request", "label"], name="desk_one_label"),)

    def __str__(self) -> str:
        return self.label


class CoHandling(models.Model):
    """A division asked to help (协办), with a day of its own."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="co_handlings")
    division = models.CharField(later("协办单位"), max_length=100)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    asked_on = models.DateField(later("送交日期"), default=timezone.localdate)
    due_on = models.DateField(later("要求反馈日期"))
    replied_on = models.DateField(later("反馈日期"), null=True, blank=True)
    reply = models.TextField(later("反馈意见"), blank=True, max_length=2000)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("协办")
        verbose_name_plural = later("协办")

    def __str__(self) -> str:
        return self.division


class Remark(models.Model):
    """A remark among those who work on a request; a reminder (督办) from above is one too."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="remarks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made = models.DateTimeField(default=timezone.now)
    text = models.TextField(later("内容"), max_length=2000)
    reminder = models.BooleanField(later("督办"), default=False)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("批注")
        verbose_name_plural = later("批注")

    def __str__(self) -> str:
        return self.text[:30]


class Watch(models.Model):
    """Somebody who wants to know of every step."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="watches")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["request", "by"], name="desk_one_watch"),)

    def __str__(self) -> str:
        return f"{self.by}"


class Feed(models.Model):
    """The private address at which an officer's days are read by a calendar; of its token only a digest is kept."""

    by = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.by}"


class Practice(models.Model):
    """What an organ settles for its requests, within the law: its letters' mark, its periods, where remedies go."""

    organ = models.OneToOneField(Organ, models.CASCADE, related_name="practice")
    mark = models.CharField(later("机关代字"), max_length=20, blank=True, help_text=later("文书编号用，如“某政公复”"))
    correction_days = models.PositiveSmallIntegerField(later("补正期限（工作日）"), default=15)
    reviewer = models.CharField(later("行政复议机关"), max_length=100, blank=True)
    reviewer_address = models.CharField(later("行政复议机关地址"), max_length=200, blank=True)
    reviewer_online = models.CharField(later("行政复议网上渠道"), max_length=200, blank=True)
    court = models.CharField(later("有管辖权的人民法院"), max_length=100, blank=True)
    court_address = models.CharField(later("人民法院地址"), max_length=200, blank=True)
    payment = models.TextField(later("缴费方式"), blank=True, max_length=500)

    class Meta:
        verbose_name = later("办理规则")
        verbose_name_plural = later("办理规则")

    def __str__(self) -> str:
        return f"{self.organ}"
