"""What a version says, and what it says differently from another: field by field, for whoever reviews it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.blocks.stream_block import StreamValue


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a version, as it is read."""

    label: str
    shown: SafeString


def differences(
    request: HttpRequest, record: Any, before: Any, after: Any, *, shield: Callable[[Any, Any], Any]
) -> list[Any]:
    """The fields in which two versions differ, each as Wagtail compares it; none where there is nothing before.

    `shield` takes from the older what its reader need not see.
    """
    if before is None or before.pk == after.pk:
        return []
    newest = after.as_object()
    handler = record.snippet_viewset.get_edit_handler()
    panel = handler.get_bound_panel(instance=record, request=request, form=None)
    versions = shield(before.as_object(), newest), newest
    compared = [comparison(*versions) for comparison in panel.get_comparison()]
    return [one for one in compared if one.has_changed()]


def parts_of(version: Any) -> list[Part]:
    """Everything that a version says which a person wrote: fields that are filled, then what belongs to it."""
    fields = [field for field in version._meta.fields if field.editable and field.name not in _KEPT]
    parts = [Part(_called(field), shown) for field in fields if (shown := _shown(version, field))]
    for child in get_all_child_relations(type(version)):
        rows = list(getattr(version, child.get_accessor_name()).all())
        if rows:
            listed = format_html_join("", "<li>{}</li>", ((_row(row),) for row in rows))
            parts.append(Part(str(child.related_model._meta.verbose_name_plural), format_html("<ul>{}</ul>", listed)))
    return parts


def _row(row: Any) -> str:
    """A row that belongs to a version: what it is called, and what else a person wrote in it."""
    called = str(row)
    return _("；").join([called, *(text for _label, text in texts_of(row) if text not in called)])


def texts_of(version: Any) -> list[tuple[str, str]]:
    """The texts that a person wrote in a version, each with what its place is called."""
    fields = [field for field in version._meta.fields if field.editable and field.name not in _KEPT]
    texts = [(_called(field), _words(getattr(version, field.name))) for field in fields if not field.choices]
    for child in get_all_child_relations(type(version)):
        called = str(child.related_model._meta.verbose_name_plural)
        for row in getattr(version, child.get_accessor_name()).all():
            texts += [(called, text) for _label, text in texts_of(row)]
    return [(label, text) for label, text in texts if text]


def _words(value: Any) -> str:
    """A text as it is, and the words of a body block by block; "" for what is no text."""
    if isinstance(value, str):
        return value
    if isinstance(value, StreamValue):
        return "\n".join(part for block in value for part in block.block.get_searchable_content(block.value) if part)
    return ""


_KEPT = frozenset({"id", "first_published_at", "go_live_at", "expire_at", "locked", "locked_at", "locked_by"})


def _called(field: Any) -> str:
    return str(field.verbose_name)


def _shown(version: Any, field: Any) -> SafeString | None:
    value = getattr(version, field.name)
    if not value:
        return None
    chosen = getattr(version, f"get_{field.name}_display", None)
    return format_html("{}", chosen() if chosen else value)
