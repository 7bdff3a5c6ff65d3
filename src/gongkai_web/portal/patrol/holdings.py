"""Everything public in which a link or a file may stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.fields.files import FieldFile
from django.db.models.functions import Cast

from gongkai_web.gazette.models import Issue, Item
from gongkai_web.library.models import (
    Attachment,
    Document,
    InterpretationFile,
    StoredFile,
    WrittenRecord,
    public_models,
)
from gongkai_web.library.selectors import public_documents
from gongkai_web.matters.models import DraftFile
from gongkai_web.organs.models import Organ
from gongkai_web.portal.models import Guide, Topic
from gongkai_web.ui.anchors import links_of

_CHUNK = 200


@dataclass(frozen=True, slots=True)
class Link:
    """One link in a public text. `kind` is set where it names a record of Wagtail's own instead of an address."""

    organ: Organ
    record: Any
    url: str
    address: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """One file of a public record. `digest` is empty where none was kept."""

    organ: Organ
    record: Any
    url: str
    title: str
    file: FieldFile
    key: int
    digest: str = ""


def links() -> Iterator[Link]:
    """Every link in a public text."""
    for organ, record, url, html in _texts():
        for address, kind in links_of(html):
            yield Link(organ, record, url, address, kind)
    for guide in Guide.objects.filter(live=True).exclude(online_address="").select_related("organ"):
        yield Link(guide.organ, guide, f"/organs/{guide.organ.slug}/guide/", guide.online_address)


def files() -> Iterator[Held]:
    """Every file that the public can have."""
    kept = Attachment.objects.filter(document__in=public_documents().values("pk")).select_related("document__organ")
    yield from (_held(file, file.document) for file in _plain(kept, "document"))
    shown = InterpretationFile.objects.filter(interpretation__live=True).select_related("interpretation__organ")
    yield from (_held(file, file.interpretation) for file in _plain(shown, "interpretation"))
    drafts = DraftFile.objects.filter(consultation__live=True).select_related("consultation__organ")
    yield from (_held(file, file.consultation) for file in _plain(drafts, "consultation"))
    for issue in Issue.objects.filter(live=True).exclude(pdf="").select_related("organ"):
        yield Held(issue.organ, issue, issue.get_absolute_url(), f"{issue}.pdf", issue.pdf, issue.pk)


def _plain(found: QuerySet[Any], about: str) -> Iterator[Any]:
    """Without the long texts."""
    return found.defer("text", f"{about}__body", f"{about}__body_text").order_by("pk").iterator(chunk_size=_CHUNK)


def _held(file: StoredFile, record: Any) -> Held:
    return Held(record.organ, record, record.get_absolute_url(), file.title, file.file, file.pk, file.digest)


def _texts() -> Iterator[tuple[Organ, Any, str, str]]:
    for model in public_models():
        if issubclass(model, WrittenRecord):
            for record in _with_links(model):
                for block in record.body.raw_data:
                    if isinstance(block["value"], str):
                        yield record.organ, record, record.get_absolute_url(), block["value"]
    for topic in Topic.objects.filter(live=True, introduction__contains="<a").select_related("organ"):
        yield topic.organ, topic, topic.get_absolute_url(), topic.introduction
    items = Item.objects.filter(issue__live=True, text__contains="<a").select_related("issue__organ")
    for item in items.iterator(chunk_size=_CHUNK):
        yield item.issue.organ, item, item.get_absolute_url(), item.text


def _with_links(model: type[WrittenRecord]) -> Iterator[Any]:
    """Public records of a kind in whose body a link may stand: the database looks, so that few are brought here."""
    found: QuerySet[Any] = public_documents() if model is Document else model._default_manager.filter(live=True)
    chosen = found.annotate(written=Cast("body", TextField())).filter(written__contains="<a")
    narrow = chosen.defer(None).defer("body_text").select_related("organ").order_by("pk")
    return narrow.iterator(chunk_size=_CHUNK)
