"""`gongkai rules`: the catalogue, a line a check."""

import json

import click

from gongkai.basis.language import translate as _
from gongkai.checks import CATALOGUE, Severity
from gongkai.cli import options
from gongkai.cli.catalogue import SEVERITY, check_to_dict, title


@options.command(help=_("列出全部检查规则：代码、级别、名称、对应的审查要点编号。"))
@click.option("--severity", type=click.Choice([s.value for s in Severity]), help=_("只列这一级别。"))
@options.formats("text", "json")
@options.language
def command(*, severity: str | None, style: str) -> None:
    """Print the catalogue."""
    checks = [c for c in CATALOGUE if severity in {None, c.severity.value}]
    for check in checks:
        if style == "json":
            click.echo(json.dumps(check_to_dict(check), ensure_ascii=False))
        else:
            numbers = _("、").join(check.examines)
            named = _("{title}（{numbers}）").format(title=title(check), numbers=numbers) if numbers else title(check)
            click.echo(f"{check.code}  {SEVERITY[check.severity]}  {named}")
    if style == "text":
        click.echo(_("共{total}条。").format(total=len(checks)))
