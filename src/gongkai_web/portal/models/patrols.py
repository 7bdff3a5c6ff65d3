"""What the patrol of links and files found, and when it last went round."""

from django.db import models

from gongkai_web.organs.models import Organ


class DefectKind(models.TextChoices):
    """What may be wrong with a link or a file; a link that leaves the site is listed and never followed."""

    BROKEN = "broken-link", "站内链接打不开"
    WITHDRAWN = "withdrawn-link", "站内链接指向已撤回的内容"
    MISSING = "missing-file", "附件丢失"
    CHANGED = "changed-file", "附件内容与发布时不同"
    OUTSIDE = "outside-link", "站外链接"


class Defect(models.Model):
    """One link or file that somebody should look at. It goes when the patrol no longer finds it.

    `record` is what it stands in, as `app.model/key`; `place` is the address of the link, or the name of the file.
    """

    organ = models.ForeignKey(Organ, models.CASCADE, related_name="+", verbose_name="机关")
    record = models.CharField("对象", max_length=120)
    title = models.CharField("标题", max_length=300)
    url = models.CharField("网址", max_length=300)
    kind = models.CharField("问题", max_length=16, choices=DefectKind)
    place = models.CharField("位置", max_length=500)
    found_on = models.DateField("发现日期")

    class Meta:
        ordering = ("organ__path", "record", "place")
        verbose_name = "链接和附件问题"
        verbose_name_plural = "链接和附件问题"
        constraints = (models.UniqueConstraint(fields=["record", "kind", "place"], name="portal_one_defect"),)

    def __str__(self) -> str:
        return f"{self.title}：{self.get_kind_display()}"


class PatrolRound(models.Model):
    """The last round: one row, written anew each time."""

    on = models.DateField("日期")
    links = models.PositiveIntegerField("链接")
    files = models.PositiveIntegerField("文件")
    read = models.PositiveIntegerField("通读的文件")

    class Meta:
        verbose_name = "巡查"
        verbose_name_plural = "巡查"

    def __str__(self) -> str:
        return f"{self.on}巡查"
