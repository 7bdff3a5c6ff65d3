"""How many reviews an office asks, by kind of record."""

from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from gongkai.review import EMERGENCY_DAYS, REASSESS_MONTHS, Chain, chain_of
from gongkai_web.organs.models import Organ
from gongkai_web.review.kinds import Extra, Levels
from gongkai_web.ui.language import later


class Rule(models.Model):
    """The chain of an organ for one kind of record, or for all kinds that have no rule of their own.

    An organ without a rule follows the nearest organ above it that has one; where none has, three reviews are asked.
    """

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="review_rules", verbose_name=later("机关"))
    record_type = models.ForeignKey(
        ContentType, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=later("适用的内容")
    )
    levels = models.PositiveSmallIntegerField(later("审核级数"), choices=Levels, default=Levels.THREE)
    extra = models.PositiveSmallIntegerField(later("重要件加校"), choices=Extra, default=Extra.ONE)
    emergency_days = models.PositiveSmallIntegerField(
        later("应急发布后几个工作日内补审"),
        default=EMERGENCY_DAYS,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )

    reassess_months = models.PositiveSmallIntegerField(
        later("不公开的几个月评估一次"),
        default=REASSESS_MONTHS,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=later("条例第十八条要求定期评估，没有规定多久"),
    )

    class Meta:
        verbose_name = later("审核规则")
        verbose_name_plural = later("审核规则")
        constraints = (
            models.UniqueConstraint(
                fields=["organ", "record_type"], nulls_distinct=False, name="review_one_rule_for_a_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organ}：{Levels(self.levels).label}"

    @property
    def chain(self) -> Chain:
        """The stages that it asks."""
        return chain_of(self.levels, extra=self.extra)
