"""Where the links of a version lead, before it is public: whoever knows the addresses of the site judges them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import URLField
from django.utils.module_loading import import_string
from modelcluster.models import get_all_child_relations
from wagtail.blocks.stream_block import StreamValue

from gongkai_web.ui.anchors import links_of


@dataclass(frozen=True, slots=True)
class Lead:
    """A link in a part of a version; `kind` is set where it names a record of Wagtail's own instead of an address."""

    part: str
    address: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """What is to be said of a link, and what to do."""

    lead: Lead
    code: str
    message: str
    advice: str


Judge = Callable[[Any, list[Lead]], list[Judged]]


def judged(version: Any) -> list[Judged]:
    """What is to be said of the links of a version, each once in its part."""
    leads = list(dict.fromkeys(leads_in(version)))
    judge: Judge = import_string(settings.LINK_JUDGE)
    return judge(version, leads) if leads else []


def leads_in(version: Any) -> Iterator[Lead]:
    """Every link in what a person wrote in a version, and in the rows that belong to it."""
    for field in version._meta.fields:
        if field.editable and (value := getattr(version, field.name)):
            called = str(field.verbose_name)
            if isinstance(field, URLField):
                yield Lead(called, str(value))
            yield from (Lead(called, *found) for text in _texts(value) for found in links_of(text))
    for child in get_all_child_relations(type(version)):
        called = str(child.related_model._meta.verbose_name_plural)
        for row in getattr(version, child.get_accessor_name()).all():
            yield from (Lead(called, lead.address, lead.kind) for lead in leads_in(row))


def _texts(value: Any) -> Iterator[str]:
    """The texts of a field in which a link may stand."""
    if isinstance(value, StreamValue):
        value = list(value.get_prep_value())
    if isinstance(value, str) and "<a" in value:
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
