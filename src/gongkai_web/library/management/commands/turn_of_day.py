"""`gongkai manage turn_of_day`: reminders of documents that end, and the index kept in step. Run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai_web.library.tasks import turn_of_day


class Command(BaseCommand):
    """Once a day, shortly after midnight."""

    help = "提醒90天内到期的文件，更新有效性变化了的检索结果。可以反复执行。"

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is due."""
        self.stdout.write(f"提醒{len(turn_of_day())}件")
