"""Who holds office, with the titles that are right: a text that gives one of them another is held back."""

from datetime import date

from django.db import models
from django.utils import timezone

from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class OfficeholderQuerySet(models.QuerySet["Officeholder"]):
    """Officeholders."""

    def standing(self, on: date | None = None) -> "OfficeholderQuerySet":
        """Those who hold office on a day; today where none is given."""
        day = on or timezone.localdate()
        return self.exclude(until__lte=day).exclude(since__gt=day)


class Officeholder(models.Model):
    """A person who holds office from one day until, and not on, another. `titles` are divided by 、.

    Who changes office has a line for each: a document is held against the list of its own day.
    """

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="officeholders", verbose_name=later("机关"))
    name = models.CharField(later("姓名"), max_length=50)
    titles = models.CharField(
        later("职务"), max_length=200, help_text=later("有几个职务的，用顿号分开，如“县委副书记、县长”")
    )
    since = models.DateField(later("任职之日"), null=True, blank=True, help_text=later("不填的，任职以前的稿件也对照"))
    until = models.DateField(later("不再任职之日"), null=True, blank=True)

    objects = OfficeholderQuerySet.as_manager()

    class Meta:
        ordering = ("organ__path", "pk")
        verbose_name = later("领导职务")
        verbose_name_plural = later("领导职务名单")

    def __str__(self) -> str:
        return f"{self.name} {self.titles}"
