"""Load the demonstration county into an empty database."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai_web.demo.loading import NotEmptyError, load, welcome


class Command(BaseCommand):
    """`gongkai manage load_demo`: does nothing where the county is there already."""

    help = "装入演示数据：虚构的澄川县。只装入空的数据库；已经装入的，不再装入。"

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say who can sign in."""
        try:
            new = load()
        except NotEmptyError as error:
            raise CommandError(str(error)) from error
        if not new:
            self.stdout.write("演示数据已经装入。")
        self.stdout.write(welcome())
