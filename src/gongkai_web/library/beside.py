"""What the page of a document shows beside the document: relations, files, interpretations, history.

It is asked for in six queries, and kept until any record that may stand on it has changed.
"""

from typing import Any

from django.utils.translation import get_language

from gongkai_web.library.asides import asides_of
from gongkai_web.library.kinds import PublicAct
from gongkai_web.library.models import Attachment, Document, Relation
from gongkai_web.search.remembering import Remembered

MOST = 500
"""Documents of which it is kept; of others it is asked for each time."""

Beside = dict[str, Any]
Kept = dict[tuple[int, str | None], Beside]
"""By document and language."""

known_beside: Remembered[Kept] = Remembered(dict)
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
