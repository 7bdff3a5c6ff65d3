"""Topic pages (专题): documents on one subject, gathered under an introduction."""

from collections.abc import Iterator

from django.db import models
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField

from gongkai_web.library.cleaning import words_of_html
from gongkai_web.library.models import PublicRecord
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import later


class Topic(PublicRecord):
    """A topic page. Besides the documents chosen, those that carry `keyword` come by themselves."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="topics", verbose_name=later("主办机关"))
    title = models.CharField(later("标题"), max_length=100)
    slug = models.SlugField(later("网址名"), max_length=60, unique=True)
    introduction = RichTextField(later("导语"), features=["bold", "link", "ul", "ol"], blank=True)
    documents = ParentalManyToManyField(
        "library.Document", related_name="topics", verbose_name=later("文件"), blank=True
    )
    keyword = models.CharField(
        later("主题词"), max_length=40, blank=True, help_text=later("带有这个主题词的文件自动列入")
    )

    compared = ("title", "keyword")
    preview_modes = ()

    class Meta(PublicRecord.Meta):
        abstract = False
        ordering = ("-published_on", "-pk")
        verbose_name = later("专题")
        verbose_name_plural = later("专题")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return f"/topics/{self.slug}/"

    def compared_lines(self) -> list[str]:
        """The words of its introduction."""
        return words_of_html(self.introduction).splitlines()

    def obstacles(self) -> Iterator[tuple[str, str]]:
        """A topic page without documents would stay empty."""
        if not self.keyword and not self.documents.exists():
            yield "documents", _("发布前须选择文件，或者填写主题词")
