"""Printing what came of checking: as it comes, or as pages and a workbook at the end."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from gongkai.basis.language import translate as _
from gongkai.cli.checking import Checked
from gongkai.cli.output import put, unique_names
from gongkai.cli.reports import Unusable
from gongkai.render.github import github_refusal

Result = Checked | Unusable


def emit(results: Iterable[Result], names: Sequence[str], *, style: str, output: str | None) -> list[Result]:
    """Print every result in its style, and return them all.

    Raises:
        click.UsageError: when pages for several reports, or a workbook, have nowhere to go.
    """
    if style == "html":
        return _pages(results, names, output)
    done = list(_reported(results, style, output))
    if style == "xlsx":
        from gongkai.render.workbook import findings_to_xlsx  # noqa: PLC0415 - only a workbook pays for its writer

        put(findings_to_xlsx([r.examined for r in done if isinstance(r, Checked) and r.examined]), output, kind="xlsx")
    elif output:
        put("".join(_content(r, style) for r in done), output)
    if style == "text" and len(done) > 1:
        click.echo(summary(done), err=bool(output))
    return done


def _reported(results: Iterable[Result], style: str, output: str | None) -> Iterator[Result]:
    for result in results:
        if isinstance(result, Unusable):
            click.echo(str(result), err=True)
        if not output and style != "xlsx":
            click.echo(_content(result, style), nl=False)
        yield result


def _content(result: Result, style: str) -> str:
    if isinstance(result, Unusable):
        match style:
            case "json":
                return result.to_json() + "\n"
            case "github":
                return github_refusal(result.name, result.reason)
            case _:
                return ""
    return result.content.rstrip("\n") + "\n" if result.content else ""


def _pages(results: Iterable[Result], names: Sequence[str], output: str | None) -> list[Result]:
    """One page a report; for several reports a folder with an index."""
    single = len(names) == 1 and not (output and not output.endswith((".html", ".htm")))
    if not single and not output:
        raise click.UsageError(_("多份报告的页面要放在一个文件夹里，请用 -o 指定文件夹。"))
    done: list[Result] = []
    entries = []
    for result, page in zip(results, unique_names(list(names), ".html"), strict=True):
        done.append(result)
        if isinstance(result, Unusable):
            click.echo(str(result), err=True)
            continue
        put(result.content, output if single else str(Path(output or "") / page))
        entries.append((page, result.title, result.counts))
    if not single:
        from gongkai.render.workbench import index_page  # noqa: PLC0415 - only pages pay for their making

        refused = [str(r) for r in done if isinstance(r, Unusable)]
        put(index_page(entries, refused), str(Path(output or "") / "index.html"))
        click.echo(summary(done))
        click.echo(_("页面：{path}").format(path=Path(output or "") / "index.html"))
    return done


def summary(results: Sequence[Result]) -> str:
    """One line on all files together."""
    counts: Counter[str] = sum((r.counts for r in results if isinstance(r, Checked)), Counter())
    refused = sum(isinstance(r, Unusable) for r in results)
    text = _("共{n}份报告：错误{error}处，提醒{warning}处，提示{info}处。").format(
        n=len(results) - refused, error=counts["error"], warning=counts["warning"], info=counts["info"]
    )
    return text + (_("另有{n}个文件无法使用。").format(n=refused) if refused else "")
