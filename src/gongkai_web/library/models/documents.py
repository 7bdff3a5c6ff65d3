"""A document, as the library keeps it."""

from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from modelcluster.models import ClusterableModel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin

from gongkai_web.library.blocks import BODY
from gongkai_web.library.kinds import THEMES, Attribute, DocumentKind, Genre
from gongkai_web.organs.models import Organ
from gongkai_web.search.services import enqueue


class Document(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, PreviewableMixin, ClusterableModel):
    """One document or other piece of government information (条例第二条), with what its page must print of it.

    `formed_on` is the day it was made (成文日期), `published_on` the day it was first made public here (发布日期).
    `changed_on` is the day its content last changed: the duty to publish runs from it anew (条例第二十六条).
    Validity is never stored: it follows from `effective_on`, `expires_on` and from what other documents do to this one.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="documents", verbose_name="公开机关")
    kind = models.CharField("文件类型", max_length=20, choices=DocumentKind, default=DocumentKind.INFORMATION)
    index_number = models.CharField("索引号", max_length=40, unique=True, editable=False)
    title = models.CharField("标题", max_length=300)
    issuers = models.CharField("发文机关", max_length=300, blank=True, help_text="联合发文的，主办机关写在最前")
    number = models.CharField("发文字号", max_length=60, blank=True)
    formed_on = models.DateField("成文日期")
    published_on = models.DateField("发布日期", null=True, blank=True)
    changed_on = models.DateField("变更日期", null=True, blank=True)
    theme = models.CharField("主题分类", max_length=40, choices=[(theme, theme) for theme in THEMES], blank=True)
    keywords = models.CharField("主题词", max_length=200, blank=True, help_text="用空格分开")
    genre = models.CharField("体裁", max_length=20, choices=Genre, blank=True)
    topic = models.CharField("法定主动公开内容", max_length=20, blank=True)
    summary = models.TextField("内容概述", blank=True)
    annotation = models.TextField("题注", blank=True, help_text="规章的公布、修改日期和令号，施行日期")
    attribute = models.CharField("公开属性", max_length=12, choices=Attribute, default=Attribute.OPEN)
    ground = models.CharField("不公开的依据", max_length=20, blank=True)
    ground_note = models.TextField("不公开的理由", blank=True)
    duty = models.CharField("公开期限依据", max_length=30, default="general")
    effective_on = models.DateField("施行日期", null=True, blank=True)
    expires_on = models.DateField("有效期至", null=True, blank=True, help_text="最后一个有效的日子")
    body = StreamField(BODY, verbose_name="正文", blank=True)
    body_text = models.TextField("正文文字", blank=True, editable=False)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="document")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="document",
        for_concrete_model=False,
    )

    class Meta:
        ordering = ("-published_on", "-pk")
        verbose_name = "文件"
        verbose_name_plural = "文件"
        indexes = (
            models.Index(fields=["live", "-published_on", "-id"], name="library_newest"),
            models.Index(fields=["organ", "live", "-published_on"], name="library_newest_of_organ"),
            models.Index(fields=["number"], name="library_number"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def revisions(self) -> Any:
        """Every version kept."""
        return self._revisions

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return f"/documents/{self.pk}/"

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new document its index number, keep the words of the body, and tell the index."""
        if not self.index_number:
            self.index_number = IndexSerial.take(self.organ, self.formed_on.year)
        self.body_text = words_of(self.body)
        super().save(*args, **kwargs)
        enqueue(self)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete, and tell the index."""
        enqueue(self)
        return super().delete(*args, **kwargs)


def words_of(body: Any) -> str:
    """The plain words of a body, block by block."""
    return "\n".join(part for block in body for part in block.block.get_searchable_content(block.value) if part)


class IndexSerial(models.Model):
    """The last serial number that an organ has used in a year. It only grows, so no index number comes twice."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organ", "year"], name="library_one_serial"),)

    def __str__(self) -> str:
        return f"{self.organ_id}/{self.year}-{self.last}"

    @classmethod
    @transaction.atomic
    def take(cls, organ: Organ, year: int) -> str:
        """The next index number of an organ: its credit code, or its number where it has none, the year, the serial."""
        serial, _ = cls.objects.select_for_update().get_or_create(organ=organ, year=year)
        serial.last += 1
        serial.save()
        return f"{organ.credit_code or f'{organ.pk:09}'}/{year}-{serial.last:05}"
