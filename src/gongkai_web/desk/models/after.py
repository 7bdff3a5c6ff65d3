"""What comes after an answer: fees, disputes, complaints, satisfaction, what was made public because of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from gongkai.statute import ENDINGS
from gongkai_web.desk.models.papers import Letter
from gongkai_web.desk.models.requests import Request
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class FeeNotice(models.Model):
    """A fee (信息处理费) that was asked: by one tariff, with what it was reckoned from. Amounts are in yuan."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="fees")
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, blank=True, related_name="+")
    mode = models.CharField(later("计收方式"), max_length=12)
    units = models.PositiveIntegerField(later("件数或者页数"))
    before = models.PositiveIntegerField(later("当月此前件数"), default=0)
    yuan = models.PositiveIntegerField(later("应缴（元）"))
    noticed_on = models.DateField(later("通知日期"), default=timezone.localdate)
    paid_on = models.DateField(later("缴费日期"), null=True, blank=True)
    paid = models.PositiveIntegerField(later("实缴（元）"), default=0)
    voucher = models.CharField(later("财政票据号"), max_length=40, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("信息处理费")
        verbose_name_plural = later("信息处理费")

    def __str__(self) -> str:
        return f"{self.yuan}"


class Dispute(models.Model):
    """A review (行政复议) or suit (行政诉讼) over a request. `after` is the review or the first instance before it.

    `ending` is a code of `gongkai.statute.ENDINGS`, "" while it is pending.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="disputes")
    kind = models.CharField(
        later("类别"), max_length=8, choices=[("review", later("行政复议")), ("suit", later("行政诉讼"))]
    )
    after = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    body = models.CharField(later("复议机关或者人民法院"), max_length=100)
    docket = models.CharField(later("案号"), max_length=60, blank=True)
    simple = models.BooleanField(later("简易程序"), default=True)
    instance = models.PositiveSmallIntegerField(later("审级"), default=1)
    accepted_on = models.DateField(later("受理日期"))
    copy_on = models.DateField(later("收到副本日期"), null=True, blank=True)
    answered_on = models.DateField(later("提出答复日期"), null=True, blank=True)
    decided_on = models.DateField(later("决定或者裁判日期"), null=True, blank=True)
    told_on = models.DateField(later("收到决定或者裁判日期"), null=True, blank=True)
    ending = models.CharField(
        later("结果"), max_length=20, blank=True, choices=[(end.code, later(end.label)) for end in ENDINGS.values()]
    )
    lost_on = models.CharField(later("败诉或者被纠正所涉条款"), max_length=200, blank=True)
    lesson = models.TextField(later("教训"), blank=True, max_length=2000)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("复议诉讼")
        verbose_name_plural = later("复议诉讼")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.docket}".strip()


class Release(models.Model):
    """Whether an answered request is made public for all (条例第四十四条), and why or why not."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="releases")
    publish = models.BooleanField(later("转为主动公开"))
    reason = models.TextField(later("理由"), max_length=1000)
    document = models.ForeignKey("library.Document", models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("转主动公开")
        verbose_name_plural = later("转主动公开")

    def __str__(self) -> str:
        return self.reason[:30]


class Rating(models.Model):
    """How content the applicant was: once, from 1 to 5."""

    request = models.OneToOneField(Request, models.PROTECT, related_name="rating")
    stars = models.PositiveSmallIntegerField(later("满意度"))
    words = models.TextField(later("意见"), blank=True, max_length=1000)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = later("满意度评价")
        verbose_name_plural = later("满意度评价")

    def __str__(self) -> str:
        return str(self.stars)


class Complaint(models.Model):
    """A complaint about disclosure (条例第四十七条、第五十一条). The complainant's particulars are sealed."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="complaints", verbose_name=later("被投诉机关"))
    request = models.ForeignKey(Request, models.PROTECT, null=True, blank=True, related_name="complaints")
    sealed = models.TextField(blank=True)
    code_digest = models.CharField(max_length=64, blank=True)
    about = models.CharField(
        later("事由"),
        max_length=20,
        choices=[
            ("not-published", later("应当主动公开而未公开")),
            ("request", later("依申请公开办理违法")),
            ("other", later("其他")),
        ],
    )
    text = models.TextField(later("内容"), max_length=4000)
    made = models.DateTimeField(default=timezone.now)
    state = models.CharField(
        later("状态"),
        max_length=12,
        default="open",
        choices=[
            ("open", later("待处理")),
            ("ordered", later("已责令整改")),
            ("upheld", later("已答复，属实")),
            ("refused", later("已答复，不属实")),
        ],
    )
    due_on = models.DateField(later("整改期限"), null=True, blank=True)
    result = models.TextField(later("处理结果"), blank=True, max_length=2000)
    closed_on = models.DateField(later("办结日期"), null=True, blank=True)

    class Meta:
        ordering = ("-pk",)
        verbose_name = later("投诉举报")
        verbose_name_plural = later("投诉举报")

    def __str__(self) -> str:
        return self.text[:30]
