"""That an office was told by mail of what is due, once a day however many servers there are."""

from django.db import models

from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class DayMail(models.Model):
    """One letter a day to one office."""

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="+")
    on = models.DateField(later("日期"))

    class Meta:
        verbose_name = later("每日提醒")
        verbose_name_plural = later("每日提醒")
        constraints = (models.UniqueConstraint(fields=["organ", "on"], name="desk_one_mail_a_day"),)

    def __str__(self) -> str:
        return f"{self.on}"
