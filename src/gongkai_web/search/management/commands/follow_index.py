"""`gongkai manage follow_index`: a follower of its own, where the server starts none."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from gongkai_web.search.following import follow, trim


class Command(BaseCommand):
    """Bring the index up to date, once or until stopped."""

    help = "按数据库里的变更更新检索索引；不加--once时持续运行，直到按Ctrl+C停止"

    def add_arguments(self, parser: CommandParser) -> None:
        """Once, or how often."""
        parser.add_argument("--once", action="store_true", help="更新一次就结束")
        parser.add_argument("--interval", type=float, default=1.0, help="每隔几秒查看一次变更，默认1秒")

    def handle(self, *args: Any, **options: Any) -> None:
        """Follow; say how many changes were seen."""
        seen = follow()
        self.stdout.write(f"检索索引已更新，处理变更{seen}条")
        trim()
        while not options["once"]:
            time.sleep(options["interval"])
            follow()
