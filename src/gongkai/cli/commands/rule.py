"""`gongkai rule CODE`: one check, with its reasons and its examples."""

import json
from collections.abc import Iterator

import click

from gongkai.basis import UnknownCodeError
from gongkai.basis.language import ruled
from gongkai.basis.language import translate as _
from gongkai.checks import Check, find_check
from gongkai.cli import options
from gongkai.cli.catalogue import SEVERITY, check_to_dict, example, rationale, title
from gongkai.cli.wrapping import paragraphs


@options.command(
    help=_("说明一条检查规则：查什么、为什么、依据什么。可用本系统代码（A101），也可用审查要点编号（ST01）。")
)
@click.argument("code", metavar=_("代码"))
@options.formats("text", "json")
@options.language
def command(*, code: str, style: str) -> None:
    """Print one check."""
    try:
        check = find_check(code)
    except UnknownCodeError as error:
        message = _("没有代码为 {code} 的规则；用 gongkai rules 查看全部规则。")
        raise click.UsageError(message.format(code=code)) from error
    if style == "json":
        click.echo(json.dumps(check_to_dict(check), ensure_ascii=False, indent=2))
        return
    for line in described(check):
        click.echo(line)


def described(check: Check) -> Iterator[str]:
    """A check for a reader: its names, its basis, its rationale, and what it finds in its own faulty example."""
    yield f"{check.code} {title(check)}"
    yield _("名称：{name}　级别：{severity}").format(name=check.name, severity=SEVERITY[check.severity])
    if check.examines:
        yield _("审查要点：{numbers}").format(numbers=_("、").join(check.examines))
    if check.basis:
        yield _("依据：{basis}").format(basis=check.basis)
        if not check.basis.verified:
            yield _("（未核对原文：{note}）").format(note=ruled(check.basis.note) or _("出处待查"))
    yield "\n" + paragraphs(rationale(check))
    if found := example(check):
        yield "\n" + paragraphs(_("例如：{message}").format(message=found.message))
        if found.suggestion:
            yield paragraphs(_("建议：{advice}").format(advice=found.suggestion))
