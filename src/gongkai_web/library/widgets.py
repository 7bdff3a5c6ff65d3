"""Widgets of the back office: several documents chosen one search after the other, and files that are kept already."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib.admin.utils import quote
from django.db import models
from django.db.models.fields.files import FieldFile
from django.http import FileResponse
from django.urls import reverse
from django.utils.http import urlencode
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.admin.telepath import JSContext
from wagtail.snippets.widgets import AdminSnippetChooser

from gongkai_web.library.models import Document


class SeveralDocuments(forms.SelectMultiple):
    """Several documents. Shown are those chosen; more are looked for in the chooser, not in a list of all."""

    template_name = "library/widgets/several.html"

    @property
    def media(self) -> forms.Media:
        """The chooser's own scripts, and ours."""
        packing = JSContext()
        packing.pack(self._chooser())
        return self._chooser().media + packing.media + forms.Media(js=["library/several.js"])

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """With the titles of those chosen, in the order in which they were."""
        # Not the parent's: it would go through every document that may be chosen.
        context: dict[str, Any] = forms.Widget.get_context(self, name, value, attrs)
        context["widget"]["attrs"].setdefault("id", f"id_{name}")
        keys = [str(key) for key in value or ()]
        queryset = getattr(self.choices, "queryset", None)
        found = {str(d.pk): str(d) for d in queryset.filter(pk__in=_numbers(keys))} if queryset is not None else {}
        context["chosen"] = [(key, found[key]) for key in keys if key in found]
        context["packed"] = JSContext().pack(self._chooser())
        return context

    def _chooser(self) -> Any:
        return AdminSnippetChooser(Document)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file that is kept already, for the template of the widget."""

    name: str
    url: str

    def __str__(self) -> str:
        return self.name


class KeptFile(forms.ClearableFileInput):
    """A file. One that is kept is opened through its record: files have no address of their own on this site."""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """With the way to the file in place of what the storage would say."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        if context["widget"].get("is_initial"):
            context["widget"]["value"] = _Kept(PurePath(value.name).name, address_of(value))
        return context


def files_of(record: Any) -> Iterator[tuple[FieldFile, str]]:
    """The files of a record and of what stands under it, each with what it is called."""
    parts = [part for relation in get_all_child_relations(record) for part in _parts(record, relation)]
    for part in (record, *parts):
        files = (getattr(part, f.attname) for f in part._meta.concrete_fields if isinstance(f, models.FileField))
        yield from ((file, str(part)) for file in files if file)


def _parts(record: Any, relation: Any) -> list[Any]:
    return list(getattr(record, relation.get_accessor_name()).all())


def address_of(file: FieldFile) -> str:
    """Where the back office opens a file of a record, or of what stands under one."""
    part: Any = file.instance
    above = next((field.name for field in part._meta.fields if isinstance(field, ParentalKey)), "")
    record = getattr(part, above) if above else part
    page = reverse(record.snippet_viewset.get_url_name("file"), args=[quote(record.pk)])
    return f"{page}?{urlencode({'name': file.name or ''})}"


def saved_file(file: FieldFile, title: str) -> FileResponse:
    """A file to be saved, never shown as a page of this site."""
    answer = FileResponse(file.open(), as_attachment=True, filename=title + PurePath(file.name or "").suffix)
    answer["Content-Type"] = "application/octet-stream"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer


def _numbers(keys: list[str]) -> list[int]:
    return [int(key) for key in keys if key.isdigit()]
