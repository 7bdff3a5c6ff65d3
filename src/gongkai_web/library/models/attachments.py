"""Files that belong to a document, and what they have in common with those of other published records."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.files import FieldFile
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from gongkai_web.library.files import FileRefusedError, inspect
from gongkai_web.ui.language import later


class StoredFile(Orderable):
    """One file of a record. `text` is what can be read in it, for the search; `digest` is its SHA-256.

    What it is follows from its content, not its name: see `gongkai_web.library.files`.
    """

    title = models.CharField(later("名称"), max_length=200)
    file = models.FileField(later("文件"), upload_to="documents/%Y/%m/", max_length=200)
    kind = models.CharField(later("格式"), max_length=8, blank=True, editable=False)
    size = models.PositiveBigIntegerField(later("字节"), default=0, editable=False)
    digest = models.CharField(later("摘要"), max_length=64, blank=True, editable=False)
    text = models.TextField(later("文字"), blank=True, editable=False)
    note = models.CharField(later("提示"), max_length=200, blank=True, editable=False)

    _seen: object = None

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = later("附件")
        verbose_name_plural = later("附件")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse a file that is not what it says, can run, or is too large; keep what is known of a good one."""
        if self.file and is_new(self.file):
            self.inspect()

    def inspect(self) -> None:
        """Look into the file.

        Raises:
            ValidationError: at the field, with the reason.
        """
        try:
            found = inspect(self.file.file, self.file.name or "")
        except FileRefusedError as fault:
            raise ValidationError({"file": str(fault)}, code="file") from fault
        self.kind, self.size, self.digest, self.text = found.kind, found.size, found.digest, found.text
        self.note, self._seen = found.note, self.file.file

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and let nothing in that was not looked into."""
        if self.file and is_new(self.file) and self._seen is not self.file.file:
            self.inspect()
        super().save(*args, **kwargs)


class Attachment(StoredFile):
    """One file of a document."""

    document = ParentalKey("library.Document", on_delete=models.CASCADE, related_name="attachments")

    class Meta(StoredFile.Meta):
        abstract = False


def is_new(file: FieldFile) -> bool:
    """Whether a file was uploaded just now and is not stored yet."""
    return not file._committed  # type: ignore[attr-defined]  # noqa: SLF001 - Django has no public name for it
