"""Files that belong to a document."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class Attachment(Orderable):
    """One file of a document. `text` is what can be read in it, for the search; `digest` is its SHA-256."""

    document = ParentalKey("library.Document", on_delete=models.CASCADE, related_name="attachments")
    title = models.CharField("名称", max_length=200)
    file = models.FileField("文件", upload_to="documents/%Y/%m/")
    size = models.PositiveBigIntegerField("字节", default=0, editable=False)
    digest = models.CharField("摘要", max_length=64, blank=True, editable=False)
    text = models.TextField("文字", blank=True, editable=False)

    class Meta(Orderable.Meta):
        verbose_name = "附件"
        verbose_name_plural = "附件"

    def __str__(self) -> str:
        return self.title
