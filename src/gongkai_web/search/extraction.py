"""The words of a file, for the search: what a reader of it sees, and nothing hidden in it.

A file is read in a process of its own, which has little memory and little time:
`python -m gongkai_web.search.extraction <name>` reads a file from standard input and writes its words, or leaves with
`REFUSED` and the reason.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from gongkai.basis import UnusableInputError
from gongkai.ingest import open_document
from gongkai.ingest.document import Block, Grid, Picture, TextBlock
from gongkai.ingest.opening import source_of
from gongkai.ingest.readers.ooxml import Package
from gongkai.ingest.readers.xlsx.book import sheets
from gongkai.ingest.readers.xlsx.sheet import Sheet

MEMORY = 1200 * 2**20
"""Bytes of address space, on systems that can limit it."""
SECONDS = 30
MOST = 2_000_000
"""Characters of one file that are searched: about a thousand pages."""
REFUSED = 3
"""How the process leaves when the file has no words to give."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """The words of a file; where there are none, why, in one line of Chinese."""

    text: str
    reason: str = ""


def text_of(content: bytes, name: str) -> str:
    """The words of a file; "" where it has none or cannot be read."""
    return extracted(content, name).text


def extracted(content: bytes, name: str) -> Extracted:
    """The words of a file, read where it can do no harm. Never an error: a file without words is found by its name."""
    command = [sys.executable, "-m", "gongkai_web.search.extraction", name.replace("\x00", "")]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - ours
    except subprocess.TimeoutExpired:
        return Extracted("", f"{SECONDS}秒内没有读完，附件的文字不能检索")
    except OSError as fault:
        return Extracted("", f"不能读取附件的文字：{fault}")
    said = done.stdout.decode("utf-8", "replace")
    if done.returncode == REFUSED:
        return Extracted("", said)
    return Extracted(said) if done.returncode == 0 else Extracted("", "文件过于复杂，附件的文字不能检索")


def words_of_file(content: bytes, name: str) -> str:
    """The words of a file, a line for each paragraph and each row of a table.

    Raises:
        UnusableInputError: when it cannot be read, with the reason.
    """
    if source_of(content, name).kind == "xlsx":
        found = (line for sheet in sheets(Package(content, name)) if not sheet.hidden for line in _seen(sheet))
    else:
        found = (line for block in open_document(content, name).blocks for line in _lines(block))
    return "\n".join(found)[:MOST]


def _lines(block: Block) -> Iterator[str]:
    match block:
        case TextBlock(text=text):
            yield text
        case Grid(cells=cells):
            yield from (cell.text for cell in cells if cell.text.strip())
        case Picture():
            return


def _seen(sheet: Sheet) -> Iterator[str]:
    """The cells of a sheet that are shown, and its text boxes."""
    shown = sorted(place for place in sheet.cells if place not in sheet.unseen)
    for _, row in groupby(shown, key=lambda place: place.row):
        yield "\n".join(sheet.cells[place] for place in row)
    yield from sheet.boxes


def main() -> int:
    """Read what standard input gives, within the limits."""
    _limit()
    try:
        said, code = words_of_file(sys.stdin.buffer.read(), sys.argv[1]), 0
    except UnusableInputError as refusal:
        said, code = refusal.reason, REFUSED
    sys.stdout.buffer.write(said.encode("utf-8", "replace"))
    return code


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not on every system
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
