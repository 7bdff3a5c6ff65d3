"""`gongkai manage verify_journal`: whether the journal is as it was written."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai_web.journal.models import Entry
from gongkai_web.journal.services import first_broken


class Command(BaseCommand):
    """Follow the chain from the first entry to the last."""

    help = "核对日志的摘要链，找出被改动的第一条"

    def handle(self, *args: Any, **options: Any) -> None:
        """Say that the chain is whole, or name the first entry that breaks it."""
        if broken := first_broken():
            raise CommandError(f"日志从第{broken.pk}条（{broken.recorded:%Y-%m-%d %H:%M}）起与登记时不一致")
        self.stdout.write(f"日志共{Entry.objects.count()}条，摘要链完整")
