"""Work the queue of the examination bench to its end, for whoever runs it without the server."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from gongkai_web.examination.crew import Crew
from gongkai_web.examination.queue import work


class Command(BaseCommand):
    """`gongkai manage examine_reports`."""

    help = "识读、检查导入的年度报告，直到没有等待的文件。网站运行时会自动做，不必另外运行。"

    def add_arguments(self, parser: CommandParser) -> None:
        """How many processes read."""
        parser.add_argument("--jobs", type=int, default=None, help="同时识读的进程数；默认与处理器核数相同。")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work, and say how much was done."""
        with Crew(options["jobs"]) as crew:
            done = work(crew)
        self.stdout.write(f"完成{done}步。")
