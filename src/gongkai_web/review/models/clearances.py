"""What passed: which version of which record may be public. Rows are only ever added."""

from typing import Any, NoReturn

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from gongkai_web.review.models.steps import ImmutableStepError
from gongkai_web.ui.language import later


class Clearance(models.Model):
    """One version of one record that may be public: `content` is the digest of what was reviewed.

    The database lets no row be public without one (`review.guards`). It is written by `review.services.clear`, in the
    transaction that publishes.
    """

    record_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    revision = models.ForeignKey("wagtailcore.Revision", models.PROTECT, related_name="+")
    content = models.CharField(later("内容摘要"), max_length=64)
    moment = models.DateTimeField(later("登记时间"), default=timezone.now)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("准予公开")
        verbose_name_plural = later("准予公开")
        constraints = (
            models.UniqueConstraint(fields=["record_id", "revision", "record_type"], name="review_one_clearance"),
        )

    def __str__(self) -> str:
        return f"{self.record_type_id}/{self.record_id}：{self.content[:12]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it down, once."""
        if not self._state.adding:
            raise ImmutableStepError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: it is evidence."""
        raise ImmutableStepError
