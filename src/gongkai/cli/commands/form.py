"""`gongkai form`: a statutory form as we know it."""

import json
from collections.abc import Iterator, Mapping, Sequence

import click

from gongkai.basis.language import translate as _
from gongkai.cli import options
from gongkai.forms import FORMS, Form, Table


@options.command(
    help=_("显示法定报告格式：六个部分、三张表、每一格的编号、加总与勾稽关系。格式以启用年份为名：2021 或 2019。")
)
@click.argument("name", type=click.Choice(list(FORMS)), default="2021", metavar=_("[格式]"))
@options.formats("text", "json")
@options.language
def command(*, name: str, style: str) -> None:
    """Print one form."""
    form = FORMS[name]
    if style == "json":
        click.echo(json.dumps(form_to_dict(form), ensure_ascii=False, indent=2))
        return
    click.echo(f"{form.basis}（{form.basis.instrument.number}）")
    for number, title in zip("一二三四五六", form.sections, strict=True):
        click.echo(f"{number}、{title}")
    for table in form.tables:
        click.echo("\n" + _("{title}：{count}格").format(title=table.title, count=len(table.refs)))
        for ref in table.refs:
            click.echo(f"  {ref}  {table.label(ref)}（{form.column(ref).unit}）")
        for line in _rules(table):
            click.echo(line)


def _rules(table: Table) -> Iterator[str]:
    """The sums and balances of a table, each once for all rows or columns that it holds in."""
    for block in table.blocks:
        rows, columns = ({x.key: x.label for x in labelled} for labelled in (block.rows, block.columns))
        for labels, sums in ((rows, block.row_sums), (columns, block.column_sums)):
            for total in sums:
                yield _("加总：{total} = {parts}").format(total=labels[total.total], parts=_added(labels, total.parts))
        for balance in block.balances:
            left, right = _added(rows, balance.left), _added(rows, balance.right)
            yield _("勾稽：{left} = {right}").format(left=left, right=right)


def _added(labels: Mapping[str, str], keys: Sequence[str]) -> str:
    return " + ".join(labels[key] for key in keys)


def form_to_dict(form: Form) -> dict[str, object]:
    """A form for programs: its cells with their labels and units, its sums and balances, all by public key."""
    return {
        "form": form.key,
        "basis": str(form.basis),
        "sections": list(form.sections),
        "cells": [
            {
                "key": str(ref),
                "label": form.label(ref),
                "unit": form.column(ref).unit,
                "counts": list(table.rows[ref.row].counts),
            }
            for table in form.tables
            for ref in table.refs
        ],
        "sums": [
            {"total": str(total), "parts": [str(part) for part in parts]}
            for table in form.tables
            for total, parts in table.sums()
        ],
        "balances": [
            {"in": [str(ref) for ref in left], "out": [str(ref) for ref in right]}
            for table in form.tables
            for left, right in table.flows()
        ],
    }
