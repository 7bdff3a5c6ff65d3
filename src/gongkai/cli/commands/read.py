"""`gongkai read`: what a report says, every number with its place."""

from dataclasses import dataclass

import click

from gongkai.basis.language import translate as _
from gongkai.cli import batch, inputs, options
from gongkai.cli.output import put
from gongkai.cli.reports import Unusable, open_report
from gongkai.render import to_json
from gongkai.render.terminal import report_to_text


@dataclass(frozen=True, slots=True)
class _Reading:
    """The work on one file."""

    style: str
    ocr: str

    def __call__(self, name: str) -> str | Unusable:
        report = open_report(name, self.ocr)
        if isinstance(report, Unusable):
            return report
        return to_json(report) if self.style == "json" else report_to_text(report)


@options.command(
    help=_("识读年度报告：机关、年度、六个部分、三张表的每一格、正文里的数，都带出处。多份报告时，json 每行一份。")
)
@options.files
@options.formats("text", "json")
@options.output
@options.ocr
@options.jobs
@options.language
def command(*, files: tuple[str, ...], style: str, output: str | None, ocr: str, jobs: int | None) -> int:
    """Read and print."""
    refused = 0
    lines: list[str] = []
    for result in batch.each(_Reading(style, ocr), inputs.expand(files), jobs=jobs):
        if isinstance(result, Unusable):
            refused += 1
            click.echo(str(result), err=True)
        for line in _printed(result, style):
            lines.append(line) if output else put(line, None)
    if output:
        put("\n".join(lines) + "\n", output)
    return 2 if refused else 0


def _printed(result: str | Unusable, style: str) -> tuple[str, ...]:
    """What one file adds to the output: nothing for an unusable one, but that its line must not be lost in JSON."""
    if isinstance(result, str):
        return (result,)
    return (result.to_json(),) if style == "json" else ()
