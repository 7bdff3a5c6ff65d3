"""`gongkai manage trace ORGAN YEAR CELL`: from a number of the platform down to the events behind it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from gongkai.forms import NoFormError
from gongkai_web.annual.tracing import trace
from gongkai_web.organs.models import Organ


class Command(BaseCommand):
    """Prints the chain, a link a line."""

    help = "说明年度报告的一个数从何处来：机关、单元格、记录，直到一件申请的每一个步骤。"

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose number, of which year, and which."""
        parser.add_argument("organ", metavar="机关", help="机关的网址名")
        parser.add_argument("year", type=int, metavar="年份")
        parser.add_argument(
            "key", metavar="格", help="单元格的编号，如requests/granted/natural，或者数的代码，如trainings"
        )
        parser.add_argument("--own", action="store_true", help="人民政府的：只看它自己的记录，不看汇总")

    def handle(self, *args: Any, **options: Any) -> None:
        """Trace it."""
        organ = Organ.objects.filter(slug=options["organ"]).first()
        if organ is None:
            raise CommandError(f"没有网址名为“{options['organ']}”的机关")
        try:
            chain = trace(organ, options["year"], options["key"], own=options["own"])
        except NoFormError as error:
            raise CommandError(str(error)) from error
        except (KeyError, ValueError) as error:
            raise CommandError(f"{options['year']}年没有“{options['key']}”这一格，也没有这个数") from error
        for line in chain.lines():
            self.stdout.write(line)
