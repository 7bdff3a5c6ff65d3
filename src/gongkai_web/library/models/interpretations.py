"""What explains a policy."""

from django.db import models
from modelcluster.fields import ParentalManyToManyField

from gongkai_web.library.kinds import InterpretationForm, Interpreter
from gongkai_web.library.models.records import WrittenRecord
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


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
