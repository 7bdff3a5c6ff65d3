"""What is published about another published record, and belongs to the organ of that record."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _

from gongkai_web.library.models import PublicRecord
from gongkai_web.organs.models import Organ
from gongkai_web.search.services import enqueue
from gongkai_web.ui.language import later


class FollowUp(PublicRecord):
    """A record about another, named by its field `about`: drafted, published, corrected and withdrawn by itself.

    `organ` is never chosen: it is that of the other record at the time of writing. The other record stands in the
    index with the words of both.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+", editable=False, verbose_name=later("公布机关"))

    about: ClassVar[str]
    history_url = ""

    class Meta(PublicRecord.Meta):
        abstract = True

    def clean(self) -> None:
        """Take the organ over."""
        super().clean()
        self._take_over()

    def save_whole(self, *args: Any, **kwargs: Any) -> None:
        """Save with the organ of the other record, and have the index look at that again."""
        self._take_over()
        super().save_whole(*args, **kwargs)
        enqueue(getattr(self, self.about))

    def obstacles(self) -> Iterator[tuple[str, str]]:
        """What is about something that the public cannot read stays a draft."""
        other = getattr(self, self.about)
        if not other.live:
            yield self.about, _("“{other}”还没有公开，请先发布").format(other=other)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete a draft, and have the index look at the other record again."""
        enqueue(getattr(self, self.about))
        return super().delete(*args, **kwargs)

    def _take_over(self) -> None:
        if not self.organ_id and getattr(self, f"{self.about}_id"):
            self.organ = getattr(self, self.about).organ
