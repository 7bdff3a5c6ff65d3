"""What the search may find of the library: what is live and open, with the words of its attachments."""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from gongkai_web.library.kinds import Attribute
from gongkai_web.library.models import Document, Interpretation
from gongkai_web.search.model import Entry
from gongkai_web.search.services import record_key

INTERPRETATION = "interpretation"
"""The kind under which interpretations are found, beside the kinds of documents."""


def document_entries(keys: Sequence[object]) -> Iterator[Entry]:
    """The entries of those of the documents that the public may read."""
    documents = Document.objects.public().filter(pk__in=keys, attribute=Attribute.OPEN)
    for document in documents.select_related("organ").prefetch_related("attachments"):
        attachments = [part for file in document.attachments.all() for part in (file.title, file.text)]
        yield Entry(
            key=record_key(document),
            url=document.get_absolute_url(),
            title=document.title,
            body="\n".join(part for part in (document.body_text, document.summary, *attachments) if part),
            organ=document.organ.slug,
            day=document.published_on or document.formed_on,
            kind=document.kind,
            number=document.number,
            theme=document.theme,
            validity=document.validity().value if document.has_validity else "",
            keywords=f"{document.keywords} {document.issuers} {document.index_number} {document.former_index_number}",
        )


def interpretation_entries(keys: Sequence[object]) -> Iterator[Entry]:
    """The entries of those of the interpretations that the public may read."""
    live = Interpretation.objects.filter(pk__in=keys, live=True)
    for interpretation in live.select_related("organ").prefetch_related("files"):
        yield Entry(
            key=record_key(interpretation),
            url=interpretation.get_absolute_url(),
            title=interpretation.title,
            body="\n".join((interpretation.body_text, *(file.said for file in interpretation.files.all()))),
            organ=interpretation.organ.slug,
            day=interpretation.published_on or timezone.localdate(),
            kind=INTERPRETATION,
        )
