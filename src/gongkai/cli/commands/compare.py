"""`gongkai compare`: two years of one organ, side by side."""

import click

from gongkai.basis.language import translate as _
from gongkai.cli import options
from gongkai.cli.output import put
from gongkai.cli.reports import Unusable, open_report
from gongkai.compare import compare_years
from gongkai.render import comparison


@options.command(
    help=_("比较同一机关两个年度的报告：每一格的增减、结转是否衔接、各部分文字的异同、正文里的数。先写上一年度的文件。")
)
@click.argument("before", metavar=_("上一年度"))
@click.argument("after", metavar=_("本年度"))
@options.formats("text", "json", "html", "xlsx")
@options.output
@options.ocr
@options.language
def command(*, before: str, after: str, style: str, output: str | None, ocr: str) -> int:
    """Compare and print."""
    earlier, later = open_report(before, ocr), open_report(after, ocr)
    for report in (earlier, later):
        if isinstance(report, Unusable):
            click.echo(str(report), err=True)
    if isinstance(earlier, Unusable) or isinstance(later, Unusable):
        return 2
    compared = compare_years(earlier, later)
    match style:
        case "json":
            put(comparison.comparison_to_json(compared), output)
        case "html":
            put(comparison.comparison_to_html(compared), output)
        case "xlsx":
            put(comparison.comparison_to_xlsx(compared), output, kind=style)
        case _:
            put(comparison.comparison_to_text(compared), output)
    return 0
