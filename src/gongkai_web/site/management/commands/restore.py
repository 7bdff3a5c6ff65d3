"""Make an empty site what a backup holds."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gongkai_web.site.backups import BackupError, restore


class Command(BaseCommand):
    """`gongkai manage restore FILE`."""

    help = "用备份文件恢复：数据库和数据文件夹必须是空的。"
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path, metavar="文件", help="备份文件")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say so."""
        try:
            restore(options["file"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已从{options['file']}恢复；请重新启动网站")
