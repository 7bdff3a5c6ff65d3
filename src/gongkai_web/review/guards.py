"""Triggers that let no row be public without a clearance, for whoever goes round the services.

Article 17 of the Regulation, article 35 of the law on secrets: reviewed first, then published. A record may only be, or
become, `live` in the very version that was cleared; a version that was cleared keeps its words, and so does a row that
is public: other words come with another version.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.db import connections, models

from gongkai_web.review.contents import DERIVED, spoken
from gongkai_web.review.part_guards import part_triggers

NAMES = ("cleared_insert", "cleared_update")
_REVISIONS, _FROZEN = "wagtailcore_revision", "wagtailcore_revision_cleared_stays"
_REFUSED = "review before publication: {table} may not be live in a version that was not cleared"
_CHANGED = "a version that was cleared does not change"
_OTHER_WORDS = "review before publication: what {table} says in public changes with its version alone"

_BECOMES = {
    "INSERT": "NEW.live",
    # One that is public in the same version as before stays so: what was public before reviews were kept among them.
    "UPDATE": (
        "NEW.live AND (NOT OLD.live OR OLD.id <> NEW.id"
        " OR OLD.live_revision_id IS NULL AND NEW.live_revision_id IS NOT NULL"
        " OR OLD.live_revision_id <> NEW.live_revision_id"
        " OR OLD.live_revision_id IS NOT NULL AND NEW.live_revision_id IS NULL)"
    ),
}
_CLEARED = """
{becomes} AND NOT EXISTS (
    SELECT 1 FROM review_clearance cleared JOIN django_content_type kind ON kind.id = cleared.record_type_id
    WHERE cleared.record_id = NEW.id AND cleared.revision_id = NEW.live_revision_id
    AND kind.app_label = '{app}' AND kind.model = '{model}')
"""
_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {name} BEFORE {verb} ON {table} WHEN {condition}
BEGIN SELECT RAISE(ABORT, '{said}'); END
"""
# The condition stands in the function: that of a trigger may not look into other tables. What is refused is told as a
# breach of integrity, as SQLite tells it.
_POSTGRES = (
    """
    CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF {condition} THEN RAISE EXCEPTION '{said}' USING ERRCODE = 'integrity_constraint_violation'; END IF;
    RETURN NEW; END $$
    """,
    "CREATE OR REPLACE TRIGGER {name} BEFORE {verb} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
)
_DIFFERS = {"sqlite": "IS NOT", "postgresql": "IS DISTINCT FROM"}
_SQLITE_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
_IN_PUBLIC = "OLD.live AND NEW.live AND NOT (NEW.live_revision_id {differs} OLD.live_revision_id)"


def install(using: str, kinds: Collection[type[models.Model]]) -> None:
    """Install the triggers on the tables of these models in one database; tables that are absent need none."""
    connection = connections[using]
    statements = _POSTGRES if connection.vendor == "postgresql" else (_SQLITE,)
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if not {"review_clearance", "django_content_type"} <= there:
            return
        for trigger in _triggers(kinds, connection.vendor):
            if trigger["table"] in there:
                for statement in statements:
                    cursor.execute(statement.format(**trigger))


def missing(using: str, kinds: Collection[type[models.Model]]) -> list[str]:
    """The triggers that are not there, by their names: somebody took them off."""
    connection = connections[using]
    asked = {trigger["name"] for trigger in _triggers(kinds, connection.vendor)}
    listed = "SELECT tgname FROM pg_trigger" if connection.vendor == "postgresql" else _SQLITE_TRIGGERS
    with connection.cursor() as cursor:
        cursor.execute(listed)
        return sorted(asked - {name for (name,) in cursor.fetchall()})


def lift(using: str, kinds: Collection[type[models.Model]]) -> None:
    """Take the triggers off while tables are made anew: SQLite renames no table that a trigger of another one names.

    PostgreSQL needs no such thing.
    """
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for trigger in _triggers(kinds, connection.vendor):
                cursor.execute(f"DROP TRIGGER IF EXISTS {trigger['name']}")


def _triggers(kinds: Collection[type[models.Model]], vendor: str) -> Iterator[dict[str, Any]]:
    yield _kept(vendor)
    yield from part_triggers(kinds, vendor)
    for kind in kinds:
        yield _words(kind, _DIFFERS[vendor])
        meta = kind._meta
        for name, verb in zip(NAMES, ("INSERT", "UPDATE"), strict=True):
            yield {
                "name": f"{meta.db_table}_{name}",
                "verb": verb,
                "table": meta.db_table,
                "condition": _CLEARED.format(becomes=_BECOMES[verb], app=meta.app_label, model=meta.model_name),
                "said": _REFUSED.format(table=meta.db_table),
            }


def _words(kind: type[models.Model], differs: str) -> dict[str, Any]:
    """What refuses other words in the version that is public already."""
    names = [field.column for field in kind._meta.concrete_fields if field.name in {*spoken(kind), *DERIVED}]
    changed = " OR ".join(f'NEW."{name}" {differs} OLD."{name}"' for name in names)
    table = kind._meta.db_table
    return {
        "name": f"{table}_cleared_words",
        "verb": "UPDATE",
        "table": table,
        "condition": f"{_IN_PUBLIC.format(differs=differs)} AND ({changed})",
        "said": _OTHER_WORDS.format(table=table),
    }


def _kept(vendor: str) -> dict[str, Any]:
    cleared = "EXISTS (SELECT 1 FROM review_clearance WHERE revision_id = NEW.id)"
    condition = f"OLD.content {_DIFFERS[vendor]} NEW.content AND {cleared}"
    return {"name": _FROZEN, "verb": "UPDATE", "table": _REVISIONS, "condition": condition, "said": _CHANGED}
