"""What the user named: files, folders, globs, and `-` for standard input."""

import glob
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from gongkai.basis.language import translate as _
from gongkai.ingest.working import is_working_file

SUFFIXES = frozenset(
    {
        *(".html", ".htm", ".shtml", ".xhtml", ".mht", ".txt", ".md", ".rtf", ".pdf", ".ofd", ".json", ".csv", ".tsv"),
        *(".docx", ".docm", ".doc", ".wps", ".odt", ".xlsx", ".xlsm", ".xls", ".et", ".ods"),
    }
)
"""What is taken from a folder. A file named outright is always opened, whatever its name."""

STDIN = "-"
_WRITTEN = frozenset({".html", ".htm", ".json", ".xlsx"})
_FEW = 3


def expand(names: Iterable[str]) -> list[str]:
    """Every file that the names stand for, each once, in order.

    A name that stands for nothing is kept: opening it then says that it cannot be found, or is an empty folder. What
    we wrote ourselves on reports is no report: it is left out of a folder, which is said on standard error.
    """
    return list(dict.fromkeys(file for name in names for file in _files(name)))


def _files(name: str) -> Iterator[str]:
    path = Path(name)
    if name != STDIN and path.is_dir():
        yield from _reports(tuple(_folder(path))) or (name,)
    elif name == STDIN or path.exists():
        yield name
    else:
        yield from sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207 - a pattern may be absolute


def _reports(files: Sequence[str]) -> tuple[str, ...]:
    ours = [file for file in files if Path(file).suffix.lower() in _WRITTEN and _is_ours(file)]
    if ours:
        named = _("、").join(ours[:_FEW]) + (_("等") if len(ours) > _FEW else "")
        message = _("文件夹里有{count}个 gongkai 写出的检查、比较或汇总结果，不是年度报告，没有读：{named}")
        click.echo(message.format(count=len(ours), named=named), err=True)
    return tuple(file for file in files if file not in set(ours))


def _is_ours(file: str) -> bool:
    """Whether a file is our own work on reports. One that cannot be opened is for its reader to refuse."""
    try:
        return is_working_file(Path(file).read_bytes())
    except OSError:
        return False


def _folder(path: Path) -> Iterator[str]:
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
        if file.is_file() and file.suffix.lower() in SUFFIXES and not hidden:
            yield str(file)
