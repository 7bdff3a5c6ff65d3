"""`gongkai write`: a report in the statutory layout."""

from dataclasses import dataclass
from pathlib import Path

import click

from gongkai.basis.language import translate as _
from gongkai.cli import batch, inputs, options
from gongkai.cli.output import put, unique_names
from gongkai.cli.reports import Unusable, open_report
from gongkai.render import FORMATS, write


@dataclass(frozen=True, slots=True)
class _Writing:
    """The work on one file."""

    form: str

    def __call__(self, name: str) -> bytes | Unusable:
        report = open_report(name)
        return report if isinstance(report, Unusable) else write(report, self.form)


@options.command(
    help=_(
        "把报告按法定版式写出来：Word、网页、Excel、JSON、CSV、Markdown。数字照报告所写，不作改动。"
        "多份报告写到 -o 指定的文件夹。"
    )
)
@options.files
@click.option("--to", "form", type=click.Choice(FORMATS), help=_("写成什么格式；默认看 -o 的后缀，没有时为 docx。"))
@options.output
@options.jobs
@options.language
def command(*, files: tuple[str, ...], form: str | None, output: str | None, jobs: int | None) -> int:
    """Write every report."""
    names = inputs.expand(files)
    suffix = Path(output or "").suffix.lstrip(".").lower()
    form = form or {"md": "markdown", "txt": "text", "htm": "html"}.get(suffix, suffix) or "docx"
    if form not in FORMATS:
        raise click.UsageError(_("不能写成 {form}；可以写成：{forms}。").format(form=form, forms=_("、").join(FORMATS)))
    into_folder = len(names) > 1 or bool(output and Path(output).is_dir())
    if into_folder and not output:
        raise click.UsageError(_("多份报告要写到一个文件夹里，请用 -o 指定文件夹。"))
    ending = {"markdown": ".md", "text": ".txt"}.get(form, f".{form}")
    refused = 0
    for made, file in zip(batch.each(_Writing(form), names, jobs=jobs), unique_names(names, ending), strict=True):
        if isinstance(made, Unusable):
            refused += 1
            click.echo(str(made), err=True)
        else:
            put(made, str(Path(output or "") / file) if into_folder else output, kind=form)
    return 2 if refused else 0
