"""Keep the whole site in one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gongkai_web.site.backups import BackupError, backup


class Command(BaseCommand):
    """`gongkai manage backup FILE`."""

    help = "把数据库、上传的文件和密钥写进一个备份文件；网站不必停。"
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path, metavar="文件", help="备份文件")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say so."""
        try:
            backup(options["file"])
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"已备份到{options['file']}")
