"""`gongkai manage recompute_requests`: compute the due days of open requests anew, as after a new holiday notice."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai_web.desk.models import Request
from gongkai_web.desk.services import recompute


class Command(BaseCommand):
    """After an update that brings a holiday notice; it may be run as often as one likes."""

    help = "重新计算在办申请的到期日（例如收到新的放假安排通知以后），列出有变动的。可以反复执行。"

    def handle(self, *args: Any, **options: Any) -> None:
        """Compute, and list what moved."""
        moved = recompute(Request.objects.open().prefetch_related("acts"))
        for request, before, after in moved:
            self.stdout.write(f"{request.organ_id} {request.number} {before} -> {after}")
        self.stdout.write(f"有变动的{len(moved)}件")
