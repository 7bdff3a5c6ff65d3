"""`gongkai manage load_holidays FILE.toml`: take in a new holiday notice and list the due days that moved."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gongkai_web.desk.services.notices import add_notice


class Command(BaseCommand):
    """When the General Office of the State Council has published the notice for next year."""

    help = "收录一份放假安排通知（TOML文件），重算在办申请的到期日，列出有变动的。文件不对的，什么也不改。"

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Take it in, and list what moved."""
        try:
            notice, moved = add_notice(options["file"].read_text("utf-8"), by=None)
        except (OSError, UnicodeDecodeError) as fault:
            raise CommandError(str(fault)) from fault
        except ValidationError as fault:
            raise CommandError("; ".join(fault.messages)) from fault
        for request, before, after in moved:
            self.stdout.write(f"{request.organ_id} {request.number} {before} -> {after}")
        self.stdout.write(f"已收录{notice.year}年放假安排，有变动的{len(moved)}件")
