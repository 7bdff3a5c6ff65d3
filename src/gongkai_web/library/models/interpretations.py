"""What explains a policy."""

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from gongkai_web.library.blocks import BODY
from gongkai_web.library.kinds import InterpretationForm, Interpreter
from gongkai_web.library.models.documents import words_of
from gongkai_web.organs.models import Organ
from gongkai_web.search.services import enqueue


class Interpretation(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """An interpretation (政策解读) of one or more documents; each links to the other."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="interpretations", verbose_name="公开机关")
    title = models.CharField("标题", max_length=300)
    documents = ParentalManyToManyField("library.Document", related_name="interpretations", verbose_name="解读的文件")
    form = models.CharField("解读形式", max_length=12, choices=InterpretationForm, default=InterpretationForm.TEXT)
    interpreter = models.CharField("解读人", max_length=10, choices=Interpreter, default=Interpreter.ORGAN)
    published_on = models.DateField("发布日期", null=True, blank=True)
    body = StreamField(BODY, verbose_name="正文", blank=True)
    body_text = models.TextField("正文文字", blank=True, editable=False)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="interpretation")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="interpretation",
        for_concrete_model=False,
    )

    class Meta:
        ordering = ("-published_on", "-pk")
        verbose_name = "政策解读"
        verbose_name_plural = "政策解读"

    def __str__(self) -> str:
        return self.title

    @property
    def revisions(self) -> Any:
        """Every version kept."""
        return self._revisions

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return f"/interpretations/{self.pk}/"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the words of the body, and tell the index."""
        self.body_text = words_of(self.body)
        super().save(*args, **kwargs)
        enqueue(self)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete, and tell the index."""
        enqueue(self)
        return super().delete(*args, **kwargs)
