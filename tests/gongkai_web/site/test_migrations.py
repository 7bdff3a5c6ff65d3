"""The tables can be made and taken away again, and say what the models say."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test.utils import override_settings

OURS = [app.label for app in apps.get_app_configs() if app.name.startswith("gongkai_web.")]


@pytest.mark.django_db
def test_no_model_lacks_a_migration():
    with override_settings(MIGRATION_MODULES={}):
        call_command("makemigrations", *OURS, check=True, dry_run=True, verbosity=0)


@pytest.mark.slow
@pytest.mark.skipif(
    connection.vendor == "sqlite",
    reason="on PostgreSQL; on SQLite the migrations make the demonstration, and nobody goes back",
)
@pytest.mark.django_db(transaction=True)
def test_every_migration_of_ours_goes_back_and_forth():
    """The tables of a test come without migrations; these are made by them, beside, and go away again."""
    with override_settings(MIGRATION_MODULES={}):
        _in_a_database_of_its_own(_back_and_forth)


def _back_and_forth():
    call_command("migrate", verbosity=0)
    forth = _tables()
    # Wagtail's and Django's tables stand on the users: without them there is no database to go back to.
    back = [label for label in reversed(_in_order()) if label != "accounts"]
    for label in back:
        call_command("migrate", label, "zero", verbosity=0)
    assert not [table for table in _tables() if table.split("_")[0] in {*back, "site"}]
    call_command("migrate", verbosity=0)
    assert _tables() == forth


def _in_order():
    """Apps with migrations, each before what stands on it."""
    graph = MigrationLoader(connection).graph
    plan = [label for node in graph.leaf_nodes() for label, _ in graph.forwards_plan(node) if label in OURS]
    return list(dict.fromkeys(plan))


def _tables():
    return set(connection.introspection.table_names())


def _in_a_database_of_its_own(work):
    name, own = connection.settings_dict["NAME"], f"{connection.settings_dict['NAME']}_migrated"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{own}"')
        cursor.execute(f'CREATE DATABASE "{own}"')
    connection.close()
    connection.settings_dict["NAME"] = own
    try:
        work()
    finally:
        connection.close()
        connection.settings_dict["NAME"] = name
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{own}"')
