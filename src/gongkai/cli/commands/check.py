"""`gongkai check`: what is wrong with a report, and where."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from gongkai.basis.language import translate as _
from gongkai.checks import Facts, OrganKind
from gongkai.cli import batch, inputs, options
from gongkai.cli.checking import Checked, Checking
from gongkai.cli.emitting import emit
from gongkai.cli.knowledge import NAMES, known
from gongkai.cli.reports import Unusable, open_report
from gongkai.forms import Report

LEVELS = ("error", "warning", "info")
DAY = click.DateTime(["%Y-%m-%d"])


@options.command(
    help=_("检查年度报告：勾稽关系、缺表缺项、正文与表格、前后年度。每个问题说明错在哪里、两个数各是多少、怎样改。")
)
@options.files
@options.formats("text", "json", "html", "xlsx", "github")
@options.output
@options.ocr
@click.option(
    "--fail-on",
    type=click.Choice([*LEVELS, "never"]),
    default="error",
    show_default=True,
    help=_("有这一级别或更重的问题时，退出码为 1。"),
)
@click.option("--before", metavar=_("路径"), help=_("上一年度的报告，或存放往年报告的文件夹（按机关和年度对应）。"))
@click.option("--subordinates", metavar=_("路径"), help=_("所属各机关的报告，用来核对汇总数。"))
@click.option("--expected", type=options.NAMES, metavar=_("文件"), help=_("应当提交报告的机关名单，每行一个。"))
@click.option("--together", is_flag=True, help=_("把这批文件当作同一地区的报告，互相比对内容雷同。"))
@click.option("--kind", type=click.Choice([k.value for k in OrganKind]), help=_("机关类别；默认由名称判断。"))
@click.option("--published-on", type=DAY, metavar=_("日期"), help=_("实际公布日期。"))
@click.option("--deadline", type=DAY, metavar=_("日期"), help=_("当地规定的公布期限。"))
@click.option("--today", type=DAY, metavar=_("日期"), help=_("按这一天判断是否逾期。"))
@click.option("--rulemaking/--no-rulemaking", default=None, help=_("是否有规章制定权。"))
@click.option("--published", metavar=_("路径"), help=_("先前发布的一稿，或存放它们的文件夹，用来核对更正有没有说明。"))
@click.option(
    "--fact",
    "words",
    multiple=True,
    metavar=_("名称=值"),
    help=_("报告之外已知的事，可以写多次：{names}。").format(names=NAMES),
)
@options.jobs
@options.language
def command(
    *,
    files: tuple[str, ...],
    style: str,
    output: str | None,
    ocr: str,
    fail_on: str,
    before: str | None,
    subordinates: str | None,
    expected: tuple[str, ...] | None,
    together: bool,
    kind: str | None,
    published_on: datetime | None,
    deadline: datetime | None,
    today: datetime | None,
    rulemaking: bool | None,
    published: str | None,
    words: tuple[str, ...],
    jobs: int | None,
) -> int:
    """Check and print."""
    names = inputs.expand(files)
    facts = _facts(kind, rulemaking, (published_on, deadline, today))
    earlier, first, owned = (_beside(path, jobs, ocr) for path in (before, published, subordinates))
    work = Checking(
        style,
        facts=known(facts, words),
        before={(r.organ, r.year): r for r in earlier if r.year is not None},
        only_before=earlier[0] if before and len(earlier) == len(names) == 1 and Path(before).is_file() else None,
        published={(r.organ, r.year): r for r in first if r.year is not None},
        peers=_reports(files, jobs, ocr) if together else (),
        subordinates=owned,
        expected=expected or (),
        ocr=ocr,
    )
    return _verdict(emit(batch.each(work, names, jobs=jobs), names, style=style, output=output), fail_on)


def _facts(kind: str | None, rulemaking: bool | None, days: Iterable[datetime | None]) -> Facts:  # noqa: FBT001 - as the option gives it
    """What the options tell of the organ; `days` are that of publication, the deadline, and today."""
    published_on, deadline, today = (day and day.date() for day in days)
    organ = OrganKind(kind) if kind else None
    return Facts(kind=organ, rulemaking=rulemaking, published_on=published_on, deadline=deadline, today=today)


def _beside(path: str | None, jobs: int | None, ocr: str) -> tuple[Report, ...]:
    """The reports that an option names.

    Raises:
        click.UsageError: when there is not one: checks would be left out that the user asked for.
    """
    found = _reports([path], jobs, ocr) if path else ()
    if path and not found:
        raise click.UsageError(_("{path} 里没有可以使用的报告。").format(path=path))
    return found


def _reports(names: Sequence[str], jobs: int | None, ocr: str) -> tuple[Report, ...]:
    """Every report that can be read; a line on standard error for each file that cannot."""
    found = []
    for report in batch.each(partial(open_report, ocr=ocr), inputs.expand(names), jobs=jobs):
        if isinstance(report, Unusable):
            click.echo(str(report), err=True)
        else:
            found.append(report)
    return tuple(found)


def _verdict(results: Iterable[Checked | Unusable], fail_on: str) -> int:
    """The exit code: 2 if a file could not be used, else 1 if a finding is grave enough."""
    grave = LEVELS[: LEVELS.index(fail_on) + 1] if fail_on in LEVELS else ()
    code = 0
    for result in results:
        if isinstance(result, Unusable):
            return 2
        if any(result.counts[level] for level in grave):
            code = 1
    return code
