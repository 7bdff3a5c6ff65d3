"""The pictures that a report on disk was read from, for the page on it."""

from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.cli.inputs import STDIN
from gongkai.forms import Report

if TYPE_CHECKING:
    from gongkai.render.pictures import Sheet


def sheets_of(report: Report, name: str) -> "tuple[Sheet, ...]":
    """The pictures in the file of that name; none where nothing was read in a picture, or from standard input."""
    if name == STDIN or all(cell.origin.confidence is None for cell in report.cells.values()):
        return ()
    from gongkai.ingest.readers.ocr.showing import shown  # noqa: PLC0415 - only reports read in pictures pay for it
    from gongkai.render.pictures import Sheet  # noqa: PLC0415 - likewise

    path = Path(name)
    return tuple(Sheet(*each) for each in shown(report, path.read_bytes(), beside=path.parent))
