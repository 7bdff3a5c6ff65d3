"""What explains a policy."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField

from gongkai_web.library.files import EXTENSIONS, PICTURES, RECORDINGS
from gongkai_web.library.kinds import InterpretationForm, Interpreter
from gongkai_web.library.models.attachments import StoredFile
from gongkai_web.library.models.records import WrittenRecord
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later

_SHOWN = {
    InterpretationForm.CHART: (PICTURES, later("图片")),
    InterpretationForm.ANIMATION: (frozenset({"gif", "mp4", "webm"}), later("动画（GIF、MP4或者WebM）")),
    InterpretationForm.MEDIA: (frozenset(RECORDINGS), later("录音或者录像")),
}
"""What an interpretation of these forms has at least one file of, and what that is called."""


class Interpretation(WrittenRecord):
    """An interpretation (政策解读) of one or more documents; each links to the other."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="interpretations", verbose_name=later("公开机关"))
    documents = ParentalManyToManyField(
        "library.Document", related_name="interpretations", verbose_name=later("解读的文件")
    )
    form = models.CharField(
        later("解读形式"), max_length=12, choices=InterpretationForm, default=InterpretationForm.TEXT
    )
    interpreter = models.CharField(later("解读人"), max_length=10, choices=Interpreter, default=Interpreter.ORGAN)

    class Meta(WrittenRecord.Meta):
        abstract = False
        ordering = ("-published_on", "-pk")
        verbose_name = later("政策解读")
        verbose_name_plural = later("政策解读")

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return f"/interpretations/{self.pk}/"

    def compared_lines(self) -> list[str]:
        """Its words, then what its files say."""
        return [*super().compared_lines(), *(line for file in self.files.all() for line in file.said.splitlines())]

    def obstacles(self) -> Iterator[tuple[str, str]]:
        """What is called a chart, an animation or a recording has one."""
        kinds, what = _SHOWN.get(InterpretationForm(self.form), (frozenset(), ""))
        if kinds and not any(file.kind in kinds for file in self.files.all()):
            said = _("解读形式是“{form}”，发布前须上传{what}").format(form=self.get_form_display(), what=what)
            yield "form", said


class InterpretationFile(StoredFile):
    """A picture, a recording, or another file of an interpretation.

    `described` says in words what a picture shows or a recording says: who cannot see or hear it reads that.
    """

    interpretation = ParentalKey(Interpretation, on_delete=models.CASCADE, related_name="files")
    described = models.TextField(
        later("文字说明"), blank=True, help_text=later("图片写明图上说了什么，录音录像附文字稿")
    )

    taken = EXTENSIONS | RECORDINGS

    class Meta(StoredFile.Meta):
        abstract = False
        verbose_name = later("图片、音视频和附件")
        verbose_name_plural = later("图片、音视频和附件")

    @property
    def shown(self) -> str:
        """How a page shows it: "picture", "video" or "sound"; "" where it is only saved."""
        if self.kind in PICTURES:
            return "picture"
        if self.kind in RECORDINGS:
            return "video" if self.ending in {"mp4", "webm"} else "sound"
        return ""

    @property
    def said(self) -> str:
        """What can be read in it, for the search and for a comparison of versions."""
        return "\n".join(part for part in (self.title, self.described, self.text) if part)

    def clean(self) -> None:
        """Ask for words beside what is seen or heard."""
        super().clean()
        if self.shown and not self.described.strip():
            said = _("请写文字说明：看不见图片、听不见声音的人靠它了解内容（无障碍环境建设法第三十二条）")
            raise ValidationError({"described": said}, code="described")
