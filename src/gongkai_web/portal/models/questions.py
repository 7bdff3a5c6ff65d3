"""Questions about policies, with answers (政策问答)."""

from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField

from gongkai_web.library.models import PublicRecord
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class Question(PublicRecord):
    """One question that people ask, its answer, and the documents that the answer rests on."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="questions", verbose_name=later("答复机关"))
    question = models.CharField(later("问题"), max_length=300)
    answer = models.TextField(later("答复"))
    theme = models.CharField(later("主题"), max_length=60, blank=True)
    documents = ParentalManyToManyField(
        "library.Document", related_name="questions", verbose_name=later("依据的文件"), blank=True
    )

    compared = ("question", "answer", "theme")
    preview_modes = ()

    class Meta(PublicRecord.Meta):
        abstract = False
        ordering = ("-published_on", "-pk")
        verbose_name = later("政策问答")
        verbose_name_plural = later("政策问答")

    def __str__(self) -> str:
        return self.question

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return f"/questions/{self.pk}/"

    def obstacles(self) -> Iterator[tuple[str, str]]:
        """An answer that rests on a document the public cannot read rests on nothing."""
        hidden = [str(document) for document in self.documents.all() if not document.live]
        if hidden:
            yield (
                "documents",
                _("依据的文件还没有公开：{titles}").format(titles="、".join(f"《{title}》" for title in hidden)),
            )
