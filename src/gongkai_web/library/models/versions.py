"""What the public was shown of a record, and told of it, from first to last."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from gongkai_web.library.kinds import PublicAct
from gongkai_web.ui.language import later


class Version(models.Model):
    """One line of the public history of a record.

    `revision` is what was shown (after a withdrawal: what had been); it is protected, so that the old version stays
    for staff whatever is tidied away. `notice` is what the public is told; a correction and a withdrawal have one.
    """

    record_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    number = models.PositiveIntegerField(later("版本"))
    act = models.CharField(later("事项"), max_length=12, choices=PublicAct)
    on = models.DateField(later("日期"), default=timezone.localdate)
    moment = models.DateTimeField(later("时间"), default=timezone.now)
    notice = models.CharField(later("说明"), max_length=300, blank=True)
    revision = models.ForeignKey("wagtailcore.Revision", models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=later("经办人")
    )

    class Meta:
        ordering = ("number",)
        verbose_name = later("公开记录")
        verbose_name_plural = later("公开记录")
        constraints = (
            models.UniqueConstraint(fields=["record_type", "record_id", "number"], name="library_one_version"),
        )

    def __str__(self) -> str:
        return f"{self.on} {self.act_.label}"

    @property
    def act_(self) -> PublicAct:
        """The act as a value of the list."""
        return PublicAct(self.act)

    @property
    def ends(self) -> bool:
        """Whether nothing was shown after it."""
        return self.act_ in {PublicAct.WITHDRAWN, PublicAct.TAKEN_DOWN}
