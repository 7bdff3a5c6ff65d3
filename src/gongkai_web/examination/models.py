"""Files that were dropped, what was read from them, what was found, and what people decided."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.examination.kinds import Deed, Due, State
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class Batch(models.Model):
    """What one person dropped at a time. `organ` is the one it is said to be of, none where the files are to tell.

    `repeats` are files that had been there already: the name, and the number of the file that is there. `omitted` are
    those that were not taken in: the name, and why.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=later("经办人"))
    made = models.DateTimeField(later("导入时间"), default=timezone.now)
    organ = models.ForeignKey(
        Organ, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=later("机关")
    )
    repeats = models.JSONField(default=list)
    omitted = models.JSONField(default=list)

    class Meta:
        ordering = ("-pk",)
        verbose_name = later("导入")
        verbose_name_plural = later("导入")

    def __str__(self) -> str:
        return _("{moment}导入").format(moment=f"{timezone.localtime(self.made):%Y-%m-%d %H:%M}")


class ReportFile(models.Model):
    """A file, known by its digest: the same one is never taken twice. It is also its place in the queue (`due`).

    `organ` and `year` are whose report it is, as recognised or as a person said; `doubts` say what is uncertain.
    `rules` is the edition of the checks that examined it last. `counts` is whether this file is the report of its organ
    and year: one at most is. The counts of findings are of those that nobody dismissed.
    """

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="files")
    package = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="members")
    name = models.CharField(later("文件名"), max_length=400)
    digest = models.CharField(later("摘要"), max_length=64, unique=True)
    size = models.PositiveBigIntegerField(later("大小"))
    due = models.CharField(max_length=8, choices=Due, blank=True, db_index=True)
    state = models.CharField(later("状态"), max_length=12, choices=State, default=State.WAITING)
    reason = models.CharField(later("原因"), max_length=400, blank=True)
    kind = models.CharField(later("格式"), max_length=12, blank=True)
    title = models.CharField(later("标题"), max_length=300, blank=True)
    printed_organ = models.CharField(later("报告中的机关"), max_length=200, blank=True)
    signed_by = models.CharField(later("落款"), max_length=200, blank=True)
    printed_year = models.PositiveSmallIntegerField(later("报告中的年度"), null=True)
    site_code = models.CharField(max_length=10, blank=True)
    organ = models.ForeignKey(
        Organ, models.PROTECT, null=True, blank=True, related_name="report_files", verbose_name=later("机关")
    )
    year = models.PositiveSmallIntegerField(later("年度"), null=True, blank=True)
    doubts = models.JSONField(default=list, blank=True)
    placed = models.BooleanField(default=False)
    set_aside = models.BooleanField(default=False)
    counts = models.BooleanField(default=False)
    rules = models.CharField(max_length=16, blank=True)
    errors = models.PositiveIntegerField(later("错误"), default=0)
    warnings = models.PositiveIntegerField(later("提醒"), default=0)
    infos = models.PositiveIntegerField(later("提示"), default=0)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("报告文件")
        verbose_name_plural = later("报告文件")
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "year"], condition=models.Q(counts=True), name="examination_one_report_counts"
            ),
        )
        indexes = (models.Index(fields=["organ", "year"], name="examination_organ_year"),)

    def __str__(self) -> str:
        return self.title or self.name


class Kept(models.Model):
    """The reading of a file, of one edition of the program; `sketch` is by what copies are found."""

    file = models.OneToOneField(ReportFile, models.CASCADE, primary_key=True, related_name="kept")
    edition = models.CharField(max_length=16)
    content = models.BinaryField()
    sketch = models.BinaryField()

    class Meta:
        verbose_name = later("识读结果")
        verbose_name_plural = later("识读结果")

    def __str__(self) -> str:
        return str(self.file_id)


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


class Examination(_Lasting):
    """What one run of the checks found. `around` is what it was compared with, `rules` the edition of the checks."""

    file = models.ForeignKey(ReportFile, models.PROTECT, related_name="examinations")
    made = models.DateTimeField(later("检查时间"), default=timezone.now)
    rules = models.CharField(max_length=16)
    findings = models.JSONField()
    not_assessable = models.JSONField()
    around = models.JSONField(default=dict)

    class Meta(_Lasting.Meta):
        abstract = False
        ordering = ("pk",)
        verbose_name = later("检查")
        verbose_name_plural = later("检查")

    def __str__(self) -> str:
        return f"{timezone.localtime(self.made):%Y-%m-%d %H:%M}"


class Act(_Lasting):
    """One thing that a person did to a report. `key` is the finding, or the cell, that it is about."""

    file = models.ForeignKey(ReportFile, models.PROTECT, related_name="acts")
    deed = models.CharField(later("事项"), max_length=12, choices=Deed)
    key = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=later("经办人"))
    recorded = models.DateTimeField(later("登记时间"), default=timezone.now)
    reason = models.TextField(later("理由"), blank=True, max_length=2000)
    facts = models.JSONField(default=dict, blank=True)

    class Meta(_Lasting.Meta):
        abstract = False
        ordering = ("pk",)
        verbose_name = later("校验步骤")
        verbose_name_plural = later("校验步骤")

    def __str__(self) -> str:
        return f"{self.get_deed_display()} {self.key}".strip()


class ImmutableError(TypeError):
    """An attempt to change what is recorded once."""

    def __init__(self) -> None:
        super().__init__(_("检查结果和校验步骤不能修改或者删除"))
