"""What documents do to each other."""

from datetime import date
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey

from gongkai.documents import Change, Effect, circle
from gongkai_web.library.kinds import RelationKind
from gongkai_web.ui.language import later

_SEEN = models.Q(source__live=True) | models.Q(source__withdrawn_on__isnull=False)
"""The source is public here, or was until it was withdrawn."""


class RelationQuerySet(models.QuerySet["Relation"]):
    """Relations, chosen by whether they have effect."""

    def in_effect(self) -> "RelationQuerySet":
        """Those whose source is public here, or was until it was withdrawn; beside each what is said of the source."""
        return self.filter(_SEEN).beside("source")

    def shown_with(self, document: Any) -> "RelationQuerySet":
        """What the page of a document tells: what was done to it with effect, and what it does to public ones."""
        done = models.Q(target=document) & _SEEN
        return self.filter(done | models.Q(source=document, target__live=True)).beside("source", "target")

    def beside(self, *ends: str) -> "RelationQuerySet":
        """With one of the two documents or both, as far as they are named: no body is read, nor what else they have."""
        named = (f"{end}__{name}" for end in ends for name in ("live", "title", "number", "index_number"))
        return self.select_related(*ends).only("kind", "on", "note", "source_id", "target_id", *named)


class Relation(models.Model):
    """`source` amends, repeals or declares lapsed `target`, from a day on. Both pages link to each other.

    It has effect once its source has been public here. A draft does nothing. A source that was withdrawn still does:
    to withdraw ends a publication, not the instrument, and what was repealed comes back only by a new decision of the
    organ. That is our reading: no rule was found that ties the force of an instrument to its page. Where a relation was
    recorded by mistake, it is taken out of its source and that is published anew.
    """

    source = ParentalKey(
        "library.Document", on_delete=models.CASCADE, related_name="affects", verbose_name=later("文件")
    )
    kind = models.CharField(later("关系"), max_length=20, choices=RelationKind)
    target = models.ForeignKey(
        "library.Document", models.PROTECT, related_name="affected_by", verbose_name=later("对象文件")
    )
    on = models.DateField(later("生效日期"))
    note = models.CharField(later("说明"), max_length=300, blank=True)

    objects = RelationQuerySet.as_manager()

    class Meta:
        ordering = ("on", "pk")
        verbose_name = later("对其他文件的修改、废止")
        verbose_name_plural = later("对其他文件的修改、废止")
        constraints = (
            models.UniqueConstraint(fields=["source", "target", "kind"], name="library_one_relation"),
            models.CheckConstraint(name="library_relation_to_another", condition=~models.Q(source=models.F("target"))),
        )

    def __str__(self) -> str:
        return f"{self.source}{self.get_kind_display()}{self.target}"

    @property
    def kind_(self) -> RelationKind:
        """What is done, as a value of the list."""
        return RelationKind(self.kind)

    @property
    def change(self) -> Change:
        """What is done to the target, for the core."""
        return Change(Effect(self.kind), self.on, self.said_of_source)

    @property
    def said_of_source(self) -> str:
        """How the public is told who did it. What was withdrawn is named by its index number: its title is closed."""
        source = self.source
        return source.cited if source.live else f"索引号{source.index_number}的文件，已从本站撤回，撤回不影响其效力"

    def clean(self) -> None:
        """Refuse a day before the target was made, and a relation that leads round to its own source."""
        if self.target_id is None:
            return
        on: date | None = self.on
        if on is not None and on < self.target.formed_on:
            raise ValidationError(
                {
                    "on": _("生效日期{on}早于“{target}”的成文日期{formed_on}").format(
                        on=self.on, target=self.target, formed_on=self.target.formed_on
                    )
                },
                code="before",
            )
        if self.source_id and (found := circle(self.source_id, self.target_id, _affected)):
            raise ValidationError({"target": _("关系循环：{found}").format(found=_told(found))}, code="circle")


class OutsideChange(models.Model):
    """What a document that is not in this library did to one that is."""

    document = ParentalKey("library.Document", on_delete=models.CASCADE, related_name="outside_changes")
    kind = models.CharField(later("关系"), max_length=20, choices=RelationKind)
    on = models.DateField(later("生效日期"))
    by = models.CharField(later("依据文件"), max_length=300, help_text=later("写明标题和发文字号"))

    class Meta:
        ordering = ("on", "pk")
        verbose_name = later("被库外文件修改、废止")
        verbose_name_plural = later("被库外文件修改、废止")

    def __str__(self) -> str:
        return f"{self.on}被{self.by}{self.change.effect.label}"

    @property
    def change(self) -> Change:
        """What is done to the document, for the core."""
        return Change(Effect(self.kind), self.on, self.by)

    def clean(self) -> None:
        """Refuse a day before the document was made."""
        formed_on: date | None = getattr(getattr(self, "document", None), "formed_on", None)
        on: date | None = self.on
        if formed_on is not None and on is not None and on < formed_on:
            raise ValidationError(
                {"on": _("生效日期{on}早于成文日期{formed_on}").format(on=self.on, formed_on=formed_on)}, code="before"
            )


def _affected(document: int) -> Any:
    return Relation.objects.filter(source=document).order_by("pk").values_list("target", flat=True)


def _told(found: tuple[int, ...]) -> str:
    """A circle in words, by titles."""
    documents: Any = apps.get_model("library", "Document")
    titles = dict(documents.objects.filter(pk__in=found).values_list("pk", "title"))
    return " → ".join(f"“{titles[key]}”" for key in found)
