"""`gongkai manage publish_scheduled`: what the clock publishes and takes down. Run it every minute."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai_web.library.tasks import run_schedule


class Command(BaseCommand):
    """Stands in for Wagtail's command of this name, which stops at the first record that is refused."""

    help = "按时发布和下线。可以反复执行。"

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is due."""
        self.stdout.write(f"发布和下线{run_schedule()}件")
