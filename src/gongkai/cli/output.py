"""Where results go: the screen, one file, or a folder with one file for each report."""

import sys
from pathlib import Path

import click

from gongkai.basis.language import translate as _
from gongkai.cli.faults import why


def put(content: str | bytes, output: str | None, *, kind: str = "") -> None:
    """Write one result to a file, or to standard output where none is named.

    Raises:
        click.UsageError: when bytes would go to a terminal, or the file cannot be written.
    """
    if output:
        _write(Path(output), content)
    elif isinstance(content, str):
        click.echo(content, nl=not content.endswith("\n"))
    elif sys.stdout.isatty():
        raise click.UsageError(_("{kind} 是文件格式，请用 -o 指定要写的文件。").format(kind=kind))
    else:
        click.echo(content, nl=False)


def _write(path: Path, content: str | bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    except OSError as error:
        raise click.UsageError(_("写不了 {path}：{why}").format(path=path, why=why(error))) from error


def unique_names(names: list[str], suffix: str) -> list[str]:
    """A file name for each input, none twice.

    >>> unique_names(["a/x.html", "b/x.pdf", "-"], ".html")
    ['x.html', 'x-2.html', 'stdin.html']
    """
    met: dict[str, int] = {}
    made = []
    for name in names:
        stem = "stdin" if name == "-" else Path(name).stem
        met[stem] = met.get(stem, 0) + 1
        made.append(stem + (f"-{met[stem]}" if met[stem] > 1 else "") + suffix)
    return made
