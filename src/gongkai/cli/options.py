"""What several commands share: their frame and their options."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from gongkai.basis.language import translate as _
from gongkai.cli.faults import why
from gongkai.cli.language import LANGUAGES
from gongkai.cli.wrapping import Command
from gongkai.ingest.encoding import decode

F = TypeVar("F", bound=Callable[..., object])

command = partial(click.command, cls=Command, options_metavar=_("[选项]"))
"""A command whose help page is in the user's language."""

files = click.argument("files", nargs=-1, required=True, metavar=_("文件…"))
"""Files, folders, globs, or `-` for standard input."""


class _Names(click.ParamType[tuple[str, ...]]):
    """A file with one name a line, in whatever encoding it was saved."""

    name = "names"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        try:
            decoded = decode(Path(value).read_bytes())
        except OSError as error:
            self.fail(_("{path}：{why}").format(path=value, why=why(error)), param, ctx)
        if decoded is None:
            self.fail(_("{path}：不是文本").format(path=value), param, ctx)
        return tuple(line.strip() for line in decoded.text.splitlines() if line.strip())


NAMES = _Names()

output = click.option(
    "-o", "--output", type=click.Path(), metavar=_("路径"), help=_("写到这个文件或文件夹，而不是屏幕。")
)

jobs = click.option("--jobs", type=click.IntRange(min=1), metavar="N", help=_("同时使用的处理器数；默认全部。"))

ocr = click.option(
    "--ocr",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help=_("识别图片里的文字和表格：auto 报告缺表时识别，always 都识别，never 不识别。"),
)

# The language may also be named behind the command; it was settled before any command was imported.
language = click.option(
    "--lang", type=click.Choice(list(LANGUAGES)), expose_value=False, help=_("界面语言：zh 中文（默认），en 英文。")
)


def formats(*names: str) -> Callable[[F], F]:
    """The `--format` of a command; the first name is the default."""
    return click.option(
        "--format", "style", type=click.Choice(names), default=names[0], show_default=True, help=_("输出格式。")
    )
