"""Build the demonstration in an empty data folder: tables, county, index, static files."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection

from gongkai_web.demo.loading import load
from gongkai_web.search.following import rebuild
from gongkai_web.site.preparing import prepare


class Command(BaseCommand):
    """`gongkai manage build_demo`: what `make demo` copies, so that it need not wait."""

    help = "在空的数据文件夹里建好演示网站：数据表、虚构的县、检索索引、静态文件。"

    def handle(self, *args: Any, **options: Any) -> None:
        """Build it, step by step."""
        prepare()
        load()
        rebuild()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # one file, whole, to be copied
        self.stdout.write("演示网站已经建好。")
