"""Triggers on the tables of what belongs to a record: attachments, opinions, entries of contents, chosen documents.

A row that belongs to a public record must be one that its public version names, field by field: a version that goes out
writes its parts after its record, and passes. What is taken away publishes nothing, and is not refused here: a version
that goes out takes away rows that it then writes anew (`review.verifying` finds what somebody else took away).
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import get_all_child_relations

_SAID = "review before publication: the public version of {of} names no such row of {table}"
_VERBS = ("INSERT", "UPDATE")
_BELONGS = """
EXISTS (SELECT 1 FROM {of} public WHERE public.id = NEW."{by}" AND public.live)
AND NOT EXISTS (
    SELECT 1 FROM {of} public JOIN wagtailcore_revision version ON version.id = public.live_revision_id,
    {each} part WHERE public.id = NEW."{by}" AND {same})
"""
# What a version keeps of a row that is not there is null: PostgreSQL unfolds lists alone.
_EACH = {
    "sqlite": "json_each(version.content, '$.{name}')",
    "postgresql": (
        "jsonb_array_elements(CASE jsonb_typeof(version.content -> '{name}') WHEN 'array'"
        " THEN version.content -> '{name}' ELSE '[]' END)"
    ),
}
_SAME = {
    "sqlite": "json_extract(part.value, '$.{key}') IS NEW.\"{column}\"",
    "postgresql": "part.value ->> '{key}' IS NOT DISTINCT FROM NEW.\"{column}\"::text",
}
_CHOSEN = {
    "sqlite": 'part.value = NEW."{column}"',
    "postgresql": "part.value #>> '{{}}' = NEW.\"{column}\"::text",
}


def part_triggers(kinds: Collection[type[models.Model]], vendor: str) -> Iterator[dict[str, Any]]:
    """The triggers for the parts of these kinds of records: name, verb, table, condition and words of each."""
    for kind in kinds:
        for name, table, by, same in (*_parts(kind, vendor), *_choices(kind, vendor)):
            of = kind._meta.db_table
            each = _EACH[vendor].format(name=name)
            for verb in _VERBS:
                yield {
                    "name": f"{table}_cleared_part_{verb.lower()}",
                    "verb": verb,
                    "table": table,
                    "condition": _BELONGS.format(of=of, by=by, each=each, same=same),
                    "said": _SAID.format(of=of, table=table),
                }


_Part = tuple[str, str, str, str]
"""How a version calls it, its table, the column that names the record, and what makes a row the same."""


def _parts(kind: type[models.Model], vendor: str) -> Iterator[_Part]:
    """Rows of their own that belong to a record."""
    for child in get_all_child_relations(kind):
        meta = child.related_model._meta
        own = [field for field in meta.concrete_fields if not field.primary_key and field.name != child.field.name]
        same = " AND ".join(_SAME[vendor].format(key=field.name, column=field.column) for field in own)
        yield child.get_accessor_name(), meta.db_table, child.field.column, same


def _choices(kind: type[models.Model], vendor: str) -> Iterator[_Part]:
    """Records that a record names."""
    for field in kind._meta.many_to_many:
        if isinstance(field, ParentalManyToManyField):
            same = _CHOSEN[vendor].format(column=field.m2m_reverse_name())
            yield field.name, field.m2m_db_table(), field.m2m_column_name(), same
