"""What the user named: files, folders, globs, and `-` for standard input."""

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIXES = frozenset(
    {
        *(".html", ".htm", ".shtml", ".xhtml", ".mht", ".txt", ".md", ".rtf", ".pdf", ".ofd", ".json", ".csv", ".tsv"),
        *(".docx", ".docm", ".doc", ".wps", ".xlsx", ".xlsm", ".xls", ".et"),
    }
)
"""What is taken from a folder. A file named outright is always opened, whatever its name."""

STDIN = "-"


def expand(names: Iterable[str]) -> list[str]:
    """Every file that the names stand for, each once, in order.

    A name that stands for nothing is kept: opening it then says that it cannot be found, or is an empty folder.
    """
    return list(dict.fromkeys(file for name in names for file in _files(name)))


def _files(name: str) -> Iterator[str]:
    path = Path(name)
    if name != STDIN and path.is_dir():
        yield from tuple(_folder(path)) or (name,)
    elif name == STDIN or path.exists():
        yield name
    else:
        yield from sorted(glob.glob(name, recursive=True)) or [name]  # noqa: PTH207 - a pattern may be absolute


def _folder(path: Path) -> Iterator[str]:
    for file in sorted(path.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
        if file.is_file() and file.suffix.lower() in SUFFIXES and not hidden:
            yield str(file)
