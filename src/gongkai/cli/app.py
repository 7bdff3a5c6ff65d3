"""The group of commands. A command's module is imported only when it is called."""

import importlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from gongkai import __version__
from gongkai.basis import GongkaiError
from gongkai.basis.language import translate as _
from gongkai.cli.language import LANGUAGES
from gongkai.cli.wrapping import WIDEST, Context

if TYPE_CHECKING:
    import importlib.metadata

COMMANDS: dict[str, str] = {
    "read": _("识读年度报告，给出每个数及其出处"),
    "check": _("检查年度报告，列出问题和位置"),
    "compare": _("比较同一机关两个年度的报告"),
    "sum": _("把多个机关的报告汇总成本地区的报告"),
    "write": _("把报告写成 Word、网页、Excel 等格式"),
    "scan": _("发布前扫描个人信息、错别字和隐藏内容，制作脱敏副本"),
    "rules": _("列出全部检查规则"),
    "rule": _("说明一条检查规则"),
    "law": _("列出系统依据的法定规则及其出处"),
    "due": _("计算答复或公开的期限，逐步说明依据"),
    "fee": _("计算信息处理费"),
    "form": _("显示法定报告格式"),
    "trace": _("说明一个数从文件的何处来"),
}
"""Every command with its one line of help."""

ADDED = {"serve": _("启动平台网站"), "manage": _("执行平台的管理命令")}
"""The help of commands that the platform adds, so that `--help` need not import it."""


def _added() -> "dict[str, importlib.metadata.EntryPoint]":
    """Commands that other installed packages bring: the platform's, where it is installed."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - our own commands need not wait for it

    return {entry.name: entry for entry in entry_points(group="gongkai.commands")}


class _Commands(click.Group):
    """A group that knows its commands by name and imports them late."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, *_added()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in COMMANDS:
            found: click.Command = importlib.import_module(f"gongkai.cli.commands.{cmd_name}").command
            return found
        entry = _added().get(cmd_name)
        return entry.load() if entry else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(_("命令")):
            formatter.write_dl([*COMMANDS.items(), *((name, ADDED.get(name, "")) for name in _added())])


@click.command(
    cls=_Commands,
    options_metavar=_("[选项]"),
    subcommand_metavar=_("命令 [参数]…"),
    help=_(
        "政府信息公开：法定规则、年度报告的识读、检查、比较、汇总与编写。全部离线运行，同样的文件总得到同样的结果。"
    ),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST},
)
@click.option("--lang", type=click.Choice(list(LANGUAGES)), help=_("界面语言：zh 中文（默认），en 英文。"))
@click.version_option(__version__, "-V", "--version", prog_name="gongkai", help=_("显示版本。"))
def gongkai(lang: str | None) -> None:
    """The command group; `lang` was settled before this module was imported."""


def run(arguments: Sequence[str]) -> int:
    """The exit code of one run. What gongkai refuses is one line, never a traceback."""
    try:
        result: int | None = gongkai.main(args=list(arguments), prog_name="gongkai", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        click.echo(_("已中止。"), err=True)
        return 2
    except GongkaiError as error:
        click.echo(str(error), err=True)
        return 2
    except BrokenPipeError:
        return 0
    return result or 0
