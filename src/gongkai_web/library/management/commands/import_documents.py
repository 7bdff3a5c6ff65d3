"""`gongkai manage import_documents TABLE`: documents from another system, any number of them."""

from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from gongkai.basis import UnusableInputError
from gongkai_web.accounts.models import User
from gongkai_web.library.exchange.enclosures import Enclosures, Folder, NoFiles
from gongkai_web.library.exchange.importing import carry_out, plan_import
from gongkai_web.library.exchange.plans import Fate, Plan


class Command(BaseCommand):
    """Says what it would do, and does it with `--confirm`."""

    help = "从其他系统导入文件：先逐行核对，加--confirm才导入。"

    def add_arguments(self, parser: CommandParser) -> None:
        """The table, its files, and on whose behalf."""
        parser.add_argument("table", type=Path, metavar="表格", help="Excel或CSV文件，表头与后台“导入文件”相同")
        parser.add_argument("--as", dest="login", required=True, metavar="登录名", help="以谁的名义导入；权限同在后台")
        parser.add_argument("--files", type=Path, metavar="文件夹", help="“附件”一栏所写的文件所在的文件夹")
        parser.add_argument("--publish", action="store_true", help="内容齐全的直接公开，其余存为草稿")
        parser.add_argument("--confirm", action="store_true", help="核对无误，导入")

    def handle(self, *args: Any, **options: Any) -> None:
        """Plan, say so, and carry it out where that was confirmed."""
        by = User.objects.filter(username=options["login"], is_active=True).first()
        if by is None:
            raise CommandError(f"没有登录名为“{options['login']}”的账号")
        enclosures = _enclosed(options["files"])
        try:
            plan = plan_import(options["table"].name, options["table"].read_bytes(), enclosures, by=by)
        except (OSError, UnusableInputError) as error:
            raise CommandError(str(error)) from error
        self._tell(plan)
        if options["confirm"]:
            self._carry_out(plan, enclosures, by, make_public=options["publish"])

    def _tell(self, plan: Plan) -> None:
        for planned in plan.those(Fate.WRONG):
            self.stdout.write(f"第{planned.line}行 {planned.name}：{'；'.join(planned.messages)}")
        for planned in plan.those(Fate.NEW):
            for change in planned.changes:
                self.stdout.write(f"第{planned.line}行 {planned.name}：{change}")
        self.stdout.write("，".join(f"{fate.value}{len(plan.those(fate))}行" for fate in Fate))

    def _carry_out(self, plan: Plan, enclosures: Enclosures, by: User, *, make_public: bool) -> None:
        try:
            published = carry_out(plan, enclosures, by=by, make_public=make_public)
        except (PermissionDenied, ValidationError) as error:
            raise CommandError(f"没有导入：{'；'.join(getattr(error, 'messages', [str(error)]))}") from error
        self.stdout.write(f"已导入{len(plan.those(Fate.NEW))}件，其中公开{published}件")


def _enclosed(folder: Path | None) -> Enclosures:
    if folder is None:
        return NoFiles()
    if not folder.is_dir():
        raise CommandError(f"没有文件夹“{folder}”")
    return Folder(folder)
