"""The name of what a version says: two versions that say the same have the same name."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField

from gongkai_web.journal.chain import digest

_ABOUT = frozenset(
    {
        *("pk", "live", "has_unpublished_changes", "first_published_at", "last_published_at", "latest_revision"),
        *("live_revision", "go_live_at", "expire_at", "expired", "locked", "locked_at", "locked_by"),
        "body_text",
    }
)
"""What is said of a version and not by it: when it goes out, who holds it, and what follows from the rest."""
DERIVED = ("body_text",)
"""Of that, what follows from its words, and is found by them."""


def spoken(model: type[Any]) -> list[str]:
    """The fields of a kind of record that a version says."""
    kept = {"id", *_ABOUT, *getattr(model, "kept", ())}
    return [field.name for field in model._meta.concrete_fields if field.name not in kept]


def content_of(revision: Any) -> str:
    """The digest of what a version says, its files by their own digests."""
    kind = ContentType.objects.get_for_id(revision.base_content_type_id)
    kept = getattr(kind.model_class(), "kept", ())
    return digest(_said(revision.content, frozenset(kept)))


def differing(record: Any, revision: Any) -> list[str]:
    """What the row of a record and the rows that belong to it say otherwise than a version, by what each is called."""
    kept = {*_ABOUT, *getattr(record, "kept", ())}
    streams = {field.name for field in record._meta.concrete_fields if isinstance(field, StreamField)}
    shown, said = (_unfolded(each, streams) for each in (_plain(record.serializable_data()), revision.content))
    names = [name for name in shown if name not in kept and _said(shown[name]) != _said(said.get(name))]
    called = {field.name: field for field in record._meta.get_fields()} | {
        child.get_accessor_name(): child for child in get_all_child_relations(record)
    }
    return [_called(called[name]) if name in called else name for name in names]


def _unfolded(content: Mapping[str, Any], streams: Collection[str]) -> dict[str, Any]:
    """With bodies as what they hold: a database may keep the same words in another order of their keys."""
    return {name: json.loads(part) if name in streams and part else part for name, part in content.items()}


def _plain(value: Any) -> Any:
    """It as a version keeps it."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def _called(field: Any) -> str:
    named = getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name_plural
    return str(named)


def _said(value: Any, kept: frozenset[str] = frozenset()) -> Any:
    if isinstance(value, Mapping):
        if value.get("digest"):
            return [value.get("title"), value["digest"]]  # a file
        return {name: _said(part) for name, part in value.items() if name not in _ABOUT and name not in kept}
    return [_said(part) for part in value] if isinstance(value, list) else value
