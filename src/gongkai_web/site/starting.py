"""Django made ready for a command, with every fault of the settings told in one line."""

import importlib
import os

import click

SETTINGS = "gongkai_web.site.settings.production"


def start() -> None:
    """Read the settings and load the apps.

    Raises:
        SettingError: when a setting cannot be what was given.
        click.ClickException: when the data folder cannot be used.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    try:
        importlib.import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    except OSError as error:
        raise click.ClickException(f"数据文件夹不能用：{error}；用环境变量GONGKAI_DATA另指一个") from error
    import django

    django.setup()


def reach_database() -> None:
    """Let pass when the database answers.

    Raises:
        click.ClickException: with the reason it gives.
    """
    from django.db import OperationalError, connection

    try:
        connection.ensure_connection()
    except OperationalError as error:
        reason = " ".join(str(error).split())
        raise click.ClickException(f"连不上数据库（环境变量DATABASE_URL）：{reason}") from error


def is_empty() -> bool:
    """Whether the database answers and holds no tables yet."""
    from django.db import DatabaseError, connection

    try:
        return not connection.introspection.table_names()
    except DatabaseError:
        return False
