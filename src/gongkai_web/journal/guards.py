"""Triggers that hold a table append-only, for whoever reaches the database round our code."""

from collections.abc import Collection

from django.db import connections

_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {VERB} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRES = (
    """
    CREATE OR REPLACE FUNCTION gongkai_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$
    """,
    """
    CREATE OR REPLACE TRIGGER {table}_no_{verb} BEFORE {VERB} ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION gongkai_append_only()
    """,
)


def install(using: str, guarded: Collection[str]) -> None:
    """Install the triggers for these tables in one database; those that are there stay, and absent tables need none."""
    connection = connections[using]
    statements = _POSTGRES if connection.vendor == "postgresql" else (_SQLITE,)
    with connection.cursor() as cursor:
        there = connection.introspection.table_names(cursor)
        for table in (table for table in guarded if table in there):
            for verb in ("update", "delete"):
                for statement in statements:
                    cursor.execute(statement.format(table=table, verb=verb, VERB=verb.upper()))
