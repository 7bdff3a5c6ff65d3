"""`gongkai manage rebuild_index`: the index made anew from what the database holds."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai_web.search.engines import chosen
from gongkai_web.search.following import follow, rebuild
from gongkai_web.search.model import Query


class Command(BaseCommand):
    """Make the index anew. Searches go on with the old one until the new one is whole."""

    help = "重建检索索引；重建期间检索照常使用旧索引"

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, catch up with what changed meanwhile, and say how many entries there are."""
        if not rebuild():
            raise CommandError("另一个进程正在更新索引，请稍后再试")
        follow()
        self.stdout.write(f"检索索引已重建，共{chosen().search(Query()).total}条")
