"""What is in the library, as its readers ask."""

from django.db.models import QuerySet

from gongkai_web.library.kinds import Attribute
from gongkai_web.library.models import Document


def public_documents() -> QuerySet[Document]:
    """What anybody may read: published, and disclosed by nature. Newest first, the organ beside each."""
    return (
        Document.objects.filter(live=True, attribute=Attribute.OPEN).select_related("organ").defer("body", "body_text")
    )
