"""What was done to an item on its way to the public: steps are only ever added."""

from typing import Any, NoReturn

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.review import Answered, Event, Excepted, Passed, Returned, Ruled, Ruling, Submitted, TakenOver
from gongkai_web.review.kinds import ReviewAct
from gongkai_web.ui.language import later

_RULINGS: dict[ReviewAct, type[Ruled | Answered | TakenOver]] = {
    ReviewAct.RULED: Ruled,
    ReviewAct.ANSWERED: Answered,
    ReviewAct.TAKEN_OVER: TakenOver,
}


class Step(models.Model):
    """One act of one person on one version of a record.

    `content` is the digest of what the person looked at: reviews hold for that content and no other. `on` is the legal
    day, `recorded` the moment we were told. `checked` are the points of the proof-reading that were looked at.
    """

    record_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    organ = models.BigIntegerField(later("机关"), db_index=True)
    revision = models.ForeignKey("wagtailcore.Revision", models.PROTECT, related_name="+")
    content = models.CharField(later("内容摘要"), max_length=64)
    act = models.CharField(later("事项"), max_length=12, choices=ReviewAct)
    stage = models.CharField(later("审级"), max_length=12, blank=True)
    ruling = models.CharField(later("结果"), max_length=12, blank=True)
    important = models.BooleanField(later("重要件"), default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=later("经办人"))
    on = models.DateField(later("日期"), default=timezone.localdate)
    recorded = models.DateTimeField(later("登记时间"), default=timezone.now)
    opinion = models.TextField(later("意见"), blank=True)
    checked = models.JSONField(later("校对要点"), default=list, blank=True)
    facts = models.JSONField(later("其他"), default=dict, blank=True)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("审核步骤")
        verbose_name_plural = later("审核步骤")
        indexes = (models.Index(fields=["record_type", "record_id"], name="review_steps_of_record"),)

    def __str__(self) -> str:
        return f"{self.on} {ReviewAct(self.act).label}"

    @property
    def event(self) -> Event | None:
        """It as the law sees it; None for what decides nothing."""
        found: Event | None = None
        match ReviewAct(self.act):
            case ReviewAct.SUBMITTED:
                found = Submitted(self.content, self.by_id, self.important)
            case ReviewAct.PASSED:
                found = Passed(self.content, self.by_id, self.stage)
            case ReviewAct.RETURNED:
                found = Returned(self.content, self.by_id, self.stage)
            case ReviewAct.RULED | ReviewAct.ANSWERED | ReviewAct.TAKEN_OVER as act:
                found = _RULINGS[act](self.content, self.by_id, Ruling(self.ruling))
            case ReviewAct.EXCEPTED:
                found = Excepted(self.content, self.by_id)
            case ReviewAct.ACCEPTED | ReviewAct.COMMENTED | ReviewAct.REDACTED:
                pass
        return found

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Record the step, once."""
        if not self._state.adding:
            raise ImmutableStepError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: a step is evidence."""
        raise ImmutableStepError


class ImmutableStepError(TypeError):
    """An attempt to change or delete a step."""

    def __init__(self) -> None:
        super().__init__(_("审核步骤已经登记，不能修改或者删除；需要时另作一步"))
