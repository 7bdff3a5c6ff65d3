"""The public consultations from which a document came, for the page of the document."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from gongkai_web.library.asides import Aside
from gongkai_web.library.models import Document
from gongkai_web.matters.models import Consultation


def consultations(document: Document) -> Iterator[Aside]:
    """The public ones, oldest first, each with where it stands."""
    held = Consultation.objects.public().filter(issued=document).order_by("opens_on", "pk")
    for consultation in held.only("title", "opens_on", "closes_on"):
        yield Aside(_("意见征集"), consultation.title, consultation.get_absolute_url(), consultation.state.label)
