"""What one document does to another."""

from django.db import models
from modelcluster.fields import ParentalKey

from gongkai_web.library.kinds import RelationKind


class Relation(models.Model):
    """`source` amends, repeals or declares lapsed `target`, from a day on. Both pages link to each other."""

    source = ParentalKey("library.Document", on_delete=models.CASCADE, related_name="affects", verbose_name="文件")
    kind = models.CharField("关系", max_length=20, choices=RelationKind)
    target = models.ForeignKey("library.Document", models.PROTECT, related_name="affected_by", verbose_name="对象文件")
    on = models.DateField("生效日期")
    note = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        ordering = ("on", "pk")
        verbose_name = "文件关系"
        verbose_name_plural = "文件关系"
        constraints = (
            models.UniqueConstraint(fields=["source", "target", "kind"], name="library_one_relation"),
            models.CheckConstraint(name="library_relation_to_another", condition=~models.Q(source=models.F("target"))),
        )

    def __str__(self) -> str:
        return f"{self.source}{self.get_kind_display()}{self.target}"
