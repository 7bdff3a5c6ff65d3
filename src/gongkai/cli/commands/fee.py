"""`gongkai fee`: the fee for many requests or many pages, band by band."""

import json

import click

from gongkai.basis.language import translate as _
from gongkai.cli import options
from gongkai.fees import Fee, fee_by_items, fee_by_pages


@options.command(
    help=_(
        "计算信息处理费，逐档列明。两种计收方式只能选一种：按件（--items，同一申请人一个自然月内的件数）或按量（--pages，单件申请的页数）。"
    )
)
@click.option("--items", type=click.IntRange(min=0), metavar="N", help=_("按件计收的件数。"))
@click.option("--pages", type=click.IntRange(min=0), metavar="N", help=_("按量计收的页数。"))
@options.formats("text", "json")
@options.language
def command(*, items: int | None, pages: int | None, style: str) -> None:
    """Compute and explain."""
    if (items is None) == (pages is None):
        raise click.UsageError(_("请写 --items 或 --pages 之一；同一申请不能两种方式都收（国办函〔2020〕109号）。"))
    fee = fee_by_items(items) if items is not None else fee_by_pages(pages or 0)
    if style == "json":
        click.echo(json.dumps(fee_to_dict(fee), ensure_ascii=False))
        return
    for line in fee.explain():
        click.echo(line)


def fee_to_dict(fee: Fee) -> dict[str, object]:
    """A fee for programs; amounts in yuan."""
    return {
        "mode": fee.mode.value,
        "units": fee.units,
        "yuan": fee.yuan,
        "lines": [{"first": x.first, "last": x.last, "rate": x.rate, "yuan": x.yuan} for x in fee.lines],
        "basis": str(fee.basis),
        "verified": fee.basis.verified,
    }
