"""`gongkai manage verify_public`: whether everything public is what was reviewed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai_web.library.models import public_models
from gongkai_web.review.guards import missing
from gongkai_web.review.verifying import breaches


class Command(BaseCommand):
    """Look at everything public, and at the triggers that hold it."""

    help = "核对公开的内容与审核过的是否一致，数据库的防护是否都在；有出入的逐条列出"

    def handle(self, *args: Any, **options: Any) -> None:
        """Say that all is well, or name each thing that is not."""
        found = [str(breach) for breach in breaches(public_models())]
        found += [
            f"数据库里没有防护触发器{name}，运行 gongkai manage migrate 重新安装"
            for name in missing("default", public_models())
        ]
        for line in found:
            self.stdout.write(line)
        if found:
            raise CommandError(f"有{len(found)}处与审核的不一致")
        self.stdout.write("公开的内容与审核过的一致，数据库的防护都在")
