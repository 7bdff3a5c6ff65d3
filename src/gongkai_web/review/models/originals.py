"""Files that gave way to a masked or redacted copy, and every look that somebody took at one."""

from typing import Any, NoReturn

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from gongkai_web.organs.models import Organ
from gongkai_web.review.models.steps import ImmutableStepError
from gongkai_web.ui.language import later

WORDS = "revision/"
"""How the place begins where words lie: in a version, whose number follows."""


class _Written(models.Model):
    """A row that is only ever added."""

    moment = models.DateTimeField(later("登记时间"), default=timezone.now)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it down, once."""
        if not self._state.adding:
            raise ImmutableStepError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: it is evidence."""
        raise ImmutableStepError


class Original(_Written):
    """A file or the words of a version as they were before a copy took their place.

    `stored` is where it lies; `owner` is who brought it in.

    Nobody opens it but its owner and, where it is needed and they say why, who heads the disclosure office.
    """

    record_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=later("机关"))
    called = models.CharField(later("名称"), max_length=200)
    stored = models.CharField(later("存放位置"), max_length=300)
    digest = models.CharField(later("摘要"), max_length=64)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=later("上传人")
    )

    class Meta:
        ordering = ("pk",)
        verbose_name = later("附件原件")
        verbose_name_plural = later("附件原件")
        constraints = (
            models.UniqueConstraint(
                fields=["record_type", "record_id", "stored"], name="review_one_original_of_a_file"
            ),
        )

    def __str__(self) -> str:
        return self.called

    @property
    def is_words(self) -> bool:
        """Whether it is the words of a version, and no file."""
        return self.stored.startswith(WORDS)


class Look(_Written):
    """Somebody opened an original."""

    original = models.ForeignKey(Original, models.PROTECT, related_name="looks", verbose_name=later("附件原件"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=later("查看人"))
    reason = models.CharField(later("理由"), max_length=1000, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("查看原件")
        verbose_name_plural = later("查看原件")

    def __str__(self) -> str:
        return f"{self.by} {self.original}"
