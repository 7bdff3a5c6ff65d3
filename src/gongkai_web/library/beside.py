"""What the page of a document shows beside the document: relations, files, interpretations, history.

It is asked for in six queries, and kept until a record changes that it follows from: the document, one that it is
related to, an interpretation of it, or whatever other apps tell of.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import get_language

from gongkai_web.library.asides import are_told_of, asides_of
from gongkai_web.library.kinds import PublicAct
from gongkai_web.library.models import Attachment, Document, Interpretation, Relation
from gongkai_web.search.remembering import Remembered

MOST = 500
"""Documents of which it is kept; of others it is asked for each time."""

Beside = dict[str, Any]
Kept = dict[tuple[int, str | None], Beside]
"""By document and language."""


def still(kept: Kept, changed: Sequence[str]) -> Kept | None:
    """What of it holds after some records changed; None where other apps may have something else to tell.

    It is always another dictionary: what a slower thread still puts into the old one may be older than the change.
    """
    known = list(kept.items())
    if not known:
        return {}
    if any(are_told_of(key) for key in changed):
        return None
    documents, interpretations = _named(Document, changed), _named(Interpretation, changed)
    touched = documents | set(_related_now(documents)) | set(_explained_now(interpretations))
    return {
        key: beside
        for key, beside in known
        if key[0] not in touched
        and documents.isdisjoint(relation.source_id for relation in beside["affected_by"])
        and documents.isdisjoint(relation.target_id for relation in beside["affects"])
        and interpretations.isdisjoint(explaining.pk for explaining in beside["interpretations"])
    }


def _named(model: type[Model], changed: Sequence[str]) -> set[int]:
    start = f"{model._meta.label_lower}/"
    return {int(key.removeprefix(start)) for key in changed if key.startswith(start)}


def _related_now(documents: set[int]) -> Iterator[int]:
    if documents:
        related = Q(source__in=documents) | Q(target__in=documents)
        for pair in Relation.objects.filter(related).order_by().values_list("source", "target"):
            yield from pair


def _explained_now(interpretations: set[int]) -> Iterator[int]:
    if interpretations:
        through = Interpretation.documents.through
        found = through._default_manager.filter(interpretation__in=interpretations)
        yield from found.values_list("document", flat=True)


known_beside: Remembered[Kept] = Remembered(dict, still)
"""What is kept as of the last change: to be fetched before the document is read."""


def beside(here: Document, kept: Kept) -> Beside:
    """What stands beside a document that was read after `kept` was fetched."""
    key = (here.pk, get_language())
    known = kept.get(key)
    if known is None:
        known = _read(here)
        if len(kept) < MOST:
            kept[key] = known
    return known


def _read(here: Document) -> Beside:
    """What was done to the document is asked for once, for the list and for the standing."""
    related = list(Relation.objects.shown_with(here))
    affected_by = [relation for relation in related if relation.target_id == here.pk]
    outside = list(here.outside_changes.all())
    told = list(here.versions.order_by("-number").only("act", "on", "notice"))
    return {
        "standing": here.standing(changes=(*affected_by, *outside)) if here.has_validity else None,
        "affects": [relation for relation in related if relation.source_id == here.pk],
        "affected_by": affected_by,
        "outside": outside,
        "interpretations": list(here.interpretations.filter(live=True).only("title", "form", "interpreter")),
        "asides": asides_of(here),
        "attachments": list(Attachment.objects.filter(document=here).defer("text")),
        "corrections": [version for version in told if version.act == PublicAct.CORRECTED],
        "versions": len(told),
    }
