"""What is not open to all, assessed again (条例第十八条): assessments are only ever added."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.library.kinds import AssessmentResult, Attribute, grounds
from gongkai_web.library.models.documents import Document
from gongkai_web.ui.language import later


class Assessment(models.Model):
    """One assessment of one document: who looked at it, when, what it came to, and on what that rests.

    `attribute` and `ground` are those that were assessed. `on` is the legal day, `recorded` the moment we were told.
    """

    document = models.ForeignKey(Document, models.PROTECT, related_name="assessments", verbose_name=later("文件"))
    attribute = models.CharField(later("公开属性"), max_length=12, choices=Attribute)
    ground = models.CharField(later("不公开的依据"), max_length=20, choices=grounds)
    result = models.CharField(later("评估结果"), max_length=8, choices=AssessmentResult)
    basis = models.TextField(later("评估的理由和依据"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=later("评估人"))
    on = models.DateField(later("评估日期"), default=timezone.localdate)
    recorded = models.DateTimeField(later("登记时间"), default=timezone.now)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("公开属性评估")
        verbose_name_plural = later("公开属性评估")

    def __str__(self) -> str:
        return f"{self.on} {AssessmentResult(self.result).label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Record the assessment, once."""
        if not self._state.adding:
            raise ImmutableAssessmentError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: an assessment is evidence."""
        raise ImmutableAssessmentError


class ImmutableAssessmentError(TypeError):
    """An attempt to change or delete an assessment."""

    def __init__(self) -> None:
        super().__init__(_("评估已经登记，不能修改或者删除；情况有变的，另作一次评估"))
