"""`gongkai manage sweep_papers`: delete sealed files that belong to no paper. Done every day by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai_web.desk.services.sweeping import sweep


class Command(BaseCommand):
    """The sweep, on demand."""

    help = "删除不属于任何材料的加密文件（断电等留下的，一天以前的）；每天自动进行。"

    def handle(self, **_options: Any) -> None:
        """Sweep, and say how many there were."""
        self.stdout.write(f"清理{sweep()}个")
