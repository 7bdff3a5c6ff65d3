"""`gongkai sum`: many organs' reports as the report of their jurisdiction."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from gongkai.basis.language import translate as _
from gongkai.cli import batch, inputs, options
from gongkai.cli.output import put
from gongkai.cli.reports import Unusable, open_report
from gongkai.compare import Summation, add_up
from gongkai.forms import Report
from gongkai.render import FORMATS, summation, write


@options.command(
    help=_(
        "把多个机关的报告汇总成本地区的报告。先说缺谁、迟谁、谁重复、谁用了别的格式；有空白或者无法辨认的格，单独列出，不当作0。"
        "docx、csv 和 markdown 写出汇总后的报告。"
    )
)
@options.files
@click.option("--organ", required=True, metavar=_("名称"), help=_("汇总报告的机关，如某某区人民政府。"))
@click.option("--year", type=click.IntRange(2019, 9999), metavar=_("年度"), help=_("报告年度；默认取多数报告的年度。"))
@click.option(
    "--expected",
    type=options.NAMES,
    metavar=_("文件"),
    help=_("应当提交报告的机关名单，每行一个；没有名单就不能说汇总完整。"),
)
@options.formats("text", "json", "html", "xlsx", "docx", "csv", "markdown")
@options.output
@options.ocr
@options.jobs
@options.language
def command(
    *,
    files: tuple[str, ...],
    organ: str,
    year: int | None,
    expected: tuple[str, ...] | None,
    style: str,
    output: str | None,
    ocr: str,
    jobs: int | None,
) -> int:
    """Add up and print."""
    if not organ.strip():
        raise click.UsageError(_("请写明汇总报告的机关名称。"))
    found = list(batch.each(partial(open_report, ocr=ocr), inputs.expand(files), jobs=jobs))
    refused = [report for report in found if isinstance(report, Unusable)]
    reports = [report for report in found if isinstance(report, Report)]
    for line in refused:
        click.echo(str(line), err=True)
    if not reports:
        raise click.UsageError(_("没有可以汇总的报告。"))
    unread = [Path(report.name).name for report in refused]
    year = year or _usual_year(reports)
    made = add_up(reports, jurisdiction=organ, year=year, expected=expected or (), unread=unread)
    put(_rendered(made, style), output, kind=style)
    return 2 if refused else 0


def _usual_year(reports: Sequence[Report]) -> int:
    """The year of most reports.

    Raises:
        click.UsageError: when none states its year.
    """
    years = Counter(report.year for report in reports if report.year is not None)
    if not years:
        raise click.UsageError(_("这些报告都没有写明年度，请用 --year 指定。"))
    return years.most_common(1)[0][0]


def _rendered(made: Summation, style: str) -> str | bytes:
    match style:
        case "json":
            return summation.summation_to_json(made)
        case "html":
            return summation.summation_to_html(made)
        case "xlsx":
            return summation.summation_to_xlsx(made)
        case _ if style in FORMATS and style != "text":
            return write(made.report, style)
        case _:
            return summation.summation_to_text(made)
