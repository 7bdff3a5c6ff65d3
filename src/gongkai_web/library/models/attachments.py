"""Files that belong to a document, and what they have in common with those of other published records."""

from collections.abc import Collection, Mapping
from pathlib import PurePath
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from gongkai_web.library.files import EXTENSIONS, TABLES, FileRefusedError, inspect, words_in
from gongkai_web.ui.language import later


class TakenFile(models.FileField):
    """The file of a `StoredFile`. Whatever way it comes to be stored, it is looked into before, and its words read.

    A draft of a public record is kept as a revision, and no row of it is saved; its files are stored all the same.
    """

    def pre_save(self, model_instance: Any, add: bool) -> Any:  # noqa: FBT001 - Django's signature
        """Let nothing in that was not looked into, and read the words of what comes in: once, for it is slow."""
        file = getattr(model_instance, self.attname)
        if file and is_new(file):
            model_instance.read()
        return super().pre_save(model_instance, add)

    def deconstruct(self) -> Any:
        """To the database it is a file like any other."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", args, kwargs


class StoredFile(Orderable):
    """One file of a record. `text` is what can be read in it, for the search; `digest` is its SHA-256.

    What it is follows from its content, not its name: see `gongkai_web.library.files`.
    """

    title = models.CharField(later("名称"), max_length=200)
    file = TakenFile(later("文件"), upload_to="documents/%Y/%m/", max_length=200)
    kind = models.CharField(later("格式"), max_length=8, blank=True, editable=False)
    size = models.PositiveBigIntegerField(later("字节"), default=0, editable=False)
    digest = models.CharField(later("摘要"), max_length=64, blank=True, editable=False)
    text = models.TextField(later("文字"), blank=True, editable=False)
    note = models.CharField(later("提示"), max_length=200, blank=True, editable=False)

    taken: ClassVar[Mapping[str, Collection[str]]] = EXTENSIONS
    """The kinds that it may be, with the endings of each."""
    _seen: object = None

    class Meta(Orderable.Meta):
        abstract = True
        verbose_name = later("附件")
        verbose_name_plural = later("附件")

    def __str__(self) -> str:
        return self.title

    @property
    def ending(self) -> str:
        """The ending of its name, which its content bears out."""
        return PurePath(self.file.name or "").suffix.lower().lstrip(".")

    def clean(self) -> None:
        """Refuse a file that is not what it says, can run, or is too large; keep what is known of a good one."""
        if self.file and is_new(self.file):
            self.inspect()

    def inspect(self) -> None:
        """What the file is, and that it may be taken; done once for each file, however often it is asked.

        Raises:
            ValidationError: at the field, with the reason.
        """
        if self._seen is self.file.file:
            return
        try:
            found = inspect(self.file.file, self.file.name or "", self.taken)
        except FileRefusedError as fault:
            raise ValidationError({"file": str(fault)}, code="file") from fault
        self.kind, self.size, self.digest, self.note = found.kind, found.size, found.digest, found.note
        self._seen = self.file.file

    def read(self) -> None:
        """Look into a file that is about to be stored, and read its words.

        Raises:
            ValidationError: as `inspect`.
        """
        self.inspect()
        self.text = words_in(self.file.file, self.file.name or "", self.kind)


class Attachment(StoredFile):
    """One file of a document."""

    document = ParentalKey("library.Document", on_delete=models.CASCADE, related_name="attachments")
    open_data = models.BooleanField(
        later("开放数据"), default=False, help_text=later("机器能读的表格，列入开放数据目录，供人下载利用")
    )

    class Meta(StoredFile.Meta):
        abstract = False
        indexes = (models.Index(fields=["document"], condition=models.Q(open_data=True), name="library_open_data"),)

    def clean(self) -> None:
        """Let be open data only what a machine can read as a table."""
        super().clean()
        if self.open_data and self.file and self.ending not in TABLES:
            said = _("开放数据须是机器能读的表格（{allowed}）；这个文件是{ending}").format(
                allowed=_("、").join(sorted(TABLES)), ending=self.ending or self.kind
            )
            raise ValidationError({"open_data": said}, code="open-data")


def is_new(file: FieldFile) -> bool:
    """Whether a file was uploaded just now and is not stored yet."""
    return not file._committed  # type: ignore[attr-defined]  # noqa: SLF001 - Django has no public name for it
