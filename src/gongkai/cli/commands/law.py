"""`gongkai law`: the rules that the system rests on, each with its source."""

import json

import click

from gongkai.basis.language import ruled
from gongkai.basis.language import translate as _
from gongkai.cli import options
from gongkai.statute.register import rules
from gongkai.statute.rule import Rule


@options.command(help=_("列出系统依据的法定规则及其出处。--unverified 只列尚未核对原文的。"))
@click.argument("words", nargs=-1, metavar=_("[关键词…]"))
@click.option("--unverified", is_flag=True, help=_("只列尚未核对原文的规则，并说明现在依据什么。"))
@options.formats("text", "json")
@options.language
def command(*, words: tuple[str, ...], unverified: bool, style: str) -> None:
    """List the rules."""
    found = [rule for rule in rules() if not (unverified and rule.citation.verified) and _mentions(rule, words)]
    for rule in found:
        if style == "json":
            click.echo(json.dumps(rule_to_dict(rule), ensure_ascii=False))
            continue
        mark = "" if rule.citation.verified else _("　【未核对原文：{note}】").format(note=ruled(rule.citation.note))
        click.echo(f"{rule.code}　{ruled(rule.title)}　{rule.citation}{mark}")
    if style == "text":
        open_ones = sum(not rule.citation.verified for rule in found)
        click.echo(_("共{total}条，其中{open}条尚未核对原文。").format(total=len(found), open=open_ones))


def _mentions(rule: Rule, words: tuple[str, ...]) -> bool:
    text = f"{rule.code} {rule.title} {ruled(rule.title)} {rule.citation}"
    return all(word in text for word in words)


def rule_to_dict(rule: Rule) -> dict[str, object]:
    """A rule for programs."""
    return {
        "code": rule.code,
        "title": ruled(rule.title),
        "basis": str(rule.citation),
        "instrument": rule.citation.instrument.number,
        "verified": rule.citation.verified,
        "note": ruled(rule.citation.note),
    }
