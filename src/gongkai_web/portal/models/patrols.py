"""What the patrol of links and files found, and when it last went round."""

from django.db import models

from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class DefectKind(models.TextChoices):
    """What may be wrong with a link or a file; a link that leaves the site is listed and never followed."""

    BROKEN = "broken-link", later("站内链接打不开")
    WITHDRAWN = "withdrawn-link", later("站内链接指向已撤回的内容")
    MISSING = "missing-file", later("附件丢失")
    CHANGED = "changed-file", later("附件内容与发布时不同")
    OUTSIDE = "outside-link", later("站外链接")


class Defect(models.Model):
    """One link or file that somebody should look at. It goes when the patrol no longer finds it.

    `record` is what it stands in, as `app.model/key`; `place` is the address of the link, or the name of the file.
    """

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="+", verbose_name=later("机关"))
    record = models.CharField(later("对象"), max_length=120)
    title = models.CharField(later("标题"), max_length=300)
    url = models.CharField(later("网址"), max_length=300)
    kind = models.CharField(later("问题"), max_length=16, choices=DefectKind)
    place = models.CharField(later("位置"), max_length=500)
    found_on = models.DateField(later("发现日期"))

    class Meta:
        ordering = ("organ__path", "record", "place")
        verbose_name = later("链接和附件问题")
        verbose_name_plural = later("链接和附件问题")
        constraints = (models.UniqueConstraint(fields=["record", "kind", "place"], name="portal_one_defect"),)

    def __str__(self) -> str:
        return f"{self.title}：{self.get_kind_display()}"


class PatrolRound(models.Model):
    """The last round: one row, written anew each time."""

    on = models.DateField(later("日期"))
    links = models.PositiveIntegerField(later("链接"))
    files = models.PositiveIntegerField(later("文件"))
    read = models.PositiveIntegerField(later("通读的文件"))

    class Meta:
        verbose_name = later("巡查")
        verbose_name_plural = later("巡查")

    def __str__(self) -> str:
        return f"{self.on}巡查"
