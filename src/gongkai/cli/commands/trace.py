"""`gongkai trace`: where one number comes from."""

import json
from pathlib import Path

import click

from gongkai.basis import Origin
from gongkai.basis.language import translate as _
from gongkai.cli import options
from gongkai.cli.reports import Unusable, open_report
from gongkai.forms import Cell, CellRef, Report, form_of, label_of
from gongkai.render.envelope import cell_to_dict

_YEAR = 4
"""Digits of a year."""


@options.command(
    help=_(
        "说明一个数从文件的何处来：文件摘要、页、行、列、原文，以及它计入哪些处理结果、参加哪些加总。"
        "写“机关 年份 格”三项的，由本机的平台说到每一件申请的每一个步骤；机关写它的网址名。"
    )
)
@click.argument("file", metavar=_("文件"))
@click.argument("key", metavar=_("格"))
@click.argument("cell", metavar=_("[平台的格]"), required=False)
@options.formats("text", "json")
@options.language
def command(*, file: str, key: str, cell: str | None, style: str) -> int:
    """Trace one cell of a file, or of an organ and year of the platform."""
    if cell is not None and not (key.isdecimal() and len(key) == _YEAR):
        raise click.UsageError(_("多余的参数：{cell}；查平台的数，写：机关 年份 格。").format(cell=cell))
    if cell is not None:
        return _on_platform(file, key, cell)
    report = open_report(file)
    if isinstance(report, Unusable):
        click.echo(str(report), err=True)
        return 2
    ref = _ref(report, key)
    if style == "json":
        click.echo(json.dumps({"cell": key, **cell_to_dict(report[ref])}, ensure_ascii=False, indent=2))
        return 0
    for line in chain(report, ref, report.source.name or Path(file).name):
        click.echo(line)
    return 0


def _on_platform(organ: str, year: str, cell: str) -> int:
    """Have the platform trace it, by its own command; only it knows the records."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - a file is traced without it

    found = entry_points(group="gongkai.commands", name="manage")
    if not found:
        raise click.UsageError(_("没有装平台，查不了“机关 年份 格”；查文件的，写：gongkai trace 文件 格。"))
    for entry in found:
        entry.load().main(["trace", organ, year, cell], standalone_mode=False)
    return 0


def _ref(report: Report, key: str) -> CellRef:
    try:
        ref = CellRef.parse(key)
    except ValueError as error:
        raise click.UsageError(_("{key} 不是格的编号；编号形如 requests/granted/natural。").format(key=key)) from error
    if ref not in {r for table in report.form.tables for r in form_of(report, table.key).table(table.key).refs}:
        raise click.UsageError(_("这份报告的格式里没有 {key} 这一格；用 gongkai form 查看全部编号。").format(key=key))
    return ref


def chain(report: Report, ref: CellRef, name: str) -> list[str]:
    """The way from a number back to its place in the file of that name, a step a line."""
    cell, form = report[ref], form_of(report, ref.table)
    row = form.table(ref.table).rows[ref.row]
    lines = [
        f"{ref}",
        _("格：{label}").format(label=label_of(report, ref)),
        _("填报：{value}").format(value=_stated(cell)),
        _("报告：{organ} {year}年（{name}）").format(organ=report.organ, year=report.year or "？", name=name),
        *_places(cell.origin),
        _("格式：{basis}").format(basis=form.basis),
    ]
    if row.counts:
        lines.append(_("计入的处理结果：{codes}").format(codes=_("、").join(row.counts)))
    for total, parts in form.table(ref.table).sums():
        if ref == total or ref in parts:
            lines.append(_("加总：{sum}").format(sum=_sum_line(report, total, parts)))
    if cell.suggested is not None:
        lines.append(_("按勾稽关系推算可能是 {value}（未采用，仅供核对）").format(value=format(cell.suggested, "f")))
    return lines


def _stated(cell: Cell) -> str:
    if cell.value is not None:
        return format(cell.value, "f")
    return {
        "blank": _("空白"),
        "slash": "/",
        "dash": "—",
        "missing": _("报告里没有这一格"),
        "image": _("在图片里，未识读"),
        "unplaced": _("没能对应到格"),
    }.get(cell.state.value, _("无法辨认：{text}").format(text=cell.text))


def _places(origin: Origin) -> list[str]:
    """File and place, for a person: rows and columns count from 1, as findings count them."""
    lines = [_("文件摘要：sha256 {digest}").format(digest=origin.sha256)] if origin.sha256 else []
    named = {
        _("页"): origin.page,
        _("行号"): origin.line,
        _("工作表"): origin.sheet,
        _("块"): origin.block,
        _("表内行"): None if origin.row is None else origin.row + 1,
        _("表内列"): None if origin.column is None else origin.column + 1,
        _("方框"): origin.box,
        _("原文"): repr(origin.text) if origin.text else None,
    }
    found = [f"{name} {value}" for name, value in named.items() if value is not None]
    lines += [_("由此相加：{organ} {key}").format(organ=organ, key=key) for organ, key in origin.parts]
    return [*lines, _("位置：{places}").format(places=_("，").join(found))] if found else lines


def _sum_line(report: Report, total: CellRef, parts: tuple[CellRef, ...]) -> str:
    added = report.total(parts)
    stated = _stated(report[total])
    return f"{label_of(report, total)} {stated} = {'？' if added is None else format(added, 'f')}"
