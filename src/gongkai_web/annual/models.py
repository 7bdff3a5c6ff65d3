"""Reports in the making, what was done to them, what was frozen, and the ledger behind table 2."""

from typing import Any, NoReturn

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.annual.kinds import LedgerRow, ReportDeed, WorkKind
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class LedgerEntry(models.Model):
    """Decisions of one kind that an organ made in one month, or what it collected, in 万元, with its source."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="ledger", verbose_name=later("机关"))
    year = models.PositiveSmallIntegerField(later("年份"))
    month = models.PositiveSmallIntegerField(later("月份"), validators=[MinValueValidator(1), MaxValueValidator(12)])
    row = models.CharField(later("事项"), max_length=20, choices=LedgerRow)
    amount = models.DecimalField(
        later("件数或者万元"), max_digits=14, decimal_places=4, validators=[MinValueValidator(0)]
    )
    source = models.CharField(later("来源"), max_length=200, help_text=later("如“行政处罚案件管理系统导出”"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("year", "month", "row")
        verbose_name = later("台账")
        verbose_name_plural = later("台账")
        constraints = (models.UniqueConstraint(fields=["organ", "year", "month", "row"], name="annual_one_entry"),)

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d} {self.get_row_display()} {self.amount:f}"


class Evidence(models.Model):
    """A table that was brought in, kept as it came, sealed with the key of the desk: what records rest on."""

    name = models.CharField(later("文件名"), max_length=200)
    digest = models.CharField(later("SHA-256"), max_length=64, unique=True)
    content = models.BinaryField(later("内容"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = later("导入的原文件")
        verbose_name_plural = later("导入的原文件")

    def __str__(self) -> str:
        return self.name


class WorkRecord(models.Model):
    """One thing done on one day that no other record of the platform holds; `amount` is how many at once.

    A wrong one is struck out with a reason and stays: it is listed as not counted. Whom a decision is about is not
    kept: the number of the decision finds it.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="work_records", verbose_name=later("机关"))
    kind = models.CharField(later("事项"), max_length=24, choices=WorkKind)
    on = models.DateField(later("日期"))
    title = models.CharField(later("名称"), max_length=200)
    number = models.CharField(later("编号或者文书号"), max_length=100, blank=True)
    amount = models.PositiveIntegerField(later("件（次、条）数"), default=1, validators=[MinValueValidator(1)])
    persons = models.PositiveIntegerField(later("人次"), default=0)
    source = models.CharField(later("来源"), max_length=200)
    evidence = models.ForeignKey(Evidence, models.PROTECT, null=True, blank=True, related_name="records")
    line = models.PositiveIntegerField(later("行号"), null=True, blank=True)
    struck_because = models.CharField(later("划去的理由"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=later("经办人"))
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("on", "pk")
        verbose_name = later("工作台账")
        verbose_name_plural = later("工作台账")
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "kind", "number"],
                condition=~models.Q(number="") & models.Q(struck_because=""),
                name="annual_one_numbered_record",
            ),
            models.UniqueConstraint(
                fields=["organ", "kind", "on", "title"],
                condition=models.Q(number="", struck_because=""),
                name="annual_one_titled_record",
            ),
        )
        indexes = (models.Index(fields=["organ", "on"], name="annual_work_by_day"),)

    def __str__(self) -> str:
        return " ".join(part for part in (self.number, self.title) if part)


class Opening(models.Model):
    """What an organ brings with it from before the platform, for one cell, with its source."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(later("年份"))
    cell = models.CharField(later("单元格"), max_length=80)
    value = models.DecimalField(later("数值"), max_digits=14, decimal_places=4)
    source = models.CharField(later("来源"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = later("期初数")
        verbose_name_plural = later("期初数")
        constraints = (models.UniqueConstraint(fields=["organ", "year", "cell"], name="annual_one_opening"),)

    def __str__(self) -> str:
        return f"{self.source} {self.value:f}"


class AnnualReport(models.Model):
    """An organ's report on a year. `narrative` holds the paragraphs of each section by its numeral (一 … 六)."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="annual_reports", verbose_name=later("机关"))
    year = models.PositiveSmallIntegerField(later("年份"))
    narrative = models.JSONField(default=dict, blank=True)
    document = models.ForeignKey("library.Document", models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = later("年度报告")
        verbose_name_plural = later("年度报告")
        constraints = (models.UniqueConstraint(fields=["organ", "year"], name="annual_one_report"),)

    def __str__(self) -> str:
        return _("{organ}{year}年政府信息公开工作年度报告").format(organ=self.organ, year=self.year)


class _Lasting(models.Model):
    """What is recorded once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Record it, once."""
        if not self._state.adding:
            raise ImmutableError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: it is evidence."""
        raise ImmutableError


class ReportAct(_Lasting):
    """One thing done to a report, never changed."""

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="acts")
    deed = models.CharField(later("事项"), max_length=12, choices=ReportDeed)
    on = models.DateField(later("日期"), default=timezone.localdate)
    recorded = models.DateTimeField(later("登记时间"), default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=later("经办人"))
    note = models.TextField(later("说明"), blank=True, max_length=2000)
    facts = models.JSONField(default=dict, blank=True)

    class Meta(_Lasting.Meta):
        abstract = False
        ordering = ("pk",)
        verbose_name = later("年报步骤")
        verbose_name_plural = later("年报步骤")

    def __str__(self) -> str:
        return f"{self.on} {self.get_deed_display()}"


class Snapshot(_Lasting):
    """The figures of a report as they were frozen; each cell is a `FrozenCell`, `left` is what was not counted.

    `left` holds the table or figure, the record, the reason and what that rests on.
    """

    report = models.ForeignKey(AnnualReport, models.PROTECT, related_name="snapshots")
    taken = models.DateTimeField(later("冻结时间"), default=timezone.now)
    left = models.JSONField(later("没有计入的记录"), default=list)

    class Meta(_Lasting.Meta):
        abstract = False
        ordering = ("pk",)
        verbose_name = later("冻结的数据")
        verbose_name_plural = later("冻结的数据")

    def __str__(self) -> str:
        return f"{self.taken:%Y-%m-%d}"


class FrozenCell(_Lasting):
    """One cell or named figure as it was frozen: its number, and its records with the weight of each."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="cells")
    key = models.CharField(later("单元格"), max_length=80)
    value = models.DecimalField(later("数值"), max_digits=18, decimal_places=4)
    records = models.JSONField(later("记录"))

    class Meta(_Lasting.Meta):
        abstract = False
        ordering = ("pk",)
        verbose_name = later("冻结的单元格")
        verbose_name_plural = later("冻结的单元格")
        constraints = (models.UniqueConstraint(fields=["snapshot", "key"], name="annual_one_frozen_cell"),)

    def __str__(self) -> str:
        return f"{self.key} {self.value:f}"


class ReportMail(models.Model):
    """One letter a day to one office about its report."""

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="+")
    on = models.DateField(later("日期"))

    class Meta:
        verbose_name = later("年报提醒")
        verbose_name_plural = later("年报提醒")
        constraints = (models.UniqueConstraint(fields=["organ", "on"], name="annual_one_mail_a_day"),)

    def __str__(self) -> str:
        return f"{self.on}"


class ImmutableError(TypeError):
    """An attempt to change what is recorded once."""

    def __init__(self) -> None:
        super().__init__(_("年报的步骤和冻结的数据不能修改或者删除"))
